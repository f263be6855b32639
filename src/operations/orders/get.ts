import { errors } from '../../contract/errors.ts';
import { RetailerId, Type } from '../../contract/schema.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { requireOrderToRead } from './finding.ts';
import { ORDER_EXAMPLE, OrderSchema, orderAnswer, toOrderView } from './order-answer.ts';

export const getOrder = defineOperation({
  id: 'fulfillment.orders.get',
  method: 'GET',
  path: '/v2/fulfillment/users/{user_id}/orders/{order_id}',
  title: 'Get an order',
  description: 'Status, creation time, time slot and items; of fulfilled orders also the store, bag count and time of delivery.',
  access: FULFILLMENT,
  params: Type.Object({ user_id: RetailerId('Id of the user.'), order_id: RetailerId('Id of the order.') }),
  response: OrderSchema,
  errors: [errors.userNotFound, errors.userNotActive, errors.resourceNotFound],
  writes: 'none',
  example: {
    params: { user_id: 'johnsmith6000', order_id: 'a1b2c3' },
    response: { ...ORDER_EXAMPLE, pos_payment_method: 'UNSPECIFIED' },
  },
  handle: async (context) => {
    const row = await requireOrderToRead(context, context.params.user_id, context.params.order_id);
    return { ...orderAnswer(context.environment, toOrderView(row)), pos_payment_method: 'UNSPECIFIED' };
  },
});
