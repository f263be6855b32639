import { oneOf, Type } from '../../../contract/schema.ts';
import { BATCH_TYPES, STATES_OUTSIDE_BATCHES, WORKFLOWS, type Workflow } from '../../../fulfillment/workflow/workflows.ts';
import { defineOperation, MANAGE } from '../../define.ts';

const KINDS = ['delivery', 'pickup', 'last_mile', 'dispatch'] as const;
const Kind = oneOf(KINDS, 'Kind of orders.');
const States = (description: string) => Type.Array(Type.String(), { description });

export const listWorkflows = defineOperation({
  id: 'management.workflows.list',
  method: 'GET',
  path: '/cartwright/v1/workflows',
  title: 'List workflows',
  description:
    'The tables by which orders move: the states that batches of each type go through with orders of each kind, and where orders stand outside of ' +
    'batches. State diagrams follow from them; what may be done with an order now is among its `actions`.',
  access: MANAGE,
  response: Type.Object({
    workflows: Type.Array(
      Type.Object({
        batch_type: oneOf(BATCH_TYPES, 'Type of the batches.'),
        kind: Kind,
        from: States('Workflow states in which an order can be put into such a batch.'),
        steps: Type.Array(
          Type.Object({
            batch_state: Type.String({ description: '`workflow_state` of the batch.' }),
            status: Type.String({ description: '`status` of its orders then.' }),
            workflow_state: Type.String({ description: '`workflow_state` of its orders then.' }),
            events: Type.Array(Type.String(), { description: 'Callbacks at the arrival in the state, in their order.' }),
            settled: Type.Boolean({ description: 'There is no way back from here.' }),
          }),
          { description: 'In their order; a batch may skip states, which its orders go through nevertheless.' },
        ),
      }),
    ),
    outside_batches: Type.Array(
      Type.Object({
        kind: Kind,
        workflow_states: States('Where orders stand that are in no batch: as created, staged, arrived at, canceled.'),
      }),
    ),
  }),
  errors: [],
  writes: 'none',
  example: {
    response: {
      workflows: [
        {
          batch_type: 'runner_customer',
          kind: 'pickup',
          from: ['ready_for_pickup', 'user_at_store', 'runner_awaiting'],
          steps: [
            {
              batch_state: 'completed',
              status: 'delivered',
              workflow_state: 'delivered',
              events: ['fulfillment.delivered'],
              settled: true,
            },
          ],
        },
      ],
      outside_batches: [{ kind: 'delivery', workflow_states: ['brand_new', 'canceled'] }],
    },
  },
  handle: () => answer,
});

const answer = {
  workflows: BATCH_TYPES.flatMap((type) => KINDS.flatMap((kind) => rowsOf(type, kind, WORKFLOWS[type][kind]))),
  outside_batches: KINDS.map((kind) => ({ kind, workflow_states: [...STATES_OUTSIDE_BATCHES[kind]] })),
};

function rowsOf(batch_type: (typeof BATCH_TYPES)[number], kind: (typeof KINDS)[number], workflow: Workflow | undefined) {
  if (!workflow) return [];
  const steps = workflow.steps.map(({ state, status, workflowState, events, settled }) => ({
    batch_state: state,
    status,
    workflow_state: workflowState,
    events: [...events],
    settled: settled ?? false,
  }));
  return [{ batch_type, kind, from: [...workflow.from], steps }];
}
