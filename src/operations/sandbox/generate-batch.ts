import { Type } from '../../contract/schema.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { GENERATE_ERRORS, generateBatch } from '../fulfilling/batching.ts';
import { BatchAnswerSchema, BatchBody, ShopperId } from '../fulfilling/fields.ts';

export const generateSandboxBatch = defineOperation({
  id: 'sandbox.batches.generate',
  method: 'POST',
  path: '/v2/fulfillment_sandbox/batches',
  title: 'Generate a batch',
  description:
    "Joins orders and a shopper in a batch. The first batch's type must match its orders; a staged pickup order then needs a second batch of the type `runner_customer`, for the employee who brings it out. A batch without `workflow_state` starts `acknowledged`, a runner's batch `brand_new`.",
  access: FULFILLMENT,
  server: 'development',
  internalIds: true,
  body: Type.Object({ shopper_id: ShopperId, ...BatchBody }),
  response: BatchAnswerSchema,
  errors: GENERATE_ERRORS,
  writes: 'one_call',
  example: {
    body: { shopper_id: 21850710, batch_type: 'delivery', orders: [{ id: 'a1b2c3', user_id: 'kamalsingh1234' }] },
    response: { id: 1, workflow_state: 'acknowledged' },
  },
  handle: (context) => {
    const { shopper_id, batch_type, workflow_state, orders } = context.body;
    const orderIds = orders.map((order) => order.id);
    return generateBatch(context, {
      shopperId: shopper_id,
      type: batch_type,
      state: workflow_state,
      orderIds,
      internal: context.internalIds,
    });
  },
});
