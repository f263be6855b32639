import { useTranslation } from 'react-i18next';

/** Figures as the reader writes them; a dash for what was not measured. */
export function useFormats() {
  const { i18n } = useTranslation();
  const counts = new Intl.NumberFormat(i18n.language);
  const shares = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 });
  const times = new Intl.NumberFormat(i18n.language, { maximumSignificantDigits: 3 });
  return {
    count: (value: number) => counts.format(value),
    share: (value: number | null) => (value === null ? '–' : shares.format(value)),
    milliseconds: (value: number | null) => (value === null ? '–' : `${times.format(value)} ms`),
  };
}
