/**
 * What the batches make of orders, written from contract/batch-states.tsv, order-states.tsv, callbacks.md §8 and docs/decisions.md; on
 * purpose not from the tables of the server, which it checks.
 */
export const KINDS = ['delivery', 'pickup', 'last_mile', 'dispatch'] as const;
export type OrderKind = (typeof KINDS)[number];

export const BATCH_TYPES = ['delivery', 'pickup', 'delivery_only', 'runner_customer'] as const;
export type BatchType = (typeof BATCH_TYPES)[number];

/** Of a batch in their order. */
export const STATES: Readonly<Record<BatchType, readonly string[]>> = {
  delivery: [
    'brand_new',
    'acknowledged',
    'picking',
    'verifying_replacements',
    'checkout',
    'receipt_sanity_check',
    'delivering',
    'completed',
  ],
  pickup: ['brand_new', 'acknowledged', 'picking', 'verifying_replacements', 'checkout', 'receipt_sanity_check', 'bags_check', 'staged'],
  delivery_only: ['brand_new', 'acknowledged', 'at_store', 'bags_verified', 'delivering', 'completed'],
  runner_customer: ['brand_new', 'at_store', 'bags_verified', 'completed'],
};

/** From these on nothing goes back. */
export const SETTLED: ReadonlySet<string> = new Set(['delivering', 'completed', 'staged']);

/** What an order is once its batch is in a state: status, post-checkout state, names of the events at the arrival. */
export type Arrival = readonly [status: string, state: string, ...events: string[]];

interface Entry {
  /** Post-checkout states in which an order may be put into such a batch. */
  readonly from: readonly string[];
  readonly arrivals: Readonly<Record<string, Arrival>>;
}

const COLLECTED: Entry = {
  from: ['brand_new', 'staged_for_delivery'],
  arrivals: {
    brand_new: ['brand_new', 'waiting_for_delivery'],
    acknowledged: ['acknowledged', 'acknowledged_for_delivery', 'acknowledged', 'acknowledged_for_delivery'],
    at_store: ['acknowledged', 'at_store', 'at_store'],
    bags_verified: ['acknowledged', 'bags_verified', 'bags_verified'],
    delivering: ['delivering', 'delivering', 'delivering'],
    completed: ['delivered', 'delivered', 'delivered'],
  },
};

export const ENTRIES: Readonly<Record<BatchType, Readonly<Partial<Record<OrderKind, Entry>>>>> = {
  delivery: {
    delivery: {
      from: ['brand_new'],
      arrivals: {
        brand_new: ['brand_new', 'brand_new'],
        acknowledged: ['acknowledged', 'acknowledged', 'acknowledged'],
        picking: ['picking', 'picking', 'picking'],
        verifying_replacements: ['picking', 'verifying_replacements'],
        checkout: ['checkout', 'checkout', 'checkout'],
        receipt_sanity_check: ['checkout', 'bags_check'],
        delivering: ['delivering', 'delivering', 'delivering'],
        completed: ['delivered', 'delivered', 'delivered'],
      },
    },
  },
  pickup: {
    pickup: {
      from: ['brand_new'],
      arrivals: {
        brand_new: ['brand_new', 'brand_new'],
        acknowledged: ['acknowledged', 'acknowledged', 'acknowledged'],
        picking: ['picking', 'picking', 'picking'],
        verifying_replacements: ['picking', 'verifying_replacements'],
        checkout: ['checkout', 'checkout', 'checkout'],
        receipt_sanity_check: ['checkout', 'checkout'],
        bags_check: ['checkout', 'bags_check'],
        staged: ['staged', 'ready_for_pickup', 'staged'],
      },
    },
  },
  delivery_only: {
    last_mile: COLLECTED,
    dispatch: COLLECTED,
    delivery: {
      from: ['bags_check'],
      arrivals: {
        brand_new: ['staged', 'staged', 'staged'],
        acknowledged: ['staged', 'staged'],
        at_store: ['staged', 'staged'],
        bags_verified: ['staged', 'staged'],
        delivering: ['delivering', 'delivering', 'delivering'],
        completed: ['delivered', 'delivered', 'delivered'],
      },
    },
  },
  runner_customer: {
    pickup: {
      from: ['ready_for_pickup', 'user_at_store', 'runner_awaiting'],
      arrivals: {
        brand_new: ['staged', 'runner_acknowledged', 'customer_acknowledged'],
        at_store: ['staged', 'user_at_store', 'pickup_runner_started'],
        bags_verified: ['staged', 'bags_verified'],
        completed: ['delivered', 'delivered', 'delivered'],
      },
    },
  },
};

/** In what state which event may be made to happen; those that are missing can to any order under way. */
export const HAPPENINGS: Readonly<Record<string, Readonly<Partial<Record<OrderKind, readonly string[]>>>>> = {
  customer_mia: { delivery: ['delivering'], last_mile: ['delivering'], dispatch: ['delivering'] },
  arrival_at_customer: { last_mile: ['delivering'], dispatch: ['delivering'] },
  unable_to_find_customer: { pickup: ['user_at_store', 'runner_awaiting', 'runner_acknowledged', 'bags_verified'] },
  runner_not_found: { pickup: ['user_at_store', 'runner_awaiting'] },
  pickup_geofence_reached: { pickup: ['ready_for_pickup', 'runner_acknowledged'] },
};

/** contract/concepts.md §3. */
export const MAY = {
  update: ['brand_new'],
  cancel: ['brand_new'],
  replacements: ['brand_new', 'acknowledged', 'picking'],
  stage: ['brand_new', 'acknowledged'],
} as const;
export const SHOPPING: readonly string[] = ['picking', 'verifying_replacements'];
export const OVER: readonly string[] = ['delivered', 'canceled'];
