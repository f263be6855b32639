import { Menu, Text, UnstyledButton } from '@mantine/core';
import { PersonIcon, SignOutIcon } from '@primer/octicons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSessionActions, useSignedIn } from '../api/session.ts';
import { Preferences } from './Preferences.tsx';
import { pages } from './pages.ts';
import classes from './shell.module.css';

const ACCOUNT = '/account';
const hasAccountPage = pages.some(({ path }) => path === ACCOUNT);

const initialsOf = (name: string) => {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0]?.toUpperCase() ?? '').join('');
};

export function AccountMenu() {
  const { t } = useTranslation();
  const { account } = useSignedIn();
  const { signOut } = useSessionActions();
  const leave = useMutation({ mutationFn: () => signOut() });
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <UnstyledButton aria-label={t('shell.account', { name: account.name })}>
          <span className={classes.avatar} data-initials={initialsOf(account.name)} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div style={{ padding: '0.5rem 0.75rem' }}>
          <Text fw={600} truncate>
            {account.name}
          </Text>
          <Text size="sm" c="dimmed" truncate>
            {account.email}
          </Text>
        </div>
        <Menu.Divider />
        {hasAccountPage && (
          <Menu.Item component={Link} to={ACCOUNT} leftSection={<PersonIcon size={16} />}>
            {t('pages.account')}
          </Menu.Item>
        )}
        <Preferences />
        <Menu.Divider />
        <Menu.Item leftSection={<SignOutIcon size={16} />} onClick={() => leave.mutate()}>
          {t('shell.sign_out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
