import { AppShell, NavLink, ScrollArea, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NavLink as RouterLink, useMatch } from 'react-router';
import { hasRight, useSession } from '../api/session.ts';
import { EnvironmentSwitch } from './EnvironmentSwitch.tsx';
import { useEnvironment } from './environment.tsx';
import { type Group, type Page, pages } from './pages.ts';
import classes from './shell.module.css';

const GROUPS: readonly (Group | undefined)[] = [undefined, 'build', 'operate', 'organization', 'installation'];

/** The entries that somebody may see, in their groups. */
export function Navigation({ onNavigate }: { readonly onNavigate: () => void }) {
  const { t } = useTranslation();
  const session = useSession();
  const [environment] = useEnvironment();
  const shown = pages.filter(({ icon, right }) => icon && (right === undefined || hasRight(session, right, environment)));
  return (
    <>
      <AppShell.Section p="sm" hiddenFrom="sm">
        <EnvironmentSwitch fullWidth />
      </AppShell.Section>
      <AppShell.Section grow component={ScrollArea} p="sm">
        <nav aria-label={t('shell.navigation')}>
          {GROUPS.map((group) => {
            const entries = shown.filter((page) => page.group === group);
            if (entries.length === 0) return null;
            return (
              <Stack key={group ?? 'top'} gap={2} mb="md" component="section" aria-label={group && t(`groups.${group}`)}>
                {group && (
                  <Text className={classes.group} aria-hidden="true">
                    {t(`groups.${group}`)}
                  </Text>
                )}
                {entries.map((page) => (
                  <Entry key={page.path} page={page} onNavigate={onNavigate} />
                ))}
              </Stack>
            );
          })}
        </nav>
      </AppShell.Section>
    </>
  );
}

function Entry({ page, onNavigate }: { readonly page: Page; readonly onNavigate: () => void }) {
  const { t } = useTranslation();
  const active = useMatch({ path: page.path, end: false }) !== null;
  const Icon = page.icon!;
  return (
    <NavLink
      component={RouterLink}
      to={page.path}
      label={t(`pages.${page.title}`)}
      leftSection={<Icon size={16} />}
      active={active}
      onClick={onNavigate}
      className={classes.entry}
    />
  );
}
