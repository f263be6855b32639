import type { OrderView } from '../fulfillment/orders/order.ts';
import type { Rating } from '../fulfillment/orders/rating.ts';
import { formatUtc } from '../fulfillment/slots/format.ts';

/** `event_metadata` of callbacks (contract/callbacks.md §4), recorded in the transaction of the change they tell of. */

function windowOf(order: OrderView) {
  return { starts_at: formatUtc(order.windowStartsAt), ends_at: formatUtc(order.windowEndsAt) };
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

/** `order_items` is empty for last mile orders, whose items Connect does not know. */
export function staged(order: OrderView, orderUrl: string) {
  return {
    order_id: order.orderId,
    status_link: orderUrl,
    order_items: order.body.items.map((line) => ({
      line_num: line.line_num,
      qty: line.qty,
      qty_unit: line.qty_unit,
      replaced: false,
      refunded: false,
      item_upc: line.upc,
      item_rrc: line.rrc,
    })),
  };
}

/** Ours, not one of Connect's: kept in the event list, sent to nobody who did not ask for it. */
export function orderUpdated(order: OrderView) {
  return { order_id: order.orderId };
}

export function tipAdjusted(order: OrderView) {
  return { order_id: order.orderId, tip_amount_cents: order.body.tip_cents };
}

export function canceled(orderId: string, reason: string) {
  return { order_id: orderId, cancellation_reason: reason };
}

export function ratingUpdated(order: OrderView, rating: Rating) {
  return { order_id: order.orderId, ...rating };
}
