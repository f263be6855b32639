import type { ChangeProblem, ItemChange, ProductChange, ProductName } from '../../fulfillment/catalogue/change.ts';
import { planItems } from '../../fulfillment/catalogue/plan-items.ts';
import { planProducts } from '../../fulfillment/catalogue/plan-products.ts';
import {
  assignCodes,
  findNames,
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
  if (updated.length > 0) await db.query(updateProducts, [organizationId, bannerId, JSON.stringify(updated)]);
  if (inserted.length > 0) await db.query(insertProducts, [organizationId, bannerId, JSON.stringify(inserted)]);
  if (codes.length > 0) await db.query(assignCodes, [organizationId, bannerId, JSON.stringify(codes)]);
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

function namesOf(db: Connection, organizationId: number, bannerId: number, names: readonly ProductName[]) {
  const rrcs = new Set(names.flatMap(({ rrc }) => (rrc === undefined ? [] : [rrc])));
  const codes = new Set(names.flatMap(({ lookupCode }) => (lookupCode === undefined ? [] : [lookupCode])));
  const spellings = new Set([...codes].flatMap(upcSpellings));
  const keys = new Set([...codes].map(upcKey));
  return db.query(findNames, [organizationId, bannerId, [...rrcs], [...spellings], [...keys]]);
}
