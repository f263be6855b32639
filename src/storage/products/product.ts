import type { Weekday } from '../../contract/store.ts';
import { statement } from '../engine/types.ts';

/** How the catalogue sells a product (contract/concepts.md §4) and what restricts it. */
export interface Product {
  /** Empty string where the product has no such code. */
  readonly upc: string;
  readonly rrc: string;
  readonly name: string;
  readonly costUnit: 'each' | 'lb' | 'kg';
  /** Set for variable-weight items: bought by the unit, priced by weight. */
  readonly parWeight: number | null;
  readonly priceCents: number | null;
  readonly alcohol: 'wine' | 'beer' | 'spirits' | null;
  readonly overTheCounter: boolean;
  readonly snapEligible: boolean;
  readonly beverageWeightLb: number | null;
  readonly bulky: boolean;
  readonly deliverable: boolean;
  readonly imageUrl?: string;
}

/** A product code of a request: `upc`, or `rrc` (the retailer's reference code). */
export interface ProductCode {
  readonly type: 'upc' | 'rrc';
  readonly value: string;
}

/** A product of a banner's catalogue. */
export interface CatalogueProduct extends Product {
  readonly id: number;
}

/** When a product is not sold in a store, in local time (contract/catalog.md §3.7). */
export interface BlackoutPeriod {
  readonly weekday: Weekday;
  /** Minutes since local midnight, both inclusive; 1440 ends the day. */
  readonly from: number;
  readonly until: number;
  /** Local dates, `YYYY-MM-DD`, both inclusive. */
  readonly start_date: string;
  readonly end_date?: string;
}

/** A product as one store sells it: price, alcohol and unit are the store's where it says so. */
export interface StoreProduct extends CatalogueProduct {
  readonly available: boolean;
  readonly blackouts: readonly BlackoutPeriod[];
}

interface ProductRow {
  id: number;
  upc: string | null;
  rrc: string | null;
  name: string;
  cost_unit: 'each' | 'lb' | 'kg';
  par_weight: number | null;
  price_cents: number | null;
  alcohol: 'wine' | 'beer' | 'spirits' | null;
  over_the_counter: boolean;
  snap_eligible: boolean;
  beverage_weight_lb: number | null;
  bulky: boolean;
  deliverable: boolean;
  image_url: string | null;
}

interface StoreProductRow extends ProductRow {
  /** The code that found the product; a lookup code without leading zeros. */
  code_type: 'upc' | 'rrc';
  code: string;
  /** Whether the store has items of its own at all. */
  store_has_items: boolean;
  item: {
    available: boolean | null;
    price_cents: number | null;
    alcoholic: boolean | null;
    cost_unit: 'each' | 'lb' | 'kg' | null;
    par_weight: number | null;
    blackout_times: BlackoutPeriod[] | null;
  } | null;
}

const COLUMNS = `p.id, p.upc, p.rrc, p.name, p.cost_unit, p.par_weight, p.price_cents, p.alcohol, p.over_the_counter, p.snap_eligible,
  p.beverage_weight_lb, p.bulky, p.deliverable, p.attributes->>'remote_image_url' as image_url`;
const KEY = 'p.organization_id = $1 and p.banner_id = $2';
/** The SQL of `upcKey`. */
const UPC_KEY = (column: string) =>
  `case when ${column} ~ '^[0-9]+$' then coalesce(nullif(ltrim(${column}, '0'), ''), '0') else ${column} end`;

/** Products by reference codes, by spellings of lookup codes, and by keys of lookup codes; with what the store says of them. */
export const findProducts = statement<
  [organizationId: number, bannerId: number, rrcs: string[], upcs: string[], keys: string[], storeNumber: number],
  StoreProductRow
>(
  'find_products',
  `with found as (
     select 'rrc' as code_type, p.rrc as code, ${COLUMNS} from cw.products p where ${KEY} and p.rrc = any($3::text[])
     union all
     select 'upc', ${UPC_KEY('p.upc')}, ${COLUMNS} from cw.products p where ${KEY} and p.upc = any($4::text[])
     union all
     select 'upc', c.code, p.* from cw.product_codes c cross join lateral (
       select ${COLUMNS} from cw.products p where ${KEY} and p.id = c.product_id limit 1) p
      where c.organization_id = $1 and c.banner_id = $2 and c.code = any($5::text[])
   )
   select found.*,
     exists (select from cw.store_items s where s.organization_id = $1 and s.banner_id = $2 and s.store_number = $6) as store_has_items,
     (select jsonb_build_object('available', i.available, 'price_cents', i.price_cents, 'alcoholic', i.alcoholic,
        'cost_unit', i.cost_unit, 'par_weight', i.par_weight, 'blackout_times', i.blackout_times)
        from cw.store_items i
       where i.organization_id = $1 and i.banner_id = $2 and i.store_number = $6 and i.product_id = found.id) as item
   from found`,
);

export function toProduct(row: ProductRow): CatalogueProduct {
  return {
    id: row.id,
    upc: row.upc ?? '',
    rrc: row.rrc ?? '',
    name: row.name,
    costUnit: row.cost_unit,
    parWeight: row.par_weight,
    priceCents: row.price_cents,
    alcohol: row.alcohol,
    overTheCounter: row.over_the_counter,
    snapEligible: row.snap_eligible,
    beverageWeightLb: row.beverage_weight_lb,
    bulky: row.bulky,
    deliverable: row.deliverable,
    ...(row.image_url === null ? {} : { imageUrl: row.image_url }),
  };
}

/** The product as the store of the item sells it. An item that is `alcoholic` without a kind counts as spirits. */
export function atStore(product: CatalogueProduct, item: StoreProductRow['item']): StoreProduct {
  return {
    ...product,
    costUnit: item?.cost_unit ?? product.costUnit,
    parWeight: item?.par_weight ?? product.parWeight,
    priceCents: item?.price_cents ?? product.priceCents,
    alcohol: item?.alcoholic === false ? null : item?.alcoholic ? (product.alcohol ?? 'spirits') : product.alcohol,
    available: item?.available ?? true,
    blackouts: item?.blackout_times ?? [],
  };
}

/** A numeric code is the same with and without leading zeros: UPC-12, EAN-13 and GTIN-14 name one product. */
export function upcKey(value: string): string {
  return /^\d+$/.test(value) ? value.replace(/^0+(?=\d)/, '') : value;
}

/** The ways in which a catalogue may have written the code. */
export function upcSpellings(value: string): string[] {
  const key = upcKey(value);
  return /^\d+$/.test(key) ? [...new Set([value, key, key.padStart(12, '0'), key.padStart(13, '0'), key.padStart(14, '0')])] : [value];
}
