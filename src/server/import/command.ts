import { statSync } from 'node:fs';
import { type Database, DatabaseError } from '../../storage/engine/index.ts';
import { findBanners } from '../../storage/imports/import.ts';
import { openDatabases } from '../databases.ts';
import { UsageError } from '../options.ts';
import { Progress } from '../progress.ts';
import { type ImportResult, importFile } from './importer.ts';
import { IMPORT_HELP, type ImportOptions, parseImportOptions } from './options.ts';
import { ProgressBar } from './progress-bar.ts';

/** Whom an import is for. */
interface Target {
  readonly organizationId: number;
  readonly bannerId: number;
  readonly name: string;
}

/** Bad rows were skipped. */
const EXIT_BAD_ROWS = 3;

/** `npm start -- import …`: gives the exit code, 0, 1 (failed) or 3 (done, but for bad rows). */
export async function runImport(argv: readonly string[]): Promise<number> {
  try {
    const options = parseImportOptions(argv);
    if (!options) {
      process.stdout.write(IMPORT_HELP);
      return 0;
    }
    if (!statSync(options.file, { throwIfNoEntry: false })?.isFile()) throw new Error(`There is no file ${options.file}.`);
    const progress = new Progress(process.stderr);
    await using databases = await progress.step('Opening the database', () => openDatabases(options));
    const database = databases.of[options.environment]!;
    const started = performance.now();
    const banner = await findBanner(database, options);
    const result = await run(options, database, banner);
    report(options, banner, result, (performance.now() - started) / 1_000);
    return result.rows_bad > 0 ? EXIT_BAD_ROWS : 0;
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    return 1;
  }
}

async function run(options: ImportOptions, database: Database, banner: Target): Promise<ImportResult> {
  const bar = new ProgressBar(process.stderr);
  try {
    const { job, file, format } = options;
    return await importFile({ database, banner, job, file, format, onProgress: (reached, size) => bar.update(reached, size) });
  } finally {
    bar.end();
  }
}

/** The banner named, or the only one of the organization. */
async function findBanner(database: Database, { organization, banner, environment }: ImportOptions): Promise<Target> {
  const found = await database.query(findBanners, [organization ?? null, banner ?? null]);
  const [one] = found;
  if (one && found.length === 1) {
    return { organizationId: one.organization_id, bannerId: one.banner_id, name: `${one.banner} of ${one.organization}` };
  }
  if (!one) throw new Error(`The ${environment} server has no such organization and banner. Start the server once, or create them first.`);
  const choices = found.map((row) => `  --organization ${row.organization} --banner ${row.banner}`);
  throw new UsageError(`There are several banners; say which one:\n${choices.join('\n')}`);
}

function report(options: ImportOptions, banner: Target, result: ImportResult, seconds: number): void {
  const number = new Intl.NumberFormat('en-US');
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1_024);
  const done = result.rows_done + result.rows_bad - result.resumedAt;
  if (result.resumedAt > 0) process.stdout.write(`Went on behind ${number.format(result.resumedAt)} rows that were there already.\n`);
  process.stdout.write(
    `${options.job.kind}: ${number.format(result.rows_done)} rows for ${banner.name} in ${options.environment}, ` +
      `${number.format(Math.round(done / Math.max(0.001, seconds)))} rows/s, peak memory ${megabytes} MB\n`,
  );
  if (result.rows_bad > 0) process.stdout.write(`${number.format(result.rows_bad)} bad rows were skipped: ${result.errorFile}\n`);
}

function explain(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\n\n${IMPORT_HELP}`;
  // The connection may be gone, but what was committed stays: the same command goes on from there.
  if (error instanceof DatabaseError) return `The database refused a statement: ${error.message}. Start the import again to go on.`;
  return error instanceof Error ? error.message : String(error);
}
