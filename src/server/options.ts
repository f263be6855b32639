import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parseRange } from '../callbacks/ip-address.ts';
import { DEFAULT_RATE } from '../http/rate-limit.ts';
import { KEEP, type KeepPolicy, LEAST_DAYS } from '../storage/tidy/policy.ts';
import { type TraceSettings, traceSettings } from './tracing/settings.ts';

export const ROLES = ['development', 'production', 'console'] as const;
export type Role = (typeof ROLES)[number];

export interface Options {
  /** Absolute. */
  readonly data: string;
  readonly ephemeral: boolean;
  /** Undefined: the embedded database. */
  readonly databaseUrl: Readonly<Partial<Record<Role, string>>>;
  readonly serve: readonly Role[];
  /** How many processes share the ports; undefined: this one serves by itself. */
  readonly processes: number | undefined;
  readonly ports: Readonly<Record<Role, number>>;
  readonly host: string;
  /** Public URLs behind a balancer. */
  readonly urls: Readonly<Partial<Record<Role, string>>>;
  readonly tlsCert: string | undefined;
  readonly tlsKey: string | undefined;
  readonly trustProxy: readonly string[];
  /** Encrypts secrets that are kept; undefined: a file of the data directory, made at the first start. Absolute. */
  readonly keyFile: string | undefined;
  /** CIDRs of private addresses that callbacks of production may go to. */
  readonly allowCallbackAddress: readonly string[];
  readonly httpPort: number | undefined;
  /** Plain HTTP for an operator's tools: `/metrics`, `/live`, `/ready`. */
  readonly metricsPort: number | undefined;
  readonly metricsHost: string;
  /** Where traces go; undefined: none are recorded. */
  readonly tracing: TraceSettings | undefined;
  /** From one round of the status page's probes to the next, milliseconds. */
  readonly probeInterval: number;
  /** Ready files of processes that serve what this one's console assigns; absolute. */
  readonly servers: readonly string[];
  /** Where the console's mails go; undefined: to the log. */
  readonly smtpUrl: string | undefined;
  /** Whether accounts of the console reach nothing before they have a second factor. */
  readonly requireSecondFactor: boolean;
  /** List of passwords that nobody may choose; absolute. */
  readonly breachedPasswords: string | undefined;
  readonly seed: 'demo' | 'none';
  /** Whether order links on development follow from the order's id. */
  readonly ids: 'random' | 'repeatable';
  /** Restored on development at the start; absolute. */
  readonly snapshot: string | undefined;
  /** Requests a second for each caller and class; undefined: as many as come. */
  readonly rateLimit: number | undefined;
  /** Requests that each server works on at once at most; undefined: no limit. */
  readonly mostRequests: number | undefined;
  /** After how many days the past is tidied away. */
  readonly keep: KeepPolicy;
  /** Bytes of memory for the requests of each server; undefined: they are not kept. */
  readonly inspector: number | undefined;
  readonly readyFile: string | undefined;
  /** Stop when standard input ends, as it does when the process that started this one dies. */
  readonly stopWithParent: boolean;
  readonly help: boolean;
}

/** A wrong command line: the message says which option and what it takes. */
export class UsageError extends Error {}

/** How people start this: by the command of the package, which is compiled, or in a clone. */
export const COMMAND = import.meta.url.endsWith('.js') ? 'cartwright' : 'npm start --';

const describeKept = ([name, days]: [string, number | null]) => `${name}=${days ?? 'forever'}`;

export const HELP = `Usage: ${COMMAND} [options]
       ${COMMAND} import catalog|items|stores|hours|policies FILE [options]
       ${COMMAND} remove-second-factor EMAIL [options]

  --data DIR                 database, certificates, keys (default .cartwright)
  --ephemeral                keep nothing after the stop
  --database-url URL         PostgreSQL instead of the embedded database;
                             --development-database-url, --production-database-url and
                             --console-database-url for separate ones
  --serve ROLES              which roles this process runs, comma-separated
                             (default development,production,console)
  --processes N              N processes that share the ports, on PostgreSQL; one that dies is
                             started again, SIGHUP replaces one after another
                             (default: one, by itself)
  --development-port N       default 8443; 0 takes a free port
  --production-port N        default 9443
  --console-port N           default 7443
  --host ADDRESS             listening interface (default 127.0.0.1)
  --development-url URL, --production-url URL, --console-url URL
                             public URLs behind a balancer
  --tls-cert FILE, --tls-key FILE
                             real certificates instead of the local CA
  --trust-proxy CIDR[,CIDR]  proxies whose X-Forwarded-Proto: http is refused
  --key-file FILE            encrypts the secrets of webhooks; the same file on every
                             machine of an installation (default DIR/secret.key)
  --allow-callback-address CIDR
                             private addresses that callbacks of production may go
                             to; may be repeated
  --probe-interval SECONDS   console: how often the status page asks the servers
                             (default 30, from 0.1)
  --servers FILE             console: ready file of a process whose servers organizations
                             are assigned to; may be repeated
  --smtp-url URL             console: mail server, smtps://user:password@host:465?from=…
                             (default: mails go to the log)
  --require-second-factor    console: who has no second factor sets one up after the
                             sign-in and reaches nothing before, sessions of before
                             included (default: each account's choice)
  --breached-passwords FILE  console and production: passwords that nobody may choose, a
                             SHA-1 on each line in ascending order, as Have I Been Pwned
                             has them for download (default: none are looked for)
  --http-port N              development, loopback only: also plain HTTP
  --metrics-port N           plain HTTP for an operator's tools: /metrics (Prometheus),
                             /live, /ready (default: none)
  --metrics-host ADDRESS     its listening interface (default 127.0.0.1)
  --trace-endpoint URL       OpenTelemetry collector that gets traces by OTLP/HTTP in JSON
                             (default OTEL_EXPORTER_OTLP_ENDPOINT, else none)
  --trace-sample RATIO       share of the traces that begin here, 0 to 1 (default 1)
  --seed demo|none           demo data on the first start (default demo)
  --snapshot FILE            development: restores a snapshot at the start, in place
                             of what its organization has
  --ids random|repeatable    development: with repeatable, the links of orders follow
                             from their ids (default random)
  --rate-limit on|off|N      requests a second for each caller and kind of request
                             (default on: 200)
  --most-requests off|N      requests that each server works on at once (default 512);
                             more are answered 503, and fewer once all wait for long
  --keep NAME=DAYS[,…]       how long the past is kept, in days or forever:
                             ${Object.entries(KEEP).slice(0, 4).map(describeKept).join(', ')},
                             ${Object.entries(KEEP).slice(4).map(describeKept).join(', ')};
                             orders move into an archive then, all else goes
  --inspector off|N          MiB of memory for the last requests of each server
                             (default 32); files in the data directory take four
                             times as much
  --ready-file FILE          written once everything listens
  --stop-with-parent         stop when standard input ends, as it does when the
                             process that started this one dies
  --help                     this text
`;

const STRINGS = [
  'data',
  'database-url',
  'development-database-url',
  'production-database-url',
  'console-database-url',
  'serve',
  'processes',
  'development-port',
  'production-port',
  'console-port',
  'host',
  'development-url',
  'production-url',
  'console-url',
  'tls-cert',
  'tls-key',
  'trust-proxy',
  'key-file',
  'probe-interval',
  'smtp-url',
  'breached-passwords',
  'http-port',
  'metrics-port',
  'metrics-host',
  'trace-endpoint',
  'trace-sample',
  'seed',
  'snapshot',
  'ids',
  'keep',
  'rate-limit',
  'most-requests',
  'inspector',
  'ready-file',
] as const;

export function parseOptions(argv: readonly string[]): Options {
  const values = read(argv);
  const perRole = <T>(value: (role: Role) => T) => Object.fromEntries(ROLES.map((role) => [role, value(role)])) as Record<Role, T>;
  const serve = (values.serve ?? ROLES.join(',')).split(',').map((role) => oneOf(role.trim(), ROLES, 'serve'));
  const { 'tls-cert': tlsCert, 'tls-key': tlsKey } = values;
  if ((tlsCert === undefined) !== (tlsKey === undefined)) throw new UsageError('--tls-cert and --tls-key go together.');
  const httpPort = values['http-port'] === undefined ? undefined : port(values['http-port'], 'http-port');
  if (httpPort !== undefined && !serve.includes('development'))
    throw new UsageError('--http-port serves development, which --serve leaves out.');
  for (const option of ['snapshot', 'ids'] as const) {
    if (values[option] !== undefined && !serve.includes('development'))
      throw new UsageError(`--${option} is for development, which --serve leaves out.`);
  }
  const requireSecondFactor = values['require-second-factor'] === true;
  if (requireSecondFactor && !serve.includes('console'))
    throw new UsageError('--require-second-factor is for the console, which --serve leaves out.');
  const processes = processCount(values.processes);
  const databases = defined(perRole((role) => databaseUrl(values[`${role}-database-url`] ?? values['database-url'], role)));
  if (processes !== undefined) {
    if (serve.some((role) => databases[role] === undefined))
      throw new UsageError('--processes needs PostgreSQL (--database-url): the embedded database belongs to one process.');
    for (const option of ['ephemeral', 'http-port'] as const)
      if (values[option] !== undefined) throw new UsageError(`--${option} is for one process; leave out --processes.`);
  }
  const defaults = { development: '8443', production: '9443', console: '7443' };
  return {
    data: resolve(values.data ?? '.cartwright'),
    ephemeral: values.ephemeral === true,
    databaseUrl: databases,
    serve: [...new Set(serve)],
    processes,
    ports: perRole((role) => port(values[`${role}-port`] ?? defaults[role], `${role}-port`)),
    host: values.host ?? '127.0.0.1',
    urls: defined(perRole((role) => publicUrl(values[`${role}-url`], `${role}-url`))),
    tlsCert,
    tlsKey,
    trustProxy: (values['trust-proxy'] ?? '').split(',').flatMap((cidr) => (cidr.trim() === '' ? [] : [cidr.trim()])),
    keyFile: values['key-file'] === undefined ? undefined : resolve(values['key-file']),
    allowCallbackAddress: (values['allow-callback-address'] ?? []).map(cidr),
    httpPort,
    metricsPort: values['metrics-port'] === undefined ? undefined : port(values['metrics-port'], 'metrics-port'),
    metricsHost: values['metrics-host'] ?? '127.0.0.1',
    tracing: tracing(values['trace-endpoint'], values['trace-sample'] ?? '1'),
    probeInterval: probeInterval(values['probe-interval'] ?? '30'),
    servers: (values.servers ?? []).map((file) => resolve(file)),
    smtpUrl: smtpUrl(values['smtp-url']),
    requireSecondFactor,
    breachedPasswords: values['breached-passwords'] === undefined ? undefined : resolve(values['breached-passwords']),
    seed: oneOf(values.seed ?? 'demo', ['demo', 'none'] as const, 'seed'),
    ids: oneOf(values.ids ?? 'random', ['random', 'repeatable'] as const, 'ids'),
    snapshot: values.snapshot === undefined ? undefined : resolve(values.snapshot),
    rateLimit: rateLimit(values['rate-limit'] ?? 'on'),
    mostRequests: mostRequests(values['most-requests'] ?? '512'),
    keep: keepPolicy(values.keep ?? ''),
    inspector: inspectorMemory(values.inspector ?? '32'),
    readyFile: values['ready-file'],
    stopWithParent: values['stop-with-parent'] === true,
    help: values.help === true,
  };
}

type Values = { [K in (typeof STRINGS)[number]]?: string } & {
  'allow-callback-address'?: string[];
  servers?: string[];
  ephemeral?: boolean;
  'require-second-factor'?: boolean;
  'stop-with-parent'?: boolean;
  help?: boolean;
};

function read(argv: readonly string[]): Values {
  const strings = Object.fromEntries(STRINGS.map((name) => [name, { type: 'string' as const }]));
  try {
    const others = {
      'allow-callback-address': { type: 'string', multiple: true },
      servers: { type: 'string', multiple: true },
      ephemeral: { type: 'boolean' },
      'require-second-factor': { type: 'boolean' },
      'stop-with-parent': { type: 'boolean' },
      help: { type: 'boolean' },
    } as const;
    return parseArgs({ args: [...argv], options: { ...strings, ...others } }).values as Values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function defined<T extends Record<string, string | undefined>>(values: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: string };
}

function port(text: string, option: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 65_535) throw new UsageError(`--${option} takes a port from 0 to 65535, not "${text}".`);
  return value;
}

function tracing(endpoint: string | undefined, sample: string): TraceSettings | undefined {
  const ratio = Number(sample);
  if (!/^[\d.]+$/.test(sample) || !(ratio >= 0 && ratio <= 1)) throw new UsageError(`--trace-sample takes 0 to 1, not "${sample}".`);
  try {
    return traceSettings(endpoint, ratio, process.env);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

const MOST_PROCESSES = 256;

function processCount(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > MOST_PROCESSES) {
    throw new UsageError(`--processes takes 1 to ${MOST_PROCESSES}, not "${text}".`);
  }
  return value;
}

function probeInterval(text: string): number {
  const seconds = Number(text);
  if (!/^\d+(?:\.\d+)?$/.test(text) || seconds < 0.1 || seconds > 3_600) {
    throw new UsageError(`--probe-interval takes 0.1 to 3600 seconds, not "${text}".`);
  }
  return Math.round(seconds * 1_000);
}

function rateLimit(text: string): number | undefined {
  if (text === 'on') return DEFAULT_RATE;
  if (text === 'off') return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1) throw new UsageError(`--rate-limit takes on, off or requests a second, not "${text}".`);
  return value;
}

function mostRequests(text: string): number | undefined {
  if (text === 'off') return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 64 || value > 100_000)
    throw new UsageError(`--most-requests takes off or 64 to 100000, not "${text}".`);
  return value;
}

/** `orders=365,events=forever` over the defaults. */
function keepPolicy(text: string): KeepPolicy {
  const policy = { ...KEEP };
  for (const part of text.split(',').filter((one) => one.trim() !== '')) {
    const [name = '', days = ''] = part.trim().split('=', 2);
    const kept = oneOf(name, Object.keys(KEEP) as (keyof KeepPolicy)[], 'keep');
    if (days !== 'forever' && !(/^\d{1,5}$/.test(days) && Number(days) >= LEAST_DAYS[kept])) {
      throw new UsageError(`--keep takes ${kept}=forever or days, ${LEAST_DAYS[kept]} at least, not "${part}".`);
    }
    policy[kept] = days === 'forever' ? null : Number(days);
  }
  return policy;
}

function inspectorMemory(text: string): number | undefined {
  if (text === 'off') return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > 4_096) throw new UsageError(`--inspector takes off or 1 to 4096 MiB, not "${text}".`);
  return value * 1024 * 1024;
}

export function oneOf<const T extends readonly string[]>(text: string, values: T, option: string): T[number] {
  if (!values.includes(text)) throw new UsageError(`--${option} takes ${values.join(', ')}, not "${text}".`);
  return text;
}

export function databaseUrl(text: string | undefined, role: Role): string | undefined {
  if (text === undefined) return undefined;
  if (!/^postgres(?:ql)?:\/\//.test(text)) throw new UsageError(`The database URL of ${role} must start with postgresql://`);
  return text;
}

function cidr(text: string): string {
  if (!parseRange(text)) throw new UsageError(`--allow-callback-address takes a CIDR such as 10.0.0.0/8, not "${text}".`);
  return text;
}

function smtpUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') {
    throw new UsageError('--smtp-url takes smtps://user:password@host:465?from=address or the same with smtp://.');
  }
  return text;
}

function publicUrl(text: string | undefined, option: string): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:') throw new UsageError(`--${option} takes an https:// URL, not "${text}".`);
  return text.replace(/\/+$/, '');
}
