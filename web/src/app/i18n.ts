import i18n, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';

export const LANGUAGES = { en: 'English', 'fr-CA': 'Français (Canada)' } as const;
export type Language = keyof typeof LANGUAGES;

const KEPT = 'cartwright.language';
const texts = import.meta.glob<{ default: object }>('../../locales/*/*.json');

/** Texts are chunks of the build, a file for each language and topic, loaded when a page first asks. */
const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    const load = texts[`../../locales/${language}/${namespace}.json`];
    // A topic without French is shown in English.
    if (!load) return done(null, {});
    load().then(
      ({ default: table }) => done(null, table),
      (error: Error) => done(error, null),
    );
  },
};

export function startTexts(): Promise<unknown> {
  i18n.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  return i18n
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: kept() ?? preferred(),
      fallbackLng: 'en',
      supportedLngs: Object.keys(LANGUAGES),
      ns: ['app'],
      defaultNS: 'app',
      // React escapes what it shows.
      interpolation: { escapeValue: false },
      returnNull: false,
    });
}

export function chooseLanguage(language: Language): void {
  localStorage.setItem(KEPT, language);
  void i18n.changeLanguage(language);
}

/** The language of what a page is about, unless the reader has chosen one. */
export function preferLanguage(locale: string): void {
  const language: Language = locale.startsWith('fr') ? 'fr-CA' : 'en';
  if (kept() === undefined && i18n.language !== language) void i18n.changeLanguage(language);
}

const isLanguage = (text: string | null): text is Language => text !== null && text in LANGUAGES;

function kept(): Language | undefined {
  const language = localStorage.getItem(KEPT);
  return isLanguage(language) ? language : undefined;
}

function preferred(): Language {
  return navigator.language.toLowerCase().startsWith('fr') ? 'fr-CA' : 'en';
}
