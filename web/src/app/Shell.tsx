import { AppShell, Burger, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, Outlet, useLocation } from 'react-router';
import { owesSecondFactor, secondFactorPath, useSession } from '../api/session.ts';
import { PageSkeleton } from '../parts/PageSkeleton.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import { Brand } from './Brand.tsx';
import { Breadcrumbs } from './Breadcrumbs.tsx';
import { EnvironmentSwitch } from './EnvironmentSwitch.tsx';
import { EnvironmentProvider } from './environment.tsx';
import { LoadingBar } from './LoadingBar.tsx';
import { Navigation } from './Navigation.tsx';
import { OfflineNotice } from './OfflineNotice.tsx';
import { OrganizationSwitcher } from './OrganizationSwitcher.tsx';
import classes from './shell.module.css';
import { useDocumentTitle, usePage, usePageTitle } from './use-page.ts';

/** The frame of every page that needs a session. */
export function Shell() {
  const session = useSession();
  const location = useLocation();
  const here = location.pathname + location.search;
  if (session.account === null) return <Navigate to={`/sign-in?return_to=${encodeURIComponent(here)}`} replace />;
  if (owesSecondFactor(session)) return <Navigate to={secondFactorPath(here)} replace />;
  return (
    <EnvironmentProvider>
      <Notifications position="bottom-right" />
      <Frame />
    </EnvironmentProvider>
  );
}

function Frame() {
  const { t } = useTranslation();
  const [opened, { toggle, close }] = useDisclosure();
  const { pathname } = useLocation();
  const { page } = usePage();
  useDocumentTitle(usePageTitle(page));
  const main = useFocusOnNewPage(pathname);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={0}
      withBorder={false}
      transitionDuration={0}
    >
      <a className={classes.skip} href="#content">
        {t('shell.skip')}
      </a>
      <AppShell.Header className={classes.header}>
        <LoadingBar />
        <Group h="100%" px="md" gap="sm" wrap="nowrap">
          <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('shell.menu')} aria-expanded={opened} />
          <Link to="/home" className={classes.home}>
            <Brand />
          </Link>
          <span className={classes.divider} aria-hidden="true" />
          <OrganizationSwitcher />
          <Group ml="auto" gap="sm" wrap="nowrap">
            <EnvironmentSwitch visibleFrom="sm" />
            <AccountMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes.navbar}>
        <Navigation onNavigate={close} />
      </AppShell.Navbar>
      <AppShell.Main ref={main} id="content" tabIndex={-1} className={classes.main}>
        <OfflineNotice />
        <div className={classes.page}>
          <Breadcrumbs />
          <Suspense fallback={<PageSkeleton />} key={pathname}>
            <Outlet />
          </Suspense>
        </div>
      </AppShell.Main>
    </AppShell>
  );
}

/** After a link was followed, keyboard and screen reader begin at the new page; not at the first one, where nothing was left. */
function useFocusOnNewPage(pathname: string) {
  const main = useRef<HTMLElement>(null);
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current !== pathname) main.current?.focus({ preventScroll: true });
    before.current = pathname;
  }, [pathname]);
  return main;
}
