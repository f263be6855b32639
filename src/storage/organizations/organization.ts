import type { TestClock } from '../../contract/clock.ts';
import { APPLICATION_COLUMNS, type ApplicationRow } from '../applications/application.ts';
import { statement } from '../engine/types.ts';

export interface OrganizationRow {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly country: 'US' | 'CA';
  /** Epoch milliseconds. */
  readonly created_at: number;
}

const COLUMNS = 'id, slug, name, country, created_at';

export const findOrganization = statement<[organizationId: number], OrganizationRow>(
  'find_organization',
  `select ${COLUMNS} from cw.organizations where id = $1`,
);

export const findOrganizationBySlug = statement<[slug: string], OrganizationRow>(
  'find_organization_by_slug',
  `select ${COLUMNS} from cw.organizations where slug = $1`,
);

export const renameOrganization = statement<[organizationId: number, name: string | null], OrganizationRow>(
  'rename_organization',
  `update cw.organizations set name = coalesce($2, name) where id = $1 returning ${COLUMNS}`,
);

export const findTestClocks = statement<[], { id: number; test_clock: TestClock }>(
  'find_test_clocks',
  'select id, test_clock from cw.organizations where test_clock is not null',
);

export const findTestClock = statement<[organizationId: number], { test_clock: TestClock | null }>(
  'find_test_clock',
  'select test_clock from cw.organizations where id = $1',
);

/** Sets an organization's test clock, given as JSON, or makes it follow the wall. */
export const setTestClock = statement<[organizationId: number, testClock: string | null], never>(
  'set_test_clock',
  'update cw.organizations set test_clock = $2::jsonb where id = $1',
);

export const findSettings = statement<[organizationId: number], { settings: unknown }>(
  'find_settings',
  'select settings from cw.organizations where id = $1',
);

/** Sets the members given as JSON, and keeps the rest. */
export const changeSettings = statement<[organizationId: number, changes: string], { settings: unknown }>(
  'change_settings',
  'update cw.organizations set settings = settings || $2::jsonb where id = $1 returning settings',
);

/** Every organization of the server, for the platform scope only. */
export const listOrganizations = statement<[afterId: number, limit: number], OrganizationRow>(
  'list_organizations',
  `select ${COLUMNS} from cw.organizations where id > $1 order by id limit $2`,
);

/** An organization with its banners, in their order, and its first application, or no row when the slug is taken. */
export const createOrganization = statement<
  [
    slug: string,
    name: string,
    country: string,
    at: Date,
    bannerSlugs: string[],
    bannerNames: string[],
    clientId: string,
    secretHash: Buffer,
    scopes: string[],
    stock: 'none' | 'demo',
  ],
  ApplicationRow & { organization_id: number; banner_ids: number[] }
>(
  'create_organization',
  `with organization as (
     insert into cw.organizations (slug, name, country, created_at) values ($1, $2, $3, $4::timestamptz)
     on conflict (slug) do nothing returning id, name
   ), banners as (
     insert into cw.banners (organization_id, slug, name, stock, created_at)
     select o.id, b.slug, b.name, $10, $4::timestamptz
       from organization o, unnest($5::text[], $6::text[]) with ordinality as b(slug, name, place) order by b.place
     returning id
   )
   insert into cw.applications as a (organization_id, client_id, secret_hash, name, status, scopes, created_at, renew_by)
   select o.id, $7, $8, o.name, 'Enabled', $9::text[], $4::timestamptz, $4::timestamptz + interval '6 months' from organization o
   returning ${APPLICATION_COLUMNS}, a.organization_id, (select array_agg(b.id order by b.id) from banners b) as banner_ids`,
);
