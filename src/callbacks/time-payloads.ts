import type { PromisedWindow } from '../fulfillment/orders/lateness.ts';
import { formatUtc } from '../fulfillment/slots/format.ts';

/** `event_metadata` of the callbacks that time alone causes (contract/callbacks.md §4). Instants in epoch milliseconds. */

export function late(orderId: string, window: PromisedWindow) {
  return { order_id: orderId, new_window: { starts_at: formatUtc(window.startsAt), ends_at: formatUtc(window.endsAt) } };
}

/** `order_url` is where the customer can rate. */
export function ratingReminder(orderId: string, orderUrl: string, deliveredAt: string | undefined) {
  return { order_id: orderId, order_url: orderUrl, ...(deliveredAt === undefined ? {} : { delivered_at: deliveredAt }) };
}

/** The shopper's place, in the shape of the post-checkout location. */
export function orderLocation(orderId: string, { latitude, longitude }: { latitude: number; longitude: number }) {
  return { order_id: orderId, coordinates: { latitude: round(latitude), longitude: round(longitude) } };
}

export function atStoreEta(orderId: string, eta: number, bagLabel: string | undefined) {
  return { order_id: orderId, eta: formatUtc(eta), ...(bagLabel === undefined ? {} : { bag_label: bagLabel }) };
}

/** Ours: the customer said to be at the store by now, and no arrival was recorded. */
export function customerExpected(orderId: string, expectedAt: number) {
  return { order_id: orderId, expected_at: formatUtc(expectedAt) };
}

/** To six decimals, about ten centimetres. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
