import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { Brand } from './Brand.tsx';
import { GuestPreferences } from './GuestPreferences.tsx';
import { LoadingBar } from './LoadingBar.tsx';
import { OfflineNotice } from './OfflineNotice.tsx';
import classes from './shell.module.css';
import { useDocumentTitle, usePage, usePageTitle } from './use-page.ts';

/** The frame of pages for whoever is not signed in: one column, one thing to do; `wide`: as the pages of the shell. */
export function GuestLayout({ wide = false }: { readonly wide?: boolean }) {
  const { t } = useTranslation();
  useDocumentTitle(usePageTitle(usePage().page));
  return (
    <div className={classes.guest}>
      <a className={classes.skip} href="#content">
        {t('shell.skip')}
      </a>
      <header className={classes.guestHeader}>
        <LoadingBar />
        <a href="/" className={classes.home}>
          <Brand />
        </a>
        <GuestPreferences />
      </header>
      <main id="content" tabIndex={-1} className={wide ? classes.page : classes.guestMain}>
        <OfflineNotice />
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}
