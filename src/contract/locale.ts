/** Languages of the API. Source: contract/conventions.md §4. */

export const LOCALES = ['en-US', 'en-CA', 'fr-CA'] as const;
export type Locale = (typeof LOCALES)[number];

const SUPPORTED: Readonly<Record<'US' | 'CA', readonly Locale[]>> = { US: ['en-US'], CA: ['en-CA', 'fr-CA'] };

/** The default language of a country's retailers. */
export function defaultLocale(country: 'US' | 'CA'): Locale {
  return country === 'CA' ? 'en-CA' : 'en-US';
}

/** The supported locale that a tag names: `fr-CA`, `fr_CA` and `fr` all mean `fr-CA`; undefined for anything else. */
export function parseLocale(tag: string): Locale | undefined {
  const wanted = tag.trim().replace('_', '-').toLowerCase();
  return LOCALES.find((locale) => locale.toLowerCase() === wanted) ?? (wanted === 'fr' ? 'fr-CA' : undefined);
}

/**
 * Chooses the answer's language from an `Accept-Language` list (RFC 7231 §5.3.5, q-weights honoured).
 * Only languages of the country count (all, while it is not known yet); no match gives the country's default.
 */
export function negotiateLocale(header: string | undefined, country: 'US' | 'CA' | undefined): Locale {
  const fallback = defaultLocale(country ?? 'US');
  const supported = country === undefined ? LOCALES : SUPPORTED[country];
  if (!header || header.length > 1000) return fallback;
  let best: { locale: Locale; weight: number } | undefined;
  for (const part of header.split(',')) {
    const [tag = '', ...parameters] = part.split(';');
    const locale = tag.trim() === '*' ? fallback : parseLocale(tag);
    if (!locale || !supported.includes(locale)) continue;
    const quality = parameters.map((p) => p.trim()).find((p) => p.startsWith('q='));
    const weight = quality === undefined ? 1 : Number(quality.slice(2));
    if (weight > 0 && weight <= 1 && weight > (best?.weight ?? 0)) best = { locale, weight };
  }
  return best?.locale ?? fallback;
}
