import { Type } from '../../contract/schema.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { ADVANCE_ERRORS, advanceBatch } from '../fulfilling/batching.ts';
import { BatchAnswerSchema, WorkflowStateField } from '../fulfilling/fields.ts';
import { numericId } from '../fulfilling/finding.ts';

export const advanceSandboxBatch = defineOperation({
  id: 'sandbox.batches.advance',
  method: 'POST',
  path: '/v2/fulfillment_sandbox/batches/{batch_id}/advance',
  title: 'Advance the batch status',
  description:
    'Moves a batch and its orders to the next state, or to the one named: forward through every state between, with its callbacks, or back to an earlier one while the bags are in the store, whose callbacks are then sent again. The state where the batch stands already changes nothing.',
  access: FULFILLMENT,
  server: 'development',
  params: Type.Object({ batch_id: Type.String({ maxLength: 20, description: 'Id of the batch.' }) }),
  body: Type.Object({ workflow_state: Type.Optional(WorkflowStateField) }),
  response: BatchAnswerSchema,
  errors: ADVANCE_ERRORS,
  writes: 'one_call',
  example: { params: { batch_id: '1' }, body: { workflow_state: 'picking' }, response: { id: 1, workflow_state: 'picking' } },
  handle: (context) => advanceBatch(context, numericId(context.params.batch_id), context.body.workflow_state),
});
