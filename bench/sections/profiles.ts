import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from '../chapters.ts';
import type { Load } from '../measure.ts';
import type { Profiled } from '../options.ts';
import type { Figures } from '../phase.ts';
import { openDatabase, type Place, prepareWorld } from '../prepare.ts';
import { callsOf } from '../profiles/calls.ts';
import { type CpuFindings, findingsOf } from '../profiles/cpu.ts';
import { explain } from '../profiles/plans.ts';
import { Profiler } from '../profiles/profiler.ts';
import { startServer } from '../server.ts';
import { Stock } from '../stock.ts';
import { Worker } from '../worker.ts';

export interface ProfileFigures {
  readonly operation: Profiled;
  readonly connections: number;
  /** While the profile was taken, which costs some of it. */
  readonly figures: Figures;
  readonly cpu: CpuFindings;
  /** Of the statement and of those that it runs inside; the last one is the statement itself. */
  readonly plans: readonly string[];
}

const MOST = 20;

/** Processor time of the server's main thread by function, and the plans of the database, for one operation after the other on PostgreSQL. */
export async function measureProfiles({ folder, postgres, options }: Bench): Promise<ProfileFigures[]> {
  await using database = await postgres!.createDatabase();
  const place: Place = { folder: join(folder, 'profiles'), databaseUrl: database.url };
  const world = await prepareWorld(place, { reservations: 4_000 * options.seconds * 6, hotWindows: 0 });
  const connections = Math.min(32, Math.max(...options.concurrency));
  await using server = await startServer({ ...place, nodeOptions: ['--inspect=127.0.0.1:0'] });
  await using load: Load = new Worker(new URL('../load/generator.ts', import.meta.url));
  await load.run({ type: 'world', world: { ...world, url: server.ready.production!.url }, seed: options.seed });
  await using opened = await openDatabase(place);
  using profiler = await Profiler.connect(readFileSync(join(place.folder, 'log'), 'utf8'));
  const stock = new Stock('driver-', world.users, world.windows, options.seed + 1);
  const found: ProfileFigures[] = [];
  for (const operation of options.profile) {
    const run = async (what: Profiled) =>
      (await load.run({ type: 'run', operation: what, concurrency: connections, seconds: options.seconds }))!;
    // An order needs a hold. Then once to get warm, once to be looked at.
    if (operation === 'create') for (const _ of [1, 2, 3]) await run('reserve');
    await run(operation);
    const { result, profile } = await profiler.during(() => run(operation));
    const plans = await explain(database.url, callsOf(operation, world, opened.database, stock));
    found.push({ operation, connections, figures: result, cpu: findingsOf(profile, MOST), plans });
  }
  return found;
}
