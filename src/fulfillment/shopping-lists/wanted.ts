/** What a page's line or ingredient asks for (contract/developer-platform.md). */
export interface PageItem {
  readonly name: string;
  readonly display_text?: string;
  readonly product_ids?: readonly number[];
  readonly upcs?: readonly string[];
  readonly filters?: { readonly brand_filters?: readonly string[]; readonly health_filters?: readonly string[] };
  readonly quantity?: number;
  readonly unit?: string;
  readonly line_item_measurements?: readonly Measurement[];
  readonly measurements?: readonly Measurement[];
}

export interface Measurement {
  readonly quantity?: number;
  readonly unit?: string;
}

/** How much of it, with what holds where nothing was said. */
export function measurementsOf(item: PageItem): { quantity: number; unit: string }[] {
  const given = item.line_item_measurements ?? item.measurements ?? [];
  const all = given.length > 0 ? given : [{ quantity: item.quantity, unit: item.unit }];
  return all.map(({ quantity = 1, unit }) => ({ quantity, unit: unit === undefined || unit.trim() === '' ? 'each' : unit }));
}

/** A generic search term as beginnings of words that a product's name must have, all of them; undefined for a term without words. */
export function searchBeginnings(term: string): string | undefined {
  const words = term.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0 ? undefined : [...new Set(words.map(singular))].map((word) => `${word}:*`).join(' & ');
}

/** Catalogues name one of what recipes count: the beginning that English plural and singular share. */
function singular(word: string): string {
  if (word.length < 4) return word;
  if (word.endsWith('ies')) return word.slice(0, -3);
  if (/(?:[sxzo]|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/** What a product must be for a health filter: flagged so in the catalogue, or named so. */
const HEALTH: Readonly<Record<string, { attribute: string; words: string }>> = {
  ORGANIC: { attribute: 'organic', words: 'organic' },
  KOSHER: { attribute: 'kosher', words: 'kosher' },
  GLUTEN_FREE: { attribute: 'gluten_free', words: 'gluten & free' },
  FAT_FREE: { attribute: 'fat_free', words: 'fat & free' },
  SUGAR_FREE: { attribute: 'sugar_free', words: 'sugar & free' },
  LOW_FAT: { attribute: 'low_fat', words: 'low & fat' },
  VEGAN: { attribute: 'vegan', words: 'vegan' },
};

/** The health filters as conditions on products. */
export function healthConditions(filters: readonly string[] = []): { attribute: string; words: string }[] {
  return filters.flatMap((filter) => HEALTH[filter] ?? []);
}
