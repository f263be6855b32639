/** The callbacks of Connect (contract/callbacks.tsv): which orders each is for, and since when it says what. */

/** D: delivery, P: pickup, L: last mile and dispatch. */
type Ticks = 'DPL' | 'DP' | 'DL' | 'PL' | 'P' | 'L' | '';

interface Callback {
  readonly title: string;
  /** Kinds of orders that cause it; empty: it belongs to no kind. */
  readonly ticks: Ticks;
}

const callback = (title: string, ticks: Ticks): Callback => ({ title, ticks });

/** `staged` is for a delivery order only when another shopper delivers than the one who picked. */
export const CALLBACKS = {
  'fulfillment.brand_new': callback('Brand new', 'DPL'),
  'fulfillment.acknowledged': callback('Acknowledged', 'DPL'),
  'fulfillment.picking': callback('Picking', 'DP'),
  'fulfillment.order_item_replacement': callback('Order item replacement', 'DP'),
  'fulfillment.order_item_refund': callback('Order item refund', 'DP'),
  'fulfillment.checkout': callback('Checkout', 'DP'),
  'fulfillment.delivering': callback('Delivering', 'DL'),
  'fulfillment.order_location': callback('Order location', 'DL'),
  'fulfillment.late_delivery': callback('Late delivery', 'DL'),
  'fulfillment.customer_mia': callback('Customer missing', 'DL'),
  'fulfillment.staged': callback('Staged', 'DPL'),
  'fulfillment.customer_acknowledged': callback('Customer acknowledged', 'P'),
  'fulfillment.pickup_runner_started': callback('Pickup runner started', 'P'),
  'fulfillment.unable_to_find_customer': callback('Unable to find customer', 'P'),
  'fulfillment.runner_not_found': callback('Runner not found', 'P'),
  'fulfillment.pickup_geofence_reached': callback('Pickup geofence reached', 'P'),
  'fulfillment.late_pickup': callback('Late pickup', 'P'),
  'fulfillment.delivered': callback('Delivered', 'DPL'),
  'fulfillment.rescheduled': callback('Rescheduled', 'DPL'),
  'fulfillment.canceled': callback('Canceled', 'DPL'),
  'fulfillment.tip_adjustment': callback('Tip adjustment', 'DL'),
  'fulfillment.at_store': callback('At store', 'L'),
  'fulfillment.acknowledged_for_delivery': callback('Acknowledged for delivery', 'L'),
  'fulfillment.bags_verified': callback('Bags verified', 'L'),
  'fulfillment.arrival_at_customer': callback('Arrival at customer', 'L'),
  'fulfillment.at_store_eta': callback('At store ETA', 'L'),
  'fulfillment.rating_updated': callback('Rating updated', 'DPL'),
  'fulfillment.rating_reminder': callback('Rating reminder', 'DPL'),
  'fulfillment.item_found': callback('Item found', 'DP'),
  'fulfillment.item_replaced': callback('Item replaced', 'DP'),
  'fulfillment.item_refunded': callback('Item refunded', 'DP'),
  'fulfillment.item_not_picked': callback('Item not picked', 'DP'),
  chat_message_created: callback('Chat message created', ''),
} as const satisfies Record<string, Callback>;

export type CallbackName = keyof typeof CALLBACKS;
