import type { Caller, OrderKind, Organization } from './world.ts';

/** Ids that requests are made with; a few of each kind do. */
const SOME = 2;

export async function makeShopper(caller: Caller, { more }: Organization): Promise<number> {
  const { id } = await caller.post<{ id: number }>('/cartwright/v1/fulfillment/shoppers', { first_name: 'Susan' });
  more.shopper = [id];
  return id;
}

/**
 * Takes the orders of a banner through their batches: in those that are being picked a replacement waits for its answer, and the
 * shopper and the customer have written to each other.
 */
export async function workOn(
  caller: Caller,
  shopper_id: number,
  orders: readonly (readonly [string, Readonly<Record<OrderKind, string>>])[],
) {
  const batch = (batch_type: string, workflow_state: string, kind: OrderKind) => {
    const of = orders.map(([, ids]) => ({ id: ids[kind] }));
    return caller.post<{ id: number }>('/cartwright/v1/fulfillment/batches', { shopper_id, batch_type, workflow_state, orders: of });
  };
  await batch('pickup', 'staged', 'staged');
  const { id } = await batch('delivery', 'picking', 'picking');
  const orderItems: Record<string, string> = {};
  for (const [user, { picking }] of orders) {
    const order = `/cartwright/v1/fulfillment/orders/${picking}`;
    await caller.send('PUT', `${order}/items/1`, { replacement_item: { rrc: `${caller.slug}-2` } });
    await caller.post(`${order}/messages`, { body: 'Are green ones all right?' });
    await caller.post(`/v2/post_checkout/chat/${picking}/messages`, { body: 'They will do.' });
    const { line_items } = await caller.send<{ line_items: { id: string }[] }>('GET', `/v2/post_checkout/orders/${picking}/items`);
    orderItems[user] = line_items[0]!.id;
  }
  return { batch: id, orderItems };
}

/** A webhook that nobody listens to, and what is to be sent there. */
export async function makeDeliveries(caller: Caller, { goods, more }: Organization): Promise<void> {
  const url = 'https://127.0.0.1:9';
  const account = { auth_uri: `${url}/token`, client_id: 'callbacks', client_secret: 'secret' };
  const { webhook_id } = await caller.post<{ webhook_id: number }>('/cartwright/v1/webhooks', { name: 'Orders', url, ...account });
  more.webhook = [webhook_id];
  const { picking } = goods[0]!.orders.ann!;
  for (let n = 0; n < SOME; n++) await caller.post(`/cartwright/v1/fulfillment/orders/${picking}/messages`, { body: 'On my way.' });
  const list = <T>(name: string) => caller.send<Record<string, T[]>>('GET', `/cartwright/v1/${name}?order_id=${picking}&limit=${SOME}`);
  more.delivery = (await list<{ delivery_id: number }>('deliveries')).deliveries!.map(({ delivery_id }) => delivery_id);
  // Multiples of 1024, so that a double has held each exactly.
  more.event = (await list<{ event_id: number }>('events')).events!.map(({ event_id }) => BigInt(event_id).toString());
}

/** What development has besides: a fault that never comes, and orders under the automatic shopper. */
export async function makeTools(caller: Caller, { goods, more }: Organization): Promise<void> {
  const never = { operation_id: 'fulfillment.users.create', probability: 0, answer: { status: 500 } };
  more.fault = [(await caller.post<{ id: string }>('/cartwright/v1/faults', never)).id];
  for (const { delivery } of Object.values(goods[0]!.orders)) await caller.post(`/cartwright/v1/orders/${delivery}/automatic_shopper`, {});
}
