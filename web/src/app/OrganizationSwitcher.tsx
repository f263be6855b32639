import { Menu, Text, UnstyledButton } from '@mantine/core';
import { CheckIcon, ChevronDownIcon } from '@primer/octicons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useSession, useSessionActions } from '../api/session.ts';
import classes from './shell.module.css';

/** Whose servers are shown; a menu where somebody belongs to several organizations. */
export function OrganizationSwitcher() {
  const { t } = useTranslation();
  const { organization, organizations } = useSession();
  const { chooseOrganization } = useSessionActions();
  const navigate = useNavigate();
  const choose = useMutation({ mutationFn: chooseOrganization, onSuccess: () => navigate('/home') });
  if (!organization) return null;
  if (organizations.length < 2) return <Text className={classes.organization}>{organization.name}</Text>;
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <UnstyledButton className={classes.switcher} aria-label={t('shell.organization', { name: organization.name })}>
          <span className={classes.organization}>{organization.name}</span>
          <ChevronDownIcon size={14} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('shell.organizations')}</Menu.Label>
        {organizations.map(({ slug, name, role }) => (
          <Menu.Item
            key={slug}
            onClick={() => choose.mutate(slug)}
            rightSection={slug === organization.slug ? <CheckIcon aria-label={t('shell.current')} /> : null}
          >
            {name}
            <Text size="xs" c="dimmed">
              {t(`roles.${role}`)}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
