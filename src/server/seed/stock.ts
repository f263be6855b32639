import { setImmediate as others } from 'node:timers/promises';
import { DEFAULT_SLOT_POLICY, type SlotPolicy, WEEKDAYS, type WeeklyHours } from '../../contract/store.ts';
import { demoProducts } from '../../demo/catalogue.ts';
import { TEST_PRODUCTS, TEST_STORES } from '../../demo/test-values.ts';
import { postalAreas } from '../../fulfillment/geography/geography.ts';
import { type Connection, statement } from '../../storage/engine/index.ts';

export const STORE_FIELDS = `name, address, country, postal_prefix, latitude, longitude, time_zone, alcohol, pickup, pickup_only,
     serves_postal_prefix, hours, slot_policy`;
export const STORE_TYPES = `location_code text, name text, address jsonb, country text, postal_prefix text, latitude float8, longitude float8,
     time_zone text, alcohol boolean, pickup boolean, pickup_only boolean, serves_postal_prefix boolean, hours jsonb, slot_policy jsonb`;
export const PRODUCT_FIELDS = `upc, name, brand, size, cost_unit, par_weight, price_cents, alcohol, over_the_counter, snap_eligible,
     beverage_weight_lb, bulky, deliverable, attributes`;
export const PRODUCT_TYPES = `rrc text, upc text, name text, brand text, size text, department text, cost_unit text, par_weight float8,
     price_cents integer, alcohol text, over_the_counter boolean, snap_eligible boolean, beverage_weight_lb float8, bulky boolean,
     deliverable boolean`;
/** A demo product as the columns of its row. */
export const PRODUCT_VALUES = `p.rrc, p.upc, p.name, nullif(p.brand, '') as brand, nullif(p.size, '') as size, p.cost_unit, p.par_weight,
     p.price_cents, p.alcohol, p.over_the_counter, p.snap_eligible, p.beverage_weight_lb, p.bulky, coalesce(p.deliverable, true) as deliverable,
     jsonb_build_object('department', p.department) as attributes`;
export const of = (alias: string, fields: string) => fields.replace(/\b(\w+)\b/g, `${alias}.$1`);

const insertStores = statement<[organizationId: number, bannerId: number, stores: string, now: Date]>(
  'seed_stores',
  `insert into cw.stores (organization_id, banner_id, location_code, long_distance_delivery, ${STORE_FIELDS}, created_at, updated_at)
   select $1, $2, s.location_code, true, ${of('s', STORE_FIELDS)}, $4, $4
     from jsonb_to_recordset($3::jsonb) as s(${STORE_TYPES})
    where not exists (select from cw.stores t where t.organization_id = $1 and t.banner_id = $2 and t.location_code = s.location_code)`,
);
const insertProducts = statement<[organizationId: number, bannerId: number, products: string]>(
  'seed_products',
  `insert into cw.products (organization_id, banner_id, rrc, ${PRODUCT_FIELDS})
   select $1, $2, s.rrc, ${of('s', PRODUCT_FIELDS)}
     from (select ${PRODUCT_VALUES} from jsonb_to_recordset($3::jsonb) as p(${PRODUCT_TYPES})) s
    where not exists (select from cw.products t where t.organization_id = $1 and t.banner_id = $2 and t.rrc = s.rrc)`,
);

/** Every day from early to late, so that a newcomer finds slots at any hour. */
const HOURS: WeeklyHours = Object.fromEntries(WEEKDAYS.map((day) => [day, [{ opens: '06:00', closes: '23:00' }]]));
/** States whose demo stores sell no alcohol, so that both answers can be seen. */
const DRY_REGIONS = new Set(['UT']);

/** One store for each postal prefix of the United States and Canada, at the middle of its people. */
export function demoStores(storeName: string) {
  const regular = postalAreas().map((area) => ({
    location_code: `${area.prefix}-01`,
    name: `${storeName} ${area.place}`,
    address: {
      address_line_1: '1 Market Street',
      city: area.place,
      region: area.region,
      postal_code: area.country === 'US' ? `${area.prefix}01` : `${area.prefix}1A1`,
    },
    country: area.country,
    postal_prefix: area.prefix,
    ...area.position,
    time_zone: area.timeZone,
    alcohol: !DRY_REGIONS.has(area.region),
    pickup: true,
    pickup_only: false,
    serves_postal_prefix: true,
    hours: HOURS,
    slot_policy: DEFAULT_SLOT_POLICY as SlotPolicy,
  }));
  return [...regular, ...TEST_STORES.map((store) => ({ hours: HOURS, slot_policy: DEFAULT_SLOT_POLICY, ...store }))];
}

/** The catalogue that every banner sells. */
export const demoCatalogue = () => [...demoProducts(), ...TEST_PRODUCTS];

/**
 * Rows of one statement. A neighbour on the embedded database waits about 50 ms for 250 of them (measured on a busy machine; 1.3 s where
 * all go at once), and the whole takes as long.
 */
const BATCH = 250;

/** Gives a banner the demo stores and catalogue, in statements of a few hundred rows; what is there stays, so that it may be done again. */
export async function stockBanner(db: Connection, organizationId: number, banner: StockedBanner, now: Date): Promise<void> {
  for (const rows of batches(demoStores(banner.storeName))) {
    await db.query(insertStores, [organizationId, banner.id, rows, now]);
    await others();
  }
  for (const rows of batches(demoCatalogue())) {
    await db.query(insertProducts, [organizationId, banner.id, rows]);
    await others();
  }
}

export interface StockedBanner {
  readonly id: number;
  /** The first words of its stores' names. */
  readonly storeName: string;
}

function* batches(rows: readonly object[]): Generator<string> {
  for (let from = 0; from < rows.length; from += BATCH) yield JSON.stringify(rows.slice(from, from + BATCH));
}
