import { CALLBACKS } from '../fulfillment/workflow/events.ts';

/** Every event, as data: Connect's and ours, whose names begin with `cartwright.`. */

/** Whether orders of a kind have the event; `conditional`: delivery orders only when picker and deliverer differ. */
type Kinds = Readonly<Record<'delivery' | 'pickup' | 'last_mile', 'yes' | 'no' | 'conditional' | 'n/a'>>;

export interface EventType {
  readonly name: string;
  /** As the documentation calls the callback. */
  readonly title: string;
  readonly kinds: Kinds;
  /** How well the exact name is known. */
  readonly evidence: 'documented' | 'third-party' | 'inferred' | 'cartwright';
  readonly when: string;
}

function kindsOf(ticks: string, conditional = false): Kinds {
  const has = (tick: string) => (ticks === '' ? 'n/a' : ticks.includes(tick) ? 'yes' : 'no');
  return { delivery: conditional ? 'conditional' : has('D'), pickup: has('P'), last_mile: has('L') };
}

/** Connect's events, in the order of its documentation. */
export const CONNECT_EVENTS: readonly EventType[] = Object.entries(CALLBACKS).map(([name, { ticks, ...rest }]) => ({
  name,
  kinds: kindsOf(ticks, name === 'fulfillment.staged'),
  ...rest,
}));

const own = (name: string, title: string, ticks: string, when: string): EventType => ({
  name,
  title,
  kinds: kindsOf(ticks),
  evidence: 'cartwright',
  when,
});

/** Ours: sent only to webhooks that select them by name. */
export const OWN_EVENTS: readonly EventType[] = [
  own('cartwright.order_updated', 'Order updated', 'DPL', 'an order was changed and keeps its window'),
  own('cartwright.order_moved', 'Order moved', 'DPL', 'an order or its batch went on, and no other event tells of it'),
  own('cartwright.customer_arrived', 'Customer arrived', 'P', 'the customer or the delegate said to have arrived'),
  own('cartwright.customer_expected', 'Customer expected', 'P', 'the time has come at which the customer said to arrive'),
  own('cartwright.test', 'Test', '', 'a webhook is tested; goes to that webhook alone'),
];

export const EVENT_TYPES: readonly EventType[] = [...CONNECT_EVENTS, ...OWN_EVENTS];
export const TEST_EVENT = 'cartwright.test';

const NAMES = new Set(EVENT_TYPES.map(({ name }) => name));

export function isEventName(name: string): boolean {
  return NAMES.has(name);
}
