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

/** Runs commands of what is shared in one call; its results stand in their order. */
type Run<Shared, Command, Result> = (db: Connection, shared: Shared, commands: readonly Command[]) => Promise<readonly Result[]>;

/**
 * Sends the commands of concurrent requests together: one call, one transaction, one commit. The first command goes out
 * at once; those that come while calls are on the way form the next group, so an idle server waits for nothing.
 * A group that the database refuses as a whole is sent again one by one, so that nobody fails for a neighbour.
 */
class Grouping<Shared, Command, Result> {
  readonly #database: Database;
  readonly #shared: Shared;
  readonly #run: Run<Shared, Command, Result>;
  readonly #waiting: Waiting<Command, Result>[] = [];
  readonly #limit: number;
  #inFlight = 0;

  constructor(database: Database, shared: Shared, run: Run<Shared, Command, Result>) {
    this.#database = database;
    this.#shared = shared;
    this.#run = run;
    this.#limit = database.capabilities.concurrentTransactions ? GROUPING.callsInFlight.concurrent : GROUPING.callsInFlight.single;
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
    void this.#call(group).finally(() => {
      this.#inFlight--;
      this.#next();
    });
  }

  async #call(group: readonly Waiting<Command, Result>[]): Promise<void> {
    try {
      const results = await this.#run(
        this.#database,
        this.#shared,
        group.map(({ command }) => command),
      );
      for (const [n, one] of group.entries()) one.resolve(results[n]!);
    } catch (error) {
      if (error instanceof DatabaseError && group.length > 1) await Promise.all(group.map((one) => this.#call([one])));
      else for (const one of group) one.reject(error);
    }
  }
}

/** By statement name; what a statement gives is known to its caller. */
const groupings = new WeakMap<Database, Map<string, unknown>>();

function groupingOf<Shared, Command, Result>(
  database: Database,
  name: string,
  shared: Shared,
  run: Run<Shared, Command, Result>,
): Grouping<Shared, Command, Result> {
  const ofDatabase = groupings.get(database) ?? new Map<string, unknown>();
  groupings.set(database, ofDatabase);
  const known = ofDatabase.get(name) as Grouping<Shared, Command, Result> | undefined;
  if (known) return known;
  const grouping = new Grouping(database, shared, run);
  ofDatabase.set(name, grouping);
  return grouping;
}

/** Outside a transaction with those that come meanwhile, inside one alone. Whoever takes part has a span of its own, its wait included. */
async function share<Shared, Command, Result>(
  db: Connection,
  name: string,
  shared: Shared,
  run: Run<Shared, Command, Result>,
  command: Command,
): Promise<Result> {
  if (!isDatabase(db)) return (await run(db, shared, [command]))[0]!;
  const { traced } = db;
  if (traced) return traced.during(name, () => groupingOf(traced.database, name, shared, run).send(command));
  return groupingOf(db, name, shared, run).send(command);
}

/**
 * Runs one command of a statement that takes a JSON array of commands and gives one row `{n, …}` for each. Outside a
 * transaction it shares a call with concurrent requests; inside one it is sent alone.
 */
export function sendCommand<Result extends { readonly n: number }>(
  db: Connection,
  commands: Statement<[string], Result>,
  command: object,
): Promise<Result> {
  return share(db, commands.name, commands, runCommands<Result>, command);
}

async function runCommands<Result extends { readonly n: number }>(
  db: Connection,
  commands: Statement<[string], Result>,
  given: readonly object[],
): Promise<Result[]> {
  const results: Result[] = [];
  const numbered = JSON.stringify(given.map((one, n) => ({ ...one, n })));
  for (const result of await db.query(commands, [numbered])) results[result.n] = result;
  return results;
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
export function readShared<P extends readonly Parameter[], R>(
  db: Connection,
  read: SharedRead<P, R>,
  parameters: P,
): Promise<readonly R[]> {
  return share(db, read.alone.name, read, runReads<P, R>, parameters);
}

async function runReads<P extends readonly Parameter[], R>(
  db: Connection,
  { alone, together }: SharedRead<P, R>,
  all: readonly P[],
): Promise<(readonly R[])[]> {
  if (all.length === 1) return [await db.query(alone, all[0]!)];
  const found = all.map((): R[] => []);
  for (const row of await db.query(together, [JSON.stringify(all)])) found[row.n]!.push(row);
  return found;
}

function isDatabase(db: Connection): db is Database {
  return 'capabilities' in db;
}
