import { RetailerId, Type } from '../../contract/schema.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { requireDispatchOrder } from './finding.ts';
import { markOldUse } from './old-uris.ts';
import { LAST_MILE_EXAMPLE, LastMileOrderSchema, lastMileAnswer } from './order-answer.ts';
import { UPDATE_ERRORS, UpdateBody, updateLastMile } from './updating.ts';
import { DISPATCH_WINDOW_ERRORS } from './windows.ts';

export const updateDispatchOrder = defineOperation({
  id: 'fulfillment.dispatch.update',
  method: 'PUT',
  path: '/v2/fulfillment/lastmile/orders/{order_id}',
  title: 'Update a dispatch LMD order',
  description:
    'Changes a dispatch order that is still `brand_new`. A new window needs both `start_at` and `end_at`, an hour or more, on the hour; or a `service_option_id`. For LMD orders this URI is deprecated: use Update an LMD order, whose rules for windows then hold.',
  access: FULFILLMENT,
  params: Type.Object({ order_id: RetailerId('Id of the order.') }),
  body: UpdateBody,
  response: LastMileOrderSchema,
  errors: [...new Set([...UPDATE_ERRORS, ...DISPATCH_WINDOW_ERRORS])],
  writes: 'one_call',
  example: {
    params: { order_id: 'a1b2c3' },
    body: { start_at: '2026-05-06T18:00:00Z', end_at: '2026-05-06T20:00:00Z', initial_tip_cents: 500 },
    response: LAST_MILE_EXAMPLE,
  },
  handle: async (context) => {
    const find = async () => {
      const found = await requireDispatchOrder(context, context.params.order_id);
      markOldUse(context, found.view.kind, 'fulfillment.dispatch.update');
      return found;
    };
    return lastMileAnswer(context.environment, await updateLastMile(context, find, context.body));
  },
});
