import { join } from 'node:path';
import type { TestPostgres } from '../src/storage/testing/test-postgres.ts';
import { growthAims, growthReport } from './growth/report.ts';
import { type BenchOptions, type Engine, OPERATIONS, type Section } from './options.ts';
import type { SideFigures } from './peers/in-turn.ts';
import type { Place } from './prepare.ts';
import type { Aim } from './report/aims.ts';
import { consoleAims, consoleReport } from './report/console.ts';
import { consoleListsReport } from './report/console-lists.ts';
import { engineAims, engineReport } from './report/engine.ts';
import { eventsAims, eventsReport, hangingReport } from './report/events.ts';
import { groupingAims, groupingReport, hotHoldsAims, hotHoldsReport } from './report/grouping.ts';
import { importReport } from './report/import.ts';
import { indexesReport } from './report/indexes.ts';
import { inspectorReport } from './report/inspector.ts';
import { outsideReport } from './report/outside.ts';
import { issuerAims, issuerReport, mocksAims, mocksReport, vendureAims, vendureReport } from './report/peers.ts';
import { profilesReport } from './report/profiles.ts';
import { startReport } from './report/start.ts';
import { storyAims, storyReport } from './report/story.ts';
import { testingAims, testingReport } from './report/testing.ts';
import { tlsReport } from './report/tls.ts';
import { weighConsole } from './sections/console.ts';
import { measureConsoleLists } from './sections/console-lists.ts';
import { measureEngine } from './sections/engine.ts';
import { measureEvents, measureHanging } from './sections/events.ts';
import { measureGrouping } from './sections/grouping.ts';
import { measureGrowth } from './sections/growth.ts';
import { measureHotHolds } from './sections/hot-holds.ts';
import { type ImportFigures, measureImport } from './sections/import.ts';
import { measureInspector } from './sections/inspector.ts';
import { measureIssuer } from './sections/issuer.ts';
import { measureMocks } from './sections/mocks.ts';
import { measureOrderIndexes } from './sections/order-indexes.ts';
import { measureOutside } from './sections/outside.ts';
import { measureProfiles } from './sections/profiles.ts';
import { measureStarts } from './sections/start.ts';
import { measureStory } from './sections/story.ts';
import { measureTesting } from './sections/testing.ts';
import { measureTls } from './sections/tls.ts';
import { measureVendure } from './sections/vendure.ts';

/** What chapters are measured with. */
export interface Bench {
  readonly options: BenchOptions;
  /** Removed at the end. */
  readonly folder: string;
  /** Undefined when PostgreSQL was not asked for. */
  readonly postgres: TestPostgres | undefined;
}

/** What a chapter found: Markdown that begins with its heading, what is judged, and how many calls went wrong. */
export interface Found {
  readonly text: string;
  readonly aims?: readonly Aim[];
  readonly errors?: number;
}

export interface Chapter {
  /** Stays the same: the report finds the chapter of an earlier run by it. */
  readonly name: string;
  /** It runs when one of these is asked for. */
  readonly sections: readonly Section[];
  /** Runs once for each engine, as a chapter each. */
  readonly engine?: Engine;
  /** Starts what it measures itself, or measures files. */
  readonly withoutPostgres?: true;
  readonly run: (bench: Bench) => Promise<Found>;
}

const ENGINES: readonly Engine[] = ['embedded', 'postgresql'];

/** In the order of the report. */
export const CHAPTERS: readonly Chapter[] = [
  ...ENGINES.map((engine) => ofEngine(engine, 'operations', OPERATIONS, operations)),
  ...ENGINES.flatMap((engine) => [
    ofEngine(engine, 'grouping', ['grouping'], grouping),
    ofEngine(engine, 'hot-holds', ['hot-holds'], hotHolds),
  ]),
  ...ENGINES.flatMap((engine) => [ofEngine(engine, 'events', ['events'], events), ofEngine(engine, 'hanging', ['hanging'], hanging)]),
  { name: 'growth', sections: ['growth'], engine: 'postgresql', withoutPostgres: true, run: growth },
  { name: 'mocks', sections: ['mocks'], run: mocks },
  { name: 'issuer', sections: ['issuer'], run: issuer },
  { name: 'vendure', sections: ['vendure'], run: vendure },
  {
    name: 'start',
    sections: ['start'],
    run: async ({ folder, postgres }) => ({ text: startReport(await measureStarts(join(folder, 'starts'), postgres)) }),
  },
  {
    name: 'testing',
    sections: ['testing'],
    withoutPostgres: true,
    run: testing,
  },
  {
    name: 'tls',
    sections: ['tls'],
    withoutPostgres: true,
    run: async ({ folder, options }) => ({ text: tlsReport(await measureTls(folder, options)) }),
  },
  { name: 'console', sections: ['console'], withoutPostgres: true, run: console },
  {
    name: 'console-lists',
    sections: ['console-lists'],
    withoutPostgres: true,
    run: async ({ options }) => ({ text: consoleListsReport(await measureConsoleLists(options.orders, options.rounds)) }),
  },
  { name: 'story', sections: ['story'], withoutPostgres: true, run: story },
  ...ENGINES.map((engine) =>
    ofEngine(engine, 'indexes', ['indexes'], async (place, { options }) => ({
      text: indexesReport(await measureOrderIndexes(engine, place, options)),
    })),
  ),
  { name: 'inspector', sections: ['inspector'], engine: 'postgresql', run: inspector },
  { name: 'outside', sections: ['outside'], engine: 'postgresql', run: outside },
  { name: 'import', sections: ['import'], run: importing },
  {
    name: 'profiles',
    sections: ['profiles'],
    engine: 'postgresql',
    run: async (bench) => ({ text: profilesReport(await measureProfiles(bench)) }),
  },
];

type RunAt = (place: Place, bench: Bench, engine: Engine) => Promise<Found>;

/** A chapter with a database of its own. */
function ofEngine(engine: Engine, name: string, sections: readonly Section[], run: RunAt): Chapter {
  return {
    name: `${name}-${engine}`,
    sections,
    engine,
    run: async (bench) => {
      await using database = engine === 'postgresql' ? await bench.postgres!.createDatabase() : undefined;
      return await run({ folder: join(bench.folder, `${name}-${engine}`), databaseUrl: database?.url }, bench, engine);
    },
  };
}

async function operations(place: Place, { options }: Bench, engine: Engine): Promise<Found> {
  const figures = await measureEngine(engine, place, options);
  const all = figures.measured.flatMap(({ https, driver }) => [...https.values(), ...driver.values()]);
  return { text: engineReport(figures), aims: engineAims(figures), errors: all.reduce((sum, { errors }) => sum + errors, 0) };
}

async function grouping(place: Place, { options }: Bench, engine: Engine): Promise<Found> {
  const figures = await measureGrouping(engine, place, options);
  const errors = figures.lines.reduce((sum, { grouped, ungrouped, driver }) => sum + grouped.errors + ungrouped.errors + driver.errors, 0);
  return { text: groupingReport(figures), aims: groupingAims(figures), errors };
}

async function hotHolds(place: Place, { options }: Bench, engine: Engine): Promise<Found> {
  const figures = await measureHotHolds(engine, place, options);
  const errors = figures.lines.reduce((sum, { holds }) => sum + holds.errors, figures.bare.errors + figures.oversold);
  return { text: hotHoldsReport(figures), aims: hotHoldsAims(figures), errors };
}

async function testing({ options }: Bench): Promise<Found> {
  const figures = await measureTesting(Math.max(options.rounds, 5));
  return { text: testingReport(figures), aims: testingAims(figures) };
}

async function console(): Promise<Found> {
  const weights = await weighConsole();
  return { text: consoleReport(weights), aims: consoleAims(weights) };
}

async function story({ options }: Bench): Promise<Found> {
  const figures = await measureStory(options.rounds, options.seed);
  return { text: storyReport(figures), aims: storyAims(figures), errors: figures.problems };
}

async function inspector({ folder, postgres, options }: Bench): Promise<Found> {
  const measured = await measureInspector(join(folder, 'inspector'), postgres!, options);
  return { text: inspectorReport(measured), errors: measured.lines.reduce((sum, { figures }) => sum + figures.errors, 0) };
}

async function outside({ folder, postgres, options }: Bench): Promise<Found> {
  const measured = await measureOutside(join(folder, 'outside'), postgres!, options);
  return { text: outsideReport(measured), errors: measured.lines.reduce((sum, { figures }) => sum + figures.errors, 0) };
}

async function importing({ folder, postgres, options }: Bench): Promise<Found> {
  const figures: ImportFigures[] = [];
  for (const engine of options.engines) figures.push(await measureImport(engine, join(folder, `catalogue-${engine}`), postgres, options));
  return { text: importReport(figures), errors: figures.reduce((sum, { errors }) => sum + errors, 0) };
}

async function events(place: Place, { options }: Bench, engine: Engine): Promise<Found> {
  const figures = await measureEvents(engine, place, options);
  return { text: eventsReport(figures), aims: eventsAims(figures), errors: figures.lost };
}

async function hanging(place: Place, { options }: Bench, engine: Engine): Promise<Found> {
  const figures = await measureHanging(engine, place, options);
  return { text: hangingReport(figures), errors: figures.lost };
}

async function growth({ folder, options }: Bench): Promise<Found> {
  const figures = await measureGrowth(folder, options, (text) => process.stderr.write(`${text}\n`));
  return { text: growthReport(figures), aims: growthAims(figures), errors: figures.errors };
}

async function mocks(bench: Bench): Promise<Found> {
  const figures = await measureMocks(bench);
  return { text: mocksReport(figures), aims: mocksAims(figures), errors: ourErrors(figures) };
}

async function issuer(bench: Bench): Promise<Found> {
  const figures = await measureIssuer(bench);
  return { text: issuerReport(figures), aims: issuerAims(figures), errors: ourErrors(figures) };
}

async function vendure(bench: Bench): Promise<Found> {
  const figures = await measureVendure(bench);
  return { text: vendureReport(figures), aims: vendureAims(figures), errors: ourErrors(figures) };
}

/** What a peer gets wrong stands in its row, and is no failure of ours. */
function ourErrors({ sides }: { readonly sides: readonly SideFigures<string>[] }): number {
  return sides.filter(({ ours }) => ours).reduce((sum, { calls }) => [...calls.values()].reduce((all, { errors }) => all + errors, sum), 0);
}
