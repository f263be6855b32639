import { errors } from '../../contract/errors.ts';
import { stopRuns } from '../../storage/automatic-shopper/run.ts';
import { defineOperation, MANAGE_BANNER } from '../define.ts';
import { EXAMPLE_RUN, OrderPath, requireRun, runAnswer, ShopperRunSchema } from './run-answer.ts';

export const stopAutomaticShopper = defineOperation({
  id: 'management.automatic_shopper.stop',
  method: 'DELETE',
  path: '/cartwright/v1/orders/{order_id}/automatic_shopper',
  server: 'development',
  title: 'Stop the automatic shopper for an order',
  description: 'The order stays where it is; go on with it yourself, or start the shopper again. Stopping what has ended changes nothing.',
  access: MANAGE_BANNER,
  params: OrderPath,
  response: ShopperRunSchema,
  errors: [errors.resourceNotFound],
  writes: 'transaction',
  example: { params: { order_id: 'a1b2c3' }, response: { ...EXAMPLE_RUN, status: 'stopped', doing: null, next_at: null } },
  handle: async (context) => {
    const { params, db, tenant, now } = context;
    const run = await requireRun(context, params.order_id);
    await db.query(stopRuns, [tenant.organizationId, run.order_ref, new Date(now)]);
    return runAnswer(await requireRun(context, params.order_id));
  },
});
