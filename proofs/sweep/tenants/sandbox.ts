import { Directory } from '../../../src/storage/directory/directory.ts';
import { type Connection, type Database, statement } from '../../../src/storage/engine/index.ts';
import { type Answer, idleCallbacks, type Request, type SweptServer } from '../server.ts';
import { type Look, lookAt, type Table } from '../tables.ts';
import { pinRandomness, sequenceReset } from './pinned.ts';

/** A transaction has no number until it writes a row, locks one or draws from a sequence. */
const hasWritten = statement<[], { written: boolean }>('sweep_written', 'select pg_current_xact_id_if_assigned() is not null as written');

class RolledBack extends Error {}

/** What the server has in memory as every request finds it. */
export type Memory = () => Partial<SweptServer['environment']>;

/** What a request did, before it was undone. */
export interface Outcome extends Look {
  readonly answer: Answer;
}

/** Plays single requests on a server, each on the same data: inside a transaction that is rolled back. */
export class Sandbox {
  readonly #server: SweptServer;
  readonly #database: Database;
  readonly #look: (db: Connection) => Promise<Look>;
  readonly #reset: string;
  readonly #untouched: Look;
  readonly #memory: Memory;
  #touched = true;
  #played = 0;

  private constructor(server: SweptServer, look: (db: Connection) => Promise<Look>, reset: string, untouched: Look, memory: Memory) {
    this.#server = server;
    this.#database = server.database;
    this.#look = look;
    this.#reset = reset;
    this.#untouched = untouched;
    this.#memory = memory;
  }

  static async open(
    server: SweptServer,
    tables: readonly Table[],
    ofOther: (table: Table) => string | undefined,
    memory: Memory,
    name = 'others',
  ): Promise<Sandbox> {
    const look = lookAt(`sweep_${server.name}_${name}`, tables, ofOther);
    return new Sandbox(server, look, await sequenceReset(server.database, server.database.schema), await look(server.database), memory);
  }

  /** The data as every request finds them. */
  get untouched(): Look {
    return this.#untouched;
  }

  async play(request: Request): Promise<Outcome> {
    let outcome: Outcome | undefined;
    // Sequences are not rolled back.
    if (this.#touched) await this.#database.execute(this.#reset);
    try {
      await this.#database.transaction(async (db) => {
        pinRandomness('request');
        const { environment } = this.#server;
        const database = insideOf(db, this.#database);
        // Nothing that another request left in memory.
        const directory = new Directory(this.#database);
        Object.assign(environment, {
          ...this.#memory(),
          database,
          directory,
          callbacks: idleCallbacks({ ...environment, database, directory }),
        });
        const answer = await this.#server.send(request);
        this.#touched = (await db.query(hasWritten, []))[0]!.written;
        outcome = { answer, ...(this.#touched ? await this.#look(db) : this.#untouched) };
        throw new RolledBack();
      });
    } catch (error) {
      if (!(error instanceof RolledBack)) throw error;
    }
    pinRandomness(`between ${++this.#played}`);
    return outcome!;
  }
}

/** A database whose transactions are parts of the one that surrounds it. */
function insideOf(db: Connection, database: Database): Database {
  const part = async <T>(work: () => Promise<T>): Promise<T> => {
    await db.execute('savepoint part');
    try {
      const result = await work();
      await db.execute('release savepoint part');
      return result;
    } catch (error) {
      await db.execute('rollback to savepoint part');
      throw error;
    }
  };
  return {
    engine: database.engine,
    capabilities: database.capabilities,
    schema: database.schema,
    query: (statement, parameters) => part(() => db.query(statement, parameters)),
    execute: (sql) => part(() => db.execute(sql)),
    transaction: (work) => part(() => work(db)),
    session: () => Promise.reject(new Error('No operation has a session of its own.')),
    ping: () => database.ping(),
    settings: () => database.settings(),
    [Symbol.asyncDispose]: async () => undefined,
  };
}
