import { errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { ADVANCE_ERRORS, assignBatch } from '../../fulfilling/batching.ts';
import { BatchAnswerSchema, ShopperId } from '../../fulfilling/fields.ts';
import { numericId } from '../../fulfilling/finding.ts';

export const assignManagedBatch = defineOperation({
  id: 'management.batches.assign',
  method: 'PUT',
  path: '/cartwright/v1/fulfillment/batches/{batch_id}/shopper',
  title: 'Assign a batch',
  description:
    'Gives a batch to a shopper. One that waited for a shopper is `acknowledged` with it; a runner has then taken over the bags.',
  access: MANAGE_BANNER,
  params: Type.Object({ batch_id: Type.String({ maxLength: 20, description: 'Id of the batch.' }) }),
  body: Type.Object({ shopper_id: ShopperId }),
  response: BatchAnswerSchema,
  errors: [...ADVANCE_ERRORS, errors.shopperNotFound],
  writes: 'one_call',
  example: { params: { batch_id: '1' }, body: { shopper_id: 21850710 }, response: { id: 1, workflow_state: 'acknowledged' } },
  handle: (context) => assignBatch(context, numericId(context.params.batch_id), context.body.shopper_id),
});
