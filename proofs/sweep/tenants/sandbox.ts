import { Directory } from '../../../src/storage/directory/directory.ts';
import type { Connection, Database } from '../../../src/storage/engine/index.ts';
import type { Answer, Request, SweptServer } from '../server.ts';
import { digests, type Table } from '../tables.ts';
import { pinRandomness } from './pinned.ts';

class RolledBack extends Error {}

/** What a request did, before it was undone. */
export interface Outcome {
  readonly answer: Answer;
  /** Digest of each table. */
  readonly all: Readonly<Record<string, string>>;
  /** The same of the rows of the other organization. */
  readonly others: Readonly<Record<string, string>>;
}

/** Plays single requests on a server, each on the same data: inside a transaction that is rolled back. */
export class Sandbox {
  readonly #server: SweptServer;
  readonly #database: Database;
  readonly #tables: readonly Table[];
  readonly #ofOther: (table: Table) => string | undefined;
  readonly #reset: string;
  #played = 0;

  constructor(server: SweptServer, tables: readonly Table[], ofOther: (table: Table) => string | undefined, reset: string) {
    this.#server = server;
    this.#database = server.database;
    this.#tables = tables;
    this.#ofOther = ofOther;
    this.#reset = reset;
  }

  async play(request: Request): Promise<Outcome> {
    let outcome: Outcome | undefined;
    try {
      await this.#database.transaction(async (db) => {
        await db.execute(this.#reset);
        pinRandomness('request');
        const { environment } = this.#server;
        environment.database = insideOf(db, this.#database);
        // Nothing that another request left in memory.
        environment.directory = new Directory(this.#database);
        const answer = await this.#server.send(request);
        outcome = { answer, ...(await this.#look(db)) };
        throw new RolledBack();
      });
    } catch (error) {
      if (!(error instanceof RolledBack)) throw error;
    }
    pinRandomness(`between ${++this.#played}`);
    return outcome!;
  }

  /** The data as every request finds them. */
  look = (): Promise<Omit<Outcome, 'answer'>> => this.#look(this.#database);

  async #look(db: Connection): Promise<Omit<Outcome, 'answer'>> {
    return { all: await digests(db, this.#tables), others: await digests(db, this.#tables, this.#ofOther) };
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
    ping: () => database.ping(),
    settings: () => database.settings(),
    [Symbol.asyncDispose]: async () => undefined,
  };
}
