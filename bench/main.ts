import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestPostgres } from '../src/storage/testing/test-postgres.ts';
import { growthReport } from './growth/report.ts';
import { machineLines } from './machine.ts';
import { HELP, OPERATIONS, parseOptions } from './options.ts';
import {
  consoleListsReport,
  consoleReport,
  engineReport,
  eventsReport,
  hangingReport,
  importReport,
  indexesReport,
  inspectorReport,
  startReport,
  storyReport,
  testingReport,
  tlsReport,
} from './report.ts';
import { weighConsole } from './sections/console.ts';
import { measureConsoleLists } from './sections/console-lists.ts';
import { measureEngine } from './sections/engine.ts';
import { measureEvents, measureHanging } from './sections/events.ts';
import { measureGrowth } from './sections/growth.ts';
import { type ImportFigures, measureImport } from './sections/import.ts';
import { measureInspector } from './sections/inspector.ts';
import { measureOrderIndexes } from './sections/order-indexes.ts';
import { measureStarts } from './sections/start.ts';
import { measureStory } from './sections/story.ts';
import { measureTesting } from './sections/testing.ts';
import { measureTls } from './sections/tls.ts';

const options = parseOptions(process.argv.slice(2));
if (options === 'help') {
  process.stdout.write(HELP);
  process.exit();
}
const { engines, only, seconds, rounds, concurrency, rows, seed } = options;
const folder = mkdtempSync(join(tmpdir(), 'cartwright-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const print = (text: string) => process.stdout.write(`${text}\n`);
print(`# npm run bench -- --seconds ${seconds} --rounds ${rounds} --concurrency ${concurrency.join(',')} --rows ${rows} --seed ${seed}\n`);
print(`${machineLines().join('\n')}\n`);
/** Those that start what they measure themselves, or measure files. */
const WITHOUT_POSTGRESQL: ReadonlySet<string> = new Set(['testing', 'story', 'tls', 'console', 'console-lists', 'growth']);
const needsPostgres = engines.includes('postgresql') && [...only].some((section) => !WITHOUT_POSTGRESQL.has(section));
await using postgres = needsPostgres ? await startTestPostgres({ own: true }) : undefined;
if (only.has('start')) print(startReport(await measureStarts(join(folder, 'starts'), postgres)));
if (only.has('testing')) print(testingReport(await measureTesting(Math.max(rounds, 5))));
if (only.has('tls')) print(tlsReport(await measureTls(folder, options)));
if (only.has('console')) print(consoleReport(await weighConsole()));
if (only.has('console-lists')) print(consoleListsReport(await measureConsoleLists(options.orders, rounds)));
let errors = 0;
if (only.has('story')) {
  const figures = await measureStory(rounds, seed);
  print(storyReport(figures));
  errors += figures.problems;
}
if (OPERATIONS.some((operation) => only.has(operation))) {
  for (const engine of engines) {
    await using database = engine === 'postgresql' ? await postgres!.createDatabase() : undefined;
    const figures = await measureEngine(engine, { folder: join(folder, engine), databaseUrl: database?.url }, options);
    print(engineReport(figures));
    for (const { https, driver } of figures.measured) {
      for (const one of [...https.values(), ...driver.values()]) errors += one.errors;
    }
  }
}
if (only.has('indexes')) {
  for (const engine of engines) {
    await using database = engine === 'postgresql' ? await postgres!.createDatabase() : undefined;
    print(
      indexesReport(await measureOrderIndexes(engine, { folder: join(folder, `indexes-${engine}`), databaseUrl: database?.url }, options)),
    );
  }
}
if (only.has('inspector') && postgres) {
  const figures = await measureInspector(join(folder, 'inspector'), postgres, options);
  print(inspectorReport(figures));
  for (const line of figures.lines) errors += line.figures.errors;
}
if (only.has('import')) {
  const figures: ImportFigures[] = [];
  for (const engine of engines) figures.push(await measureImport(engine, join(folder, `catalogue-${engine}`), postgres, options));
  print(importReport(figures));
  for (const one of figures) errors += one.errors;
}
for (const engine of engines) {
  if (only.has('events')) {
    await using database = engine === 'postgresql' ? await postgres!.createDatabase() : undefined;
    const figures = await measureEvents(engine, { folder: join(folder, `events-${engine}`), databaseUrl: database?.url }, options);
    print(eventsReport(figures));
    errors += figures.lost;
  }
  if (only.has('hanging')) {
    await using database = engine === 'postgresql' ? await postgres!.createDatabase() : undefined;
    const figures = await measureHanging(engine, { folder: join(folder, `hanging-${engine}`), databaseUrl: database?.url }, options);
    print(hangingReport(figures));
    errors += figures.lost;
  }
}
if (only.has('growth') && engines.includes('postgresql')) {
  const figures = await measureGrowth(folder, options, (text) => process.stderr.write(`${text}\n`));
  print(growthReport(figures));
  errors += figures.errors;
}
print(`errors=${errors}`);
process.exitCode = errors === 0 ? 0 : 1;
