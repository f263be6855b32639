import { withSettings } from '../../fulfillment/automatic-shopper/settings.ts';
import type { OrderBody } from '../../fulfillment/orders/order.ts';
import { formatUtc } from '../../fulfillment/slots/format.ts';
import { startRuns } from '../../storage/automatic-shopper/run.ts';
import { type ClaimedOrder, claimOrders, postponeClaim } from '../../storage/automatic-shopper/shopper.ts';
import type { ActingKind } from '../due/kind.ts';
import { type NewRun, newRun } from './starting.ts';

const ORDERS_AT_ONCE = 100;

/** Takes new orders into the shopper's hands, where it is enabled for all of them. Creating orders knows nothing of it. */
export const claiming: ActingKind = {
  atOnce: 1,
  act: async ({ db, organizationId, now }) => {
    const orders = await db.query(claimOrders, [organizationId, ORDERS_AT_ONCE]);
    const runs = orders.map((order) => runOf(order, now));
    if (runs.length > 0) await db.query(startRuns, [organizationId, JSON.stringify(runs), new Date(now)]);
    return [{}];
  },
  postpone: async (db, organizationId, retryAt) => {
    await db.query(postponeClaim, [organizationId, new Date(retryAt)]);
  },
};

function runOf({ id, order_id, kind, status, window_starts_at, body, settings }: ClaimedOrder, now: number): NewRun {
  const told = withSettings(settings as object);
  const order = { ref: id, orderId: order_id, kind, windowStartsAt: window_starts_at, body: body as OrderBody };
  if (status === 'brand_new') return newRun(order, told, now);
  const entry = { at: formatUtc(now), did: 'take the order', result: `left alone: it was ${status} already` };
  return { order_ref: id, status: 'done', settings: told, scenario: null, script: [], next_at: null, log: [entry] };
}
