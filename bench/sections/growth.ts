import { join } from 'node:path';
import { postalAreas } from '../../src/fulfillment/geography/geography.ts';
import { type Database, openPostgres, statement } from '../../src/storage/engine/index.ts';
import { startTestPostgres, type TestPostgres } from '../../src/storage/testing/test-postgres.ts';
import { type ClaimFigures, measureClaims } from '../growth/claims.ts';
import { fill } from '../growth/fill.ts';
import type { GrowthJob } from '../growth/generator.ts';
import { GROWTH_OPERATIONS, type GrowthOperation } from '../growth/operations.ts';
import { type Past, pastOf } from '../growth/past.ts';
import { measureTidying, type TidyFigures } from '../growth/tidying.ts';
import type { BenchOptions } from '../options.ts';
import { type Figures, medians } from '../phase.ts';
import { prepareWorld, SCHEMA } from '../prepare.ts';
import { type Memory, type Server, startServer } from '../server.ts';
import { Worker } from '../worker.ts';
import type { Store, World } from '../world.ts';

/** As a server of this size would have them; the rest is PostgreSQL's default. */
const SETTINGS = { shared_buffers: '2GB', max_wal_size: '4GB', checkpoint_timeout: '30min', maintenance_work_mem: '512MB' };
const CONNECTIONS = 4;

export interface Size {
  readonly orders: number;
  readonly stores: number;
}

export interface SizeFigures extends Size {
  /** Seconds. */
  readonly fill: number;
  readonly operations: Readonly<Record<GrowthOperation, Figures>>;
  readonly claims: ClaimFigures;
  readonly tidying: TidyFigures;
  /** Of the server process, after the load. */
  readonly memory: Memory;
  /** Milliseconds from the start of the process to the ready file. */
  readonly start: number;
  /** Bytes by table, with its indexes. */
  readonly disk: Readonly<Record<string, number>>;
  readonly rows: Readonly<Record<string, number>>;
}

export interface GrowthFigures {
  readonly connections: number;
  readonly settings: Readonly<Record<string, string>>;
  /** Ascending; the first is what the others are compared with. */
  readonly orders: readonly SizeFigures[];
  readonly stores: readonly SizeFigures[];
  readonly errors: number;
}

/**
 * The main operations at each size of the past, and at each number of stores with the smallest past. Every size has a database and a server
 * of its own; all of them stand side by side, and each round measures every operation at each size in turn, the smallest first, so that what
 * else the machine does meets all of them.
 */
export async function measureGrowth(folder: string, options: BenchOptions, say: (text: string) => void): Promise<GrowthFigures> {
  await using postgres = await startTestPostgres({ own: true, settings: SETTINGS });
  const [least, ...more] = options.sizes.toSorted((a, b) => a - b);
  const stores = options.stores.toSorted((a, b) => a - b);
  const sizes = [...stores.map((count) => ({ orders: least!, stores: count })), ...more.map((orders) => ({ orders, stores: stores[0]! }))];
  await using stack = new AsyncDisposableStack();
  const sides: Side[] = [];
  for (const size of sizes) sides.push(await prepareSide(stack, postgres, join(folder, `growth-${sides.length}`), size, options, say));
  const measured = await measureSides(sides, options, say);
  const figures: SizeFigures[] = [];
  for (const [index, side] of sides.entries()) {
    const { size, fillSeconds, rows, disk, database, world } = side;
    say(`${size.orders} orders, ${size.stores} stores: claims and tidying up`);
    const claims = await measureClaims(database, world, options.rounds);
    const tidying = await measureTidying(database, options.rounds);
    figures.push({ ...size, ...measured[index]!, fill: fillSeconds, rows, disk, claims, tidying });
  }
  const all = figures.flatMap(({ operations }) => Object.values(operations));
  return {
    connections: CONNECTIONS,
    settings: { ...(await sides[0]!.database.settings()), ...SETTINGS },
    orders: figures.filter((one) => one.stores === stores[0]),
    stores: figures.filter((one) => one.orders === least),
    errors: all.reduce((sum, one) => sum + one.errors, 0),
  };
}

interface Side {
  readonly size: Size;
  readonly past: Past;
  readonly place: { readonly folder: string; readonly databaseUrl: string };
  readonly database: Database;
  readonly world: World;
  readonly fillSeconds: number;
  readonly rows: Readonly<Record<string, number>>;
  readonly disk: Readonly<Record<string, number>>;
}

async function prepareSide(
  stack: AsyncDisposableStack,
  postgres: TestPostgres,
  folder: string,
  size: Size,
  options: BenchOptions,
  say: (text: string) => void,
): Promise<Side> {
  const place = { folder, databaseUrl: stack.use(await postgres.createDatabase()).url };
  const world = await prepareWorld(place, { reservations: options.rounds * options.seconds * 4_000 + 8_000, hotWindows: 0 });
  const database = stack.use(await openPostgres(place.databaseUrl, SCHEMA, { statementTimeout: 3_600_000, maxConnections: 1 }));
  const past = pastOf(size.orders);
  const milliseconds = await fill(database, world, past, size.stores, (text) =>
    say(`${size.orders} orders, ${size.stores} stores: ${text}`),
  );
  return { size, past, place, database, world, fillSeconds: milliseconds / 1_000, ...(await weigh(database)) };
}

const WEIGH = statement<[], { name: string; bytes: number; rows: number }>(
  '',
  `select c.relname as name, pg_total_relation_size(c.oid)::float8 as bytes, c.reltuples::float8 as rows
     from pg_class c where c.relnamespace = 'cw'::regnamespace and c.relkind = 'r' and c.reltuples > 0 order by 2 desc limit 16`.replace(
    "'cw'",
    `'${SCHEMA}'`,
  ),
);

async function weigh(database: Database) {
  const tables = await database.query(WEIGH, []);
  return {
    disk: Object.fromEntries(tables.map(({ name, bytes }) => [name, bytes])),
    rows: Object.fromEntries(tables.map(({ name, rows }) => [name, rows])),
  };
}

interface MeasuredSide {
  readonly operations: Readonly<Record<GrowthOperation, Figures>>;
  readonly memory: Memory;
  readonly start: number;
}

async function measureSides(sides: readonly Side[], options: BenchOptions, say: (text: string) => void): Promise<MeasuredSide[]> {
  await using stack = new AsyncDisposableStack();
  const running: { server: Server; load: Worker<GrowthJob, Figures | undefined> }[] = [];
  const areas = postalAreas().filter(({ country }) => country === 'US');
  const places: Store[] = areas.map(({ prefix }) => ({ locationCode: `${prefix}-01`, postalCode: `${prefix}01` }));
  for (const { place, world, past } of sides) {
    const server = stack.use(await startServer(place));
    const load = stack.use(new Worker<GrowthJob, Figures | undefined>(new URL('../growth/generator.ts', import.meta.url)));
    await load.run({ type: 'world', world: { ...world, url: server.ready.production!.url }, past, places, seed: options.seed });
    running.push({ server, load });
  }
  const operations = Object.keys(GROWTH_OPERATIONS) as GrowthOperation[];
  const found = running.map(() => new Map<GrowthOperation, Figures[]>(operations.map((operation) => [operation, []])));
  for (let round = -1; round < options.rounds; round++) {
    say(`round ${round + 1} of ${options.rounds}`);
    for (const operation of operations) {
      for (const [index, { load }] of running.entries()) {
        const figures = (await load.run({ type: 'run', operation, concurrency: CONNECTIONS, seconds: options.seconds }))!;
        // The first round warms up.
        if (round >= 0) found[index]!.get(operation)!.push(figures);
      }
    }
  }
  return running.map(({ server }, index) => ({
    operations: Object.fromEntries(
      operations.map((operation) => [operation, medians(found[index]!.get(operation)!)]),
    ) as SizeFigures['operations'],
    memory: server.memory(),
    start: server.milliseconds,
  }));
}
