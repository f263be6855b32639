import { ApiError, errors } from '../../contract/errors.ts';
import { findOrder, type OrderRow } from '../../storage/orders/order.ts';
import type { RequestScope } from '../define.ts';

/** The user's order, or the documented refusal (contract/conventions.md §7.3). One round trip; `readOrder` gets archived orders too. */
export async function requireOrder(context: RequestScope, userId: string, orderId: string, lookup = findOrder): Promise<OrderRow> {
  const [row] = await context.db.query(lookup, [context.tenant.organizationId, context.tenant.bannerId, userId, orderId]);
  if (!row) throw new ApiError(errors.userNotFound);
  if (!row.user_active) throw new ApiError(errors.userNotActive);
  if (row.order_id === null) throw new ApiError(errors.resourceNotFound);
  return row;
}
