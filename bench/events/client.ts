import { Connection, type Target } from '../../proofs/support/connection.ts';
import { Requests } from '../load/requests.ts';
import { type Figures, type Phase, runPhase } from '../phase.ts';
import { work } from '../worker.ts';
import type { World } from '../world.ts';

/** Clients in a process of their own: callbacks sent plainly, as fast as they go, and orders at a fixed rate. */
export type ClientJob =
  | ({ readonly type: 'bare'; readonly target: Target; readonly path: string } & Phase)
  | { readonly type: 'orders'; readonly shop: OrderingShop; readonly seconds: number; readonly perSecond: number; readonly prefix: string };

export interface OrderingShop extends Pick<World, 'url' | 'ca' | 'clientId' | 'clientSecret' | 'stores' | 'upcs' | 'users'> {
  /** Service options of the one store. */
  readonly options: readonly number[];
}

export interface ClientResult {
  readonly figures?: Figures;
  /** Orders with the moment of their answer. */
  readonly answers?: readonly (readonly [orderId: string, at: number])[];
  readonly errors: number;
}

const BODY = JSON.stringify({
  event_id: 0,
  event_name: 'fulfillment.brand_new',
  event_timestamp: '2026-05-06T07:00:00Z',
  event_metadata: {
    order_id: 'bench-9000000000',
    order_url: 'https://localhost:7443/orders/00000000000000000000000000000000',
    is_instacartplus: false,
    delivery_window: { starts_at: '2026-05-06T18:00:00.000Z', ends_at: '2026-05-06T20:00:00.000Z' },
  },
});

async function sendBare(target: Target, path: string, phase: Phase): Promise<Figures> {
  const connections = await Promise.all(Array.from({ length: phase.concurrency }, () => Connection.open(target)));
  const host = `Host: localhost:${target.port}\r\n`;
  const form = 'grant_type=client_credentials';
  const asked = await connections[0]!.send(`POST /oauth/token HTTP/1.1\r\n${host}Content-Length: ${form.length}\r\n\r\n${form}`);
  const { access_token } = JSON.parse(asked.body.toString()) as { access_token: string };
  const request = `POST ${path} HTTP/1.1\r\n${host}Authorization: Bearer ${access_token}\r\nContent-Type: application/json\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`;
  const figures = await runPhase(phase, async (caller) => {
    const { status } = await connections[caller]!.send(request);
    return status === 200 ? 'done' : { error: String(status) };
  });
  for (const connection of connections) connection.close();
  return figures;
}

async function order({ shop, seconds, perSecond, prefix }: Extract<ClientJob, { type: 'orders' }>): Promise<ClientResult> {
  const target = { host: '127.0.0.1', port: Number(new URL(shop.url).port), ca: shop.ca };
  const world = { ...shop, windows: [], hotWindows: [], pastOrders: 0, capacity: 0, hotCapacity: 0, sample: undefined as never };
  const free = await Promise.all(
    Array.from({ length: shop.users }, async (_, n) => ({ user: `bench-${n}`, connection: await Connection.open(target) })),
  );
  const asked = await free[0]!.connection.send(new Requests(world, '').token);
  const requests = new Requests(world, (JSON.parse(asked.body.toString()) as { access_token: string }).access_token);
  const answers: [string, number][] = [];
  let errors = 0;
  const one = async (customer: (typeof free)[number], n: number) => {
    const reserved = await customer.connection.send(requests.reserve(customer.user, shop.options[n % shop.options.length]!));
    const hold = Number(/"id":(\d+)/.exec(reserved.body.toString('latin1', 0, 80))?.[1]);
    const orderId = `${prefix}-${n}`;
    const { status } = await customer.connection.send(requests.create(customer.user, orderId, hold, 0));
    if (status === 200) answers.push([orderId, performance.timeOrigin + performance.now()]);
    else errors++;
    free.push(customer);
  };
  const begun = performance.now();
  const under: Promise<void>[] = [];
  for (let sent = 0; sent < seconds * perSecond && performance.now() - begun < seconds * 2_000; ) {
    const wanted = ((performance.now() - begun) / 1_000) * perSecond;
    for (; sent < wanted && free.length > 0; sent++) under.push(one(free.shift()!, sent));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(under);
  for (const { connection } of free) connection.close();
  return { answers, errors };
}

work<ClientJob, ClientResult>(async (job) => {
  if (job.type === 'orders') return order(job);
  const figures = await sendBare(job.target, job.path, job);
  return { figures, errors: figures.errors };
});
