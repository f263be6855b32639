import { RetailerId, Type } from '../../contract/schema.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { CANCEL_ERRORS, cancelTheOrder, REASON } from './canceling.ts';
import { ORDER_EXAMPLE, OrderSchema, orderAnswer } from './order-answer.ts';

export const cancelOrderOperation = defineOperation({
  id: 'fulfillment.orders.cancel',
  method: 'POST',
  path: '/v2/fulfillment/users/{user_id}/orders/{order_id}/cancel',
  title: 'Cancel an order',
  description: 'Cancels an order that is still `brand_new` and gives its time slot back. No body is needed.',
  access: FULFILLMENT,
  params: Type.Object({ user_id: RetailerId('Id of the user.'), order_id: RetailerId('Id of the order.') }),
  response: OrderSchema,
  errors: CANCEL_ERRORS,
  writes: 'one_call',
  example: {
    params: { user_id: 'johnsmith6000', order_id: 'a1b2c3' },
    response: { ...ORDER_EXAMPLE, status: 'canceled', cancellation_reason: REASON },
  },
  handle: async (context) => {
    const { user_id, order_id } = context.params;
    const order = await cancelTheOrder(context, { orderId: order_id, userId: user_id, kinds: ['delivery', 'pickup', 'last_mile'] });
    return orderAnswer(context.environment, order);
  },
});
