import { rmSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { BreachedPasswords } from '../http/breached-passwords.ts';
import { Inspector } from '../http/inspector/inspector.ts';
import { ensureLocalCertificates, type LocalCertificates } from '../http/tls/certificates.ts';
import type { SecurePort } from '../http/tls/secure-port.ts';
import type { Toolbox } from '../operations/define.ts';
import type { WaitingRoom } from '../operations/waiting.ts';
import type { Directory } from '../storage/directory/directory.ts';
import type { ApiServer } from './api-server.ts';
import { renewCertificates } from './certificate-renewal.ts';
import { ensureLogin, startConsole } from './console-server.ts';
import { type Databases, openDatabases } from './databases.ts';
import { STOP_GRACE_MILLISECONDS, startEnvironment } from './environment.ts';
import { openSecretBox } from './key-file.ts';
import { openMetricsPort } from './metrics/metrics-port.ts';
import { observedDatabase, observedServer } from './metrics/observed.ts';
import { startTelemetry, type Telemetry } from './metrics/telemetry.ts';
import { serverMigrations } from './migrations.ts';
import type { Leaving, Node } from './nodes/node.ts';
import type { Options, Role } from './options.ts';
import { poolOf, readServers } from './pool.ts';
import type { Progress } from './progress.ts';
import { restoreAtStart } from './restore-at-start.ts';
import { type Credentials, ensureCredentials, ensureOperator } from './seed/credentials.ts';
import { DEMO_ORGANIZATIONS, restoreDemo } from './seed/demo.ts';
import { stockBanner } from './seed/stock.ts';
import { type InstallationFile, readInstallation, writeInstallation, writeShellVariables } from './state-files.ts';
import type { Tracing } from './tracing/tracing.ts';

export interface ReadyEnvironment extends Credentials {
  readonly url: string;
}

/** What the ready file holds (DESIGN §6); null where a role is not served by this process. */
export interface Ready {
  readonly development: ReadyEnvironment | null;
  readonly production: ReadyEnvironment | null;
  readonly multi_banner: { readonly client_id: string; readonly client_secret: string; readonly banners: readonly string[] } | null;
  readonly console: { readonly url: string; readonly email: string; readonly password: string } | null;
  readonly http_url: string | null;
  readonly ca_file: string | null;
  readonly ca_p12_file: string | null;
}

export interface Platform {
  readonly ready: Ready;
  /** Shell variables for the first calls; undefined when this process serves the console alone. */
  readonly envFile: string | undefined;
  /** Where an operator's tools ask; undefined without `--metrics-port`. */
  readonly metricsUrl: string | undefined;
  /** Undefined without `--metrics-port`. */
  readonly telemetry: Telemetry | undefined;
  /**
   * In phases: no new requests and finish those under way, stop the workers, close the database. With `retire` another process serves the
   * same ports: clients whose connections are open are answered once more before these close.
   */
  stop(phase: (name: string) => void, how?: Leaving): Promise<void>;
}

/** What to undo, last first: at the stop, or when the start fails half way. */
interface UndoStep {
  readonly phase: string;
  readonly run: (how: Leaving) => Promise<void>;
}

/** How long a connection without a request stays open after another process took over. */
const QUIET_MILLISECONDS = 10_000;

/** `node`: this process is one of several that share their ports. */
export async function startPlatform(given: Options, log: Logger, progress: Progress, version: string, node?: Node): Promise<Platform> {
  const ephemeral = given.ephemeral ? await mkdtemp(join(tmpdir(), 'cartwright-')) : undefined;
  const options = ephemeral === undefined ? given : { ...given, data: ephemeral };
  const undo: UndoStep[] = [];
  const stop = async (phase: (name: string) => void, how: Leaving = 'stop') => {
    for (let step = undo.pop(); step; step = undo.pop()) {
      phase(step.phase);
      await step.run(how);
    }
  };
  try {
    if (ephemeral !== undefined) {
      // Also when the start is given up half way, or the stop is forced.
      process.once('exit', () => rmSync(ephemeral, { recursive: true, force: true }));
      undo.push({ phase: 'remove the ephemeral data', run: () => rm(ephemeral, { recursive: true, force: true }) });
    }
    return { ...(await start(options, log, progress, version, undo, node)), stop };
  } catch (error) {
    await stop(() => undefined);
    throw error;
  }
}

async function start(
  options: Options,
  log: Logger,
  progress: Progress,
  version: string,
  undo: UndoStep[],
  node: Node | undefined,
): Promise<Omit<Platform, 'stop'>> {
  const metrics = options.metricsPort === undefined ? undefined : await startTelemetry(version);
  // Of several processes the first has one port for all.
  const metricsPort =
    metrics && !node ? await openMetricsPort({ port: options.metricsPort!, host: options.metricsHost, source: metrics }) : undefined;
  if (metricsPort) undo.push({ phase: 'close the port of metrics', run: () => metricsPort.close() });
  const listen = (role: Role, port: SecurePort) =>
    node ? node.listen(role, port, options.ports[role], options.host) : port.listen(options.ports[role], options.host);
  const tracing = await startTracing(options, version, log);
  if (tracing) {
    metrics?.watchTraces(tracing.dropped);
    undo.push({ phase: 'send the last traces', run: () => tracing.stop() });
  }
  const opened = await progress.step('Opening the database', () => openDatabases(options));
  const databases = tracing?.databases(opened) ?? opened;
  undo.push({ phase: 'close the database', run: async () => databases[Symbol.asyncDispose]() });
  const installation = await readInstallation(options.data);
  const consoleDatabase = databases.of.console;
  const login = consoleDatabase && ensureLogin(consoleDatabase, installation.console);
  // Awaited by the console; until then a failure is nobody's unhandled one.
  login?.catch(() => undefined);
  const certificates = await loadCertificates(options);
  const breachedPasswords = options.breachedPasswords === undefined ? undefined : await BreachedPasswords.open(options.breachedPasswords);
  if (breachedPasswords) undo.push({ phase: 'close the list of breached passwords', run: () => breachedPasswords.close() });
  const secrets = await openSecretBox(options.keyFile ?? join(options.data, 'secret.key'), options.keyFile === undefined);
  const urls = { ...options.urls } as Record<Role, string>;
  const servers: Partial<Record<Role, ApiServer>> = {};
  const closing: ((grace: number, quiet: number) => Promise<void>)[] = [];
  const rooms: WaitingRoom[] = [];
  const directories: Directory[] = [];

  const startedAt = Date.now();
  for (const role of ['development', 'production'] as const) {
    const database = databases.of[role];
    if (!database) continue;
    const inspector = await startInspector(role, options, log, undo, node);
    const { server, directory, waiting, vitals } = await startEnvironment(
      {
        name: role,
        database,
        secrets,
        breachedPasswords,
        log: log.child({ server: role }),
        inspector,
        toolbox: role === 'development' ? toolboxOf(options) : undefined,
        url: () => urls[role],
        consoleUrl: () => urls.console,
        startedAt,
        version,
        allow: options.allowCallbackAddress,
        keep: options.keep,
        tried: metrics?.tried(role),
        tracing,
        cert: certificates.cert,
        key: certificates.key,
        rate: options.rateLimit,
        mostRequests: options.mostRequests,
        trustProxy: options.trustProxy,
        answered: metrics?.answered(role),
      },
      (phase, run) => void undo.push({ phase, run }),
    );
    rooms.push(waiting);
    if (role === 'development') directories.push(directory);
    metrics?.watch(role, observedServer({ database, vitals, admission: server.admission }));
    servers[role] = server;
    closing.push((grace, quiet) => server.close(grace, quiet));
  }
  undo.push({
    phase: 'finish the requests',
    run: async (how) => {
      metrics?.stopping();
      for (const room of rooms) room.close();
      const quiet = how === 'retire' ? QUIET_MILLISECONDS : 0;
      await Promise.all(closing.map((close) => close(STOP_GRACE_MILLISECONDS, quiet)));
    },
  });
  // Public URLs are known before anything is answered: the ports are bound first, in the order of their use in links.
  for (const role of ['development', 'production'] as const) {
    const server = servers[role];
    const port = server && (await listen(role, server.port));
    urls[role] ??= `https://localhost:${port ?? options.ports[role]}`;
  }
  const announced = (await Promise.all(options.servers.map(readServers))).flat();
  for (const { environment, url } of announced) if (!servers[environment] && !options.urls[environment]) urls[environment] = url;
  urls.console ??= `https://localhost:${options.ports.console}`;
  const environments = await makeCredentials(options, databases, installation);
  if (options.snapshot !== undefined && databases.of.development && node?.identity.first !== false) {
    const { snapshot } = options;
    const { development } = databases.of;
    await progress.step('Restoring the snapshot', () => restoreAtStart(development, snapshot, directories));
  }
  const console =
    consoleDatabase && login
      ? await startConsole({
          database: consoleDatabase,
          log,
          certificates,
          listen: (port) => listen('console', port),
          publicUrl: options.urls.console,
          login,
          secrets,
          probeInterval: options.probeInterval,
          allowCallbackAddress: options.allowCallbackAddress,
          pool: { own: poolOf(urls, environments, certificates.caFile), elsewhere: announced },
          smtpUrl: options.smtpUrl,
          requireSecondFactor: options.requireSecondFactor,
          breachedPasswords,
          answered: metrics?.answered('console'),
          trace: tracing?.app('console'),
        })
      : undefined;
  if (console) {
    urls.console = console.url;
    closing.push((grace, quiet) => console.close(grace, quiet));
    metrics?.watch('console', observedDatabase(consoleDatabase!));
  }
  const httpPort = options.httpPort === undefined ? undefined : await servers.development?.listenPlain(options.httpPort);
  const stopRenewal = renewCertificates({
    files: options.tlsCert !== undefined && options.tlsKey !== undefined ? [options.tlsCert, options.tlsKey] : [],
    current: certificates,
    load: () => loadCertificates(options),
    use: (cert, key) => {
      for (const port of [servers.development?.port, servers.production?.port, console?.port]) port?.setCertificates(cert, key);
    },
    log,
  });
  undo.push({ phase: 'stop the certificate check', run: async () => stopRenewal() });

  await writeInstallation(options.data, { ...installation, ...environments, ...(console ? { console: console.login } : {}) });
  metrics?.ready();
  const environment = (role: 'development' | 'production') => {
    const credentials = environments[role];
    return credentials && servers[role] ? { url: urls[role], ...credentials } : null;
  };
  const first = environment('development') ?? environment('production');
  const shell = first && {
    CARTWRIGHT_URL: first.url,
    CARTWRIGHT_CLIENT_ID: first.client_id,
    CARTWRIGHT_CLIENT_SECRET: first.client_secret,
    CARTWRIGHT_API_KEY: first.api_key,
    ...(certificates.caFile === undefined ? {} : { CARTWRIGHT_CA: certificates.caFile }),
    ...(certificates.caP12File === undefined ? {} : { CARTWRIGHT_CA_P12: certificates.caP12File }),
  };
  const envFile = shell ? await writeShellVariables(options.data, shell) : undefined;
  const banners = environments.multi_banner;
  const ready = {
    development: environment('development'),
    production: environment('production'),
    multi_banner: banners
      ? {
          client_id: banners.client_id,
          client_secret: banners.client_secret,
          banners: DEMO_ORGANIZATIONS[1]!.banners.map((banner) => banner.slug),
        }
      : null,
    console: console ? { url: console.url, ...console.login } : null,
    http_url: httpPort === undefined ? null : `http://localhost:${httpPort}`,
    ca_file: certificates.caFile ?? null,
    ca_p12_file: certificates.caP12File ?? null,
  };
  return { ready, envFile, metricsUrl: metricsPort?.url, telemetry: metrics };
}

function toolboxOf({ data, ids }: Options): Toolbox {
  return {
    snapshots: join(data, 'snapshots'),
    schema: serverMigrations().map(({ id }) => id),
    repeatableIds: ids === 'repeatable',
    seed: (db, organizationId, slug, now) => restoreDemo(db, 'development', organizationId, slug, now),
    stock: (db, organizationId, { id, name }, now) => stockBanner(db, organizationId, { id, storeName: name }, now),
  };
}

/** Its modules are loaded only where somebody wants traces. */
async function startTracing({ tracing }: Options, version: string, log: Logger): Promise<Tracing | undefined> {
  if (tracing === undefined) return undefined;
  const { openTracing } = await import('./tracing/tracing.ts');
  return openTracing(tracing, version, log);
}

/** A server goes on without its inspector: the disk may be full. */
async function startInspector(
  role: 'development' | 'production',
  { inspector: memory, data, ephemeral }: Options,
  log: Logger,
  undo: UndoStep[],
  node: Node | undefined,
): Promise<Inspector | undefined> {
  const folder = join(data, 'requests', role);
  if (memory === undefined) {
    // What a former run kept would outlive the deletion of its users.
    await rm(folder, { recursive: true, force: true });
    return undefined;
  }
  const failed = (error: unknown) => log.error({ err: error, server: role }, 'requests could not be written to files');
  // Of several processes each keeps what fits into its memory: the files are one process's.
  const inspector = new Inspector({ folder: node ? undefined : folder, memory, onError: failed });
  await inspector.start().catch(failed);
  undo.push({ phase: `keep the requests of ${role}`, run: () => inspector.stop({ keep: !ephemeral }).catch(failed) });
  return inspector;
}

export type Certificates = Pick<LocalCertificates, 'cert' | 'key'> & Partial<LocalCertificates>;

async function loadCertificates(options: Options): Promise<Certificates> {
  if (options.tlsCert !== undefined && options.tlsKey !== undefined) {
    return { cert: await readFile(options.tlsCert, 'utf8'), key: await readFile(options.tlsKey, 'utf8') };
  }
  return ensureLocalCertificates(join(options.data, 'certificates'), namesOf(options), new Date());
}

/** Names in the local certificate besides the loopback ones: the listening interface and the hosts of the public URLs. */
function namesOf(options: Options): string[] {
  const hosts = Object.values(options.urls).map((url) => new URL(url).hostname.replace(/^\[|\]$/g, ''));
  const wildcard = options.host === '0.0.0.0' || options.host === '::';
  return [...new Set([...hosts, ...(wildcard ? [] : [options.host])])];
}

async function makeCredentials(options: Options, databases: Databases, kept: InstallationFile) {
  const slug = options.seed === 'demo' ? 'demo' : 'operator';
  const now = new Date();
  const made: { development?: Credentials; production?: Credentials; multi_banner?: Credentials } = {};
  for (const role of ['development', 'production'] as const) {
    const database = databases.of[role];
    if (!database) continue;
    const first = await ensureCredentials(database, slug, kept[role], now);
    if (first) made[role] = first;
    else {
      await ensureOperator(database, now);
      const operator = await ensureCredentials(database, 'operator', kept[role], now);
      if (operator) made[role] = operator;
    }
  }
  const { development } = databases.of;
  const several = development && (await ensureCredentials(development, 'demo-banners', kept.multi_banner, now));
  return several ? { ...made, multi_banner: several } : made;
}
