import { type Answer, Connection, type Target } from '../../proofs/support/connection.ts';
import type { OperationName } from '../options.ts';
import { type Figures, type Phase, runPhase, type Step } from '../phase.ts';
import { type Held, Stock } from '../stock.ts';
import { work } from '../worker.ts';
import type { Window, World } from '../world.ts';
import { Requests } from './requests.ts';

/** Its own process: HTTPS clients, as cheap as JavaScript allows, since they share the cores with the server. */
export type LoadJob =
  | { readonly type: 'world'; readonly world: World; readonly seed: number }
  | ({ readonly type: 'run'; readonly operation: OperationName } & Phase)
  /** `fresh`: a new connection for each request. */
  | ({ readonly type: 'plain'; readonly target: Target; readonly fresh: boolean } & Phase);

let world: World;
let target: Target;
let requests: Requests;
let stock: Stock;
let hot = 0;
let turn = 0;

async function setWorld(given: World, seed: number): Promise<void> {
  world = given;
  const url = new URL(world.url);
  target = { host: '127.0.0.1', port: Number(url.port), ca: world.ca };
  stock = new Stock('https-', world.users, world.windows, seed);
  const connection = await Connection.open(target);
  const answer = await connection.send(new Requests(world, '').token);
  connection.close();
  requests = new Requests(world, (JSON.parse(answer.body.toString()) as { access_token: string }).access_token);
}

const check = ({ status, body }: Answer): Step => (status === 200 ? 'done' : { error: `${status} ${body.toString().slice(0, 300)}` });

async function reserve(connection: Connection, window: Window): Promise<Held | Step> {
  const user = stock.takeUser();
  if (user === undefined) return 'empty';
  const answer = await connection.send(requests.reserve(user, window.option));
  if (answer.status !== 200) return check(answer);
  const hold = Number(/"id":(\d+)/.exec(answer.body.toString('latin1', 0, 80))?.[1]);
  return { user, hold, window };
}

async function create(connection: Connection, held: Held): Promise<Step> {
  const order = stock.nextOrder();
  const outcome = check(await connection.send(requests.create(held.user, order, held.hold, held.window.store)));
  if (outcome === 'done') stock.ordered(held, order);
  return outcome;
}

async function pair(connection: Connection, window: Window): Promise<Step> {
  const held = await reserve(connection, window);
  return typeof held === 'object' && 'hold' in held ? create(connection, held) : held;
}

function stepOf(operation: OperationName): (connection: Connection) => Promise<Step> {
  switch (operation) {
    case 'token':
      return async (connection) => check(await connection.send(requests.token));
    case 'stores':
      return async (connection) => check(await connection.send(requests.stores(turn++)));
    case 'slots':
      return async (connection) => check(await connection.send(requests.slots(`https-${turn % world.users}`, turn++)));
    case 'reserve':
      return async (connection) => {
        const held = await reserve(connection, stock.nextWindow());
        if (typeof held !== 'object' || !('hold' in held)) return held;
        stock.keepHold(held);
        return 'done';
      };
    case 'create':
      return async (connection) => {
        const held = stock.takeHold();
        return held === undefined ? 'empty' : create(connection, held);
      };
    case 'pair':
      return (connection) => pair(connection, stock.nextWindow());
    case 'get':
      return async (connection) => {
        const { user, order } = stock.orders[turn++ % stock.orders.length]!;
        return check(await connection.send(requests.get(user, order)));
      };
    case 'hot': {
      const window = world.hotWindows[hot++]!;
      let left = world.hotCapacity;
      return async (connection) => (left-- > 0 ? pair(connection, window) : 'empty');
    }
  }
}

async function overConnections(target: Target, phase: Phase, step: (connection: Connection) => Promise<Step>): Promise<Figures> {
  const connections = await Promise.all(Array.from({ length: phase.concurrency }, () => Connection.open(target)));
  try {
    return await runPhase(phase, (caller) => step(connections[caller]!));
  } finally {
    for (const connection of connections) connection.close();
  }
}

const PLAIN = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';

async function freshConnection(target: Target): Promise<Step> {
  const connection = await Connection.open(target);
  const outcome = check(await connection.send(PLAIN));
  connection.close();
  return outcome;
}

work<LoadJob, Figures | undefined>(async (job) => {
  switch (job.type) {
    case 'world':
      await setWorld(job.world, job.seed);
      return undefined;
    case 'run':
      return overConnections(target, job, stepOf(job.operation));
    case 'plain':
      if (job.fresh) return runPhase(job, () => freshConnection(job.target));
      return overConnections(job.target, job, async (connection) => check(await connection.send(PLAIN)));
  }
});
