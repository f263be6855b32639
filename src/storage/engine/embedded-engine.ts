import type { PGlite } from '@electric-sql/pglite';
import { EmbeddedDatabase } from './embedded-database.ts';
import { EmbeddedSession } from './embedded-session.ts';
import { DatabaseUnavailable } from './errors.ts';
import type { Database } from './types.ts';

interface EngineOptions {
  readonly survivesPowerCut: boolean;
  readonly maintenance: 'automatic' | 'manual';
  readonly lock: AsyncDisposable | undefined;
  /** Opens the same data once more, after PostgreSQL has stopped. */
  readonly reopen: () => Promise<PGlite>;
}

export interface MaintenanceReport {
  readonly checkpoint: boolean;
  /** Tables vacuumed and analysed, as "schema.table". */
  readonly vacuumed: readonly string[];
}

/** How often the background looks whether there is something to do, in milliseconds. */
const MAINTENANCE_INTERVAL = 5_000;
/** An attempt to open holds everything up for half a second. */
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 8_000;
const CHECKPOINT_AFTER_BYTES = 32 * 1024 * 1024;

const LOG_SIZE = 'select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::float8 as bytes from pg_control_checkpoint()';
/** PostgreSQL's own thresholds for autovacuum and autoanalyze, with a larger base since a vacuum makes everyone wait. */
const WORN_TABLES = `select schemaname || '.' || relname as table, format('%I.%I', schemaname, relname) as quoted from pg_stat_user_tables
   where n_dead_tup > 1000 + 0.2 * n_live_tup or n_mod_since_analyze > 1000 + 0.1 * n_live_tup order by n_dead_tup desc`;

/** One running PGlite. It has one session, so whoever uses it takes a turn. Owns the instance and the lock on its directory. */
export class EmbeddedEngine implements AsyncDisposable {
  readonly survivesPowerCut: boolean;
  #pg: PGlite;
  #session: EmbeddedSession;
  readonly #reopen: () => Promise<PGlite>;
  /** Milliseconds from a failed attempt to open to the next one. */
  #pause = FIRST_PAUSE;
  #openAfter = 0;
  readonly #lock: AsyncDisposable | undefined;
  readonly #databases = new Map<string, EmbeddedDatabase>();
  readonly #queue: (() => void)[] = [];
  readonly #timer: NodeJS.Timeout | undefined;
  #busy = false;
  #used = false;
  #closing: Promise<void> | undefined;

  constructor(pg: PGlite, options: EngineOptions) {
    this.#pg = pg;
    this.#session = new EmbeddedSession(pg);
    this.#lock = options.lock;
    this.#reopen = options.reopen;
    this.survivesPowerCut = options.survivesPowerCut;
    if (options.maintenance === 'automatic') this.#timer = setInterval(() => this.#tick(), MAINTENANCE_INTERVAL).unref();
  }

  /** The view of one schema. Disposing of it does nothing; disposing of the engine closes all. */
  database(schema: string): Database {
    let database = this.#databases.get(schema);
    if (database === undefined) {
      database = new EmbeddedDatabase(this, schema);
      this.#databases.set(schema, database);
    }
    return database;
  }

  /** Runs `work` with the session to itself, after those who asked before. Rejects with DatabaseUnavailable once closed. */
  async turn<T>(work: (session: EmbeddedSession) => T | Promise<T>): Promise<T> {
    if (this.#closing !== undefined) throw new DatabaseUnavailable('The embedded database is closed.', 'not_executed');
    if (this.#busy) await new Promise<void>((resolve) => this.#queue.push(resolve));
    this.#busy = true;
    try {
      this.#used = true;
      if (this.#session.broken) await this.#openAgain();
      return await work(this.#session);
    } finally {
      this.#yield();
    }
  }

  /** What was committed is read from the log again, as after a crash. Rejects with DatabaseUnavailable. */
  async #openAgain(): Promise<void> {
    if (performance.now() < this.#openAfter) throw new DatabaseUnavailable('The embedded database has stopped.', 'not_executed');
    try {
      closeFiles(this.#pg);
      this.#pg = await this.#reopen();
    } catch (error) {
      this.#openAfter = performance.now() + this.#pause;
      this.#pause = Math.min(LONGEST_PAUSE, this.#pause * 2);
      const reason = `The embedded database has stopped, and cannot be opened again: ${(error as Error).message}`;
      throw new DatabaseUnavailable(reason, 'not_executed', { cause: error });
    }
    this.#session = new EmbeddedSession(this.#pg);
    this.#pause = FIRST_PAUSE;
  }

  /**
   * Does what PostgreSQL's background processes would do, for PGlite has none: without it the log grows without end, dead rows stay,
   * and the planner knows nothing of the tables. One table per turn, others come in between.
   */
  async maintain(): Promise<MaintenanceReport> {
    const { checkpoint, tables } = await this.turn((session) => {
      // Counts of dead rows are published at most once a second otherwise.
      session.execute('select pg_stat_force_next_flush()');
      const [log] = session.query('', LOG_SIZE, [], '') as [{ bytes: number }];
      if (log.bytes > CHECKPOINT_AFTER_BYTES) session.execute('checkpoint');
      const tables = session.query('', WORN_TABLES, [], '') as { table: string; quoted: string }[];
      return { checkpoint: log.bytes > CHECKPOINT_AFTER_BYTES, tables };
    });
    for (const { quoted } of tables) await this.turn((session) => session.execute(`vacuum (analyze) ${quoted}`));
    return { checkpoint, vacuumed: tables.map(({ table }) => table) };
  }

  /** Lets those who already wait finish, then closes. */
  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    this.#closing ??= this.#close();
    await this.#closing;
  }

  async #close(): Promise<void> {
    if (this.#busy) await new Promise<void>((resolve) => this.#queue.push(resolve));
    this.#busy = true;
    try {
      if (this.#session.broken) closeFiles(this.#pg);
      else await this.#pg.close();
    } finally {
      this.#yield();
      await this.#lock?.[Symbol.asyncDispose]();
    }
  }

  #yield(): void {
    const next = this.#queue.shift();
    if (next === undefined) this.#busy = false;
    else next();
  }

  #tick(): void {
    if (!this.#used || this.#closing !== undefined) return;
    this.maintain().then(
      () => {
        this.#used = false;
      },
      // What is wrong shows itself to the next caller; the next tick tries again.
      () => {},
    );
  }
}

/** Of a PostgreSQL that has stopped and can no longer do it. */
function closeFiles(pg: PGlite): void {
  const { FS } = pg.Module as unknown as { FS: { streams: (object | null)[]; close(stream: object): void } };
  for (const stream of FS.streams) if (stream) FS.close(stream);
}
