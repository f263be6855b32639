import { canceled } from '../../callbacks/payloads.ts';
import { ApiError, type ErrorDefinition, errors } from '../../contract/errors.ts';
import { type OrderKind, type OrderStatus, type OrderView, STATUSES } from '../../fulfillment/orders/order.ts';
import { type CancelOrderCommand, type CancelOrderResult, cancelOrder, type OrderRow } from '../../storage/orders/order.ts';
import type { RequestScope } from '../define.ts';
import { toOrderView } from './order-answer.ts';

/** What a cancellation by the API is put down to; contract/orders.md leaves it UNKNOWN, its sample shows this. */
export const REASON = 'customer_driven';
const CANCELABLE = (Object.keys(STATUSES) as OrderStatus[]).filter((status) => STATUSES[status].cancel);

const REFUSALS: Record<Exclude<CancelOrderResult['outcome'], 'canceled'>, ErrorDefinition> = {
  user_not_found: errors.userNotFound,
  user_not_active: errors.userNotActive,
  not_found: errors.resourceNotFound,
  too_late: errors.orderTooLate,
  retry_later: errors.retryLater,
};
export const CANCEL_ERRORS: readonly ErrorDefinition[] = Object.values(REFUSALS);

interface Target {
  readonly orderId: string;
  /** The user of the path; without one the order is found by its id alone. */
  readonly userId?: string;
  /** Whose the order must be, where it is found by its id alone. */
  readonly owner?: string | undefined;
  readonly kinds: readonly OrderKind[];
}

/** Cancels an order and gives its place back, in one call with the event; raises the documented refusals. */
export async function cancelTheOrder(context: RequestScope, target: Target): Promise<OrderView> {
  const { db, tenant, now } = context;
  const command: CancelOrderCommand = {
    organization_id: tenant.organizationId,
    banner_id: tenant.bannerId,
    user_id: target.userId ?? null,
    owner: target.owner ?? null,
    order_id: target.orderId,
    kinds: target.kinds,
    statuses: CANCELABLE,
    reason: REASON,
    event: canceled(target.orderId, REASON),
    now: new Date(now).toISOString(),
  };
  const [result] = await db.query(cancelOrder, [JSON.stringify(command)]);
  const { outcome } = result!;
  if (outcome !== 'canceled') throw new ApiError(REFUSALS[outcome]);
  return toOrderView(result as OrderRow);
}
