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
}

/** A product code of a request: `upc`, or `rrc` (the retailer's reference code). */
export interface ProductCode {
  readonly type: 'upc' | 'rrc';
  readonly value: string;
}

interface ProductRow {
  upc: string | null;
  rrc: string;
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
}

const COLUMNS =
  'upc, rrc, name, cost_unit, par_weight, price_cents, alcohol, over_the_counter, snap_eligible, beverage_weight_lb, bulky, deliverable';

export const findProducts = statement<[organizationId: number, bannerId: number, rrcs: string[], upcs: string[]], ProductRow>(
  'find_products',
  `select ${COLUMNS} from cw.products where organization_id = $1 and banner_id = $2 and rrc = any($3::text[])
   union all
   select ${COLUMNS} from cw.products where organization_id = $1 and banner_id = $2 and upc = any($4::text[])`,
);

export function toProduct(row: ProductRow): Product {
  return {
    upc: row.upc ?? '',
    rrc: row.rrc,
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
