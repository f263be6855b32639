import { join } from 'node:path';
import type { Bench } from '../chapters.ts';
import type { LoadJob } from '../load/generator.ts';
import type { Load } from '../measure.ts';
import type { Engine, OperationName } from '../options.ts';
import type { Figures } from '../phase.ts';
import { type Place, prepareWorld } from '../prepare.ts';
import { startServer } from '../server.ts';
import { Worker } from '../worker.ts';
import type { Side } from './in-turn.ts';

type OurCall = OperationName | 'flow';

const NAMES: Readonly<Record<Engine, string>> = { embedded: 'Cartwright, embedded engine', postgresql: 'Cartwright, PostgreSQL' };
/** Orders a second that the estimate of places reckons with. */
const EXPECTED = 3_000;

/**
 * Our platform on each engine asked for, filled and started a second time, over HTTPS with a token, rate limits and
 * inspector on; ended by `stack`. `load` knows the calls of the first one's world.
 */
export async function startOurs(stack: AsyncDisposableStack, bench: Bench, name: string, connections: number) {
  const { options, folder, postgres } = bench;
  const sides: Side<OurCall>[] = [];
  const loads: Load[] = [];
  for (const engine of options.engines) {
    const database = engine === 'postgresql' ? stack.use(await postgres!.createDatabase()) : undefined;
    const place: Place = { folder: join(folder, `${name}-${engine}`), databaseUrl: database?.url };
    const reservations = EXPECTED * (options.rounds + 1) * options.seconds * 2;
    const world = await prepareWorld(place, { reservations, hotWindows: 0 });
    const server = stack.use(await startServer(place));
    const load: Load = stack.use(new Worker<LoadJob, Figures | undefined>(new URL('../load/generator.ts', import.meta.url)));
    await load.run({ type: 'world', world: { ...world, url: server.ready.production!.url }, seed: options.seed });
    loads.push(load);
    const run = async (operation: OurCall, seconds: number) => {
      const phase = { type: 'run', concurrency: connections, seconds } as const;
      // An order needs a hold: those of as long a time are enough, since a hold takes less than an order.
      if (operation === 'create') await load.run({ ...phase, operation: 'reserve' });
      return (await load.run({ ...phase, operation }))!;
    };
    sides.push({ name: NAMES[engine], ours: true, milliseconds: server.milliseconds, memory: () => server.memory(), run });
  }
  return { sides, load: loads[0]! };
}
