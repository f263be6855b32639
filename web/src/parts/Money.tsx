import { useTranslation } from 'react-i18next';
import { numberFormat } from './formats.ts';

/** Cents as dollars; a dash where there is no price. */
export function Money({ cents }: { readonly cents: number | null }) {
  const { i18n } = useTranslation();
  if (cents === null) return '–';
  return numberFormat(i18n.language, { style: 'currency', currency: 'USD' }).format(cents / 100);
}
