import { DatabaseError } from './errors.ts';
import type { Connection, Database, Statement } from './types.ts';

/** How commands are grouped; no option of the server: the bench alone sets it, to measure without groups. */
export const GROUPING = {
  /** Commands in one call at most: beyond it a call saves little more, and the first waits for the last. */
  largest: 32,
  /**
   * Calls of one statement on the way at once. Fewer make larger groups, more use both cores of a small server; the
   * embedded engine runs one at a time anyway. Measured on PostgreSQL at 32 clients: docs/decisions.md.
   */
  callsInFlight: { concurrent: 2, single: 1 },
};

interface Waiting<Result> {
  readonly command: object;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Sends the commands of concurrent requests together: one call, one transaction, one commit. The first command goes out
 * at once; those that come while calls are on the way form the next group, so an idle server waits for nothing.
 * A group that the database refuses as a whole is sent again one by one, so that nobody fails for a neighbour.
 */
class Grouping<Result extends { readonly n: number }> {
  readonly #database: Database;
  readonly #statement: Statement<[string], Result>;
  readonly #waiting: Waiting<Result>[] = [];
  readonly #limit: number;
  #inFlight = 0;

  constructor(database: Database, statement: Statement<[string], Result>) {
    this.#database = database;
    this.#statement = statement;
    this.#limit = database.capabilities.concurrentTransactions ? GROUPING.callsInFlight.concurrent : GROUPING.callsInFlight.single;
  }

  send(command: object): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ command, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    if (this.#inFlight >= this.#limit || this.#waiting.length === 0) return;
    this.#inFlight++;
    const group = this.#waiting.splice(0, GROUPING.largest);
    void this.#call(group).finally(() => {
      this.#inFlight--;
      this.#next();
    });
  }

  async #call(group: readonly Waiting<Result>[]): Promise<void> {
    try {
      const results = await this.#query(group);
      for (const result of results) group[result.n]!.resolve(result);
    } catch (error) {
      if (error instanceof DatabaseError && group.length > 1) await Promise.all(group.map((one) => this.#call([one])));
      else for (const one of group) one.reject(error);
    }
  }

  #query(group: readonly Waiting<Result>[]): Promise<Result[]> {
    return this.#database.query(this.#statement, [JSON.stringify(group.map(({ command }, n) => ({ ...command, n })))]);
  }
}

/** By statement name; what a statement gives is known to its caller. */
const groupings = new WeakMap<Database, Map<string, unknown>>();

/**
 * Runs one command of a statement that takes a JSON array of commands and gives one row `{n, …}` for each. Outside a
 * transaction it shares a call with concurrent requests; inside one it is sent alone.
 */
export async function sendCommand<Result extends { readonly n: number }>(
  db: Connection,
  statement: Statement<[string], Result>,
  command: object,
): Promise<Result> {
  if (!isDatabase(db)) {
    const [result] = await db.query(statement, [JSON.stringify([{ ...command, n: 0 }])]);
    return result!;
  }
  // Whoever takes part in a shared call has a span of its own, its wait included.
  const { traced } = db;
  if (traced) return traced.during(statement.name, () => groupingOf(traced.database, statement).send(command));
  return groupingOf(db, statement).send(command);
}

function groupingOf<Result extends { readonly n: number }>(database: Database, statement: Statement<[string], Result>): Grouping<Result> {
  const known = groupings.get(database) ?? new Map<string, unknown>();
  groupings.set(database, known);
  const grouping = (known.get(statement.name) as Grouping<Result> | undefined) ?? new Grouping(database, statement);
  known.set(statement.name, grouping);
  return grouping;
}

function isDatabase(db: Connection): db is Database {
  return 'capabilities' in db;
}
