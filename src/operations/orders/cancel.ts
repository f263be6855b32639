import { canceled } from '../../callbacks/payloads.ts';
import { ApiError, type ErrorDefinition, errors } from '../../contract/errors.ts';
import { RetailerId, Type } from '../../contract/schema.ts';
import { type OrderStatus, STATUSES } from '../../fulfillment/orders/order.ts';
import { type CancelOrderResult, cancelOrder, type OrderRow } from '../../storage/orders/order.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { ORDER_EXAMPLE, OrderSchema, orderAnswer, toOrderView } from './order-answer.ts';

/** What a cancellation by the API is put down to; contract/orders.md leaves it UNKNOWN, its sample shows this. */
const REASON = 'customer_driven';
const CANCELABLE = (Object.keys(STATUSES) as OrderStatus[]).filter((status) => STATUSES[status].cancel);

const REFUSALS: Record<Exclude<CancelOrderResult['outcome'], 'canceled'>, ErrorDefinition> = {
  user_not_found: errors.userNotFound,
  user_not_active: errors.userNotActive,
  not_found: errors.resourceNotFound,
  too_late: errors.orderTooLate,
  retry_later: errors.retryLater,
};

export const cancelOrderOperation = defineOperation({
  id: 'fulfillment.orders.cancel',
  method: 'POST',
  path: '/v2/fulfillment/users/{user_id}/orders/{order_id}/cancel',
  title: 'Cancel an order',
  description: 'Cancels an order that is still `brand_new` and gives its time slot back. No body is needed.',
  access: FULFILLMENT,
  params: Type.Object({ user_id: RetailerId('Id of the user.'), order_id: RetailerId('Id of the order.') }),
  response: OrderSchema,
  errors: Object.values(REFUSALS),
  writes: 'one_call',
  example: {
    params: { user_id: 'johnsmith6000', order_id: 'a1b2c3' },
    response: { ...ORDER_EXAMPLE, status: 'canceled', cancellation_reason: REASON },
  },
  handle: async ({ params, db, tenant, environment, now }) => {
    const command = {
      organization_id: tenant.organizationId,
      banner_id: tenant.bannerId,
      user_id: params.user_id,
      order_id: params.order_id,
      kinds: ['delivery', 'pickup', 'last_mile'],
      statuses: CANCELABLE,
      reason: REASON,
      event: canceled(params.order_id, REASON),
      now: new Date(now).toISOString(),
    };
    const [result] = await db.query(cancelOrder, [JSON.stringify(command)]);
    const { outcome } = result!;
    if (outcome !== 'canceled') throw new ApiError(REFUSALS[outcome]);
    return orderAnswer(environment, toOrderView(result as OrderRow));
  },
});
