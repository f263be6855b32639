import { BigId, oneOf, RetailerId, Type } from '../../contract/schema.ts';
import { BATCH_TYPES, statesOf } from '../../fulfillment/workflow/workflows.ts';

/** Orders of one batch. */
const MAX_ORDERS = 100;

export const BatchTypeField = oneOf(BATCH_TYPES, 'Type of the batch. Default: what the first order needs next.');
const ALL_STATES = [...new Set(BATCH_TYPES.flatMap(statesOf))];
export const WorkflowStateField = Type.String({
  maxLength: 100,
  description: `One of the states of the batch's type: ${ALL_STATES.join(', ')}.`,
});

export const BatchBody = {
  batch_type: Type.Optional(BatchTypeField),
  workflow_state: Type.Optional(WorkflowStateField),
  orders: Type.Array(
    Type.Object({
      id: RetailerId('Id of the order.'),
      user_id: Type.Optional(RetailerId('Id of the user; not needed.')),
    }),
    { minItems: 1, maxItems: MAX_ORDERS, description: 'Orders of the batch.' },
  ),
};

export const BatchAnswerSchema = Type.Object({
  id: Type.Integer({ description: 'Id of the batch.' }),
  workflow_state: Type.String({ description: 'State of the batch now.' }),
});

export const ShopperId = BigId('Id of the shopper.');
