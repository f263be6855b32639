import { hash } from 'node:crypto';
import { atStoreEta } from '../../../callbacks/time-payloads.ts';
import { travelMinutes } from '../../../fulfillment/geography/geography.ts';
import { pointAt } from '../../../fulfillment/geography/route.ts';
import type { DueOrder } from '../../../storage/due/piece.ts';
import { instantIn, type Kind, nextTurn, OVER } from '../kind.ts';

const INTERVAL_MILLISECONDS = 2 * 60_000;
/** Shoppers set out between these distances from the store. */
const [NEAREST_KM, FARTHEST_KM] = [4, 16];
const SOON_MILLISECONDS = 60_000;
const PATIENCE_MILLISECONDS = 4 * 3_600_000;
/** When the shopper of a last mile order reaches the store, every two minutes on the way there. */
export const storeEtaDue: Kind = (facts) => {
  const { order, piece, now } = facts;
  if (!order || (order.kind !== 'last_mile' && order.kind !== 'dispatch')) return OVER;
  if (order.status !== 'acknowledged' || order.body.workflow_state !== 'acknowledged_for_delivery') return OVER;
  // The first piece falls due one interval after the acknowledgement.
  const setOutAt = instantIn(piece, 'acknowledged_at') ?? piece.due_at - INTERVAL_MILLISECONDS;
  const expected = setOutAt + minutesToStore(order) * 60_000;
  if (now > expected + PATIENCE_MILLISECONDS) return OVER;
  // Whoever is not there when expected will be there soon.
  const eta = Math.max(expected, now + SOON_MILLISECONDS);
  return {
    events: [{ name: 'fulfillment.at_store_eta', metadata: atStoreEta(order.order_id, eta, order.body.last_mile?.bag_label) }],
    again: nextTurn(facts, INTERVAL_MILLISECONDS),
    payload: { ...piece.payload, acknowledged_at: new Date(setOutAt).toISOString() },
  };
};

/** The way of an order's shopper to the store: the same whenever it is asked for. */
function minutesToStore(order: DueOrder): number {
  const store = { latitude: order.store_latitude, longitude: order.store_longitude };
  const digest = hash('sha256', `${order.id} ${order.order_id}`, 'buffer');
  const bearing = (digest.readUInt32BE(0) / 2 ** 32) * 2 * Math.PI;
  const kilometres = NEAREST_KM + (FARTHEST_KM - NEAREST_KM) * (digest.readUInt32BE(4) / 2 ** 32);
  return travelMinutes(pointAt(store, bearing, kilometres), store);
}
