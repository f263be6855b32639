import { errors } from '../../contract/errors.ts';
import { RetailerId, Type } from '../../contract/schema.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { requireLastMileOrder } from './finding.ts';
import { LAST_MILE_EXAMPLE, LastMileOrderSchema, lastMileAnswer } from './order-answer.ts';
import { STAGING_ERRORS, StagingBody, stageLastMile } from './staging.ts';

export const stageLastMileOrder = defineOperation({
  id: 'fulfillment.last_mile.stage',
  method: 'POST',
  path: '/v2/fulfillment/users/{user_id}/orders/{order_id}/staged',
  title: 'Stage an LMD order',
  description:
    'Marks a last mile delivery order staged and ready, which sends for a shopper: call it when the bags are in the staging area. Causes the callback Staged. The `status` stays until a shopper acknowledges the order.',
  access: FULFILLMENT,
  params: Type.Object({ user_id: RetailerId('Id of the user.'), order_id: RetailerId('Id of the order.') }),
  body: StagingBody,
  response: LastMileOrderSchema,
  errors: [errors.userNotFound, ...STAGING_ERRORS],
  writes: 'one_call',
  example: {
    params: { user_id: 'johnsmith6000', order_id: 'a1b2c3' },
    body: { items_count: 12, bags_count: 3, items_weight: 18.5, bag_label: 'A-17', bag_scan_codes: ['BAG-1', 'BAG-2', 'BAG-3'] },
    response: { ...LAST_MILE_EXAMPLE, fulfillment_details: { ...LAST_MILE_EXAMPLE.fulfillment_details, bag_count: 3 } },
  },
  handle: async (context) => {
    const { user_id, order_id } = context.params;
    const order = await stageLastMile(context, () => requireLastMileOrder(context, user_id, order_id), context.body);
    return lastMileAnswer(context.environment, order);
  },
});
