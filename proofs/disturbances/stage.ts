import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Database, openEmbedded, openPostgres } from '../../src/storage/engine/index.ts';
import { startTestPostgres, type TestPostgres } from '../../src/storage/testing/test-postgres.ts';
import type { Engine } from '../support/databases.ts';
import { type Process, startRoles } from '../support/process.ts';
import type { Server } from '../support/server.ts';
import { CertificateFiles } from './certificates.ts';
import { Relay } from './relay.ts';
import { SmallDisk } from './small-disk.ts';

const SCHEMA = 'development';

export interface StagePostgres {
  readonly server: TestPostgres;
  /** Not through the relay. */
  readonly url: string;
  readonly relay: Relay;
  /** Where its data are; undefined where none can be mounted. */
  readonly disk: SmallDisk | undefined;
}

/** One server, and everything under it that can be disturbed while it runs. */
export class Stage implements AsyncDisposable {
  readonly engine: Engine;
  readonly server: Server;
  readonly certificates: CertificateFiles;
  readonly process: Process;
  readonly postgres: StagePostgres | undefined;
  readonly #folder: string;

  private constructor(folder: string, postgres: StagePostgres | undefined, certificates: CertificateFiles, process: Process) {
    this.engine = postgres ? 'postgresql' : 'embedded';
    this.#folder = folder;
    this.postgres = postgres;
    this.certificates = certificates;
    this.process = process;
    const operator = process.ready.development!;
    this.server = {
      origin: operator.url.replace('localhost', '127.0.0.1'),
      ca: certificates.ca,
      operator,
      advance: (minutes) => process.ask({ advanceMinutes: minutes }),
      kill: () => process.end('SIGKILL'),
      stop: () => process.end('SIGTERM'),
      [Symbol.asyncDispose]: () => process.end('SIGKILL'),
    };
  }

  static async set(engine: Engine, planted: readonly URL[]): Promise<Stage> {
    const folder = await mkdtemp(join(tmpdir(), 'cartwright-proof-'));
    const postgres = engine === 'postgresql' ? await openStagePostgres() : undefined;
    const certificates = await CertificateFiles.make(join(folder, 'certificates'));
    const preloads = ['moved-clock.ts', 'failing-disk.ts'].map((name) => new URL(`../support/${name}`, import.meta.url));
    const process = await startRoles({
      data: join(folder, 'data'),
      roles: SCHEMA,
      args: [
        ...['--development-port', '0', '--tls-cert', certificates.cert, '--tls-key', certificates.key],
        ...(postgres ? ['--development-database-url', throughRelay(postgres)] : []),
      ],
      preloads: [...preloads, ...planted],
    });
    return new Stage(folder, postgres, certificates, process);
  }

  /** The data, for the auditor. On the embedded engine the server has to have been stopped. */
  async inspect<T>(work: (database: Database) => Promise<T>): Promise<T> {
    if (this.postgres) {
      await using database = await openPostgres(this.postgres.url, SCHEMA, { statementTimeout: 120_000 });
      return await work(database);
    }
    await using engine = await openEmbedded(join(this.#folder, 'data', 'database'), { maintenance: 'manual' });
    return await work(engine.database(SCHEMA));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.process.end('SIGKILL');
    await this.postgres?.relay[Symbol.asyncDispose]();
    await this.postgres?.server[Symbol.asyncDispose]();
    this.postgres?.disk?.[Symbol.dispose]();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

async function openStagePostgres(): Promise<StagePostgres> {
  const disk = SmallDisk.mount();
  const { TMPDIR } = process.env;
  if (disk) process.env.TMPDIR = disk.folder;
  try {
    const server = await startTestPostgres({ own: true, settings: { min_wal_size: '32MB', max_wal_size: '64MB' } });
    const { url } = await server.createDatabase();
    return { server, url, disk, relay: await Relay.open(Number(new URL(url).port)) };
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}

function throughRelay({ url, relay }: StagePostgres): string {
  const changed = new URL(url);
  changed.port = String(relay.port);
  return changed.href;
}

/** Runs statements as an operator of the database would, past the relay. */
export async function administer({ url }: StagePostgres, statements: readonly string[]): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
