import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoProducts } from '../src/demo/catalogue.ts';
import { postalAreas } from '../src/fulfillment/geography/geography.ts';
import { decodeOptionId } from '../src/fulfillment/slots/option-id.ts';
import { type Database, openEmbedded, openPostgres, statement } from '../src/storage/engine/index.ts';
import { reserveSlots } from '../src/storage/holds/hold.ts';
import { createOrders } from '../src/storage/orders/order.ts';
import { POOL_NUMBER } from '../src/storage/stores/usage.ts';
import { Caller } from './caller.ts';
import { createCommand, reserveCommand } from './driver/commands.ts';
import { linesOf } from './load/requests.ts';
import { dataOf, startServer } from './server.ts';
import { CART_LINES, ORDER_LINES, type Sample, SIDES, type Store, type Window, type World } from './world.ts';

export const SCHEMA = 'production';
/** Windows that begin sooner could pass while the bench runs. */
const AHEAD_MILLISECONDS = 6 * 3_600_000;
/** A place is looked for from the first one on, so that a window's size is part of the cost; these are a busy store's. */
const CAPACITY = 60;
const HOT_CAPACITY = 1_000;
const STORE_WINDOWS = 90;
const USERS = 50_000;
/** Orders of the past: with next to none, PostgreSQL plans for tables of one page, and the plans stay while they grow. */
const PAST_ORDERS = 4_000;
const BATCH = 200;

export interface Place {
  readonly folder: string;
  readonly databaseUrl: string | undefined;
}

export interface Wanted {
  /** Reservations that the whole run may make. */
  readonly reservations: number;
  readonly hotWindows: number;
}

/** Brings a new installation to where measuring begins: capacity, windows with their places, users, one order to copy. */
export async function prepareWorld(place: Place, wanted: Wanted): Promise<World> {
  // Windows get at most half full.
  const storeCount = Math.ceil((wanted.reservations * 2) / (CAPACITY * STORE_WINDOWS));
  const hotStores = Math.ceil(wanted.hotWindows / STORE_WINDOWS);
  const stores: Store[] = postalAreas()
    .filter((area) => area.country === 'US')
    .slice(0, storeCount + hotStores)
    .map((area) => ({ locationCode: `${area.prefix}-01`, postalCode: `${area.prefix}01` }));
  const world = await setUpByApi(place, stores, hotStores);
  await using engine = await openDatabase(place);
  const sample = await setUpBySql(engine.database, world);
  return { ...world, sample };
}

async function setUpByApi(place: Place, stores: readonly Store[], hotStores: number): Promise<Omit<World, 'sample'>> {
  await using server = await startServer(place);
  const { url, client_id: clientId, client_secret: clientSecret } = server.ready.production!;
  const ca = readFileSync(server.ready.ca_file!, 'utf8');
  const upcs = demoProducts()
    .filter((product) => product.cost_unit === 'each' && !product.alcohol && !product.bulky && product.beverage_weight_lb === null)
    .filter((product) => !product.over_the_counter)
    .slice(0, CART_LINES)
    .map(({ upc }) => upc);
  const caller = await Caller.signIn({ url, ca, clientId, clientSecret });
  await caller.call('POST', '/v2/fulfillment/users', { user_id: 'bench', first_name: 'Bench', phone_number: '+14155550100' });
  const windows: Window[] = [];
  const hotWindows: Window[] = [];
  for (const [index, { locationCode, postalCode }] of stores.entries()) {
    const isHot = index >= stores.length - hotStores;
    const delivery = isHot ? HOT_CAPACITY : CAPACITY;
    await caller.call('PATCH', `/cartwright/v1/stores/${locationCode}/slot_policy`, { capacity: { delivery }, immediate_minutes: [] });
    const { service_options } = await caller.call<Options>('POST', '/v2/fulfillment/users/bench/service_options/cart/delivery', {
      address: { address_line_1: '50 Beale St', postal_code: postalCode },
      items: linesOf({ upcs }, 1),
      location_code: locationCode,
    });
    const usable = service_options.filter(({ window }) => Date.parse(window.start_at) > Date.now() + AHEAD_MILLISECONDS);
    (isHot ? hotWindows : windows).push(...usable.map(({ id }) => ({ option: id, store: index })));
  }
  await placeSample(caller, windows[0]!, stores[0]!, upcs);
  return {
    url,
    ca,
    clientId,
    clientSecret,
    stores,
    windows,
    hotWindows,
    capacity: CAPACITY,
    hotCapacity: HOT_CAPACITY,
    users: USERS,
    pastOrders: PAST_ORDERS,
    upcs,
  };
}

interface Options {
  readonly service_options: readonly { readonly id: number; readonly window: { readonly start_at: string } }[];
}

async function placeSample(caller: Caller, window: Window, store: Store, upcs: readonly string[]): Promise<void> {
  const hold = await caller.call<{ service_option_hold: { id: number } }>(
    'POST',
    `/v2/fulfillment/users/bench/service_options/${window.option}/reserve`,
  );
  await caller.call('POST', '/v2/fulfillment/users/bench/orders/delivery', {
    order_id: 'bench-sample',
    service_option_hold_id: hold.service_option_hold.id,
    initial_tip_cents: 500,
    address: { address_line_1: '50 Beale St', postal_code: store.postalCode },
    items: linesOf({ upcs }, ORDER_LINES),
  });
}

const FIT = `with given as (select * from jsonb_to_recordset($2::jsonb) as x(store integer, start integer)),
   fitted as (insert into cw.slot_windows select $1, store, $3::smallint, start, $4 from given
                on conflict (organization_id, store_number, pool, start_minute) do update set units = excluded.units)
 insert into cw.slot_units (organization_id, store_number, pool, start_minute, unit)
 select $1, store, $3::smallint, start, unit from given, generate_series(1, $4::integer) unit on conflict do nothing`;
const INSERT_USERS = `insert into cw.users (organization_id, user_id, first_name, phone_number, created_at, updated_at)
 select $1, $2::text || n, 'Bench', '+14155550100', $3::timestamptz, $3::timestamptz from generate_series(0, $4::integer - 1) n`;
const FIND_SAMPLE = `select o.organization_id as "organizationId", o.banner_id as "bannerId", a.id as "applicationId",
   encode(a.secret_hash, 'hex') as "secretHash", a.scopes, o.body, e.metadata as event
 from cw.orders o join cw.events e on e.order_ref = o.id join cw.applications a on a.client_id = $1 where o.order_id = 'bench-sample'`;

async function setUpBySql(database: Database, world: Omit<World, 'sample'>): Promise<Sample> {
  const [sample] = await database.query(statement<[string], Sample>('', FIND_SAMPLE), [world.clientId]);
  const organization = sample!.organizationId;
  for (const [windows, capacity] of [[world.windows, world.capacity] as const, [world.hotWindows, world.hotCapacity] as const]) {
    for (let from = 0; from < windows.length; from += 500) {
      const parts = windows.slice(from, from + 500).map(({ option }) => decodeOptionId(option)!);
      const rows = parts.map(({ storeNumber, startMinute }) => ({ store: storeNumber, start: startMinute }));
      await database.query(statement('', FIT), [organization, JSON.stringify(rows), POOL_NUMBER.delivery, capacity] as never);
    }
  }
  const kinds = [...SIDES.map((side) => [`${side}-`, world.users] as const), ['past-', PAST_ORDERS] as const];
  for (const [prefix, count] of kinds) {
    await database.query(statement('', INSERT_USERS), [organization, prefix, new Date(), count] as never);
  }
  await makePastOrders(database, { ...world, sample: sample! });
  await database.execute('vacuum (analyze)');
  await database.execute('checkpoint');
  return sample!;
}

async function makePastOrders(database: Database, world: World): Promise<void> {
  const { windows, capacity } = world;
  for (let from = 0; from < PAST_ORDERS; from += BATCH) {
    const users = Array.from({ length: BATCH }, (_, index) => ({
      user: `past-${from + index}`,
      window: windows[(from + index) % windows.length]!,
    }));
    const reserve = users.map(({ user, window }, n) => ({ ...reserveCommand(world, user, window, capacity), n }));
    const holds = new Map((await database.query(reserveSlots, [JSON.stringify(reserve)])).map(({ n, hold_id }) => [n, hold_id!]));
    const create = users.map((one, n) => ({ ...createCommand(world, { ...one, hold: holds.get(n)! }, `order-${one.user}`, capacity), n }));
    await database.query(createOrders, [JSON.stringify(create)]);
  }
}

/** The database by itself, without a server. */
export async function openDatabase({ folder, databaseUrl }: Place): Promise<{ readonly database: Database } & AsyncDisposable> {
  if (databaseUrl !== undefined) {
    const database = await openPostgres(databaseUrl, SCHEMA, { statementTimeout: 120_000 });
    return { database, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() };
  }
  const engine = await openEmbedded(join(dataOf(folder), 'database'));
  return { database: engine.database(SCHEMA), [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose]() };
}

/** For another process on the same data: PostgreSQL is shared, of an embedded database it gets a copy. */
export function secondPlace(place: Place, folder: string): Place {
  // Keys and certificates are the same in any case.
  cpSync(dataOf(place.folder), dataOf(folder), { recursive: true });
  return { ...place, folder };
}
