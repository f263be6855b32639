import { join } from 'node:path';
import { statement } from '../../src/storage/engine/index.ts';
import { type Driver, findFastest, type Load } from '../measure.ts';
import type { BenchOptions, Engine } from '../options.ts';
import { type Figures, median, medians } from '../phase.ts';
import { openDatabase, type Place, prepareWorld, secondPlace } from '../prepare.ts';
import { startServer } from '../server.ts';
import { Worker } from '../worker.ts';

export interface HotHoldsFigures {
  readonly engine: Engine;
  readonly capacity: number;
  readonly lines: readonly HotHoldsLine[];
  /** Bare rows, the first free one taken with SKIP LOCKED, at the driver's best number of callers. */
  readonly bare: Figures & { readonly callers: number };
  /** Places beyond the capacity of their window, and holds without a place or the other way round. */
  readonly oversold: number;
}

export interface HotHoldsLine {
  readonly connections: number;
  readonly holds: Figures;
  /** Holds a second ÷ bare rows a second: the median of the rounds' ratios. */
  readonly share: number;
}

const LONGEST_SECONDS = 30;

/** One wanted window after the other is sold out over HTTPS, beside a table of bare rows that the driver sells out. */
export async function measureHotHolds(engine: Engine, place: Place, options: BenchOptions): Promise<HotHoldsFigures> {
  const { concurrency, rounds, seed } = options;
  const world = await prepareWorld(place, { reservations: 5_000, hotWindows: rounds * concurrency.length + 1 });
  const driverPlace = secondPlace(place, join(place.folder, 'driver'));
  const measured = new Map<number, Figures[]>(concurrency.map((connections) => [connections, []]));
  const bare: Figures[] = [];
  let callers = 1;
  {
    await using server = await startServer(place);
    await using load: Load = new Worker(new URL('../load/generator.ts', import.meta.url));
    await using driver: Driver = new Worker(new URL('../driver/driver.ts', import.meta.url));
    await load.run({ type: 'world', world: { ...world, url: server.ready.production!.url }, seed });
    await driver.run({ type: 'world', world, place: driverPlace, seed });
    const through = engine === 'postgresql' ? 'pg' : 'engine';
    const takeAll = async (concurrency: number) =>
      (await driver.run({ type: 'run', operation: 'units', through, concurrency, seconds: LONGEST_SECONDS }))!;
    callers = (await findFastest(['units'], LONGEST_SECONDS, (_, callers) => takeAll(callers))).get('units')!;
    const holdAll = async (connections: number) =>
      (await load.run({ type: 'run', operation: 'hold_hot', concurrency: connections, seconds: LONGEST_SECONDS }))!;
    await holdAll(32);
    for (let round = 0; round < rounds; round++) {
      bare.push(await takeAll(callers));
      for (const connections of concurrency) measured.get(connections)!.push(await holdAll(connections));
    }
  }
  const lines = [...measured].map(([connections, all]) => ({
    connections,
    holds: medians(all),
    share: median(all.map(({ rate }, round) => rate / bare[round]!.rate)),
  }));
  return { engine, capacity: world.hotCapacity, lines, bare: { ...medians(bare), callers }, oversold: await countOversold(place) };
}

/** Every taken place has its hold and every hold its place, and no window has more places than it sells. */
async function countOversold(place: Place): Promise<number> {
  await using opened = await openDatabase(place);
  const [row] = await opened.database.query(
    statement<[], { oversold: number }>(
      '',
      `select ((select count(*) from cw.slot_units u
                 where u.taken_until > '-infinity'
                   and not exists (select from cw.holds h where h.organization_id = u.organization_id and h.id = u.hold_id and h.unit = u.unit))
             + (select count(*) from cw.holds h
                 where h.state <> 'canceled'
                   and not exists (select from cw.slot_units u
                                    where u.organization_id = h.organization_id and u.store_number = h.store_number and u.pool = h.pool
                                      and u.start_minute = h.start_minute and u.unit = h.unit and u.hold_id = h.id))
             + (select count(*) from cw.slot_windows w
                 where w.units <> (select count(*) from cw.slot_units u
                                    where u.organization_id = w.organization_id and u.store_number = w.store_number and u.pool = w.pool
                                      and u.start_minute = w.start_minute)))::integer as oversold`,
    ),
    [],
  );
  return row!.oversold;
}
