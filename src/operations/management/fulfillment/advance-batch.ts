import { OptionalText, Type } from '../../../contract/schema.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { ADVANCE_ERRORS, advanceBatch } from '../../fulfilling/batching.ts';
import { BatchAnswerSchema, WorkflowStateField } from '../../fulfilling/fields.ts';
import { numericId } from '../../fulfilling/finding.ts';

export const advanceManagedBatch = defineOperation({
  id: 'management.batches.advance',
  method: 'POST',
  path: '/cartwright/v1/fulfillment/batches/{batch_id}/advance',
  title: 'Advance a batch',
  description:
    "Moves a batch and its orders to the next state or to the one named, as the Sandbox API does on development. With the last state may come what the shopper brought back from the door; both go into the callback Delivered, unless the organization removes shoppers' information.",
  access: MANAGE_BANNER,
  params: Type.Object({ batch_id: Type.String({ maxLength: 20, description: 'Id of the batch.' }) }),
  body: Type.Object({
    workflow_state: Type.Optional(WorkflowStateField),
    delivery_photo_url: Type.Optional(
      Type.String({ maxLength: 2_000, pattern: '^https://', description: 'Photo of the delivery, an `https` URL.' }),
    ),
    certified_delivery_name: OptionalText('Who signed for a certified delivery.'),
  }),
  response: BatchAnswerSchema,
  errors: ADVANCE_ERRORS,
  writes: 'one_call',
  example: { params: { batch_id: '1' }, body: { workflow_state: 'picking' }, response: { id: 1, workflow_state: 'picking' } },
  handle: (context) => {
    const { workflow_state, delivery_photo_url, certified_delivery_name } = context.body;
    const proof = {
      ...(delivery_photo_url === undefined ? {} : { delivery_photo_url }),
      ...(certified_delivery_name === undefined ? {} : { certified_delivery_name }),
    };
    return advanceBatch(context, numericId(context.params.batch_id), workflow_state, { proof });
  },
});
