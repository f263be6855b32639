import { rmSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openEmbedded, openPostgres, statement } from '../../src/storage/engine/index.ts';
import { childrenOf, signalIfAlive } from '../../src/storage/testing/processes.ts';
import { startTestPostgres, type TestPostgres } from '../../src/storage/testing/test-postgres.ts';
import { type Server, startServer } from './server.ts';

const SCHEMA = 'development';
const dataDirectory = statement<[], { data_directory: string }>('', `select current_setting('data_directory') as data_directory`);

interface Postgres {
  readonly server: TestPostgres;
  readonly url: string;
  /** File whose first line is the id of the postmaster. */
  readonly postmaster: string;
}

export interface InstallationOptions {
  readonly engine: 'embedded' | 'postgresql';
  /** Server processes that share the database. */
  readonly processes?: number;
  readonly preloads?: readonly URL[];
}

/** Data on disk, and server processes that can be started, stopped and killed on them. */
export class Installation implements AsyncDisposable {
  readonly engine: 'embedded' | 'postgresql';
  servers: readonly Server[] = [];
  readonly #options: InstallationOptions;
  readonly #folder: string;
  readonly #postgres: Postgres | undefined;

  private constructor(options: InstallationOptions, folder: string, postgres: Postgres | undefined) {
    this.engine = options.engine;
    this.#options = options;
    this.#folder = folder;
    this.#postgres = postgres;
  }

  static async create(options: InstallationOptions): Promise<Installation> {
    const folder = await mkdtemp(join(tmpdir(), 'cartwright-proof-'));
    // Also after a signal, when nobody disposes of it.
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    if (options.engine === 'embedded') return new Installation(options, folder, undefined);
    const server = await startTestPostgres({ own: true });
    const { url } = await server.createDatabase();
    await using database = await openPostgres(url, SCHEMA);
    const [row] = await database.query(dataDirectory, []);
    return new Installation(options, folder, { server, url, postmaster: join(row!.data_directory, 'postmaster.pid') });
  }

  /** The first server; with several processes each request may go to any of them. */
  get server(): Server {
    return this.servers[0]!;
  }

  async start(): Promise<void> {
    const started: Server[] = [];
    for (let number = 0; number < (this.#options.processes ?? 1); number++) {
      const data = join(this.#folder, `server-${number}`);
      started.push(await startServer({ data, databaseUrl: this.#postgres?.url, preloads: this.#options.preloads ?? [] }));
    }
    this.servers = started;
  }

  async stop(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.stop()));
    this.servers = [];
  }

  async kill(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.kill()));
    this.servers = [];
  }

  /** SIGKILL to the postmaster and all its children. */
  async killDatabase(): Promise<void> {
    const { server, postmaster } = this.#postgres!;
    const pid = Number((await readFile(postmaster, 'utf8')).split('\n', 1)[0]);
    const children = childrenOf(pid);
    for (const each of [pid, ...children]) signalIfAlive(each, 'SIGKILL');
    // Its supervisor has to see it go.
    await server.kill();
  }

  async restartDatabase(): Promise<void> {
    await this.#postgres!.server.restart();
  }

  /** The data, for the auditor. On the embedded engine no server may be running. */
  async inspect<T>(work: (database: Database) => Promise<T>): Promise<T> {
    if (this.#postgres !== undefined) {
      await using database = await openPostgres(this.#postgres.url, SCHEMA, { statementTimeout: 120_000 });
      return await inspectAnalyzed(database, work);
    }
    await using engine = await openEmbedded(join(this.#folder, 'server-0', 'database'), { maintenance: 'manual' });
    return await inspectAnalyzed(engine.database(SCHEMA), work);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
    await this.#postgres?.server[Symbol.asyncDispose]();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** The auditor's joins are over whole tables; planned for the empty ones that they were, they take a minute for some thousand orders. */
async function inspectAnalyzed<T>(database: Database, work: (database: Database) => Promise<T>): Promise<T> {
  await database.execute('analyze');
  return await work(database);
}
