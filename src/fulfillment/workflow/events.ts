/** The callbacks of Connect, as data. Source: contract/callbacks.tsv. */

/** D: delivery, P: pickup, L: last mile and dispatch. */
type Ticks = 'DPL' | 'DP' | 'DL' | 'PL' | 'P' | 'L' | '';

interface Callback {
  /** As the documentation calls it. */
  readonly title: string;
  /** Kinds of orders that cause it; empty: it belongs to no kind. */
  readonly ticks: Ticks;
  /** How well the exact name is known. */
  readonly evidence: 'documented' | 'third-party' | 'inferred';
  readonly when: string;
}

const callback = (title: string, ticks: Ticks, evidence: Callback['evidence'], when: string): Callback => ({
  title,
  ticks,
  evidence,
  when,
});

/** In the order of the documentation. `staged` is for a delivery order only when another shopper delivers than the one who picked. */
export const CALLBACKS = {
  'fulfillment.brand_new': callback('Brand new', 'DPL', 'documented', 'order successfully created'),
  'fulfillment.acknowledged': callback('Acknowledged', 'DPL', 'third-party', 'order acknowledged by a shopper'),
  'fulfillment.picking': callback('Picking', 'DP', 'third-party', 'shopper begins fulfilling the order'),
  'fulfillment.order_item_replacement': callback(
    'Order item replacement',
    'DP',
    'third-party',
    'shopper replaces an item; carries all order items',
  ),
  'fulfillment.order_item_refund': callback('Order item refund', 'DP', 'third-party', 'shopper refunds an item; carries all order items'),
  'fulfillment.checkout': callback('Checkout', 'DP', 'third-party', 'all picking completed; added 2024-02-29'),
  'fulfillment.delivering': callback('Delivering', 'DL', 'third-party', 'order left the store, en route'),
  'fulfillment.order_location': callback(
    'Order location',
    'DL',
    'inferred',
    'periodic shopper coordinates during delivery, frequency per account; not sent with shopper-information removal',
  ),
  'fulfillment.late_delivery': callback(
    'Late delivery',
    'DL',
    'third-party',
    'delivery window changed, later than scheduled; documented sandbox name late_delivery',
  ),
  'fulfillment.customer_mia': callback('Customer missing', 'DL', 'third-party', 'shopper cannot find the customer at the address'),
  'fulfillment.staged': callback(
    'Staged',
    'DPL',
    'third-party',
    'order placed in the staging area; delivery only when picker differs from deliverer',
  ),
  'fulfillment.customer_acknowledged': callback(
    'Customer acknowledged',
    'P',
    'inferred',
    'runner is collecting the bags from staging; not sent with shopper-information removal',
  ),
  'fulfillment.pickup_runner_started': callback('Pickup runner started', 'P', 'inferred', 'runner heading outside with the bags'),
  'fulfillment.unable_to_find_customer': callback('Unable to find customer', 'P', 'inferred', 'runner cannot locate the customer'),
  'fulfillment.runner_not_found': callback('Runner not found', 'P', 'inferred', 'no runner available, curbside becomes in-store pickup'),
  'fulfillment.pickup_geofence_reached': callback(
    'Pickup Geofence reached',
    'P',
    'inferred',
    'customer reaches the virtual geofence of the store',
  ),
  'fulfillment.late_pickup': callback('Late pickup', 'P', 'third-party', 'pickup window changed'),
  'fulfillment.delivered': callback('Delivered', 'DPL', 'third-party', 'delivered or picked up'),
  'fulfillment.rescheduled': callback(
    'Rescheduled',
    'DPL',
    'third-party',
    'rescheduled to another time; documented sandbox name rescheduled',
  ),
  'fulfillment.canceled': callback('Canceled', 'DPL', 'third-party', 'canceled, with reason and type; documented sandbox name canceled'),
  'fulfillment.tip_adjustment': callback('Tip adjustment', 'DL', 'inferred', 'tip updated after completion'),
  'fulfillment.at_store': callback('At store', 'L', 'inferred', 'shopper arrives at the store'),
  'fulfillment.acknowledged_for_delivery': callback('Acknowledged for delivery', 'L', 'inferred', 'shopper acknowledges the LMD order'),
  'fulfillment.bags_verified': callback('Bags verified', 'L', 'inferred', 'shopper verifies the bags at the store'),
  'fulfillment.arrival_at_customer': callback('Arrival at customer', 'L', 'inferred', 'shopper arrives at the customer location'),
  'fulfillment.at_store_eta': callback('At store ETA', 'L', 'inferred', 'periodic ETA of the shopper to the store, every 2 minutes'),
  'fulfillment.rating_updated': callback('Rating updated', 'DPL', 'inferred', 'order rating created or updated'),
  'fulfillment.rating_reminder': callback('Rating reminder', 'DPL', 'inferred', 'one hour after delivery if there is no rating'),
  'fulfillment.item_found': callback('Item found', 'DP', 'inferred', 'item found during picking, real time; newer addition'),
  'fulfillment.item_replaced': callback('Item replaced', 'DP', 'inferred', 'item substituted during picking, real time; newer addition'),
  'fulfillment.item_refunded': callback(
    'Item refunded',
    'DP',
    'inferred',
    'item refund initiated during picking, real time; newer addition',
  ),
  'fulfillment.item_not_picked': callback(
    'Item not picked',
    'DP',
    'inferred',
    'item goes from found to not found, real time; newer addition',
  ),
  chat_message_created: callback('Chat message created', '', 'documented', 'post-checkout: a chat message is created'),
} as const satisfies Record<string, Callback>;

export type CallbackName = keyof typeof CALLBACKS;
