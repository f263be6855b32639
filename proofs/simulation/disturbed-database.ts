import { DatabaseError, DatabaseUnavailable } from '../../src/storage/engine/errors.ts';
import type { Capabilities, Connection, Database, Parameter, Statement } from '../../src/storage/engine/index.ts';
import type { VirtualTime } from './virtual-time.ts';
import type { Forecast, Mishap } from './weather.ts';

/** A process of the server, as far as its database is concerned. */
export interface Living {
  readonly alive: boolean;
  /** Ends it at once: whatever it was doing goes no further. */
  die(): void;
  /** Calls back at its death; gives a function that ends that. */
  mourn(callback: () => void): () => void;
}

/** The process has died within this transaction; nobody is left to hear of it. */
class Died extends Error {}

const AWAY = 'The database cannot be reached.';
const conflict = () => new DatabaseError({ code: '40001', message: 'could not serialize access due to concurrent update' });
const aborted = () => new DatabaseError({ code: '25P02', message: 'current transaction is aborted' });

/**
 * The embedded database as a process sees one that lies beyond a network and that others use too: calls take their time, are refused, lose
 * their answers or their transactions, and the process can die at each of them.
 */
export class DisturbedDatabase implements Database {
  readonly engine = 'postgresql';
  readonly schema: string;
  readonly capabilities: Capabilities;
  readonly #inner: () => Database;
  readonly #life: Living;
  readonly #forecast: Forecast;
  readonly #time: VirtualTime;

  constructor(inner: () => Database, life: Living, forecast: Forecast, time: VirtualTime) {
    this.schema = inner().schema;
    this.capabilities = { ...inner().capabilities, sharedByProcesses: true };
    this.#inner = inner;
    this.#life = life;
    this.#forecast = forecast;
    this.#time = time;
  }

  query<P extends readonly Parameter[], R>(statement: Statement<P, R>, parameters: P): Promise<R[]> {
    return this.#call(this.#forecast.next(false), () => this.#inner().query(statement, parameters));
  }

  execute(sql: string): Promise<void> {
    return this.#call(undefined, () => this.#inner().execute(sql));
  }

  transaction<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const mishap = this.#forecast.next(true);
    const patience = this.#forecast.patience();
    return this.#call(mishap, () =>
      this.#inner().transaction((connection) => this.#untilDeath(this.#guarded(connection, work, mishap, patience))),
    );
  }

  session<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    return this.#call(undefined, () => this.#inner().session(work));
  }

  async ping(): Promise<void> {
    await this.#call(undefined, () => this.#inner().ping());
  }

  settings(): Promise<Record<string, string>> {
    return this.#call(undefined, () => this.#inner().settings());
  }

  async [Symbol.asyncDispose](): Promise<void> {}

  /** Never settles for a process that has died. */
  #call<T>(mishap: Mishap | undefined, run: () => Promise<T>): Promise<T> {
    const life = this.#life;
    return new Promise((resolve, reject) => {
      if (!life.alive) return;
      this.#time.begin(life);
      this.#steps(mishap, run)
        .then(
          (value) => void (life.alive && resolve(value)),
          (error) => void (life.alive && reject(error)),
        )
        .finally(() => void (life.alive && this.#time.end(life)));
    });
  }

  async #steps<T>(mishap: Mishap | undefined, run: () => Promise<T>): Promise<T> {
    await this.#way();
    if (this.#forecast.isAway(this.#time.monotonic)) throw new DatabaseUnavailable(AWAY, 'not_executed');
    if (mishap === 'crash_before') this.#crash(mishap);
    if (mishap === 'refused') {
      this.#forecast.met.refused++;
      throw new DatabaseUnavailable(AWAY, 'not_executed');
    }
    if (!this.#life.alive) throw new Died();
    const value = await run();
    if (mishap === 'crash_after') this.#crash(mishap);
    await this.#way();
    if (mishap === 'lost') {
      this.#forecast.met.lost++;
      throw new DatabaseUnavailable('The connection to the database broke.', 'unknown');
    }
    return value;
  }

  #way(): Promise<void> {
    const milliseconds = this.#forecast.latency();
    return milliseconds === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, milliseconds));
  }

  #crash(mishap: Mishap): never {
    this.#forecast.met[mishap]++;
    this.#life.die();
    throw new Died();
  }

  /** The work of a transaction that meets a conflict, or the death of its process, at one of its statements or at its end. */
  async #guarded<T>(
    connection: Connection,
    work: (connection: Connection) => Promise<T>,
    mishap: Mishap | undefined,
    patience: number,
  ): Promise<T> {
    if (!this.#life.alive) throw new Died();
    let left = patience;
    let failed = false;
    const meet = () => {
      if (failed) throw aborted();
      if (left-- > 0) return;
      if (mishap === 'crash_within') this.#crash(mishap);
      if (mishap !== 'conflict') return;
      this.#forecast.met.conflict++;
      failed = true;
      throw conflict();
    };
    const value = await work({
      query: async (statement, parameters) => {
        meet();
        return connection.query(statement, parameters);
      },
      execute: async (sql) => connection.execute(sql),
    });
    if (failed) throw aborted();
    left = 0;
    meet();
    return value;
  }

  async #untilDeath<T>(work: Promise<T>): Promise<T> {
    const { promise, reject } = Promise.withResolvers<never>();
    const forget = this.#life.mourn(() => reject(new Died()));
    try {
      return await Promise.race([work, promise]);
    } finally {
      forget();
    }
  }
}
