import { RetailerId, Type } from '../../contract/schema.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { CANCEL_ERRORS, cancelTheOrder, REASON } from '../orders/canceling.ts';
import { DISPATCH_KINDS } from './finding.ts';
import { markOldUse } from './old-uris.ts';
import { LAST_MILE_EXAMPLE, LastMileOrderSchema, lastMileAnswer } from './order-answer.ts';

export const cancelDispatchOrder = defineOperation({
  id: 'fulfillment.dispatch.cancel',
  method: 'POST',
  path: '/v2/fulfillment/lastmile/orders/{order_id}/cancel',
  title: 'Cancel a dispatch LMD order',
  description:
    'Cancels a dispatch order that is still `brand_new` and gives its time slot back. For LMD orders this URI is deprecated: use Cancel an order.',
  access: FULFILLMENT,
  params: Type.Object({ order_id: RetailerId('Id of the order.') }),
  body: Type.Object({ user_id: Type.Optional(RetailerId('User of the order.')) }),
  response: LastMileOrderSchema,
  errors: CANCEL_ERRORS,
  writes: 'one_call',
  example: {
    params: { order_id: 'a1b2c3' },
    body: { user_id: 'johnsmith6000' },
    response: { ...LAST_MILE_EXAMPLE, status: 'canceled', cancellation_reason: REASON },
  },
  handle: async (context) => {
    const { params, body } = context;
    const order = await cancelTheOrder(context, { orderId: params.order_id, owner: body.user_id, kinds: DISPATCH_KINDS });
    markOldUse(context, order.kind, 'fulfillment.dispatch.cancel');
    return lastMileAnswer(context.environment, order);
  },
});
