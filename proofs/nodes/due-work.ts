import { setTimeout as wait } from 'node:timers/promises';
import { ApiClient } from '../support/api.ts';
import { listEvents } from '../support/management.ts';
import { DELIVERY_ADDRESS, holdIdOf, listWindows, Shop } from '../support/shop.ts';
import { type Cluster, until } from './cluster.ts';

/** Each organization's. */
export const DUE_ORDER = 'due';
const LATE = 'fulfillment.late_delivery';
/** After the last thing that was due was seen done: somebody who does it again would do it within this, milliseconds. */
const AFTERWARDS_MILLISECONDS = 1_500;

/**
 * Organizations with an order each, whose clocks are set to a time at which each order has become late: all at once, so that every node
 * finds work. What was found late more than once was done twice.
 */
export async function proveDueWork(cluster: Cluster, organizations: number): Promise<{ due: number; undone: number; doubled: number }> {
  const clients: ApiClient[] = [];
  for (let n = 1; n <= organizations; n++) {
    const shop = await Shop.open(cluster, `due-${n}`);
    await shop.addStore(cluster, 'store', 10);
    const api = new ApiClient(cluster, shop.token);
    await orderNextWindow(api);
    clients.push(api);
  }
  const { now } = await clients[0]!.demand<{ now: string }>('GET', '/cartwright/v1/clock');
  const late = new Date(Date.parse(now) + LATER_MILLISECONDS).toISOString();
  await Promise.all(clients.map((api) => api.demand('POST', '/cartwright/v1/clock/set', { at: late })));

  const counts = async () =>
    Promise.all(clients.map(async (api) => (await listEvents(api)).filter((event) => event.event_name === LATE).length));
  await until(async () => (await counts()).every((count) => count > 0), 'what was due');
  await wait(AFTERWARDS_MILLISECONDS);
  const found = await counts();
  await Promise.all(clients.map((api) => api.close()));
  return {
    due: organizations,
    undone: found.filter((count) => count === 0).length,
    doubled: found.filter((count) => count > 1).length,
  };
}

/** Past the end of the first window and the half hour that an order may be late unnoticed, and before it is late again. */
const LATER_MILLISECONDS = 4.5 * 3_600_000;

async function orderNextWindow(api: ApiClient): Promise<void> {
  await api.demand('POST', '/v2/fulfillment/users', { user_id: 'user', first_name: 'Proof', phone_number: '+14155550100' });
  const [option] = await listWindows(api, 'user', 'store');
  const { status, text } = await api.call('POST', `/v2/fulfillment/users/user/service_options/${option}/reserve`);
  if (status !== 200) throw new Error(`The reservation was answered ${status}: ${text}`);
  await api.demand('POST', '/v2/fulfillment/users/user/orders/delivery', {
    order_id: DUE_ORDER,
    service_option_hold_id: holdIdOf(text),
    initial_tip_cents: 0,
    address: DELIVERY_ADDRESS,
    items: [{ line_num: '1', count: 1, item: { upc: '400000000015' } }],
  });
}
