import { timeOf } from '../../contract/clock.ts';
import { ApiError, type ErrorDefinition, errors } from '../../contract/errors.ts';
import { pageLife } from '../../fulfillment/orders/order-page.ts';
import { findLinkedOrder, type LinkedOrderRow } from '../../storage/order-pages/order-page.ts';
import type { PublicContext, RequestScope } from '../define.ts';
import { toOrderView } from '../orders/order-answer.ts';

/** What every page can refuse. */
export const PAGE_ERRORS: readonly ErrorDefinition[] = [errors.resourceNotFound, errors.userNotActive];

type LinkContext = PublicContext<{ readonly link: string }, unknown, unknown>;

export type PageScope<Row> = RequestScope & { readonly row: Row };

/** The scope of the order's own customer, if the link is still good for it. An order without a user has nobody's rights but its own. */
export async function scopeOf<Row extends LinkedOrderRow>(
  { db, environment, wall, actsFor }: LinkContext,
  row: Row | undefined,
  use: 'read' | 'write',
): Promise<PageScope<Row>> {
  if (!row) throw new ApiError(errors.resourceNotFound);
  await actsFor({ id: 0, organization_id: row.organization_id });
  const now = timeOf(row.test_clock, wall);
  const life = pageLife(toOrderView(row), row.canceled_at, now);
  if (life === 'gone') throw new ApiError(errors.resourceNotFound);
  if (!row.user_active) throw new ApiError(errors.userNotActive);
  if (use === 'write' && life !== 'open') throw new ApiError(errors.orderPageClosed);
  const tenant = {
    organizationId: row.organization_id,
    applicationId: 0,
    country: row.country,
    scopes: new Set<never>(),
    grant: 'fulfillment_user_assertion' as const,
    userId: row.user_id,
    bannerId: row.banner_id,
    bannerSlug: row.banner_slug,
  };
  return { db, environment, tenant, now, row };
}

/** The same for a request that only acts. One read; what acts reads again what it changes. */
export async function actingScope(context: LinkContext, use: 'read' | 'write'): Promise<PageScope<LinkedOrderRow>> {
  const [row] = await context.db.query(findLinkedOrder, [context.params.link]);
  return scopeOf(context, row, use);
}
