import { tipAdjusted } from '../../callbacks/payloads.ts';
import { ApiError, errors } from '../../contract/errors.ts';
import { Cents, RetailerId, Type } from '../../contract/schema.ts';
import { type OrderView, STATUSES } from '../../fulfillment/orders/order.ts';
import { defineOperation, FULFILLMENT, type RequestScope } from '../define.ts';
import { changeOrder } from './changing.ts';
import { requireOrder } from './finding.ts';
import { ORDER_EXAMPLE, OrderSchema, orderAnswer, toOrderView } from './order-answer.ts';

export const updateTip = defineOperation({
  id: 'fulfillment.orders.update_tip',
  method: 'PUT',
  path: '/v2/fulfillment/users/{user_id}/orders/{order_id}/tip',
  title: 'Update a tip',
  description: 'Changes the tip of a completed order; before completion use Update an order. Causes the callback Tip adjustment.',
  access: FULFILLMENT,
  params: Type.Object({ user_id: RetailerId('Id of the user.'), order_id: RetailerId('Id of the order.') }),
  body: Type.Object({ tip_amount_cents: Cents('New tip.') }),
  response: OrderSchema,
  errors: [errors.userNotFound, errors.userNotActive, errors.resourceNotFound, errors.orderNotCompleted, errors.tipNotOffered],
  writes: 'one_call',
  example: {
    params: { user_id: 'johnsmith6000', order_id: 'a1b2c3' },
    body: { tip_amount_cents: 700 },
    response: { ...ORDER_EXAMPLE, status: 'delivered' },
  },
  handle: async (context) => {
    const { params, body, environment } = context;
    return orderAnswer(environment, await changeTip(context, params.user_id, params.order_id, body.tip_amount_cents));
  },
});

/** Sets the tip of a completed order; gives the order as it is then. */
export async function changeTip(context: RequestScope, userId: string, orderId: string, cents: number): Promise<OrderView> {
  const change = await changeOrder(context, async () => {
    const order = await requireOrder(context, userId, orderId);
    const view = toOrderView(order);
    if (order.kind === 'pickup') throw new ApiError(errors.tipNotOffered);
    if (!STATUSES[view.status].completed) throw new ApiError(errors.orderNotCompleted);
    const changed = { ...view.body, tip_cents: cents };
    const metadata = tipAdjusted({ ...view, body: changed });
    return { order, body: changed, event: { name: 'fulfillment.tip_adjustment', metadata } };
  });
  return { ...toOrderView(change.order), body: change.body };
}
