import { DatabaseError } from './errors.ts';
import { type Connection, type Database, type Parameter, type Statement, statement } from './types.ts';

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

interface Waiting<Command, Result> {
  readonly command: Command;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** Runs commands in one call; its results stand in their order. */
type Call<Command, Result> = (commands: readonly Command[]) => Promise<readonly Result[]>;
type CallOn<Command, Result> = (database: Database) => Call<Command, Result>;

/**
 * Sends the commands of concurrent requests together: one call, one transaction, one commit. The first command goes out
 * at once; those that come while calls are on the way form the next group, so an idle server waits for nothing.
 * A group that the database refuses as a whole is sent again one by one, so that nobody fails for a neighbour.
 */
class Grouping<Command, Result> {
  readonly #call: Call<Command, Result>;
  readonly #waiting: Waiting<Command, Result>[] = [];
  readonly #limit: number;
  #inFlight = 0;

  constructor({ capabilities }: Database, call: Call<Command, Result>) {
    this.#call = call;
    this.#limit = capabilities.concurrentTransactions ? GROUPING.callsInFlight.concurrent : GROUPING.callsInFlight.single;
  }

  send(command: Command): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ command, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    if (this.#inFlight >= this.#limit || this.#waiting.length === 0) return;
    this.#inFlight++;
    const group = this.#waiting.splice(0, GROUPING.largest);
    void this.#run(group).finally(() => {
      this.#inFlight--;
      this.#next();
    });
  }

  async #run(group: readonly Waiting<Command, Result>[]): Promise<void> {
    try {
      const results = await this.#call(group.map(({ command }) => command));
      for (const [n, one] of group.entries()) one.resolve(results[n]!);
    } catch (error) {
      if (error instanceof DatabaseError && group.length > 1) await Promise.all(group.map((one) => this.#run([one])));
      else for (const one of group) one.reject(error);
    }
  }
}

/** By statement name; what a statement gives is known to its caller. */
const groupings = new WeakMap<Database, Map<string, unknown>>();

function groupingOf<Command, Result>(database: Database, name: string, callOn: CallOn<Command, Result>): Grouping<Command, Result> {
  const ofDatabase = groupings.get(database) ?? new Map<string, unknown>();
  groupings.set(database, ofDatabase);
  const known = ofDatabase.get(name) as Grouping<Command, Result> | undefined;
  if (known) return known;
  const grouping = new Grouping(database, callOn(database));
  ofDatabase.set(name, grouping);
  return grouping;
}

/** Whoever takes part in a shared call has a span of its own, its wait included. */
function share<Command, Result>(db: Database, name: string, callOn: CallOn<Command, Result>, command: Command): Promise<Result> {
  const { traced } = db;
  if (traced) return traced.during(name, () => groupingOf(traced.database, name, callOn).send(command));
  return groupingOf(db, name, callOn).send(command);
}

/**
 * Runs one command of a statement that takes a JSON array of commands and gives one row `{n, …}` for each. Outside a
 * transaction it shares a call with concurrent requests; inside one it is sent alone.
 */
export async function sendCommand<Result extends { readonly n: number }>(
  db: Connection,
  commands: Statement<[string], Result>,
  command: object,
): Promise<Result> {
  const callOn = (connection: Connection) => async (given: readonly object[]) => {
    const results: Result[] = [];
    const numbered = JSON.stringify(given.map((one, n) => ({ ...one, n })));
    for (const result of await connection.query(commands, [numbered])) results[result.n] = result;
    return results;
  };
  if (isDatabase(db)) return share(db, commands.name, callOn, command);
  const [result] = await callOn(db)([command]);
  return result!;
}

/** A statement that concurrent requests may share a call of. */
export interface SharedRead<P extends readonly Parameter[], R> {
  readonly alone: Statement<P, R>;
  /** Takes a JSON array of the parameters of each, and gives the rows of `alone` with `n`, the place in that array, from 0. */
  readonly together: Statement<[parameters: string], R & { readonly n: number }>;
}

/** `types`: those of `$1`, `$2` and so on, what JSON has no form for as text. The name leaves room for `_together`. */
export function sharedRead<P extends readonly Parameter[], R>(name: string, text: string, types: readonly string[]): SharedRead<P, R> {
  const parameters = types.map((type, index) => `(t.given->>${index})::${type} as p${index + 1}`);
  // `offset 0`: planned for one row of parameters, by the indexes of `alone`, whatever the tables' sizes seem to be.
  const together = `select k.n, r.*
     from (select (t.n - 1)::integer as n, ${parameters.join(', ')} from jsonb_array_elements($1::jsonb) with ordinality as t(given, n)) k
    cross join lateral (select * from (${text.replace(/\$(\d+)/g, 'k.p$1')}) one offset 0) r`;
  return { alone: statement(name, text), together: statement(`${name}_together`, together) };
}

/** The rows of a read, in its order. Outside a transaction it shares a call with those that come while others are on the way; nothing is remembered. */
export async function readShared<P extends readonly Parameter[], R>(
  db: Connection,
  { alone, together }: SharedRead<P, R>,
  parameters: P,
): Promise<readonly R[]> {
  if (!isDatabase(db)) return db.query(alone, parameters);
  const callOn = (connection: Connection) => async (all: readonly P[]) => {
    if (all.length === 1) return [await connection.query(alone, all[0]!)];
    const found = all.map((): R[] => []);
    for (const row of await connection.query(together, [JSON.stringify(all)])) found[row.n]!.push(row);
    return found;
  };
  return share(db, alone.name, callOn, parameters);
}

function isDatabase(db: Connection): db is Database {
  return 'capabilities' in db;
}
