import type { TestClock } from '../../contract/clock.ts';
import { statement } from '../engine/types.ts';
import type { StoreRow } from '../stores/store.ts';

export const insertProductPage = statement<
  [link: string, organizationId: number, kind: string, body: string, now: Date, expires: Date | null],
  never
>(
  'insert_product_page',
  `insert into cw.product_pages (link, organization_id, kind, body, created_at, expires_at) values ($1, $2, $3, $4::jsonb, $5, $6)`,
);

export interface ProductPageRow {
  readonly organization_id: number;
  readonly kind: 'shopping_list' | 'recipe';
  readonly body: unknown;
  /** Epoch milliseconds. */
  readonly created_at: number;
  readonly expires_at: number | null;
  readonly country: 'US' | 'CA';
  readonly test_clock: TestClock | null;
}

/** Not keyed by an organization: the link leads to the page, as a token's digest leads to the token. */
export const findProductPage = statement<[link: string], ProductPageRow>(
  'find_product_page',
  `select p.organization_id, p.kind, p.body, p.created_at, p.expires_at, o.country, o.test_clock
     from cw.product_pages p join cw.organizations o on o.id = p.organization_id where p.link = $1`,
);

/** Pages of an organization, the newest first, from before a moment and link on. */
export const listProductPages = statement<
  [organizationId: number, before: Date, link: string, limit: number],
  { link: string; kind: 'shopping_list' | 'recipe'; title: string; created_at: number; expires_at: number | null }
>(
  'list_product_pages',
  `select link, kind, body->>'title' as title, created_at, expires_at from cw.product_pages
    where organization_id = $1 and (created_at, link) < ($2::timestamptz, $3)
    order by created_at desc, link desc limit $4`,
);

/** A store in service by its code, of the banner named or of the first that has such a store. */
export const findRetailersStore = statement<
  [organizationId: number, locationCode: string, banner: string | null],
  StoreRow & { banner_slug: string; banner_name: string }
>(
  'find_retailers_store',
  `select s.*, b.slug as banner_slug, b.name as banner_name
     from cw.banners b join cw.stores s on s.organization_id = b.organization_id and s.banner_id = b.id
    where b.organization_id = $1 and s.location_code = $2 and ($3::text is null or b.slug = $3) and s.active
    order by b.id limit 1`,
);
