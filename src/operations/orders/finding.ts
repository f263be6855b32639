import { ApiError, errors } from '../../contract/errors.ts';
import { readShared } from '../../storage/engine/index.ts';
import { findOrder, type OrderOfUser, type OrderRow, readOrder } from '../../storage/orders/order.ts';
import type { RequestScope } from '../define.ts';

/** The user's order, or the documented refusal (contract/conventions.md §7.3). One round trip; not from the archive. */
export async function requireOrder({ db, tenant }: RequestScope, userId: string, orderId: string): Promise<OrderRow> {
  const [row] = await db.query(findOrder, [tenant.organizationId, tenant.bannerId, userId, orderId]);
  return existing(row);
}

/** The same for who only reads: from the archive too, and in a round trip that concurrent requests share. */
export async function requireOrderToRead({ db, tenant }: RequestScope, userId: string, orderId: string): Promise<OrderRow> {
  const [row] = await readShared(db, readOrder, [tenant.organizationId, tenant.bannerId, userId, orderId]);
  return existing(row);
}

function existing(row: OrderOfUser | undefined): OrderRow {
  if (!row) throw new ApiError(errors.userNotFound);
  if (!row.user_active) throw new ApiError(errors.userNotActive);
  if (row.order_id === null) throw new ApiError(errors.resourceNotFound);
  return row;
}
