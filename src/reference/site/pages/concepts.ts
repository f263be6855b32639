import type { OrderKind } from '../../../fulfillment/orders/order.ts';
import { BATCH_TYPES, type BatchType, type Step, stepsOf, WORKFLOWS } from '../../../fulfillment/workflow/workflows.ts';
import { stateDiagram } from '../diagram.ts';
import { type Block, heading, type Page, table, text } from '../document.ts';

const KINDS: readonly OrderKind[] = ['delivery', 'pickup', 'last_mile', 'dispatch'];
const KIND_TITLES: Readonly<Record<OrderKind, string>> = {
  delivery: 'Delivery orders',
  pickup: 'Pickup orders',
  last_mile: 'Last mile orders',
  dispatch: 'Dispatch orders',
};

/** A page for each kind of order: the batches that it goes through, from the tables by which the server moves it. */
export function workflowPages(): Page[] {
  return KINDS.map((kind) => {
    const types = BATCH_TYPES.filter((type) => WORKFLOWS[type][kind] !== undefined);
    return {
      path: `concepts/${kind.replace('_', '-')}-states`,
      title: `States of ${KIND_TITLES[kind].toLowerCase()}`,
      summary: 'The states of the batch, what each makes of the order, and the callbacks that it causes.',
      section: 'concepts',
      keywords: [kind, 'state diagram', 'workflow_state'],
      blocks: [
        text(
          'A shopper works on an order in a batch. A batch goes forward, over several states at once if asked to, and every state between is passed; until it is settled it may also be set back. `status` is what the order answers, `workflow_state` what customers follow.',
        ),
        ...types.flatMap((type) => workflowBlocks(type, kind)),
        text(
          'Moved by [Advance the batch status](operations/sandbox.batches.advance) on development, and by [the same for operators](operations/management.batches.advance) on both servers. Before a shopper takes it, an order may be [canceled](operations/fulfillment.orders.cancel); then its state is `canceled`.',
        ),
      ],
    };
  });
}

const BATCH_TITLES: Readonly<Record<BatchType, string>> = {
  delivery: 'Picked and delivered by one shopper: batch type delivery',
  pickup: 'Picked and staged: batch type pickup',
  delivery_only: 'Delivered from the staging area: batch type delivery_only',
  runner_customer: 'Brought to the customer: batch type runner_customer',
};

function workflowBlocks(type: BatchType, kind: OrderKind): Block[] {
  const steps = stepsOf(type, kind);
  const from = WORKFLOWS[type][kind]!.from.map((state) => `\`${state}\``).join(', ');
  const title = `${BATCH_TITLES[type]}`;
  const rows = steps.map((step) => ({
    cells: [`\`${step.state}\``, `\`${step.status}\``, `\`${step.workflowState}\``, eventLinks(step)],
  }));
  return [
    heading(title),
    text(`Takes orders whose \`workflow_state\` is ${from}.`),
    {
      kind: 'diagram',
      title,
      svg: stateDiagram(title, steps.map(stageOf)),
      text: 'Filled: settled, there is no way back. To the right: callbacks.',
    },
    table(title, ['Batch', '`status` of the order', '`workflow_state` of the order', 'Callbacks'], rows),
  ];
}

const stageOf = ({ state, status, workflowState, events, settled }: Step) => ({
  name: state,
  detail: status === workflowState ? status : `${status} · ${workflowState}`,
  causes: events,
  settled: settled === true,
});

const eventLinks = ({ events }: Step) => events.map((name) => `[\`${name}\`](callbacks/${name})`).join(', ') || '—';
