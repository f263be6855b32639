import { type Answer, Connection, type Target } from '../../proofs/support/connection.ts';
import type { OperationName } from '../options.ts';
import { type Figures, type Phase, runPhase, type Step } from '../phase.ts';
import { type Held, Stock } from '../stock.ts';
import { work } from '../worker.ts';
import { pastOrder, type Window, type World, type WorldSide } from '../world.ts';
import { type MockedCall, mockStep, oidcStep, vendureFlow } from './peer-calls.ts';
import { Requests } from './requests.ts';

/** `flow`: a whole shop's; `hold_hot`: holds alone, until a hot window is sold out. */
export type LoadOperation = OperationName | 'flow' | 'hold_hot';

/** Its own process: HTTPS clients, as cheap as JavaScript allows, since they share the cores with the server. */
export type LoadJob =
  | { readonly type: 'world'; readonly world: World; readonly seed: number; readonly side?: WorldSide }
  | ({ readonly type: 'run'; readonly operation: LoadOperation } & Phase)
  /** The calls of `world` at a mock, which looks at the form alone. */
  | ({ readonly type: 'mock'; readonly target: Target; readonly operation: MockedCall } & Phase)
  | ({ readonly type: 'vendure'; readonly target: Target } & Phase)
  | ({ readonly type: 'oidc'; readonly target: Target } & Phase)
  /** `fresh`: a new connection for each request. */
  | ({ readonly type: 'plain'; readonly target: Target; readonly fresh: boolean } & Phase);

let world: World;
let target: Target;
let requests: Requests;
let stock: Stock;
let hot = 0;
let turn = 0;

async function setWorld(given: World, seed: number, side: WorldSide = 'https'): Promise<void> {
  world = given;
  const url = new URL(world.url);
  target = { host: '127.0.0.1', port: Number(url.port), ca: world.ca };
  stock = new Stock(`${side}-`, world.users, world.windows, seed);
  const connection = await Connection.open(target);
  const answer = await connection.send(new Requests(world, '').token);
  connection.close();
  requests = new Requests(world, (JSON.parse(answer.body.toString()) as { access_token: string }).access_token);
}

const check = ({ status, body }: Answer): Step => (status === 200 ? 'done' : { error: `${status} ${body.toString().slice(0, 300)}` });

async function reserve(connection: Connection, window: Window, user = stock.takeUser()): Promise<Held | Step> {
  if (user === undefined) return 'empty';
  const answer = await connection.send(requests.reserve(user, window.option));
  if (answer.status !== 200) return check(answer);
  const hold = Number(/"id":(\d+)/.exec(answer.body.toString('latin1', 0, 80))?.[1]);
  return { user, hold, window };
}

async function create(connection: Connection, held: Held): Promise<Step> {
  const order = stock.nextOrder();
  const outcome = check(await connection.send(requests.create(held.user, order, held.hold, held.window.store)));
  if (outcome === 'done') stock.ordered(held);
  return outcome;
}

async function pair(connection: Connection, window: Window): Promise<Step> {
  const held = await reserve(connection, window);
  return typeof held === 'object' && 'hold' in held ? create(connection, held) : held;
}

/** All that a shop does for an order, as its customer goes: user, stores, slots, reserve, order with ten lines. */
async function flow(connection: Connection): Promise<Step> {
  const [user, window] = [`flow-${turn++}`, stock.nextWindow()];
  const created = check(await connection.send(requests.user(user)));
  if (created !== 'done') return created;
  const found = check(await connection.send(requests.stores(window.store)));
  if (found !== 'done') return found;
  const listed = await connection.send(requests.slots(user, window.store, true));
  if (listed.status !== 200) return check(listed);
  if (!listed.body.includes(`"id":${window.option},`)) return { error: 'The slot wanted is not offered.' };
  const held = await reserve(connection, window, user);
  return typeof held === 'object' && 'hold' in held ? create(connection, held) : held;
}

function stepOf(operation: LoadOperation): (connection: Connection) => Promise<Step> {
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
    case 'hold_hot': {
      const window = world.hotWindows[hot++]!;
      let left = world.hotCapacity;
      return async (connection) => {
        const held = left-- > 0 ? await reserve(connection, window) : 'empty';
        return typeof held === 'object' && 'hold' in held ? 'done' : held;
      };
    }
    case 'get':
      return async (connection) => {
        const { user, order } = pastOrder(world, turn++);
        return check(await connection.send(requests.get(user, order)));
      };
    case 'flow':
      return flow;
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
      await setWorld(job.world, job.seed, job.side);
      return undefined;
    case 'run':
      return overConnections(target, job, stepOf(job.operation));
    case 'mock':
      return overConnections(job.target, job, mockStep(requests, world, job.operation));
    case 'vendure':
      return overConnections(job.target, job, vendureFlow);
    case 'oidc':
      return overConnections(job.target, job, oidcStep(job.target.port));
    case 'plain':
      if (job.fresh) return runPhase(job, () => freshConnection(job.target));
      return overConnections(job.target, job, async (connection) => check(await connection.send(PLAIN)));
  }
});
