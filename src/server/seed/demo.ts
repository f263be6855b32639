import { DEFAULT_SLOT_POLICY, type SlotPolicy, WEEKDAYS, type WeeklyHours } from '../../contract/store.ts';
import { demoProducts } from '../../demo/catalogue.ts';
import { TEST_PRODUCTS, TEST_STORES } from '../../demo/test-values.ts';
import { postalAreas } from '../../fulfillment/geography/geography.ts';
import { type Connection, type Database, statement } from '../../storage/engine/index.ts';
import { seedTestOrders } from './test-orders.ts';

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
  `insert into cw.stores (organization_id, banner_id, location_code, name, address, country, postal_prefix, latitude, longitude, time_zone,
     alcohol, pickup, pickup_only, long_distance_delivery, serves_postal_prefix, hours, slot_policy, created_at, updated_at)
   select $1, $2, s.location_code, s.name, s.address, s.country, s.postal_prefix, s.latitude, s.longitude, s.time_zone,
     s.alcohol, s.pickup, s.pickup_only, true, s.serves_postal_prefix, s.hours, s.slot_policy, $4, $4
   from jsonb_to_recordset($3::jsonb) as s(location_code text, name text, address jsonb, country text, postal_prefix text,
     latitude float8, longitude float8, time_zone text, alcohol boolean, pickup boolean, pickup_only boolean,
     serves_postal_prefix boolean, hours jsonb, slot_policy jsonb)`,
);
const insertProducts = statement<[organizationId: number, bannerId: number, products: string]>(
  'seed_products',
  `insert into cw.products (organization_id, banner_id, rrc, upc, name, brand, size, cost_unit, par_weight, price_cents, alcohol,
     over_the_counter, snap_eligible, beverage_weight_lb, bulky, deliverable, attributes)
   select $1, $2, p.rrc, p.upc, p.name, nullif(p.brand, ''), nullif(p.size, ''), p.cost_unit, p.par_weight, p.price_cents, p.alcohol,
     p.over_the_counter, p.snap_eligible, p.beverage_weight_lb, p.bulky, coalesce(p.deliverable, true), jsonb_build_object('department', p.department)
   from jsonb_to_recordset($3::jsonb) as p(rrc text, upc text, name text, brand text, size text, department text, cost_unit text,
     par_weight float8, price_cents integer, alcohol text, over_the_counter boolean, snap_eligible boolean,
     beverage_weight_lb float8, bulky boolean, deliverable boolean)`,
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

async function hasOrganizations(db: Connection): Promise<boolean> {
  return (await db.query(findAnyOrganization, [])).length > 0;
}

async function seedBanner(db: Connection, organizationId: number, banner: DemoBanner, now: Date): Promise<void> {
  const [row] = await db.query(insertBanner, [organizationId, banner.slug, banner.name, now]);
  await db.query(insertStores, [organizationId, row!.id, JSON.stringify(stores(banner)), now]);
  await db.query(insertProducts, [organizationId, row!.id, JSON.stringify([...demoProducts(), ...TEST_PRODUCTS])]);
}
