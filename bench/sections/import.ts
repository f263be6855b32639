import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { addRetailer } from '../../proofs/import/retailer.ts';
import { type Made, rows, writeCsv } from '../../proofs/import/rows.ts';
import { openDatabases } from '../../src/server/databases.ts';
import { insertProducts } from '../../src/storage/catalogue/write.ts';
import { statement } from '../../src/storage/engine/index.ts';
import type { TestPostgres } from '../../src/storage/testing/test-postgres.ts';
import { openClient } from '../driver/client.ts';
import type { BenchOptions, Engine } from '../options.ts';
import { median } from '../phase.ts';
import { openDatabase, type Place, SCHEMA } from '../prepare.ts';
import { dataOf, memoryOf, ROOT } from '../server.ts';

export interface ImportFigures {
  readonly engine: Engine;
  readonly rows: number;
  /** Rows per second, from the first row read to the last one committed. */
  readonly rate: number;
  /** Milliseconds of the whole command, with the opening of the database. */
  readonly milliseconds: number;
  /** MiB that the importing process had resident at most, the embedded database included; undefined where the system does not tell. */
  readonly peak: number | undefined;
  /** Rows per second of the insert alone, and import ÷ insert. */
  readonly insertRate: number;
  readonly ratio: number;
  /** Rows that are not in the catalogue afterwards, or not of the file. */
  readonly errors: number;
}

/** As many rows as the importer commits at once. */
const BATCH = 500;

const countProducts = statement<[], { count: number }>('', 'select count(*)::integer as count from cw.products');

/** Imports a file into an empty catalogue as `npm start -- import catalog FILE` does, beside the insert of the same rows alone. */
export async function measureImport(
  engine: Engine,
  folder: string,
  postgres: TestPostgres | undefined,
  options: BenchOptions,
): Promise<ImportFigures> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'catalog.csv');
  await writeCsv(file, rows(options.rows, options.seed));
  const rounds: (Run & { insertRate: number })[] = [];
  for (let round = 0; round < options.rounds; round++) {
    const run = await inEmptyCatalogue(engine, join(folder, `import-${round}`), postgres, (place) => runImport(place, file, options.rows));
    const insertRate = await inEmptyCatalogue(engine, join(folder, `insert-${round}`), postgres, (place, retailer) =>
      insertAlone(engine, place, retailer, options),
    );
    rounds.push({ ...run, insertRate });
  }
  const of = (figure: (round: (typeof rounds)[number]) => number) => median(rounds.map(figure));
  return {
    engine,
    rows: options.rows,
    rate: of(({ rate }) => rate),
    milliseconds: of(({ milliseconds }) => milliseconds),
    peak: rounds.some(({ peak }) => peak === undefined) ? undefined : of(({ peak }) => peak!),
    insertRate: of(({ insertRate }) => insertRate),
    ratio: of(({ rate, insertRate }) => rate / insertRate),
    errors: rounds.reduce((sum, { errors }) => sum + errors, 0),
  };
}

type Retailer = readonly [organizationId: number, bannerId: number];

/** Runs `measure` on a new database that has a retailer without products. */
async function inEmptyCatalogue<T>(
  engine: Engine,
  folder: string,
  postgres: TestPostgres | undefined,
  measure: (place: Place, retailer: Retailer) => Promise<T>,
): Promise<T> {
  mkdirSync(dataOf(folder), { recursive: true });
  await using database = engine === 'postgresql' ? await postgres!.createDatabase() : undefined;
  const place = { folder, databaseUrl: database?.url };
  const retailer = await prepare(place);
  return await measure(place, retailer);
}

async function prepare({ folder, databaseUrl }: Place): Promise<Retailer> {
  const urls = databaseUrl === undefined ? {} : { [SCHEMA]: databaseUrl };
  await using databases = await openDatabases({ data: dataOf(folder), databaseUrl: urls, serve: [SCHEMA], seed: 'none' });
  const [made] = await databases.of[SCHEMA]!.query(addRetailer, [new Date()]);
  return [made!.organization_id, made!.banner_id];
}

interface Run {
  readonly rate: number;
  readonly milliseconds: number;
  readonly peak: number | undefined;
  readonly errors: number;
}

/** The command in a process of its own. It says its rate itself; its memory is looked at whenever it shows how far it is. */
async function runImport(place: Place, file: string, wanted: number): Promise<Run> {
  const { folder, databaseUrl } = place;
  const database = databaseUrl === undefined ? [] : ['--database-url', databaseUrl];
  const argv = ['import', 'catalog', file, '--environment', SCHEMA, '--data', dataOf(folder), '--seed', 'none', ...database];
  const started = performance.now();
  const child = spawn(process.execPath, [join(ROOT, 'src/main.ts'), ...argv], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let peak: number | undefined;
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    peak = memoryOf(child.pid!).peak ?? peak;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const milliseconds = performance.now() - started;
  const rate = Number(/ ([\d,]+) rows\/s, peak memory/.exec(said)?.[1]?.replaceAll(',', ''));
  if (code !== 0 || Number.isNaN(rate)) throw new Error(`The import ended with ${code}: ${said.slice(-2_000)}`);
  await using opened = await openDatabase(place);
  const [row] = await opened.database.query(countProducts, []);
  return { rate, milliseconds, peak, errors: Math.abs(row!.count - wanted) };
}

/** The last statement of the import by itself, with its parameters made beforehand: one batch a transaction, one after the other. */
async function insertAlone(engine: Engine, place: Place, retailer: Retailer, options: BenchOptions): Promise<number> {
  const made = [...rows(options.rows, options.seed)].map(toRow);
  const batches = Array.from({ length: Math.ceil(made.length / BATCH) }, (_, n) => JSON.stringify(made.slice(n * BATCH, (n + 1) * BATCH)));
  await using client = await openClient(place, engine === 'postgresql' ? 'pg' : 'engine');
  const started = performance.now();
  for (const batch of batches) await client.query(0, insertProducts, [...retailer, batch]);
  return options.rows / ((performance.now() - started) / 1_000);
}

/** A row of the file as the import writes it. */
function toRow({ department, organic, ...columns }: Made): object {
  return { ...columns, attributes: { department, organic } };
}
