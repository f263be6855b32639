import { reserveSlots } from '../../src/storage/holds/hold.ts';
import { createOrders, findOrder } from '../../src/storage/orders/order.ts';
import { findFullWindowsForUser } from '../../src/storage/stores/usage.ts';
import { keepTokens } from '../../src/storage/tokens/token.ts';
import type { Driven } from '../options.ts';
import { type Figures, type Phase, runPhase, type Step } from '../phase.ts';
import type { Place } from '../prepare.ts';
import { type Held, Stock } from '../stock.ts';
import { work } from '../worker.ts';
import { pastOrder, type Window, type World } from '../world.ts';
import { type Client, openClient, type Through } from './client.ts';
import { createCommand, type Listed, listedOf, listingParameters, reserveCommand, tokenParameters } from './commands.ts';
import { openUnits } from './units.ts';

/** Its own process: the SQL by the driver alone, one call each, as the server sends it. */
export type DriverJob =
  | { readonly type: 'world'; readonly world: World; readonly place: Place; readonly seed: number }
  | ({ readonly type: 'run'; readonly operation: Driven | 'units'; readonly through: Through } & Phase);

let world: World;
let place: Place;
let stock: Stock;
let hot = 0;
let turn = 0;
let listed: readonly Listed[];
/** They stay open: an embedded database has one owner, and a connection is slow until it has run each statement once. */
const clients = new Map<Through, Promise<Client>>();

function clientOf(through: Through): Promise<Client> {
  if (!clients.has(through)) clients.set(through, openClient(place, through));
  return clients.get(through)!;
}

type Call = (caller: number) => Promise<Step>;

function callOf(client: Client, operation: Driven): Call {
  const reserve = async (caller: number, window: Window, capacity: number): Promise<Held | Step> => {
    const user = stock.takeUser();
    if (user === undefined) return 'empty';
    const command = reserveCommand(world, user, window, capacity);
    const [row] = await client.query(caller, reserveSlots, [JSON.stringify([command])]);
    return row?.outcome === 'reserved' ? { user, hold: Number(row.hold_id), window } : { error: String(row?.outcome) };
  };
  const create = async (caller: number, held: Held, capacity: number): Promise<Step> => {
    const order = stock.nextOrder();
    const command = createCommand(world, held, order, capacity);
    const [row] = await client.query(caller, createOrders, [JSON.stringify([command])]);
    if (row?.outcome !== 'created') return { error: String(row?.outcome) };
    stock.ordered(held);
    return 'done';
  };
  const pair = async (caller: number, window: Window, capacity: number): Promise<Step> => {
    const held = await reserve(caller, window, capacity);
    return typeof held === 'object' && 'hold' in held ? create(caller, held, capacity) : held;
  };
  switch (operation) {
    case 'token':
      return async (caller) => {
        const rows = await client.query(caller, keepTokens, tokenParameters(world));
        return rows[0]?.kept === true ? 'done' : { error: 'no token' };
      };
    case 'get':
      return async (caller) => {
        const { user, order } = pastOrder(world, turn++);
        const { organizationId, bannerId } = world.sample;
        const [row] = await client.query(caller, findOrder, [organizationId, bannerId, user, order]);
        return row?.order_id === order ? 'done' : { error: 'no order' };
      };
    case 'slots':
      return async (caller) => {
        const [row] = await client.query(
          caller,
          findFullWindowsForUser,
          listingParameters(world, listed[turn % listed.length]!, `driver-${turn++ % world.users}`),
        );
        return row?.active === true ? 'done' : { error: 'no user' };
      };
    case 'reserve':
      return async (caller) => {
        const held = await reserve(caller, stock.nextWindow(), world.capacity);
        if (typeof held !== 'object' || !('hold' in held)) return held;
        stock.keepHold(held);
        return 'done';
      };
    case 'create':
      return async (caller) => {
        const held = stock.takeHold();
        return held === undefined ? 'empty' : create(caller, held, world.capacity);
      };
    case 'pair':
      return (caller) => pair(caller, stock.nextWindow(), world.capacity);
    case 'hot': {
      const window = world.hotWindows[hot++]!;
      let left = world.hotCapacity;
      return async (caller) => (left-- > 0 ? pair(caller, window, world.hotCapacity) : 'empty');
    }
  }
}

work<DriverJob, Figures | undefined>(
  async (job) => {
    if (job.type === 'world') {
      ({ world, place } = job);
      hot = Math.floor(world.hotWindows.length / 2);
      listed = listedOf(world);
      stock = new Stock('driver-', world.users, world.windows, job.seed);
      return undefined;
    }
    const client = await clientOf(job.through);
    return runPhase(job, job.operation === 'units' ? await openUnits(client, world.hotCapacity) : callOf(client, job.operation));
  },
  async () => {
    for (const client of clients.values()) await (await client)[Symbol.asyncDispose]();
  },
);
