import { join } from 'node:path';
import { type Driver, findFastest, type Load } from '../measure.ts';
import type { BenchOptions, Engine } from '../options.ts';
import { type Figures, median, medians } from '../phase.ts';
import { type Place, prepareWorld, secondPlace } from '../prepare.ts';
import { databaseClock, type ProcessorClock, processClock, together } from '../processor.ts';
import { type Server, startServer } from '../server.ts';
import { Worker } from '../worker.ts';
import type { World, WorldSide } from '../world.ts';
import { GROUP_SIZE_COMMANDS, measureGroupSizes, type SizeCost } from './group-sizes.ts';

export const GROUPED = ['reserve', 'create'] as const;
export type Grouped = (typeof GROUPED)[number];

export interface GroupingFigures {
  readonly engine: Engine;
  readonly lines: readonly GroupingLine[];
  readonly sizes: readonly SizeCost[];
}

export interface GroupingLine {
  readonly operation: Grouped;
  readonly connections: number;
  readonly grouped: Figures;
  /** Our server with each command sent by itself. */
  readonly ungrouped: Figures;
  /** The same call by the driver alone, a command each, at its best number of callers. */
  readonly driver: Figures & { readonly callers: number };
  /** Medians of the rounds' ratios: of rates, and of the median latencies. */
  readonly gain: number;
  readonly share: number;
  readonly delay: number;
  /** The driver's processor time for each call ÷ ours, everywhere: what the share comes to where the processors are the limit. */
  readonly cost: number;
}

/** Until what is hot is compiled, the embedded engine's WebAssembly most of all, which takes seconds of processor time. */
const WARM_CALLS = 3_000;
const LONGEST_WARM_UP = 20;

/**
 * A hundred clients that ask at once without end are an overload of the embedded engine, most of whom the server would refuse. Not `off`: without
 * the turns in which requests begin, the embedded engine answers each before the next is read, and no two are ever together.
 */
const UNBOUND = ['--most-requests', '100000'];

/** Calls per second that the estimate of places reckons with. */
const EXPECTED = { embedded: 2_500, postgresql: 5_000 };

interface Side {
  readonly server: Server;
  readonly load: Load;
  /** Of all that take part. */
  readonly clock: ProcessorClock;
}

/** Holds and orders by our server as it is, by one that groups nothing, and by the driver, in turn. */
export async function measureGrouping(engine: Engine, place: Place, options: BenchOptions): Promise<GroupingFigures> {
  const { concurrency, rounds, seconds } = options;
  const reservations = 2 * WARM_CALLS + EXPECTED[engine] * ((rounds * concurrency.length + 1) * 2 + rounds + 2) * seconds;
  const world = await prepareWorld(place, { reservations: reservations + GROUP_SIZE_COMMANDS * (rounds + 1), hotWindows: 0 });
  const lines = await measureLines(engine, place, world, options);
  return { engine, lines, sizes: await measureGroupSizes(place, world, rounds) };
}

async function measureLines(engine: Engine, place: Place, world: World, options: BenchOptions): Promise<GroupingLine[]> {
  const { concurrency, rounds, seconds, seed } = options;
  const second = secondPlace(place, join(place.folder, 'ungrouped'));
  const third = secondPlace(place, join(place.folder, 'driver'));
  await using stack = new AsyncDisposableStack();
  const ungrouped = ['--import', new URL('../ungrouped.ts', import.meta.url).href];
  const database = await databaseClock(place.databaseUrl);
  const sides = {
    grouped: await openSide(stack, await startServer({ ...place, argv: UNBOUND }), database, world, 'https', seed),
    ungrouped: await openSide(
      stack,
      await startServer({ ...second, argv: UNBOUND, nodeOptions: ungrouped }),
      database,
      world,
      'ungrouped',
      seed + 1,
    ),
  };
  const driver: Driver = stack.use(new Worker(new URL('../driver/driver.ts', import.meta.url)));
  await driver.run({ type: 'world', world, place: third, seed: seed + 2 });
  const through = engine === 'postgresql' ? 'pg' : 'engine';
  const driverClock = together(processClock([driver.pid]), database);
  const runDriver = (operation: Grouped, callers: number, length: number) =>
    timed(driverClock, () => driver.run({ type: 'run', operation, through, concurrency: callers, seconds: length }));
  for (const side of Object.values(sides)) await warmUp(side);
  const best = await findFastest(GROUPED, seconds, runDriver);

  const measured = new Map<string, Figures[]>();
  const keep = (key: string, figures: Figures) => measured.set(key, [...(measured.get(key) ?? []), figures]);
  for (let round = 0; round < rounds; round++) {
    for (const connections of concurrency) {
      for (const [name, side] of Object.entries(sides)) {
        for (const operation of GROUPED) keep(`${name} ${operation} ${connections}`, await run(side, operation, connections, seconds));
      }
    }
    for (const operation of GROUPED) keep(`driver ${operation}`, await runDriver(operation, best.get(operation)!, seconds));
  }
  return GROUPED.flatMap((operation) =>
    concurrency.map((connections) => {
      const ours = measured.get(`grouped ${operation} ${connections}`)!;
      const single = measured.get(`ungrouped ${operation} ${connections}`)!;
      const bare = measured.get(`driver ${operation}`)!;
      return {
        operation,
        connections,
        grouped: medians(ours),
        ungrouped: medians(single),
        driver: { ...medians(bare), callers: best.get(operation)! },
        gain: median(ours.map(({ rate }, round) => rate / single[round]!.rate)),
        share: median(ours.map(({ rate }, round) => rate / bare[round]!.rate)),
        delay: median(ours.map(({ p50 }, round) => p50 / single[round]!.p50)),
        cost: median(ours.map(({ everywhere }, round) => bare[round]!.everywhere! / everywhere!)),
      };
    }),
  );
}

async function openSide(
  stack: AsyncDisposableStack,
  server: Server,
  database: ProcessorClock,
  world: World,
  side: WorldSide,
  seed: number,
): Promise<Side> {
  stack.use(server);
  const load: Load = stack.use(new Worker(new URL('../load/generator.ts', import.meta.url)));
  await load.run({ type: 'world', world: { ...world, url: server.ready.production!.url }, seed, side });
  return { server, load, clock: together(processClock([server.pid, load.pid]), database) };
}

async function run({ server, load, clock }: Side, operation: Grouped | 'pair', connections: number, seconds: number): Promise<Figures> {
  const ofServer = processClock([server.pid]);
  const before = ofServer();
  const figures = await timed(clock, () => load.run({ type: 'run', operation, concurrency: connections, seconds }));
  return { ...figures, processor: (ofServer() - before) / figures.calls };
}

async function warmUp(side: Side): Promise<void> {
  for (let calls = 0, seconds = 0; calls < WARM_CALLS && seconds < LONGEST_WARM_UP; seconds++)
    calls += (await run(side, 'pair', 32, 1)).calls;
}

async function timed(clock: ProcessorClock, work: () => Promise<Figures | undefined>): Promise<Figures> {
  const before = clock();
  const figures = (await work())!;
  return { ...figures, everywhere: (clock() - before) / figures.calls };
}
