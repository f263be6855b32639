import { setTimeout as wait } from 'node:timers/promises';
import { ApiClient } from '../support/api.ts';
import { idOf, listDeliveries, listEvents } from '../support/management.ts';
import type { Receiver } from '../support/receiver.ts';
import type { Shop } from '../support/shop.ts';
import { type Cluster, until } from './cluster.ts';
import { connectedTo } from './senders.ts';

/** What the webhook selects. */
export const EVENTS = ['fulfillment.brand_new', 'cartwright.order_updated', 'fulfillment.canceled'];

/** How many nodes have sent callbacks, under a load that reaches all of them: looked for until it is all. */
export async function sendersOf(receiver: Receiver, cluster: Cluster, processes: number): Promise<number> {
  let senders = 0;
  for (let look = 0; look < 50 && senders < processes; look++) {
    senders = connectedTo(Number(new URL(receiver.url).port), cluster.nodes()).length;
    await wait(200);
  }
  return senders;
}

/** Waits until nothing is to be sent; then every event must have arrived, and while nobody was killed only once. */
export async function callbacksSent(
  cluster: Cluster,
  shop: Shop,
  receiver: Receiver,
): Promise<{ events: number; lost: number; doubled: number }> {
  const api = new ApiClient(cluster, shop.token);
  await until(async () => (await listDeliveries(api, 'state=pending')).length === 0, 'the callbacks');
  const events = (await listEvents(api)).filter(({ event_name }) => EVENTS.includes(event_name));
  await api.close();
  const times = events.map((event) => receiver.timesTaken(idOf(event)));
  return {
    events: events.length,
    lost: times.filter((count) => count === 0).length,
    doubled: times.filter((count) => count > 1).length,
  };
}
