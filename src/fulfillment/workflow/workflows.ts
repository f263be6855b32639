import type { OrderKind, OrderStatus } from '../orders/order.ts';
import { checkWorkflows } from './check.ts';
import type { CallbackName } from './events.ts';

/** States of an order as customers follow it (contract/order-states.tsv). */
export const WORKFLOW_STATES = [
  'brand_new',
  'acknowledged',
  'picking',
  'verifying_replacements',
  'checkout',
  'bags_check',
  'staged',
  'staged_for_delivery',
  'waiting_for_delivery',
  'acknowledged_for_delivery',
  'at_store',
  'bags_verified',
  'ready_for_pickup',
  'user_at_store',
  'runner_awaiting',
  'runner_acknowledged',
  'delivering',
  'delivered',
  'canceled',
] as const;
export type WorkflowState = (typeof WORKFLOW_STATES)[number];

export const BATCH_TYPES = ['delivery', 'pickup', 'delivery_only', 'runner_customer'] as const;
export type BatchType = (typeof BATCH_TYPES)[number];

/** A state of a batch, and what it makes of each order in it. */
export interface Step {
  /** The batch's `workflow_state` (contract/batch-states.tsv). */
  readonly state: string;
  readonly status: OrderStatus;
  readonly workflowState: WorkflowState;
  /** Callbacks at the arrival in the state, in their order. */
  readonly events: readonly CallbackName[];
  /** The bags have left or the batch is over: there is no way back from here. */
  readonly settled?: true;
}

export interface Workflow {
  /** Where an order must stand to be put into such a batch. */
  readonly from: readonly WorkflowState[];
  readonly steps: readonly Step[];
}

const step = (state: string, status: OrderStatus, workflowState: WorkflowState, events: readonly CallbackName[] = []): Step => ({
  state,
  status,
  workflowState,
  events,
});
const settled = (...parts: Parameters<typeof step>): Step => ({ ...step(...parts), settled: true });

const lastMile: Workflow = {
  from: ['brand_new', 'staged_for_delivery'],
  steps: [
    step('brand_new', 'brand_new', 'waiting_for_delivery'),
    step('acknowledged', 'acknowledged', 'acknowledged_for_delivery', [
      'fulfillment.acknowledged',
      'fulfillment.acknowledged_for_delivery',
    ]),
    step('at_store', 'acknowledged', 'at_store', ['fulfillment.at_store']),
    step('bags_verified', 'acknowledged', 'bags_verified', ['fulfillment.bags_verified']),
    settled('delivering', 'delivering', 'delivering', ['fulfillment.delivering']),
    settled('completed', 'delivered', 'delivered', ['fulfillment.delivered']),
  ],
};

/** What moves orders: for each type of batch the kinds of orders that it takes and the states it goes through with them, in order. */
export const WORKFLOWS: Readonly<Record<BatchType, Readonly<Partial<Record<OrderKind, Workflow>>>>> = {
  delivery: {
    delivery: {
      from: ['brand_new'],
      steps: [
        step('brand_new', 'brand_new', 'brand_new'),
        step('acknowledged', 'acknowledged', 'acknowledged', ['fulfillment.acknowledged']),
        step('picking', 'picking', 'picking', ['fulfillment.picking']),
        step('verifying_replacements', 'picking', 'verifying_replacements'),
        step('checkout', 'checkout', 'checkout', ['fulfillment.checkout']),
        step('receipt_sanity_check', 'checkout', 'bags_check'),
        settled('delivering', 'delivering', 'delivering', ['fulfillment.delivering']),
        settled('completed', 'delivered', 'delivered', ['fulfillment.delivered']),
      ],
    },
  },
  pickup: {
    pickup: {
      from: ['brand_new'],
      steps: [
        step('brand_new', 'brand_new', 'brand_new'),
        step('acknowledged', 'acknowledged', 'acknowledged', ['fulfillment.acknowledged']),
        step('picking', 'picking', 'picking', ['fulfillment.picking']),
        step('verifying_replacements', 'picking', 'verifying_replacements'),
        step('checkout', 'checkout', 'checkout', ['fulfillment.checkout']),
        step('receipt_sanity_check', 'checkout', 'checkout'),
        step('bags_check', 'checkout', 'bags_check'),
        settled('staged', 'staged', 'ready_for_pickup', ['fulfillment.staged']),
      ],
    },
  },
  delivery_only: {
    last_mile: lastMile,
    dispatch: lastMile,
    // Another shopper delivers than the one who picked: the bags wait in the staging area in between.
    delivery: {
      from: ['bags_check'],
      steps: [
        step('brand_new', 'staged', 'staged', ['fulfillment.staged']),
        step('acknowledged', 'staged', 'staged'),
        step('at_store', 'staged', 'staged'),
        step('bags_verified', 'staged', 'staged'),
        settled('delivering', 'delivering', 'delivering', ['fulfillment.delivering']),
        settled('completed', 'delivered', 'delivered', ['fulfillment.delivered']),
      ],
    },
  },
  runner_customer: {
    pickup: {
      from: ['ready_for_pickup', 'user_at_store', 'runner_awaiting'],
      steps: [
        step('brand_new', 'staged', 'runner_acknowledged', ['fulfillment.customer_acknowledged']),
        step('at_store', 'staged', 'user_at_store', ['fulfillment.pickup_runner_started']),
        step('bags_verified', 'staged', 'bags_verified'),
        settled('completed', 'delivered', 'delivered', ['fulfillment.delivered']),
      ],
    },
  },
};

/** Where orders stand outside of batches: as created, staged by the retailer, arrived at, canceled. */
export const STATES_OUTSIDE_BATCHES: Readonly<Record<OrderKind, readonly WorkflowState[]>> = {
  delivery: ['brand_new', 'canceled'],
  pickup: ['brand_new', 'user_at_store', 'runner_awaiting', 'canceled'],
  last_mile: ['brand_new', 'staged_for_delivery', 'canceled'],
  dispatch: ['brand_new', 'staged_for_delivery', 'canceled'],
};

checkWorkflows(WORKFLOWS, STATES_OUTSIDE_BATCHES, WORKFLOW_STATES);

export function stepsOf(type: BatchType, kind: OrderKind): readonly Step[] {
  return WORKFLOWS[type][kind]?.steps ?? [];
}

/** The batch states of a type in their order. */
export function statesOf(type: BatchType): readonly string[] {
  return Object.values(WORKFLOWS[type])[0]!.steps.map((one) => one.state);
}

/** The type of the first batch of an order, and of the next one where it stands. */
export function batchTypeFor(kind: OrderKind, state: WorkflowState): BatchType | undefined {
  return BATCH_TYPES.find((type) => WORKFLOWS[type][kind]?.from.includes(state));
}
