import { RetailerId, Type } from '../../contract/schema.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { requireDispatchOrder } from './finding.ts';
import { markOldUse } from './old-uris.ts';
import { LAST_MILE_EXAMPLE, LastMileOrderSchema, lastMileAnswer } from './order-answer.ts';
import { STAGING_ERRORS, StagingBody, stageLastMile } from './staging.ts';

export const stageDispatchOrder = defineOperation({
  id: 'fulfillment.dispatch.stage',
  method: 'POST',
  path: '/v2/fulfillment/lastmile/orders/{order_id}/staged',
  title: 'Stage a dispatch LMD order',
  description:
    'Marks a dispatch order staged and ready, which sends for a shopper. Causes the callback Staged. For LMD orders this URI is deprecated: use Stage an LMD order.',
  access: FULFILLMENT,
  params: Type.Object({ order_id: RetailerId('Id of the order.') }),
  body: StagingBody,
  response: LastMileOrderSchema,
  errors: STAGING_ERRORS,
  writes: 'one_call',
  example: {
    params: { order_id: 'a1b2c3' },
    body: { items_count: 12, bags_count: 3, items_weight: 18.5, bag_label: 'A-17' },
    response: { ...LAST_MILE_EXAMPLE, fulfillment_details: { ...LAST_MILE_EXAMPLE.fulfillment_details, bag_count: 3 } },
  },
  handle: async (context) => {
    const find = async () => {
      const found = await requireDispatchOrder(context, context.params.order_id);
      markOldUse(context, found.view.kind, 'fulfillment.dispatch.stage');
      return found;
    };
    return lastMileAnswer(context.environment, await stageLastMile(context, find, context.body));
  },
});
