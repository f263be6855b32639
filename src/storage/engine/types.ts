/** What the rest of storage sees of a database: one interface, two engines (DESIGN §5 "One SQL dialect: PostgreSQL"). */

/** A value bound to `$n`. jsonb goes in as JSON text (`$1::jsonb`); an array becomes a PostgreSQL array. `undefined` is refused: it hides mistakes. */
export type Parameter = string | number | bigint | boolean | null | Date | Uint8Array | readonly Parameter[];

/** The row shapes that the engines give: int8 a number, or a bigint beyond 2^53; timestamptz epoch milliseconds; numeric a number; bytea a Buffer; json parsed. */
export type Row = Record<string, unknown>;

declare const types: unique symbol;

/** One SQL statement. `cw.` in the text stands for the environment's schema. Prepared under its name once per connection. */
export interface Statement<P extends readonly Parameter[] = readonly Parameter[], R = Row> {
  readonly name: string;
  readonly text: string;
  /** Never set: carries the types of the parameters and of a row. */
  readonly [types]?: (parameters: P) => R;
}

/** PostgreSQL cuts longer names off, and two statements could meet. */
const LONGEST_NAME = 63;

/**
 * Declares a statement, typically at the top of a module.
 * The name is unique in the process and at most 63 bytes long; the empty name means "do not prepare", for text that is built per call.
 */
export function statement<P extends readonly Parameter[] = readonly [], R = Row>(name: string, text: string): Statement<P, R> {
  if (Buffer.byteLength(name) > LONGEST_NAME) throw new RangeError(`The statement name "${name}" is longer than ${LONGEST_NAME} bytes.`);
  return { name, text };
}

export interface Connection {
  /** Runs one statement; outside a transaction it is a transaction of its own. Throws DatabaseError or DatabaseUnavailable. */
  query<P extends readonly Parameter[], R>(statement: Statement<P, R>, parameters: P): Promise<R[]>;
  /** Runs several statements without parameters, without a time limit on our side; for migrations. */
  execute(sql: string): Promise<void>;
}

/** What an engine can do. Code and tests ask for these, never for the engine's name. */
export interface Capabilities {
  /** Transactions run side by side, so that row locks and SKIP LOCKED matter. */
  readonly concurrentTransactions: boolean;
  /** Other processes may open the same data. */
  readonly sharedByProcesses: boolean;
  /** What was acknowledged survives a power cut, and not only the death of the process. */
  readonly survivesPowerCut: boolean;
  /** The server cancels a statement that runs too long. */
  readonly statementTimeout: boolean;
}

export interface Database extends Connection, AsyncDisposable {
  readonly engine: 'embedded' | 'postgresql';
  readonly capabilities: Capabilities;
  readonly schema: string;
  /** Where calls are recorded: the database without that, for calls that several requests share. */
  readonly traced?: { readonly database: Database; during<T>(name: string, work: () => Promise<T>): Promise<T> };
  /**
   * Commits when `work` resolves, rolls back when it throws. Only the connection given may be used inside; the database itself refuses.
   * On the embedded engine nothing else runs meanwhile, so never wait for the network in it.
   */
  transaction<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  /** A connection to itself and no transaction: for what PostgreSQL refuses inside of one. Where others run beside it, it is given up afterwards. */
  session<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  /** Resolves if the database answers. */
  ping(): Promise<void>;
  /** server_version, fsync, synchronous_commit, full_page_writes, wal_sync_method as the server states them. */
  settings(): Promise<Record<string, string>>;
}
