import { Menu, useMantineColorScheme } from '@mantine/core';
import { CheckIcon, DeviceDesktopIcon, GlobeIcon, MoonIcon, SunIcon } from '@primer/octicons-react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, LANGUAGES, type Language } from './i18n.ts';

const SCHEMES = { light: SunIcon, dark: MoonIcon, auto: DeviceDesktopIcon } as const;

/** Entries of a menu: light, dark or as the system has it; and the language. */
export function Preferences() {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Menu.Label>{t('shell.appearance')}</Menu.Label>
      {(Object.keys(SCHEMES) as (keyof typeof SCHEMES)[]).map((scheme) => {
        const Icon = SCHEMES[scheme];
        return (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={colorScheme === scheme}
            leftSection={<Icon size={16} />}
            rightSection={colorScheme === scheme ? <CheckIcon size={14} /> : null}
            onClick={() => setColorScheme(scheme)}
            closeMenuOnClick={false}
          >
            {t(`schemes.${scheme}`)}
          </Menu.Item>
        );
      })}
      <Menu.Divider />
      <Menu.Label>{t('shell.language')}</Menu.Label>
      {(Object.keys(LANGUAGES) as Language[]).map((language) => (
        <Menu.Item
          key={language}
          lang={language}
          role="menuitemradio"
          aria-checked={i18n.language === language}
          leftSection={<GlobeIcon size={16} />}
          rightSection={i18n.language === language ? <CheckIcon size={14} /> : null}
          onClick={() => chooseLanguage(language)}
        >
          {LANGUAGES[language]}
        </Menu.Item>
      ))}
    </>
  );
}
