import { Menu } from '@mantine/core';
import { Preferences } from './Preferences.tsx';
import { PreferencesButton } from './PreferencesButton.tsx';

/** Open from the start: it is drawn once somebody has asked for it. */
export default function PreferencesMenu() {
  return (
    <Menu position="bottom-end" width={220} defaultOpened>
      <Menu.Target>
        <PreferencesButton />
      </Menu.Target>
      <Menu.Dropdown>
        <Preferences />
      </Menu.Dropdown>
    </Menu>
  );
}
