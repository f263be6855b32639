import { join } from 'node:path';
import { statement } from '../../src/storage/engine/index.ts';
import type { Driver, Load } from '../measure.ts';
import { type Measured, Measurer } from '../measure.ts';
import { type BenchOptions, type Engine, OPERATIONS } from '../options.ts';
import { openDatabase, type Place, prepareWorld, secondPlace, type Wanted } from '../prepare.ts';
import { type Memory, startServer } from '../server.ts';
import { Worker } from '../worker.ts';

export interface EngineFigures {
  readonly engine: Engine;
  readonly settings: Readonly<Record<string, string>>;
  readonly rows: Readonly<Record<string, number>>;
  readonly measured: readonly Measured[];
  /** After the load. */
  readonly memory: Memory;
}

/** Calls per second that the estimate of places reckons with; more would only make the windows fuller. */
const EXPECTED = { embedded: { https: 1_200, driver: 3_000 }, postgresql: { https: 3_000, driver: 6_000 } };
const TABLES = ['users', 'stores', 'slot_units', 'holds', 'orders', 'events', 'tokens'];

export async function measureEngine(engine: Engine, place: Place, options: BenchOptions): Promise<EngineFigures> {
  const operations = OPERATIONS.filter((operation) => options.only.has(operation));
  const world = await prepareWorld(place, wanted(engine, options));
  const driverPlace = secondPlace(place, join(place.folder, 'driver'));
  const { measured, memory } = await (async () => {
    await using server = await startServer(place);
    await using load: Load = new Worker(new URL('../load/generator.ts', import.meta.url));
    await using driver: Driver = new Worker(new URL('../driver/driver.ts', import.meta.url));
    await load.run({ type: 'world', world: { ...world, url: server.ready.production!.url }, seed: options.seed });
    await driver.run({ type: 'world', world, place: driverPlace, seed: options.seed + 1 });
    const measurer = new Measurer(server, load, driver, engine === 'postgresql' ? ['engine', 'pg'] : ['engine'], options);
    await measurer.warmUp();
    return { measured: await measurer.measure(operations), memory: server.memory() };
  })();
  await using opened = await openDatabase(place);
  const rows: Record<string, number> = {};
  for (const table of TABLES) {
    const [row] = await opened.database.query(statement<[], { count: number }>('', `select count(*) as count from cw.${table}`), []);
    rows[table] = row!.count;
  }
  return { engine, settings: await opened.database.settings(), rows, measured, memory };
}

function wanted(engine: Engine, { seconds, rounds, concurrency, only }: BenchOptions): Wanted {
  const { https, driver } = EXPECTED[engine];
  const kinds = only.has('pair') || only.has('hot') ? 2 : 1;
  const measured = rounds * seconds * kinds * (concurrency.length * https + 2 * driver);
  const sweeps = kinds * 2 * driver;
  const hotWindows = only.has('hot') ? 2 * rounds * Math.max(concurrency.length, 2) : 0;
  return { reservations: measured + sweeps + https, hotWindows };
}
