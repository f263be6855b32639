import { extname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { DatabaseOptions } from '../databases.ts';
import { COMMAND, databaseUrl, oneOf, UsageError } from '../options.ts';
import { FORMATS, type Format } from './importer.ts';
import { IMPORT_JOBS } from './jobs/index.ts';
import type { ImportJob } from './jobs/job.ts';

export interface ImportOptions extends DatabaseOptions {
  readonly job: ImportJob;
  /** Absolute. */
  readonly file: string;
  readonly format: Format;
  readonly environment: 'development' | 'production';
  readonly organization: string | undefined;
  readonly banner: string | undefined;
}

const ENVIRONMENTS = ['development', 'production'] as const;

export const IMPORT_HELP = `Usage: ${COMMAND} import catalog|items|stores|hours|policies FILE [options]

Reads a file with a header line (.csv, .tsv) or one JSON object on each line (.ndjson, .jsonl) and writes its rows. Bad rows are skipped
and listed in FILE.errors.ndjson with their line; the exit code is then 3. Started again after an interruption it goes on where it stopped.

  --environment ENV          development (default) or production
  --organization SLUG        whose; the server's first one by default
  --banner SLUG              which banner; needed where the organization has several
  --format csv|tsv|ndjson    where the file's name does not say it
  --data DIR, --database-url URL, --development-database-url URL, --production-database-url URL
                             as at the start of the server; a server on the embedded database must be stopped first
  --seed demo|none           demo data where the database is new (default demo)
`;

const OPTIONS = [
  'environment',
  'organization',
  'banner',
  'format',
  'data',
  'database-url',
  'development-database-url',
  'production-database-url',
  'seed',
] as const;

/** Undefined: only the help is wanted. Throws UsageError. */
export function parseImportOptions(argv: readonly string[]): ImportOptions | undefined {
  const { values, positionals } = read(argv);
  if (values.help === true) return undefined;
  const [kind, file, ...more] = positionals;
  const job = IMPORT_JOBS.find((one) => one.kind === kind);
  if (!job) throw new UsageError(`import takes ${IMPORT_JOBS.map((one) => one.kind).join(', ')}, not "${kind ?? ''}".`);
  if (file === undefined || more.length > 0) throw new UsageError('import takes one file.');
  const environment = oneOf(values.environment ?? 'development', ENVIRONMENTS, 'environment');
  const url = databaseUrl(values[`${environment}-database-url`] ?? values['database-url'], environment);
  return {
    job,
    file: resolve(file),
    format: formatOf(file, values.format),
    environment,
    organization: values.organization,
    banner: values.banner,
    data: resolve(values.data ?? '.cartwright'),
    databaseUrl: url === undefined ? {} : { [environment]: url },
    serve: [environment],
    seed: oneOf(values.seed ?? 'demo', ['demo', 'none'] as const, 'seed'),
  };
}

function formatOf(file: string, named: string | undefined): Format {
  const byName = { '.csv': 'csv', '.tsv': 'tsv', '.ndjson': 'ndjson', '.jsonl': 'ndjson' }[extname(file).toLowerCase()];
  const format = named ?? byName;
  if (format === undefined) throw new UsageError(`The name of ${file} does not say its format; add --format ${FORMATS.join('|')}.`);
  return oneOf(format, FORMATS, 'format');
}

type Values = { [K in (typeof OPTIONS)[number]]?: string } & { help?: boolean };

function read(argv: readonly string[]): { values: Values; positionals: string[] } {
  const strings = Object.fromEntries(OPTIONS.map((name) => [name, { type: 'string' as const }]));
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options: { ...strings, help: { type: 'boolean' } } });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
