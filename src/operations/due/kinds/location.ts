import { orderLocation } from '../../../callbacks/time-payloads.ts';
import { locateAddress } from '../../../fulfillment/geography/geography.ts';
import { positionOnRoute, type Route, routeBetween } from '../../../fulfillment/geography/route.ts';
import type { OrderBody } from '../../../fulfillment/orders/order.ts';
import type { DueOrder } from '../../../storage/due/piece.ts';
import { type Kind, nextTurn, OVER } from '../kind.ts';

const SHORTEST_INTERVAL_SECONDS = 5;
/** An order that nobody marks as delivered does not send its place for ever: this long after it must have arrived. */
const PATIENCE_MILLISECONDS = 4 * 3_600_000;

/** Where the shopper is while the order is being delivered, every `location_interval_seconds` of the organization. */
export const orderLocationDue: Kind = (facts) => {
  const { order, piece, settings, now } = facts;
  if (order?.status !== 'delivering' || settings.removeShopperInformation) return OVER;
  const { body } = order;
  const route = routeOf(order, body, piece.due_at);
  const position = body.position ?? (route && positionOnRoute(route, now));
  if (!position || now > (route?.arrivesAt ?? now) + PATIENCE_MILLISECONDS) return OVER;
  const seconds = Math.max(SHORTEST_INTERVAL_SECONDS, settings.locationIntervalSeconds);
  return {
    events: [{ name: 'fulfillment.order_location', metadata: orderLocation(order.order_id, position) }],
    again: nextTurn(facts, seconds * 1_000),
  };
};

/** From the store to the customer; undefined where the order has no address that is anywhere. */
function routeOf(order: DueOrder, { address, departed_at, arrives_at }: OrderBody, otherwise: number): Route | undefined {
  const to = address && locateAddress(address.postal_code, address.address_line_1);
  if (!to) return undefined;
  const from = { latitude: order.store_latitude, longitude: order.store_longitude };
  const route = routeBetween(from, to, departed_at === undefined ? otherwise : Date.parse(departed_at));
  return arrives_at === undefined ? route : { ...route, arrivesAt: Date.parse(arrives_at) };
}
