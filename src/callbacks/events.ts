/** Every event, as data. Source: contract/callbacks.tsv; names that begin with `cartwright.` are ours. */

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

const KINDS = { yes: 'yes', no: 'no', cond: 'conditional', none: 'n/a' } as const;

function kinds(text: string): Kinds {
  const [delivery, pickup, lastMile] = text.split(' ').map((word) => KINDS[word as keyof typeof KINDS]);
  return { delivery: delivery!, pickup: pickup!, last_mile: lastMile! };
}

function event(name: string, title: string, evidence: EventType['evidence'], ofKinds: string, when: string): EventType {
  return { name, title, kinds: kinds(ofKinds), evidence, when };
}

/** Connect's events, in the order of its documentation; `yes no yes` are delivery, pickup, last mile. */
export const CONNECT_EVENTS: readonly EventType[] = [
  event('fulfillment.brand_new', 'Brand new', 'documented', 'yes yes yes', 'order successfully created'),
  event('fulfillment.acknowledged', 'Acknowledged', 'third-party', 'yes yes yes', 'order acknowledged by a shopper'),
  event('fulfillment.picking', 'Picking', 'third-party', 'yes yes no', 'shopper begins fulfilling the order'),
  event(
    'fulfillment.order_item_replacement',
    'Order item replacement',
    'third-party',
    'yes yes no',
    'shopper replaces an item; carries all order items',
  ),
  event(
    'fulfillment.order_item_refund',
    'Order item refund',
    'third-party',
    'yes yes no',
    'shopper refunds an item; carries all order items',
  ),
  event('fulfillment.checkout', 'Checkout', 'third-party', 'yes yes no', 'all picking completed; added 2024-02-29'),
  event('fulfillment.delivering', 'Delivering', 'third-party', 'yes no yes', 'order left the store, en route'),
  event(
    'fulfillment.order_location',
    'Order location',
    'inferred',
    'yes no yes',
    'periodic shopper coordinates during delivery, frequency per account; not sent with shopper-information removal',
  ),
  event(
    'fulfillment.late_delivery',
    'Late delivery',
    'third-party',
    'yes no yes',
    'delivery window changed, later than scheduled; documented sandbox name late_delivery',
  ),
  event('fulfillment.customer_mia', 'Customer missing', 'third-party', 'yes no yes', 'shopper cannot find the customer at the address'),
  event(
    'fulfillment.staged',
    'Staged',
    'third-party',
    'cond yes yes',
    'order placed in the staging area; delivery only when picker differs from deliverer',
  ),
  event(
    'fulfillment.customer_acknowledged',
    'Customer acknowledged',
    'inferred',
    'no yes no',
    'runner is collecting the bags from staging; not sent with shopper-information removal',
  ),
  event('fulfillment.pickup_runner_started', 'Pickup runner started', 'inferred', 'no yes no', 'runner heading outside with the bags'),
  event('fulfillment.unable_to_find_customer', 'Unable to find customer', 'inferred', 'no yes no', 'runner cannot locate the customer'),
  event(
    'fulfillment.runner_not_found',
    'Runner not found',
    'inferred',
    'no yes no',
    'no runner available, curbside becomes in-store pickup',
  ),
  event(
    'fulfillment.pickup_geofence_reached',
    'Pickup Geofence reached',
    'inferred',
    'no yes no',
    'customer reaches the virtual geofence of the store',
  ),
  event('fulfillment.late_pickup', 'Late pickup', 'third-party', 'no yes no', 'pickup window changed'),
  event('fulfillment.delivered', 'Delivered', 'third-party', 'yes yes yes', 'delivered or picked up'),
  event(
    'fulfillment.rescheduled',
    'Rescheduled',
    'third-party',
    'yes yes yes',
    'rescheduled to another time; documented sandbox name rescheduled',
  ),
  event(
    'fulfillment.canceled',
    'Canceled',
    'third-party',
    'yes yes yes',
    'canceled, with reason and type; documented sandbox name canceled',
  ),
  event('fulfillment.tip_adjustment', 'Tip adjustment', 'inferred', 'yes no yes', 'tip updated after completion'),
  event('fulfillment.at_store', 'At store', 'inferred', 'no no yes', 'shopper arrives at the store'),
  event(
    'fulfillment.acknowledged_for_delivery',
    'Acknowledged for delivery',
    'inferred',
    'no no yes',
    'shopper acknowledges the LMD order',
  ),
  event('fulfillment.bags_verified', 'Bags verified', 'inferred', 'no no yes', 'shopper verifies the bags at the store'),
  event('fulfillment.arrival_at_customer', 'Arrival at customer', 'inferred', 'no no yes', 'shopper arrives at the customer location'),
  event('fulfillment.at_store_eta', 'At store ETA', 'inferred', 'no no yes', 'periodic ETA of the shopper to the store, every 2 minutes'),
  event('fulfillment.rating_updated', 'Rating updated', 'inferred', 'yes yes yes', 'order rating created or updated'),
  event('fulfillment.rating_reminder', 'Rating reminder', 'inferred', 'yes yes yes', 'one hour after delivery if there is no rating'),
  event('fulfillment.item_found', 'Item found', 'inferred', 'yes yes no', 'item found during picking, real time; newer addition'),
  event(
    'fulfillment.item_replaced',
    'Item replaced',
    'inferred',
    'yes yes no',
    'item substituted during picking, real time; newer addition',
  ),
  event(
    'fulfillment.item_refunded',
    'Item refunded',
    'inferred',
    'yes yes no',
    'item refund initiated during picking, real time; newer addition',
  ),
  event(
    'fulfillment.item_not_picked',
    'Item not picked',
    'inferred',
    'yes yes no',
    'item goes from found to not found, real time; newer addition',
  ),
  event('chat_message_created', 'Chat message created', 'documented', 'none none none', 'post-checkout: a chat message is created'),
];

/** Ours: sent only to webhooks that select them by name. */
export const OWN_EVENTS: readonly EventType[] = [
  event('cartwright.order_updated', 'Order updated', 'cartwright', 'yes yes yes', 'an order was changed and keeps its window'),
  event('cartwright.test', 'Test', 'cartwright', 'none none none', 'a webhook is tested; goes to that webhook alone'),
];

export const EVENT_TYPES: readonly EventType[] = [...CONNECT_EVENTS, ...OWN_EVENTS];
export const TEST_EVENT = 'cartwright.test';

const NAMES = new Set(EVENT_TYPES.map(({ name }) => name));

export function isEventName(name: string): boolean {
  return NAMES.has(name);
}
