import { errors } from '../../contract/errors.ts';
import { RetailerId, Type } from '../../contract/schema.ts';
import { readOrderOfKinds } from '../../storage/orders/order.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { requireDispatchOrder } from './finding.ts';
import { markOldUse } from './old-uris.ts';
import { LAST_MILE_EXAMPLE, LastMileOrderSchema, lastMileAnswer } from './order-answer.ts';

export const getDispatchOrder = defineOperation({
  id: 'fulfillment.dispatch.get',
  method: 'GET',
  path: '/v2/fulfillment/lastmile/orders/{order_id}',
  title: 'Get a dispatch LMD order',
  description: 'Reads a dispatch order. For LMD orders this URI is deprecated: use Get an order.',
  access: FULFILLMENT,
  params: Type.Object({ order_id: RetailerId('Id of the order.') }),
  query: Type.Object({ user_id: Type.Optional(RetailerId('User of the order.')) }),
  response: LastMileOrderSchema,
  errors: [errors.resourceNotFound, errors.userNotActive],
  writes: 'none',
  example: { params: { order_id: 'a1b2c3' }, query: { user_id: 'johnsmith6000' }, response: LAST_MILE_EXAMPLE },
  handle: async (context) => {
    const { view } = await requireDispatchOrder(context, context.params.order_id, context.query.user_id, readOrderOfKinds);
    markOldUse(context, view.kind, 'fulfillment.dispatch.get');
    return lastMileAnswer(context.environment, view);
  },
});
