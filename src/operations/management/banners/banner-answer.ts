import { type Static, Type } from '../../../contract/schema.ts';
import { formatUtc } from '../../../fulfillment/slots/format.ts';
import type { BannerRow } from '../../../storage/organizations/banner.ts';

/** Path of one banner. */
export const BannerPath = Type.Object({ slug: Type.String({ description: 'Slug of the banner.' }) });

export const BannerSchema = Type.Object({
  slug: Type.String({ description: 'Value of `X-Retailer-Id`; never changes.' }),
  name: Type.String({ description: 'Name.' }),
  created_at: Type.String({ description: 'ISO 8601, UTC.' }),
});

export const EXAMPLE_BANNER = { slug: 'garden-market', name: 'The Garden Market', created_at: '2026-05-06T07:00:00Z' };

export function bannerAnswer(row: BannerRow): Static<typeof BannerSchema> {
  return { slug: row.slug, name: row.name, created_at: formatUtc(row.created_at) };
}
