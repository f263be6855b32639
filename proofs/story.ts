import { fileURLToPath } from 'node:url';
import { startTestPostgres } from '../src/storage/testing/test-postgres.ts';
import { startCartwright } from '../testing/index.ts';
import { play, type Story } from './story/play.ts';
import { prove, readOptions, summary } from './support/command-line.ts';
import { ENGINES, type Engine } from './support/databases.ts';
import { Receiver } from './support/receiver.ts';

/** A run as a retailer's CI does it, through the test helper: ten days of orders with callbacks, on a platform that keeps nothing. */
const FAULTS = ['failure-delivers', 'deleted-delivery'];
const options = readOptions({ orders: 3, days: 10, seed: 1 }, { engine: ['both', ...ENGINES] }, FAULTS);
const engines: readonly Engine[] = options.engine === 'both' ? ENGINES : [options.engine];
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const command = [
  process.execPath,
  ...(options.plantedFault === undefined ? [] : ['--import', new URL(`./faults/${options.plantedFault}.ts`, import.meta.url).href]),
  at('../src/main.ts'),
];

await prove(async () => {
  const all: Story[] = [];
  for (const engine of engines) {
    await using postgres = engine === 'postgresql' ? await startTestPostgres() : undefined;
    await using database = await postgres?.createDatabase();
    await using platform = await startCartwright({ command, ...(database ? { databaseUrl: database.url } : {}) });
    const receiver = await Receiver.open();
    const story = await play(platform, receiver, options);
    await receiver.down();
    for (const problem of story.problems) console.error(`${engine}: ${problem}`);
    all.push(story);
  }
  const total = (name: 'orders' | 'events' | 'taken' | 'refused') => all.reduce((sum, story) => sum + story[name], 0);
  const problems = all.flatMap((story) => story.problems).length;
  const { engine, days, seed } = options;
  const counts = { orders: total('orders'), events: total('events'), taken: total('taken'), refused: total('refused') };
  return { holds: problems === 0, line: summary({ engine, days, seed, ...counts, problems }) };
});
