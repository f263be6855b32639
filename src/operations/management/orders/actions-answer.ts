import { nullable, type Static, Type } from '../../../contract/schema.ts';
import { canChat } from '../../../fulfillment/orders/chat.ts';
import type { OrderStatus } from '../../../fulfillment/orders/order.ts';
import { actionsFor } from '../../../fulfillment/workflow/actions.ts';
import type { BatchType, WorkflowState } from '../../../fulfillment/workflow/workflows.ts';
import type { WholeOrder } from '../../../storage/orders/listing.ts';

export const ActionsSchema = Type.Object(
  {
    batch_type: nullable(Type.String({ description: 'Type of the new batch that it may be put into; null: none.' })),
    assign_batch: Type.Boolean({ description: 'Its batch may be given to a shopper, or to another one.' }),
    batch_states: Type.Array(Type.String(), { description: 'States to which its batch may be moved, the next one first.' }),
    change_items: Type.Boolean({ description: 'Its items may be found, replaced, refunded and added to.' }),
    stage: Type.Boolean({ description: 'The retailer may stage it: orders of the kinds `last_mile` and `dispatch`.' }),
    report_location: Type.Boolean({ description: 'The place of its shopper may be reported.' }),
    write_messages: Type.Boolean({
      description: 'Customer and shopper may write to each other; not where the organization removes shopper information.',
    }),
    events: Type.Array(Type.String(), { description: 'What may be recorded of it, as Record what happens to an order takes it.' }),
  },
  { description: 'What may be done with it now.' },
);

export const EXAMPLE_ACTIONS: Static<typeof ActionsSchema> = {
  batch_type: null,
  assign_batch: true,
  batch_states: ['verifying_replacements', 'checkout', 'receipt_sanity_check', 'delivering', 'completed', 'acknowledged'],
  change_items: true,
  stage: false,
  report_location: false,
  write_messages: true,
  events: ['canceled', 'rescheduled', 'late_delivery'],
};

export function actionsAnswer({ kind, status, workflow_state, batch, body }: WholeOrder): Static<typeof ActionsSchema> {
  const order = { kind, status: status as OrderStatus, workflowState: workflow_state as WorkflowState };
  const actions = actionsFor(
    order,
    batch === null ? undefined : { type: batch.batch_type as BatchType, state: batch.workflow_state, shopperId: batch.shopper_id },
  );
  return {
    batch_type: actions.batchType,
    assign_batch: actions.assignBatch,
    batch_states: [...actions.batchStates],
    change_items: actions.changeItems,
    stage: actions.stage,
    report_location: actions.reportLocation,
    write_messages: canChat({ kind, status: order.status, body }),
    events: [...actions.events],
  };
}
