import { upcKey } from '../../storage/products/product.ts';
import type { ChangeProblem, ItemChange, ItemColumns } from './change.ts';
import type { KnownName } from './plan-products.ts';

/** One row of `store_items` to write. */
export interface ItemRowChange extends ItemColumns {
  readonly store_number: number;
  readonly product_id: number;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** Finds store and product of each object and merges the objects of one item in their order. */
export function planItems(
  known: readonly KnownName[],
  stores: ReadonlyMap<string, number>,
  changes: readonly ItemChange[],
): { rows: readonly ItemRowChange[]; problems: readonly ChangeProblem[] } {
  const byRrc = new Map(known.flatMap((row) => (row.rrc === null ? [] : [[row.rrc, row.id] as const])));
  const byCode = new Map<string, number>();
  for (const row of known) {
    for (const code of [row.upc === null ? null : upcKey(row.upc), row.code])
      if (code !== null && !byCode.has(code)) byCode.set(code, row.id);
  }
  const rows = new Map<string, ItemRowChange>();
  const problems: ChangeProblem[] = [];
  for (const [index, { rrc, lookupCode, locationCode, columns, attributes }] of changes.entries()) {
    const product =
      (rrc === undefined ? undefined : byRrc.get(rrc)) ?? (lookupCode === undefined ? undefined : byCode.get(upcKey(lookupCode)));
    const store = stores.get(locationCode);
    if (product === undefined) {
      problems.push({ index, field: rrc === undefined ? 'lookup_code' : 'retailer_reference_code', error: 'notInCatalogue' });
    }
    if (store === undefined) problems.push({ index, field: 'store_identifier', error: 'storeNotFound' });
    if (product === undefined || store === undefined) continue;
    const key = `${store}/${product}`;
    const before = rows.get(key);
    rows.set(key, {
      ...before,
      ...columns,
      store_number: store,
      product_id: product,
      attributes: { ...before?.attributes, ...attributes },
    });
  }
  return { rows: [...rows.values()], problems };
}
