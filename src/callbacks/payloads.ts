import type { OrderLine, OrderView } from '../fulfillment/orders/order.ts';
import { lineNow } from '../fulfillment/orders/picking.ts';
import type { Rating } from '../fulfillment/orders/rating.ts';
import { formatUtc } from '../fulfillment/slots/format.ts';
import type { CallbackName } from '../fulfillment/workflow/events.ts';

/**
 * `event_metadata` of callbacks (contract/callbacks.md §4), recorded in the transaction of the change they tell of. Documented members
 * first, then what a receiver needs; members that name a person must not be among those that survive a deletion (`cw.impersonal`).
 */

/** What an organization chose that changes its callbacks. */
export interface CallbackSettings {
  /** Nothing that tells who the shopper is (contract/concepts.md §14). */
  readonly removeShopperInformation: boolean;
}

/** What the metadata of a moved order are made from. */
export interface OrderFacts {
  readonly order: OrderView;
  readonly orderUrl: string;
  readonly settings: CallbackSettings;
}

type Metadata = Readonly<Record<string, unknown>>;

function windowOf(order: OrderView) {
  return { starts_at: formatUtc(order.windowStartsAt), ends_at: formatUtc(order.windowEndsAt) };
}

/** A line in the flat form of callbacks, unlike that of Get an order (contract/callbacks.md §4). */
export function callbackItem(line: OrderLine) {
  const now = lineNow(line);
  const current = now.replaced ? now.delivered : now.requested;
  return {
    line_num: line.line_num,
    qty: now.qty,
    qty_unit: line.qty_unit,
    replaced: now.replaced,
    refunded: now.refunded,
    item_upc: current.upc,
    item_rrc: current.rrc,
    requested_item_upc: now.requested.upc,
    requested_item_rrc: now.requested.rrc,
    delivered_item_upc: now.delivered.upc,
    delivered_item_rrc: now.delivered.rrc,
    scan_code: now.scanCode ?? '',
    ...(now.details ? { shopper_provided_item_details: { name: now.details.name, price: now.details.price } } : {}),
  };
}

/** `order_items` is empty for last mile orders, whose items Connect does not know. */
function withItems({ order }: OrderFacts) {
  return { order_id: order.orderId, order_items: order.body.items.map(callbackItem) };
}

const alone = ({ order }: OrderFacts) => ({ order_id: order.orderId });

/** The callbacks that a move of an order causes; undefined where the organization's settings keep one back. */
const OF_MOVES = {
  'fulfillment.acknowledged': alone,
  'fulfillment.acknowledged_for_delivery': alone,
  'fulfillment.picking': ({ order, orderUrl }) => ({
    order_id: order.orderId,
    order_url: orderUrl,
    store_location: order.body.location_code,
  }),
  'fulfillment.checkout': withItems,
  'fulfillment.staged': (facts) => staged(facts.order, facts.orderUrl),
  'fulfillment.at_store': alone,
  'fulfillment.bags_verified': (facts) => ({ ...alone(facts), ...bagsOf(facts.order) }),
  'fulfillment.delivering': (facts) => ({ ...withItems(facts), delivery_window: windowOf(facts.order) }),
  'fulfillment.delivered': (facts) => ({ ...withItems(facts), ...deliveryOf(facts) }),
  'fulfillment.customer_acknowledged': (facts) =>
    facts.settings.removeShopperInformation ? undefined : { ...alone(facts), display_name: facts.order.body.shopper?.first_name ?? '' },
  'fulfillment.pickup_runner_started': alone,
  'fulfillment.order_item_replacement': withItems,
  'fulfillment.order_item_refund': withItems,
  'fulfillment.customer_mia': alone,
  'fulfillment.arrival_at_customer': alone,
  'fulfillment.unable_to_find_customer': alone,
  'fulfillment.runner_not_found': (facts) => ({ ...alone(facts), pickup_category: 'in_store' }),
  'fulfillment.pickup_geofence_reached': alone,
  'fulfillment.late_delivery': ({ order }) => rescheduled(order),
  'fulfillment.late_pickup': ({ order }) => rescheduled(order),
} satisfies Partial<Record<CallbackName, (facts: OrderFacts) => Metadata | undefined>>;

export type MoveCallback = keyof typeof OF_MOVES;

/** An event as it is recorded. */
export interface NewEvent {
  readonly name: string;
  readonly metadata: unknown;
}

/** The events for an order as the move left it; in their order, without those that the settings keep back. */
export function eventsOfMove(names: readonly string[], facts: OrderFacts): NewEvent[] {
  return names.flatMap((name) => {
    const make = OF_MOVES[name as MoveCallback] as ((facts: OrderFacts) => Metadata | undefined) | undefined;
    if (make === undefined) throw new Error(`No metadata are known for ${name}.`);
    const metadata = make(facts);
    return metadata === undefined ? [] : [{ name, metadata }];
  });
}

/** A callback about one line, as it happens. */
export function itemEvent(
  name: 'fulfillment.item_found' | 'fulfillment.item_replaced' | 'fulfillment.item_refunded' | 'fulfillment.item_not_picked',
  order: OrderView,
  line: OrderLine,
): NewEvent {
  return { name, metadata: { order_id: order.orderId, order_items: [callbackItem(line)] } };
}

function bagsOf(order: OrderView) {
  const bags = order.body.bag_count ?? order.body.last_mile?.bags_count;
  return bags === undefined ? {} : { bag_count: bags };
}

function deliveryOf({ order, settings }: OrderFacts) {
  const { delivered_at, delivery_photo_url, certified_delivery_name } = order.body;
  const proof = settings.removeShopperInformation ? {} : { delivery_photo_url, certified_delivery_name };
  return { delivered_at, ...bagsOf(order), ...proof };
}

export function brandNew(order: OrderView, orderUrl: string) {
  return {
    order_id: order.orderId,
    order_url: orderUrl,
    delivery_window: windowOf(order),
    is_instacartplus: order.body.is_instacartplus,
  };
}

export function rescheduled(order: OrderView) {
  return { order_id: order.orderId, new_window: windowOf(order) };
}

/** `pickup_link` only for orders that the customer collects. */
export function staged(order: OrderView, orderUrl: string) {
  return {
    order_id: order.orderId,
    status_link: orderUrl,
    ...(order.kind === 'pickup' ? { pickup_link: `${orderUrl}/pickup` } : {}),
    order_items: order.body.items.map(callbackItem),
    ...bagsOf(order),
  };
}

/** Ours, not one of Connect's: kept in the event list, sent to nobody who did not ask for it. */
export function orderUpdated(order: OrderView) {
  return { order_id: order.orderId };
}

export function tipAdjusted(order: OrderView) {
  return { order_id: order.orderId, tip_amount_cents: order.body.tip_cents };
}

/** Canceled as a whole: `cancellation_type` is `full`; Connect cancels no part of an order. */
export function canceled(orderId: string, reason: string) {
  return { order_id: orderId, cancellation_reason: reason, cancellation_type: 'full' };
}

export function ratingUpdated(order: OrderView, rating: Rating) {
  return { order_id: order.orderId, ...rating };
}

export function chatMessageCreated(topicId: number) {
  return { topic_id: String(topicId) };
}

/** Ours: the customer is at the store, so somebody has to bring out the order. `at` in epoch milliseconds. */
export function customerArrived(order: OrderView, at: number) {
  return { order_id: order.orderId, arrived_at: formatUtc(at) };
}
