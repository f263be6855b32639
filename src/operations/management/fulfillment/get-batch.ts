import { ApiError, errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { findBatch } from '../../../storage/fulfillment/batch.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { numericId } from '../../fulfilling/finding.ts';
import { BatchSchema, batchAnswer, EXAMPLE_BATCH } from './answers.ts';

export const getBatch = defineOperation({
  id: 'management.batches.get',
  method: 'GET',
  path: '/cartwright/v1/fulfillment/batches/{batch_id}',
  title: 'Get a batch',
  description: 'One batch of the banner.',
  access: MANAGE_BANNER,
  params: Type.Object({ batch_id: Type.String({ maxLength: 20, description: 'Id of the batch.' }) }),
  response: BatchSchema,
  errors: [errors.batchNotFound],
  writes: 'none',
  example: { params: { batch_id: '1' }, response: EXAMPLE_BATCH },
  handle: async ({ params, db, tenant }) => {
    const [batch] = await db.query(findBatch, [tenant.organizationId, tenant.bannerId, numericId(params.batch_id)]);
    if (!batch) throw new ApiError(errors.batchNotFound);
    return batchAnswer(batch);
  },
});
