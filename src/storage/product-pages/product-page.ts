import { statement } from '../engine/types.ts';

export const insertProductPage = statement<
  [link: string, organizationId: number, kind: string, body: string, now: Date, expires: Date | null],
  never
>(
  'insert_product_page',
  `insert into cw.product_pages (link, organization_id, kind, body, created_at, expires_at) values ($1, $2, $3, $4::jsonb, $5, $6)`,
);
