import { statement } from '../engine/types.ts';

export interface BannerRow {
  readonly slug: string;
  readonly name: string;
  /** Epoch milliseconds. */
  readonly created_at: number;
}

const COLUMNS = 'slug, name, created_at';

export const listBanners = statement<[organizationId: number], BannerRow>(
  'list_banners',
  `select ${COLUMNS} from cw.banners where organization_id = $1 order by id`,
);

export const findBanner = statement<[organizationId: number, slug: string], BannerRow>(
  'find_banner',
  `select ${COLUMNS} from cw.banners where organization_id = $1 and slug = $2`,
);

/** Gives no row when the slug is taken. */
export const insertBanner = statement<[organizationId: number, slug: string, name: string, at: Date], BannerRow>(
  'insert_banner',
  `insert into cw.banners (organization_id, slug, name, created_at) values ($1, $2, $3, $4)
   on conflict (organization_id, slug) do nothing returning ${COLUMNS}`,
);

export const renameBanner = statement<[organizationId: number, slug: string, name: string], BannerRow>(
  'rename_banner',
  `update cw.banners set name = $3 where organization_id = $1 and slug = $2 returning ${COLUMNS}`,
);
