import { parseArgs } from 'node:util';

export const ENGINES = ['embedded', 'postgresql'] as const;
export type Engine = (typeof ENGINES)[number];

/** Measured over HTTPS, in this order; `create` uses the holds that `reserve` made. */
export const OPERATIONS = ['token', 'stores', 'slots', 'reserve', 'create', 'pair', 'get', 'hot'] as const;
export type OperationName = (typeof OPERATIONS)[number];

/** Their one call of the database is also measured by the driver alone; finding stores needs none. */
export const DRIVEN = ['token', 'slots', 'reserve', 'create', 'pair', 'get', 'hot'] as const;
export type Driven = (typeof DRIVEN)[number];

/** What can be looked at in the section `profiles`. */
export const PROFILED = ['create', 'reserve', 'slots', 'get', 'token'] as const;
export type Profiled = (typeof PROFILED)[number];

export const SECTIONS = [
  ...(['start', 'testing', 'story', 'tls'] as const),
  ...OPERATIONS,
  ...(['grouping', 'hot-holds', 'mocks', 'issuer', 'vendure', 'profiles'] as const),
  ...(['indexes', 'inspector', 'outside', 'import', 'events', 'hanging', 'console', 'console-lists', 'growth'] as const),
] as const;
export type Section = (typeof SECTIONS)[number];

/** Takes as long as all others together: measured when it is asked for. */
const ON_REQUEST: readonly Section[] = ['growth'];
const ALL = SECTIONS.filter((section) => !ON_REQUEST.includes(section));

/** From the root of the project, where npm starts the bench. */
const REPORT_FILE = 'bench/REPORT.md';

export interface BenchOptions {
  readonly engines: readonly Engine[];
  /** Length of one measurement. */
  readonly seconds: number;
  /** Connections of the HTTPS measurements. */
  readonly concurrency: readonly number[];
  /** Rounds of HTTPS and driver in turn; the report gives medians. */
  readonly rounds: number;
  readonly only: ReadonlySet<Section>;
  /** Rows of the imported catalogue. */
  readonly rows: number;
  /** Orders on the console's board. */
  readonly orders: number;
  /** Past orders and stores of the section growth. */
  readonly sizes: readonly number[];
  readonly stores: readonly number[];
  /** Where the walk over the windows begins. */
  readonly seed: number;
  /** What the section `profiles` looks at. */
  readonly profile: readonly Profiled[];
  /** The file whose chapters are written anew. */
  readonly report: string | undefined;
}

export const HELP = `Usage: npm run bench -- [options]

  --engine embedded|postgresql   default both
  --seconds N                    length of one measurement (default 2)
  --concurrency N[,N]            connections (default 1,32,128)
  --rounds N                     HTTPS and driver in turn; medians are reported (default 3)
  --only NAME[,NAME]             ${SECTIONS.join(', ')}
                                 (default all but ${ON_REQUEST.join(', ')})
  --rows N                       rows of the imported catalogue (default 100000)
  --orders N                     orders on the console's board (default 10000)
  --sizes N[,N]                  past orders of growth (default 10000,1000000)
  --stores N[,N]                 stores of growth (default 1000,100000)
  --seed N                       where the walk over the windows begins (default 1)
  --profile NAME[,NAME]          only the section profiles, for these operations:
                                 ${PROFILED.join(', ')}
  --report [FILE]                also writes what was measured into its chapters of
                                 FILE (default bench/REPORT.md); others stay
`;

/** Throws RangeError with what the option takes. */
export function parseOptions(argv: readonly string[]): BenchOptions | 'help' {
  const names = [
    'engine',
    'seconds',
    'concurrency',
    'rounds',
    'only',
    'rows',
    'orders',
    'sizes',
    'stores',
    'seed',
    'profile',
    'report',
  ] as const;
  const strings = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const { values } = parseArgs({ args: withReportFile(argv), options: { ...strings, help: { type: 'boolean' } } });
  if (values.help) return 'help';
  const given = values as Partial<Record<(typeof names)[number], string>>;
  return {
    engines: listOf(given.engine ?? ENGINES.join(','), ENGINES, 'engine'),
    seconds: positive(given.seconds ?? '2', 'seconds'),
    concurrency: (given.concurrency ?? '1,32,128').split(',').map((text) => whole(text, 'concurrency')),
    rounds: whole(given.rounds ?? '3', 'rounds'),
    only: new Set(listOf(given.only ?? (given.profile === undefined ? ALL.join(',') : 'profiles'), SECTIONS, 'only')),
    rows: whole(given.rows ?? '100000', 'rows'),
    orders: whole(given.orders ?? '10000', 'orders'),
    sizes: (given.sizes ?? '10000,1000000').split(',').map((text) => whole(text, 'sizes')),
    stores: (given.stores ?? '1000,100000').split(',').map((text) => whole(text, 'stores')),
    seed: whole(given.seed ?? '1', 'seed'),
    profile: listOf(given.profile ?? PROFILED.join(','), PROFILED, 'profile'),
    report: given.report,
  };
}

/** `--report` may stand alone. */
function withReportFile(argv: readonly string[]): string[] {
  return argv.flatMap((text, index) => {
    const alone = text === '--report' && (argv[index + 1] ?? '--').startsWith('--');
    return alone ? [text, REPORT_FILE] : [text];
  });
}

function listOf<const T extends readonly string[]>(text: string, known: T, option: string): T[number][] {
  return text.split(',').map((name) => {
    if (!known.includes(name)) throw new RangeError(`--${option} takes ${known.join(', ')}, not "${name}".`);
    return name;
  });
}

function positive(text: string, option: string): number {
  const value = Number(text);
  if (!(value > 0) || !Number.isFinite(value)) throw new RangeError(`--${option} takes a positive number, not "${text}".`);
  return value;
}

function whole(text: string, option: string): number {
  const value = positive(text, option);
  if (!Number.isInteger(value)) throw new RangeError(`--${option} takes whole numbers, not "${text}".`);
  return value;
}
