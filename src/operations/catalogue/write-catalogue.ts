import type { ChangeProblem, ItemChange, ProductChange, ProductName } from '../../fulfillment/catalogue/change.ts';
import { planItems } from '../../fulfillment/catalogue/plan-items.ts';
import { type KnownName, planProducts } from '../../fulfillment/catalogue/plan-products.ts';
import {
  assignCodes,
  findCodes,
  findNames,
  findNamesById,
  findStoreNumbers,
  insertProducts,
  releaseCodes,
  removeProducts,
  updateProducts,
  upsertItems,
} from '../../storage/catalogue/write.ts';
import type { Connection } from '../../storage/engine/types.ts';
import { upcKey, upcSpellings } from '../../storage/products/product.ts';

export interface BannerKey {
  readonly organizationId: number;
  readonly bannerId: number;
}

/** What to do with objects that the catalogue refuses: write nothing at all, or the others. */
export type OnProblems = 'write_nothing' | 'write_others';

/** Writes products inside the caller's transaction, which holds the lock of the catalogue. A handful of statements, whatever their number. */
export async function writeProducts(
  db: Connection,
  { organizationId, bannerId }: BannerKey,
  changes: readonly ProductChange[],
  options: { readonly keepNames: boolean; readonly onProblems: OnProblems },
): Promise<readonly ChangeProblem[]> {
  const known = await namesOf(db, organizationId, bannerId, changes);
  const plan = planProducts(known, changes, options);
  if (plan.problems.length > 0 && options.onProblems === 'write_nothing') return plan.problems;
  const { inserted, updated, codes, released, removed } = plan;
  if (released.length > 0) await db.query(releaseCodes, [organizationId, bannerId, [...released]]);
  const keyed = (rows: readonly object[]) =>
    JSON.stringify(rows.map((row) => ({ ...row, organization_id: organizationId, banner_id: bannerId })));
  if (updated.length > 0) await db.query(updateProducts, [keyed(updated)]);
  if (inserted.length > 0) await db.query(insertProducts, [organizationId, bannerId, JSON.stringify(inserted)]);
  if (codes.length > 0) await db.query(assignCodes, [keyed(codes)]);
  if (removed.length > 0) await db.query(removeProducts, [organizationId, bannerId, [...removed]]);
  return plan.problems;
}

/** Writes what stores say of products, likewise. `at` is epoch milliseconds. */
export async function writeItems(
  db: Connection,
  { organizationId, bannerId }: BannerKey,
  changes: readonly ItemChange[],
  options: { readonly onProblems: OnProblems; readonly at: number },
): Promise<readonly ChangeProblem[]> {
  const known = await namesOf(db, organizationId, bannerId, changes);
  const codes = [...new Set(changes.map((change) => change.locationCode))];
  const stores = await db.query(findStoreNumbers, [organizationId, bannerId, codes]);
  const { rows, problems } = planItems(known, new Map(stores.map((store) => [store.location_code, store.number])), changes);
  if (rows.length > 0 && (problems.length === 0 || options.onProblems === 'write_others')) {
    await db.query(upsertItems, [organizationId, bannerId, JSON.stringify(rows), new Date(options.at)]);
  }
  return problems;
}

async function namesOf(db: Connection, organizationId: number, bannerId: number, names: readonly ProductName[]): Promise<KnownName[]> {
  const rrcs = new Set(names.flatMap(({ rrc }) => (rrc === undefined ? [] : [rrc])));
  const codes = new Set(names.flatMap(({ lookupCode }) => (lookupCode === undefined ? [] : [lookupCode])));
  const spellings = new Set([...codes].flatMap(upcSpellings));
  const keys = new Set([...codes].map(upcKey));
  const direct = await db.query(findNames, [organizationId, bannerId, [...rrcs], [...spellings]]);
  const further = keys.size === 0 ? [] : await db.query(findCodes, [organizationId, bannerId, [...keys]]);
  const known = new Map(direct.map((row) => [row.id, row]));
  const unknown = [...new Set(further.map((row) => row.product_id))].filter((id) => !known.has(id));
  if (unknown.length > 0) for (const row of await db.query(findNamesById, [organizationId, bannerId, unknown])) known.set(row.id, row);
  return [
    ...direct.map((row) => ({ ...row, code: null })),
    ...further.flatMap(({ product_id, code }) => {
      const row = known.get(product_id);
      return row ? [{ ...row, code }] : [];
    }),
  ];
}
