import pg from 'pg';
import {
  DatabaseError,
  DatabaseUnavailable,
  isStalePlan,
  isUnavailable,
  isUnknownStatement,
  outcomeOf,
  type ServerError,
} from './errors.ts';
import { PostgresPool } from './postgres-pool.ts';
import { SchemaText } from './schema-text.ts';
import { ping, readSettings } from './server-settings.ts';
import { insideTransaction, refuseInsideTransaction } from './transaction-scope.ts';
import type { Capabilities, Connection, Database, Parameter, Row, Statement } from './types.ts';
import { decoder, encode } from './values.ts';

export interface PostgresOptions {
  /** Connections of this process to this database; default 10. */
  readonly maxConnections?: number;
  /** Statements on the way at once on one connection; default 4. */
  readonly pipelineDepth?: number;
  /** The server cancels a longer statement; milliseconds, default 15,000. Does not apply to `execute`. */
  readonly statementTimeout?: number;
  /** For opening a connection, and for waiting for a free one; milliseconds, default 5,000. */
  readonly connectionTimeout?: number;
}

const CAPABILITIES: Capabilities = {
  concurrentTransactions: true,
  sharedByProcesses: true,
  survivesPowerCut: true,
  statementTimeout: true,
};

/** How long a server may be silent beyond the limit of a statement, milliseconds. */
const SILENCE = 2_000;
/** Node's longest timer, about 25 days. */
const NO_TIMEOUT = 2 ** 31 - 1;

/**
 * Connects to a PostgreSQL server and checks that it answers, within `connectionTimeout`.
 * Throws DatabaseUnavailable, with the server's name and never its password, and RangeError for a text that is not a URL.
 */
export async function openPostgres(url: string, schema: string, options: PostgresOptions = {}): Promise<Database> {
  const database = new PostgresDatabase(url, schema, options);
  try {
    await database.ping();
  } catch (error) {
    await database[Symbol.asyncDispose]();
    throw error;
  }
  return database;
}

class PostgresDatabase implements Database {
  readonly engine = 'postgresql';
  readonly capabilities = CAPABILITIES;
  readonly schema: string;
  readonly #text: SchemaText;
  readonly #pool: PostgresPool;
  readonly #maxConnections: number;

  constructor(url: string, schema: string, options: PostgresOptions) {
    this.schema = schema;
    this.#text = new SchemaText(schema);
    const { maxConnections = 10, pipelineDepth = 4, statementTimeout = 15_000, connectionTimeout = 5_000 } = options;
    this.#maxConnections = maxConnections;
    const config = clientConfig(url, statementTimeout, connectionTimeout);
    this.#pool = new PostgresPool({
      maxConnections,
      pipelineDepth,
      // A little more than an attempt to connect, whose failure says more than "no connection became free".
      acquireTimeout: connectionTimeout + 250,
      connect: () => connect(config, statementTimeout),
    });
  }

  async query<P extends readonly Parameter[], R>(statement: Statement<P, R>, parameters: P): Promise<R[]> {
    refuseInsideTransaction(this);
    const config = this.#config(statement, parameters);
    // Each attempt retires the connection that could not serve it, so after as many as there are only fresh ones are left.
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#pool.shared((client) => this.#send<R>(client, config, statement.name));
      } catch (error) {
        if (!(error instanceof NeverReached)) throw error;
        if (attempt >= this.#maxConnections) throw error.cause;
      }
    }
  }

  async execute(sql: string): Promise<void> {
    refuseInsideTransaction(this);
    await this.#pool.exclusive((client) => this.#run(client, this.#text.replace(sql), NO_TIMEOUT));
  }

  async transaction<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    refuseInsideTransaction(this);
    return this.#pool.exclusive(async (client) => {
      await this.#run(client, 'begin');
      let result: T;
      try {
        result = await insideTransaction(this, this.#connection(client), work);
      } catch (error) {
        await this.#run(client, 'rollback').catch(() => this.#pool.discard(client));
        throw error;
      }
      await this.#run(client, 'commit');
      return result;
    });
  }

  async session<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    refuseInsideTransaction(this);
    return this.#pool.exclusive(async (client) => {
      try {
        return await insideTransaction(this, this.#connection(client), work);
      } finally {
        // With what was set and locked in it.
        this.#pool.discard(client);
      }
    });
  }

  async ping(): Promise<void> {
    await ping(this);
  }

  async settings(): Promise<Record<string, string>> {
    return readSettings(this);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#pool.close();
  }

  #connection(client: pg.Client): Connection {
    return {
      query: async (statement, parameters) => {
        try {
          return await this.#send(client, this.#config(statement, parameters), statement.name);
        } catch (error) {
          throw error instanceof NeverReached ? error.cause : error;
        }
      },
      execute: async (sql) => {
        await this.#run(client, this.#text.replace(sql), NO_TIMEOUT);
      },
    };
  }

  #config<P extends readonly Parameter[], R>(statement: Statement<P, R>, parameters: P): pg.QueryConfig {
    const text = this.#text.of(statement);
    const values = parameters.map(encode);
    return statement.name === '' ? { text, values } : { name: statement.name, text, values };
  }

  async #send<R>(client: pg.Client, config: pg.QueryConfig, name: string): Promise<R[]> {
    try {
      const result = await client.query<Row>(config);
      return result.rows as R[];
    } catch (error) {
      throw this.#explain(client, error as ServerError & Error, name);
    }
  }

  /** Statements without parameters and results: transaction control, within the usual time, and migrations. */
  async #run(client: pg.Client, sql: string, timeout?: number): Promise<void> {
    const config: pg.QueryConfig & { query_timeout?: number } = { text: sql, ...(timeout === undefined ? {} : { query_timeout: timeout }) };
    let command: string;
    try {
      command = (await client.query(config)).command;
    } catch (error) {
      const explained = this.#explain(client, error as ServerError & Error, '');
      throw explained instanceof NeverReached ? explained.cause : explained;
    }
    if (sql === 'commit' && command === 'ROLLBACK') {
      throw new DatabaseError({
        code: '25P02',
        severity: 'ERROR',
        message: 'The transaction was rolled back because a statement in it had failed.',
      });
    }
  }

  #explain(client: pg.Client, error: ServerError & Error, name: string): Error {
    if (error.message.includes('is not queryable')) {
      this.#pool.discard(client);
      return new NeverReached(new DatabaseUnavailable('The connection to the database is lost.', 'not_executed', { cause: error }));
    }
    // A value that our own readers refuse; the connection is as good as before.
    if (error instanceof RangeError || error instanceof SyntaxError) return error;
    // The driver's own errors (a broken socket, its read timeout) carry no severity.
    if (error.severity === undefined || isUnavailable(error)) {
      if (error.code === READ_ONLY) this.#pool.retire(client);
      else if (error.severity !== 'ERROR') this.#pool.discard(client);
      return new DatabaseUnavailable(`The database is unavailable: ${error.message}`, outcomeOf(error), { cause: error });
    }
    const refusal = new DatabaseError(error, name, { cause: error });
    if (!isStalePlan(error) && !isUnknownStatement(error)) return refusal;
    // What one connection has prepared too early, the others have as well; a transaction would meet them one after another.
    if (isStalePlan(error)) this.#pool.retireAll();
    return new NeverReached(refusal);
  }
}

/** read_only_sql_transaction: the server has become a standby; a new connection may find the new primary. */
const READ_ONLY = '25006';

/** The statement was certainly not run, so that it may be sent again over another connection. */
class NeverReached extends Error {
  override readonly cause: Error;

  constructor(cause: Error) {
    super(cause.message);
    this.cause = cause;
  }
}

function clientConfig(url: string, statementTimeout: number, connectionTimeout: number): pg.ClientConfig {
  if (!/^(postgres|postgresql|socket):/.test(url)) throw new RangeError('The database URL must begin with postgres:// or postgresql://.');
  const config: pg.ClientConfig = {
    connectionString: url,
    application_name: 'cartwright',
    pipeline: true,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: connectionTimeout,
    // The net for a server that has gone without a word; the server's own limit comes first.
    query_timeout: statementTimeout + SILENCE,
    types: { getTypeParser: (oid: number) => decoder(oid) as never },
  };
  try {
    new pg.Client(config);
  } catch {
    // The driver's error would quote the URL and with it the password.
    throw new RangeError('The database URL cannot be read. Its form is postgres://user:password@host:5432/database.');
  }
  return config;
}

async function connect(config: pg.ClientConfig, statementTimeout: number): Promise<pg.Client> {
  const client = new pg.Client(config);
  // Without a listener an error between two queries would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    // Without sequential scans where an index can do: a plan that was made while a table was nearly empty would stay with the
    // connection and read the whole of it long after (seen: 2,398 blocks a call). Then nothing is worth compiling either.
    // Sent as statements, since poolers such as PgBouncer refuse unknown start-up parameters.
    await client.query(
      `set timezone to 'UTC'; set datestyle to 'ISO, MDY'; set intervalstyle to 'postgres'; set bytea_output to 'hex';
       set enable_seqscan to off; set jit to off; set statement_timeout to ${statementTimeout}; set idle_in_transaction_session_timeout to ${statementTimeout * 2}`,
    );
    return client;
  } catch (error) {
    client.connection.stream.destroy();
    const { message, code } = error as NodeJS.ErrnoException;
    const server = `${client.host}:${client.port}/${client.database}`;
    throw new DatabaseUnavailable(`PostgreSQL at ${server} does not answer: ${message || code}`, 'not_executed', { cause: error });
  }
}
