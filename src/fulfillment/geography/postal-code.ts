export type Country = 'US' | 'CA';

/** A postal code in the one form in which codes are stored and compared. */
export interface PostalCode {
  readonly country: Country;
  /** Five digits (a ZIP+4 loses its last four), or six characters without a space: `94105`, `M6K3L5`. */
  readonly code: string;
  /** The first three characters: a ZIP3 prefix or a forward sortation area. */
  readonly prefix: string;
}

const zip = /^(\d{5})(?:[- ]?\d{4})?$/;

// Canada Post never uses D F I O Q U, nor W Z as the first letter. Without the `u` flag, `i` folds ASCII letters only.
const canadian = /^([abceghj-npr-tvxy]\d[abceghj-npr-tv-z])[- ]?(\d[abceghj-npr-tv-z]\d)$/i;

/**
 * Reads a US ZIP code (`94105`, `94105-1234`, `941051234`) or a Canadian postal code (`M6K 3L5`, `m6k3l5`), white space around it ignored.
 * `undefined` for anything else, a bare prefix included. Says nothing about whether the code is in use.
 */
export function parsePostalCode(text: string): PostalCode | undefined {
  const trimmed = text.trim();
  const digits = zip.exec(trimmed)?.[1];
  if (digits !== undefined) return { country: 'US', code: digits, prefix: digits.slice(0, 3) };
  const [, area, unit] = canadian.exec(trimmed) ?? [];
  if (area === undefined || unit === undefined) return undefined;
  return { country: 'CA', code: (area + unit).toUpperCase(), prefix: area.toUpperCase() };
}
