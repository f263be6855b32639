import { type Answer, Connection, type Target } from '../../proofs/support/connection.ts';
import { Requests } from '../load/requests.ts';
import { type Figures, type Phase, runPhase, type Step } from '../phase.ts';
import { type Held, Stock } from '../stock.ts';
import { work } from '../worker.ts';
import type { Store, World } from '../world.ts';
import type { GrowthOperation } from './operations.ts';
import { DAYS, orderIdOf, type Past, userOf } from './past.ts';

/** Its own process, as load/generator.ts is: calls that meet the past wherever it may be. */
export type GrowthJob =
  | { readonly type: 'world'; readonly world: World; readonly past: Past; readonly places: readonly Store[]; readonly seed: number }
  | ({ readonly type: 'run'; readonly operation: GrowthOperation } & Phase);

const DAY = 86_400_000;

let target: Target;
let past: Past;
let places: readonly Store[];
let requests: Requests;
let elsewhere: Requests;
let stock: Stock;
let headers: string;
let turn = 0;

async function setWorld(job: Extract<GrowthJob, { type: 'world' }>): Promise<void> {
  const { world } = job;
  ({ past, places } = job);
  const url = new URL(world.url);
  target = { host: '127.0.0.1', port: Number(url.port), ca: world.ca };
  stock = new Stock('https-', world.users, world.windows, job.seed);
  const connection = await Connection.open(target);
  const answer = await connection.send(new Requests(world, '').token);
  connection.close();
  const { access_token } = JSON.parse(answer.body.toString()) as { access_token: string };
  requests = new Requests(world, access_token);
  elsewhere = new Requests({ ...world, stores: places }, access_token);
  headers = `Host: ${url.host}\r\nAuthorization: Bearer ${access_token}\r\n\r\n`;
}

const check = ({ status, body }: Answer): Step => (status === 200 ? 'done' : { error: `${status} ${body.toString().slice(0, 300)}` });
const read = async (connection: Connection, path: string) => check(await connection.send(`GET ${path} HTTP/1.1\r\n${headers}`));
/** Walks over the whole past, and neighbours in time of the calls lie far apart in it. */
const anyOrder = () => (turn++ * 7_919_777) % past.orders;
const anyPlace = () => places[turn++ % places.length]!;
const managed = (connection: Connection, filter: string, limit = 50) => read(connection, `/cartwright/v1/orders?limit=${limit}${filter}`);

async function reserve(connection: Connection): Promise<Step> {
  const user = stock.takeUser();
  if (user === undefined) return 'empty';
  const window = stock.nextWindow();
  const answer = await connection.send(requests.reserve(user, window.option));
  const hold = Number(/"id":(\d+)/.exec(answer.body.toString('latin1', 0, 80))?.[1]);
  if (answer.status === 200) stock.keepHold({ user, hold, window });
  return check(answer);
}

async function create(connection: Connection, held: Held | undefined): Promise<Step> {
  if (held === undefined) return 'empty';
  const order = stock.nextOrder();
  const outcome = check(await connection.send(requests.create(held.user, order, held.hold, held.window.store)));
  if (outcome === 'done') stock.ordered(held);
  return outcome;
}

const STEPS: Readonly<Record<GrowthOperation, (connection: Connection) => Promise<Step>>> = {
  token: async (connection) => check(await connection.send(requests.token)),
  stores: async (connection) => check(await connection.send(elsewhere.stores(turn++))),
  slots: async (connection) => check(await connection.send(elsewhere.slots(userOf(past, anyOrder()), turn++))),
  reserve,
  create: (connection) => create(connection, stock.takeHold()),
  get: (connection) => {
    const n = anyOrder();
    return read(connection, `/v2/fulfillment/users/${userOf(past, n)}/orders/${orderIdOf(n)}`);
  },
  list: (connection) => read(connection, `/v2/fulfillment/users/${userOf(past, anyOrder())}/orders`),
  checkout: (connection) => read(connection, `/v2/post_checkout/orders/${orderIdOf(anyOrder())}`),
  items: (connection) => read(connection, `/v2/post_checkout/orders/${orderIdOf(anyOrder())}/items`),
  managed: (connection) => read(connection, `/cartwright/v1/orders/${orderIdOf(anyOrder())}`),
  newest: (connection) => managed(connection, ''),
  done: (connection) => managed(connection, '&status=delivered'),
  // So many has a store where there are fewest, so that the answers of all sizes are alike.
  store: (connection) => managed(connection, `&location_code=${anyPlace().locationCode}`, 10),
  lateness: (connection) => managed(connection, '&late=true'),
  search: (connection) => managed(connection, `&q=${orderIdOf(anyOrder()).slice(0, 10)}`),
  created: (connection) => {
    const from = Date.now() - (2 + (turn++ % (DAYS - 10))) * DAY;
    return managed(connection, `&created_from=${new Date(from).toISOString()}&created_to=${new Date(from + DAY).toISOString()}`);
  },
  events: (connection) => {
    const from = Date.now() - (2 + (turn++ % 80)) * DAY;
    return read(
      connection,
      `/cartwright/v1/events?limit=50&from=${new Date(from).toISOString()}&to=${new Date(from + DAY / 24).toISOString()}`,
    );
  },
  summary: (connection) => read(connection, '/cartwright/v1/order-summary'),
};

work<GrowthJob, Figures | undefined>(async (job) => {
  if (job.type === 'world') {
    await setWorld(job);
    return undefined;
  }
  const connections = await Promise.all(Array.from({ length: job.concurrency }, () => Connection.open(target)));
  try {
    return await runPhase(job, (caller) => STEPS[job.operation](connections[caller]!));
  } finally {
    for (const connection of connections) connection.close();
  }
});
