import { useTranslation } from 'react-i18next';

/** Cents as dollars; a dash where there is no price. */
export function Money({ cents }: { readonly cents: number | null }) {
  const { i18n } = useTranslation();
  if (cents === null) return '–';
  return new Intl.NumberFormat(i18n.language, { style: 'currency', currency: 'USD' }).format(cents / 100);
}
