import type { Entry } from '../kill/ledger.ts';
import type { Findings } from '../support/findings.ts';
import { type DeliveryAnswer, type EventAnswer, idOf } from '../support/management.ts';
import type { Receiver } from '../support/receiver.ts';

/**
 * `unrecorded`: what was answered made no event. `missing`: an event that a receiver never had. `stuck`: not delivered, though nothing
 * failed. `unfounded`: a callback of an event that is not in the database.
 */
export const KINDS_OF_FINDINGS = ['unrecorded', 'missing', 'stuck', 'unfounded'] as const;

export interface Found {
  readonly entries: readonly Entry[];
  readonly events: readonly EventAnswer[];
  readonly deliveries: readonly DeliveryAnswer[];
  readonly receivers: readonly Receiver[];
  /** Names of the events that the webhooks select. */
  readonly expected: readonly string[];
}

export function checkEvents(found: Found, findings: Findings<(typeof KINDS_OF_FINDINGS)[number]>): void {
  const events = found.events.filter(({ event_name }) => found.expected.includes(event_name));
  const namesByOrder = Map.groupBy(events, ({ order_id }) => order_id ?? '');
  for (const entry of found.entries) {
    if (entry.state !== 'acknowledged') continue;
    const names = (namesByOrder.get(entry.orderId) ?? []).map(({ event_name }) => event_name);
    // A change that nobody answered may have made one more.
    const count = (name: string) => names.filter((one) => one === name).length;
    const recorded =
      count('fulfillment.brand_new') === 1 &&
      count('cartwright.order_updated') >= entry.updates &&
      count('fulfillment.canceled') >= (entry.canceled ? 1 : 0);
    if (!recorded) findings.note('unrecorded', `${entry.orderId} has the events ${names.join(', ')}`);
  }
  const known = new Set(events.map(idOf));
  for (const [n, receiver] of found.receivers.entries()) {
    for (const event of events) {
      if (!receiver.has(idOf(event))) findings.note('missing', `receiver ${n + 1} never had ${event.event_name} of ${event.order_id}`);
    }
    for (const eventId of receiver.seen.keys()) if (!known.has(eventId)) findings.note('unfounded', `receiver ${n + 1} had ${eventId}`);
  }
  for (const delivery of found.deliveries) {
    if (delivery.state !== 'delivered')
      findings.note('stuck', `delivery ${delivery.delivery_id} is ${delivery.state}: ${delivery.last_error}`);
  }
}
