import { errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { findBatch } from '../../../storage/fulfillment/batch.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { GENERATE_ERRORS, generateBatch } from '../../fulfilling/batching.ts';
import { BatchBody, ShopperId } from '../../fulfilling/fields.ts';
import { BatchSchema, batchAnswer, EXAMPLE_BATCH } from './answers.ts';

export const createBatch = defineOperation({
  id: 'management.batches.create',
  method: 'POST',
  path: '/cartwright/v1/fulfillment/batches',
  title: 'Create a batch',
  description:
    'Joins orders of one store in a batch, as the Sandbox API does on development. Without a shopper it waits, `brand_new`, until one is assigned.',
  access: MANAGE_BANNER,
  body: Type.Object({ shopper_id: Type.Optional(ShopperId), ...BatchBody }),
  response: BatchSchema,
  errors: [...GENERATE_ERRORS, errors.blank],
  writes: 'one_call',
  example: { body: { shopper_id: 21850710, orders: [{ id: 'a1b2c3' }] }, response: EXAMPLE_BATCH },
  handle: async (context) => {
    const { shopper_id, batch_type, workflow_state, orders } = context.body;
    const request = {
      shopperId: shopper_id,
      type: batch_type,
      state: workflow_state,
      orderIds: orders.map((order) => order.id),
      internal: false,
    };
    const { id } = await generateBatch(context, request);
    const [batch] = await context.db.query(findBatch, [context.tenant.organizationId, context.tenant.bannerId, id]);
    return batchAnswer(batch!);
  },
});
