import type { OrderKind, OrderView } from '../orders/order.ts';
import type { WorkflowState } from './workflows.ts';

/** What happens to orders besides the states of their batches; names as the sandbox takes them, without `fulfillment.`. */
export const INCIDENTS = [
  'canceled',
  'rescheduled',
  'late_delivery',
  'customer_mia',
  'arrival_at_customer',
  'unable_to_find_customer',
  'runner_not_found',
  'pickup_geofence_reached',
] as const;
export type Incident = (typeof INCIDENTS)[number];

/** An order that is late is promised this much later. */
export const LATE_MINUTES = 30;

type States = Readonly<Partial<Record<OrderKind, readonly WorkflowState[]>>>;

const ON_THE_WAY: States = { delivery: ['delivering'], last_mile: ['delivering'], dispatch: ['delivering'] };
const AT_THE_STORE: readonly WorkflowState[] = ['user_at_store', 'runner_awaiting', 'runner_acknowledged', 'bags_verified'];

/** Where an order must stand for what only some states know; any order under way can be canceled, moved and late. */
const STATES: Readonly<Partial<Record<Incident, States>>> = {
  customer_mia: ON_THE_WAY,
  arrival_at_customer: { last_mile: ['delivering'], dispatch: ['delivering'] },
  unable_to_find_customer: { pickup: AT_THE_STORE },
  runner_not_found: { pickup: ['user_at_store', 'runner_awaiting'] },
  pickup_geofence_reached: { pickup: ['ready_for_pickup', 'runner_acknowledged'] },
};

const OVER: readonly WorkflowState[] = ['delivered', 'canceled'];

/** Undefined when the incident can happen to such an order now, else the states in which it can. */
export function statesMissing(incident: Incident, kind: OrderKind, state: WorkflowState): string | undefined {
  const states = STATES[incident];
  if (!states) return OVER.includes(state) ? 'under way' : undefined;
  if (states[kind]?.includes(state)) return undefined;
  return Object.entries(states)
    .map(([other, legal]) => `${legal.join(' | ')} (${other})`)
    .join(', ');
}

/** The order promised later: its window moves, its place in the store's capacity stays. */
export function lateBy(order: OrderView, minutes: number): OrderView {
  const by = minutes * 60_000;
  return { ...order, windowStartsAt: order.windowStartsAt + by, windowEndsAt: order.windowEndsAt + by };
}
