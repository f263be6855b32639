import { lazy, Suspense, useState } from 'react';
import { PreferencesButton } from './PreferencesButton.tsx';

const PreferencesMenu = lazy(() => import('./PreferencesMenu.tsx'));

/** Appearance and language; the menu is loaded when somebody first wants it. */
export function GuestPreferences() {
  const [wanted, setWanted] = useState(false);
  const button = <PreferencesButton aria-haspopup="menu" onClick={() => setWanted(true)} />;
  return wanted ? (
    <Suspense fallback={button}>
      <PreferencesMenu />
    </Suspense>
  ) : (
    button
  );
}
