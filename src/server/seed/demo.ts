import { type Connection, type Database, statement } from '../../storage/engine/index.ts';
import {
  demoCatalogue,
  demoStores,
  of,
  PRODUCT_FIELDS,
  PRODUCT_TYPES,
  PRODUCT_VALUES,
  STORE_FIELDS,
  STORE_TYPES,
  type StockedBanner,
  stockBanner,
} from './stock.ts';
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
const findBanners = statement<[organizationId: number], { id: number; slug: string; name: string; stock: 'none' | 'demo' }>(
  'seed_find_banners',
  'select id, slug, name, stock from cw.banners where organization_id = $1',
);

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
 * Brings an organization's stores, catalogue and test orders back to what `seedDemo` wrote, or the stock that its banners were created
 * with; false for an organization without. Inside a transaction, when the organization's users and orders are gone. Stores and products that are still there keep their ids.
 */
export async function restoreDemo(
  db: Connection,
  environment: 'development' | 'production',
  organizationId: number,
  slug: string,
  now: Date,
): Promise<boolean> {
  const organization = DEMO_ORGANIZATIONS.find((one) => one.slug === slug);
  const banners = (await db.query(findBanners, [organizationId])).flatMap(({ id, name, stock, ...row }): StockedBanner[] => {
    const storeName = organization?.banners.find((banner) => banner.slug === row.slug)?.storeName ?? (stock === 'demo' ? name : undefined);
    return storeName === undefined ? [] : [{ id, storeName }];
  });
  if (!organization && banners.length === 0) return false;
  const kept = banners.map(({ id }) => id);
  // The planner takes the seed for a hundred rows and would compare each of thousands with each: 48 s instead of 0.6 on PostgreSQL.
  await db.execute('set local enable_nestloop = off');
  await db.query(removeOtherStores, [organizationId, kept]);
  await db.query(removeOtherProducts, [organizationId, kept]);
  await db.query(removeItems, [organizationId]);
  for (const banner of banners) {
    await db.query(restoreStores, [organizationId, banner.id, JSON.stringify(demoStores(banner.storeName)), now]);
    await db.query(restoreProducts, [organizationId, banner.id, JSON.stringify(demoCatalogue())]);
    await stockBanner(db, organizationId, banner, now);
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
  await stockBanner(db, organizationId, { id: row!.id, storeName: banner.storeName }, now);
}
