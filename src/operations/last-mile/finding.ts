import { ApiError, errors } from '../../contract/errors.ts';
import type { OrderKind, OrderView } from '../../fulfillment/orders/order.ts';
import { findOrderOfKinds, type OrderRow } from '../../storage/orders/order.ts';
import type { RequestScope } from '../define.ts';
import { requireOrder } from '../orders/finding.ts';
import { toOrderView } from '../orders/order-answer.ts';

export interface FoundOrder {
  readonly order: OrderRow;
  readonly view: OrderView;
}

/** The kinds that the dispatch URIs serve; for LMD orders that use is deprecated. */
export const DISPATCH_KINDS: readonly OrderKind[] = ['dispatch', 'last_mile'];

/** The user's LMD order; what is of another kind does not exist here. */
export async function requireLastMileOrder(context: RequestScope, userId: string, orderId: string): Promise<FoundOrder> {
  const order = await requireOrder(context, userId, orderId);
  if (order.kind !== 'last_mile') throw new ApiError(errors.resourceNotFound);
  return { order, view: toOrderView(order) };
}

/** A dispatch or LMD order by its id alone, or of one user where the request names one; `readOrderOfKinds` gets archived orders too. */
export async function requireDispatchOrder(
  context: RequestScope,
  orderId: string,
  userId?: string,
  lookup = findOrderOfKinds,
): Promise<FoundOrder> {
  const [order] = await context.db.query(lookup, [context.tenant.organizationId, context.tenant.bannerId, orderId, [...DISPATCH_KINDS]]);
  if (!order || (userId !== undefined && order.user_id !== userId)) throw new ApiError(errors.resourceNotFound);
  if (!order.user_active) throw new ApiError(errors.userNotActive);
  return { order, view: toOrderView(order) };
}
