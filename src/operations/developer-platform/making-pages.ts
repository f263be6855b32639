import { insertProductPage } from '../../storage/product-pages/product-page.ts';
import type { RequestScope } from '../define.ts';
import { randomLink } from '../links.ts';

const DAY = 86_400_000;
const PATHS = { shopping_list: 'shopping_lists', recipe: 'recipes' } as const;

/** Keeps a page under a new unguessable link; without days it never expires. */
export async function makePage(context: RequestScope, kind: keyof typeof PATHS, body: unknown, days: number | undefined) {
  const { db, tenant, environment, now } = context;
  const link = randomLink(environment);
  const expires = days === undefined ? null : new Date(now + days * DAY);
  await db.query(insertProductPage, [link, tenant.organizationId, kind, JSON.stringify(body), new Date(now), expires]);
  return { products_link_url: `${environment.consoleUrl}/store/${PATHS[kind]}/${link}` };
}
