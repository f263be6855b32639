import { Button, Group } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useOutletContext } from 'react-router';
import classes from './customer.module.css';
import { GuestPreferences } from './GuestPreferences.tsx';
import { chooseLanguage, LANGUAGES, type Language } from './i18n.ts';
import { LoadingBar } from './LoadingBar.tsx';
import { OfflineNotice } from './OfflineNotice.tsx';
import { usePage, usePageTitle } from './use-page.ts';

type SetName = (name: string | undefined) => void;

/** The frame of pages for a retailer's customers: the retailer's name, and nothing of the console. */
export function CustomerLayout() {
  const { t } = useTranslation();
  const [name, setName] = useState<string>();
  const title = usePageTitle(usePage().page);
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#content">
        {t('shell.skip')}
      </a>
      <Notifications position="bottom-center" />
      <header className={classes.header}>
        <LoadingBar />
        <span className={classes.retailer}>{name ?? title}</span>
        <Group gap={4} wrap="nowrap">
          <OtherLanguage />
          <GuestPreferences />
        </Group>
      </header>
      <main id="content" tabIndex={-1} className={classes.main}>
        <OfflineNotice />
        <Suspense fallback={null}>
          <Outlet context={setName} />
        </Suspense>
      </main>
    </div>
  );
}

function OtherLanguage() {
  const { i18n } = useTranslation();
  const other = (Object.keys(LANGUAGES) as Language[]).find((language) => language !== i18n.language)!;
  return (
    <Button variant="subtle" color="gray" size="compact-md" lang={other} onClick={() => chooseLanguage(other)}>
      {LANGUAGES[other].replace(/ \(.*/, '')}
    </Button>
  );
}

/** Puts the retailer's name in the header, and what the page is about in the tab; never the link. */
export function useCustomerTitle(title: string | undefined, retailer: string | undefined): void {
  const setName = useOutletContext<SetName>();
  useEffect(() => setName(retailer), [setName, retailer]);
  useEffect(() => {
    document.title = [title, retailer].filter((part) => part !== undefined).join(' – ');
  }, [title, retailer]);
}
