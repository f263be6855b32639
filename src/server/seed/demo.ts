import { DEFAULT_SLOT_POLICY, type SlotPolicy, WEEKDAYS, type WeeklyHours } from '../../contract/store.ts';
import { demoProducts } from '../../demo/catalogue.ts';
import { TEST_PRODUCTS, TEST_STORES } from '../../demo/test-values.ts';
import { postalAreas } from '../../fulfillment/geography/geography.ts';
import { type Connection, type Database, statement } from '../../storage/engine/index.ts';
import { seedTestOrders } from './test-orders.ts';

const STORE_FIELDS = `name, address, country, postal_prefix, latitude, longitude, time_zone, alcohol, pickup, pickup_only,
     serves_postal_prefix, hours, slot_policy`;
const STORE_TYPES = `location_code text, name text, address jsonb, country text, postal_prefix text, latitude float8, longitude float8,
     time_zone text, alcohol boolean, pickup boolean, pickup_only boolean, serves_postal_prefix boolean, hours jsonb, slot_policy jsonb`;
const PRODUCT_FIELDS = `upc, name, brand, size, cost_unit, par_weight, price_cents, alcohol, over_the_counter, snap_eligible,
     beverage_weight_lb, bulky, deliverable, attributes`;
const PRODUCT_TYPES = `rrc text, upc text, name text, brand text, size text, department text, cost_unit text, par_weight float8,
     price_cents integer, alcohol text, over_the_counter boolean, snap_eligible boolean, beverage_weight_lb float8, bulky boolean,
     deliverable boolean`;
/** A demo product as the columns of its row. */
const PRODUCT_VALUES = `p.rrc, p.upc, p.name, nullif(p.brand, '') as brand, nullif(p.size, '') as size, p.cost_unit, p.par_weight,
     p.price_cents, p.alcohol, p.over_the_counter, p.snap_eligible, p.beverage_weight_lb, p.bulky, coalesce(p.deliverable, true) as deliverable,
     jsonb_build_object('department', p.department) as attributes`;
const of = (alias: string, fields: string) => fields.replace(/\b(\w+)\b/g, `${alias}.$1`);

const insertOrganization = statement<[slug: string, name: string, country: string, now: Date], { id: number }>(
  'seed_organization',
  'insert into cw.organizations (slug, name, country, created_at) values ($1, $2, $3, $4) returning id',
);
const findAnyOrganization = statement<[], { id: number }>('seed_find_organization', 'select id from cw.organizations limit 1');
const insertBanner = statement<[organizationId: number, slug: string, name: string, now: Date], { id: number }>(
  'seed_banner',
  'insert into cw.banners (organization_id, slug, name, created_at) values ($1, $2, $3, $4) returning id',
);
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

// A reset leaves a row its number, which clients know, and writes only what was changed.
const removeOtherStores = statement<[organizationId: number, bannerIds: number[]]>(
  'seed_remove_stores',
  'delete from cw.stores where organization_id = $1 and banner_id <> all($2::integer[])',
);
const removeOtherProducts = statement<[organizationId: number, bannerIds: number[]]>(
  'seed_remove_products',
  'delete from cw.products where organization_id = $1 and banner_id <> all($2::integer[])',
);
const restoreStores = statement<[organizationId: number, bannerId: number, stores: string, now: Date]>(
  'seed_restore_stores',
  `with seed as materialized (select * from jsonb_to_recordset($3::jsonb) as s(${STORE_TYPES})),
        gone as (
          delete from cw.stores t where t.organization_id = $1 and t.banner_id = $2
             and not exists (select from seed s where s.location_code = t.location_code))
   update cw.stores t
      set (active, long_distance_delivery, exceptions, pickup_instructions, updated_at, ${STORE_FIELDS}) =
          (true, true, '[]', '[]', $4::timestamptz, ${of('s', STORE_FIELDS)})
     from seed s
    where t.organization_id = $1 and t.banner_id = $2 and t.location_code = s.location_code
      and (t.active, t.long_distance_delivery, t.exceptions, t.pickup_instructions, ${of('t', STORE_FIELDS)}) is distinct from
          (true, true, '[]'::jsonb, '[]'::jsonb, ${of('s', STORE_FIELDS)})`,
);
const restoreProducts = statement<[organizationId: number, bannerId: number, products: string]>(
  'seed_restore_products',
  `with seed as materialized (select ${PRODUCT_VALUES} from jsonb_to_recordset($3::jsonb) as p(${PRODUCT_TYPES})),
        gone as (
          delete from cw.products t where t.organization_id = $1 and t.banner_id = $2
             and not exists (select from seed s where s.rrc = t.rrc))
   update cw.products t set (${PRODUCT_FIELDS}) = (${of('s', PRODUCT_FIELDS)})
     from seed s
    where t.organization_id = $1 and t.banner_id = $2 and t.rrc = s.rrc
      and (${of('t', PRODUCT_FIELDS)}) is distinct from (${of('s', PRODUCT_FIELDS)})`,
);
const removeItems = statement<[organizationId: number], never>(
  'seed_remove_items',
  `with codes as (delete from cw.product_codes where organization_id = $1), checkpoints as (delete from cw.imports where organization_id = $1)
   delete from cw.store_items where organization_id = $1`,
);
const findBanners = statement<[organizationId: number], { id: number; slug: string }>(
  'seed_find_banners',
  'select id, slug from cw.banners where organization_id = $1',
);

/** Every day from early to late, so that a newcomer finds slots at any hour. */
const HOURS: WeeklyHours = Object.fromEntries(WEEKDAYS.map((day) => [day, [{ opens: '06:00', closes: '23:00' }]]));
/** States whose demo stores sell no alcohol, so that both answers can be seen. */
const DRY_REGIONS = new Set(['UT']);

interface DemoBanner {
  readonly slug: string;
  readonly name: string;
  /** Kept short: the first letters of its stores' names. */
  readonly storeName: string;
}

interface DemoOrganization {
  readonly slug: string;
  readonly name: string;
  readonly country: 'US' | 'CA';
  readonly banners: readonly DemoBanner[];
}

export const DEMO_ORGANIZATIONS: readonly DemoOrganization[] = [
  {
    slug: 'demo',
    name: 'The Garden Market',
    country: 'US',
    banners: [{ slug: 'the-garden-market', name: 'The Garden Market', storeName: 'The Garden Market' }],
  },
  {
    slug: 'demo-banners',
    name: 'Maple Provisions',
    country: 'CA',
    banners: [
      { slug: 'maple-fresh', name: 'Maple Fresh', storeName: 'Maple Fresh' },
      { slug: 'maple-express', name: 'Maple Express', storeName: 'Maple Express' },
    ],
  },
];

/** One store for each postal prefix of the United States and Canada, at the middle of its people. */
function stores(banner: DemoBanner) {
  const regular = postalAreas().map((area) => ({
    location_code: `${area.prefix}-01`,
    name: `${banner.storeName} ${area.place}`,
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

/**
 * Fills an empty server with the demo organizations, their stores and catalogue, and on development the documented test
 * values. Does nothing when any organization exists. Credentials are not part of it: each installation makes its own.
 */
export async function seedDemo(database: Database, environment: 'development' | 'production', now: Date): Promise<void> {
  if (await hasOrganizations(database)) return;
  await database.transaction(async (db) => {
    // Another process may be starting on the same database.
    await db.execute('lock table cw.organizations in exclusive mode');
    if (await hasOrganizations(db)) return;
    for (const organization of DEMO_ORGANIZATIONS) {
      const [row] = await db.query(insertOrganization, [organization.slug, organization.name, organization.country, now]);
      for (const banner of organization.banners) await seedBanner(db, row!.id, banner, now);
      if (environment === 'development' && organization.slug === 'demo') await seedTestOrders(db, row!.id, now);
    }
  });
}

/**
 * Brings an organization's stores, catalogue and test orders back to what `seedDemo` wrote; false for one that is none of its. Inside a
 * transaction, when the organization's users and orders are gone. Stores and products that are still there keep their ids.
 */
export async function restoreDemo(
  db: Connection,
  environment: 'development' | 'production',
  organizationId: number,
  slug: string,
  now: Date,
): Promise<boolean> {
  const organization = DEMO_ORGANIZATIONS.find((one) => one.slug === slug);
  if (!organization) return false;
  const ids = new Map((await db.query(findBanners, [organizationId])).map((banner) => [banner.slug, banner.id]));
  const banners = organization.banners.filter((banner) => ids.has(banner.slug));
  const kept = banners.map((banner) => ids.get(banner.slug)!);
  // The planner takes the seed for a hundred rows and would compare each of thousands with each: 48 s instead of 0.6 on PostgreSQL.
  await db.execute('set local enable_nestloop = off');
  await db.query(removeOtherStores, [organizationId, kept]);
  await db.query(removeOtherProducts, [organizationId, kept]);
  await db.query(removeItems, [organizationId]);
  for (const banner of banners) {
    const bannerId = ids.get(banner.slug)!;
    const rows = JSON.stringify(stores(banner));
    await db.query(restoreStores, [organizationId, bannerId, rows, now]);
    await db.query(insertStores, [organizationId, bannerId, rows, now]);
    await db.query(restoreProducts, [organizationId, bannerId, products()]);
    await db.query(insertProducts, [organizationId, bannerId, products()]);
  }
  await db.execute('set local enable_nestloop = on');
  if (environment === 'development' && slug === 'demo') await seedTestOrders(db, organizationId, now);
  return true;
}

async function hasOrganizations(db: Connection): Promise<boolean> {
  return (await db.query(findAnyOrganization, [])).length > 0;
}

async function seedBanner(db: Connection, organizationId: number, banner: DemoBanner, now: Date): Promise<void> {
  const [row] = await db.query(insertBanner, [organizationId, banner.slug, banner.name, now]);
  await db.query(insertStores, [organizationId, row!.id, JSON.stringify(stores(banner)), now]);
  await db.query(insertProducts, [organizationId, row!.id, products()]);
}

/** The catalogue that every banner sells. */
function products(): string {
  return JSON.stringify([...demoProducts(), ...TEST_PRODUCTS]);
}
