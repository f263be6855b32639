import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serverMigrations } from '../../src/server/migrations.ts';
import { type Database, migrate, openEmbedded, openPostgres, statement } from '../../src/storage/engine/index.ts';
import { moveOrders } from '../../src/storage/fulfillment/batch.ts';
import { reserveSlots } from '../../src/storage/holds/hold.ts';
import { createOrders } from '../../src/storage/orders/order.ts';
import type { BenchOptions, Engine } from '../options.ts';
import { median } from '../phase.ts';
import type { Place } from '../prepare.ts';

const ORDERS = 400;
const CAPACITY = 50;
const SCHEMA = 'order_indexes';
const START = Date.parse('2026-05-06T16:00:00Z');
const NOW = new Date(START).toISOString();
const EXPIRES = new Date(START + 600_000).toISOString();

const WINDOW = 'create index orders_by_window on cw.orders (organization_id, window_starts_at, id)';
const OPEN = `create index orders_under_way on cw.orders (organization_id, id) where status not in ('delivered', 'canceled')`;
const OPEN_WINDOW = `create index orders_by_open_window on cw.orders (organization_id, open_window, id) where open_window is not null`;
const OPEN_COLUMN = `alter table cw.orders add column open_window timestamptz generated always as (
  case when status not in ('delivered', 'canceled') then window_starts_at end) stored`;
const CHANGE = `alter table cw.orders add column changed_in xid8 not null default pg_current_xact_id();
  create function cw.bench_mark() returns trigger language plpgsql as $$ begin new.changed_in := pg_current_xact_id(); return new; end $$;
  create trigger bench_mark before update on cw.orders for each row execute function cw.bench_mark();
  create index orders_by_change on cw.orders (organization_id, changed_in, id)`;
const STORE = 'create index orders_by_store on cw.orders (organization_id, store_number, id)';
const SHOPPER = `create index orders_by_shopper on cw.orders (organization_id, ((body->'shopper'->>'id')::bigint), id)
  where body->'shopper'->>'id' is not null`;
const DONE = `create index orders_done on cw.orders (updated_at) where status in ('delivered', 'canceled')`;
const CREATION = 'create index orders_by_creation on cw.orders using brin (created_at) with (pages_per_range = 32, autosummarize = on)';
const CREATION_TIME = 'create index orders_by_creation_time on cw.orders (organization_id, created_at, id, store_number)';
const ARCHIVED = 'create trigger keep_archived_id before insert on cw.orders for each row execute function cw.keep_archived_id()';
const EVENT_TIME_RANGES = 'create index events_by_time on cw.events using brin (occurred_at) with (autosummarize = on)';
const EVENT_TIMES = 'create index events_by_occurrence on cw.events (organization_id, occurred_at, xid, id)';

/** What stands beside the indexes that creating and moving orders needs in any case. */
const VARIANTS: Readonly<Record<string, readonly string[]>> = {
  none: [],
  'by window': [WINDOW],
  'under way': [OPEN],
  'by open window': [OPEN_COLUMN, OPEN_WINDOW],
  'both and by change, kept by a trigger': [WINDOW, OPEN, CHANGE],
  'events by time, BRIN': [EVENT_TIME_RANGES],
  'by store': [STORE],
  'by shopper': [SHOPPER],
  'events by time': [EVENT_TIMES],
  'done, by creation (BRIN)': [DONE, CREATION],
  'by creation': [CREATION_TIME],
  'look into the archive': [ARCHIVED],
  'all that there are': [WINDOW, OPEN, STORE, SHOPPER, DONE, CREATION_TIME, ARCHIVED, EVENT_TIMES],
};
const BARE = `drop index if exists cw.orders_by_window, cw.orders_under_way, cw.orders_by_change, cw.orders_by_open_window, cw.events_by_time,
    cw.orders_by_store, cw.orders_by_shopper, cw.orders_done, cw.orders_by_creation,
    cw.orders_by_creation_time, cw.events_by_occurrence;
  drop trigger if exists mark_order_changed on cw.orders;
  drop trigger if exists keep_archived_id on cw.orders;
  drop function if exists cw.bench_mark cascade;
  alter table cw.orders drop column if exists changed_in, drop column if exists open_window;
  truncate cw.orders, cw.events, cw.holds, cw.slot_units, cw.slot_windows`;

export interface OrderIndexFigures {
  readonly engine: Engine;
  /** Microseconds for each call, medians of the rounds. */
  readonly lines: readonly { readonly variant: string; readonly create: number; readonly move: number; readonly share: number }[];
}

/** Bare calls of create and move, one order each and one after another, with and without each index that lists need, in turn. */
export async function measureOrderIndexes(engine: Engine, place: Place, { rounds }: BenchOptions): Promise<OrderIndexFigures> {
  await using opened = await open(place);
  const { database } = opened;
  await migrate(database, serverMigrations());
  await database.execute(
    `insert into cw.users (organization_id, user_id, first_name, phone_number, created_at, updated_at)
     select 1, 'user-' || n, 'Bench', '+14155550100', now(), now() from generate_series(0, ${ORDERS - 1}) n`,
  );
  const names = Object.keys(VARIANTS);
  const found = new Map<string, { create: number; move: number }[]>(names.map((name) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (let index = 0; index < names.length; index++) {
      const name = names[(index + Math.max(round, 0)) % names.length]!;
      const figures = await measure(database, VARIANTS[name]!);
      // The first round warms up.
      if (round >= 0) found.get(name)!.push(figures);
    }
  }
  const least = median(found.get('none')!.map(({ create }) => create));
  const lines = names.map((variant) => {
    const create = median(found.get(variant)!.map((one) => one.create));
    return { variant, create, move: median(found.get(variant)!.map((one) => one.move)), share: create / least };
  });
  return { engine, lines };
}

async function open({ folder, databaseUrl }: Place) {
  if (databaseUrl !== undefined) {
    const database = await openPostgres(databaseUrl, SCHEMA, { statementTimeout: 120_000, maxConnections: 1 });
    return { database, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() };
  }
  const engine = await openEmbedded(join(folder, 'database'));
  return { database: engine.database(SCHEMA), [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose]() };
}

async function measure(database: Database, variant: readonly string[]): Promise<{ create: number; move: number }> {
  await database.execute(BARE);
  for (const sql of variant) await database.execute(sql);
  const reserve = Array.from({ length: ORDERS }, (_, n) => reservation(n));
  const holds = (await database.query(reserveSlots, [JSON.stringify(reserve)])).toSorted((a, b) => a.n - b.n);
  await database.execute('vacuum (analyze)');
  const creates = holds.map(({ hold_id }, n) => JSON.stringify([creation(n, hold_id!)]));
  const clock = await processorClock(database);
  const create = await timed(clock, creates, async (command) => {
    const [result] = await database.query(createOrders, [command]);
    if (result?.outcome !== 'created') throw new Error(`An order was not created: ${result?.outcome}.`);
  });
  const orders = await database.query(statement<[], { id: number }>('', 'select id from cw.orders order by id'), []);
  const moves = orders.flatMap(({ id }) => ['acknowledged', 'picking'].map((status, n) => JSON.stringify(movement(id, n + 1, status))));
  const move = await timed(clock, moves, async (command) => {
    const [result] = await database.query(moveOrders, [command]);
    if (result?.outcome !== 'moved') throw new Error(`An order was not moved: ${result?.outcome}.`);
  });
  return { create, move };
}

async function timed(clock: () => number, commands: readonly string[], call: (command: string) => Promise<void>): Promise<number> {
  const started = clock();
  for (const command of commands) await call(command);
  return (clock() - started) / commands.length;
}

const findServer = statement<[], { pid: number }>('', 'select pg_backend_pid() as pid');

/** Microseconds of processor time of the database: what else the machine does adds nothing to it, as it would to the time that passes. */
async function processorClock(database: Database): Promise<() => number> {
  if (database.engine === 'embedded') return () => Object.values(process.cpuUsage()).reduce((sum, part) => sum + part);
  const [row] = await database.query(findServer, []);
  return () => Number(readFileSync(`/proc/${row!.pid}/schedstat`, 'utf8').split(' ')[0]) / 1_000;
}

/** Neighbours in time of creation lie in windows far apart, as they come from many stores. */
const windowOf = (n: number) => (n * 7) % (ORDERS / CAPACITY);
const startsAt = (n: number) => new Date(START + windowOf(n) * 3_600_000).toISOString();
const endsAt = (n: number) => new Date(START + (windowOf(n) + 2) * 3_600_000).toISOString();

const reservation = (n: number) => ({
  n,
  organization_id: 1,
  user_id: `user-${n}`,
  store_number: 1,
  pool: 0,
  start_minute: windowOf(n) * 60,
  capacity: CAPACITY * 2,
  service_option_id: 1,
  starts_at: startsAt(n),
  ends_at: endsAt(n),
  expires_at: EXPIRES,
  now: NOW,
});

const BODY = {
  location_code: 'S1',
  items: Array.from({ length: 10 }, (_, n) => ({ line_num: n + 1, qty: 1, upc: `0001234567${n}`, name: 'Whole milk, one gallon' })),
};

const creation = (n: number, hold: number) => ({
  n: 0,
  organization_id: 1,
  application_id: 1,
  banner_id: 1,
  order_id: `order-${n}`,
  user_id: `user-${n}`,
  kind: 'delivery',
  hold_id: hold,
  capacity: CAPACITY * 2,
  phone_given: true,
  link: `link-${n}`,
  locale: 'en-US',
  body: BODY,
  event: { order_id: `order-${n}` },
  response: null,
  now: NOW,
  wall: NOW,
  idempotency: null,
});

const movement = (id: number, version: number, status: string) => ({
  organization_id: 1,
  banner_id: 1,
  now: NOW,
  batch: null,
  orders: [
    { id, version, status, body: { ...BODY, workflow_state: status }, events: [{ name: `fulfillment.${status}`, metadata: {} }], due: [] },
  ],
});
