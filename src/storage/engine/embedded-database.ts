import type { EmbeddedEngine } from './embedded-engine.ts';
import type { EmbeddedSession } from './embedded-session.ts';
import { DatabaseError } from './errors.ts';
import { SchemaText } from './schema-text.ts';
import { ping, readSettings } from './server-settings.ts';
import { insideTransaction, refuseInsideTransaction } from './transaction-scope.ts';
import type { Capabilities, Connection, Database, Parameter, Statement } from './types.ts';
import { encode } from './values.ts';

/** One schema of the embedded engine. */
export class EmbeddedDatabase implements Database {
  readonly engine = 'embedded';
  readonly capabilities: Capabilities;
  readonly schema: string;
  readonly #engine: EmbeddedEngine;
  readonly #text: SchemaText;

  constructor(engine: EmbeddedEngine, schema: string) {
    this.schema = schema;
    this.#engine = engine;
    this.#text = new SchemaText(schema);
    this.capabilities = {
      concurrentTransactions: false,
      sharedByProcesses: false,
      survivesPowerCut: engine.survivesPowerCut,
      statementTimeout: false,
    };
  }

  async query<P extends readonly Parameter[], R>(statement: Statement<P, R>, parameters: P): Promise<R[]> {
    refuseInsideTransaction(this.#engine);
    return this.#engine.turn((session) => this.#send(session, statement, parameters));
  }

  async execute(sql: string): Promise<void> {
    refuseInsideTransaction(this.#engine);
    await this.#engine.turn((session) => session.execute(this.#text.replace(sql)));
  }

  async transaction<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    refuseInsideTransaction(this.#engine);
    return this.#engine.turn(async (session) => {
      session.execute('begin');
      let result: T;
      try {
        result = await insideTransaction(this.#engine, this.#connection(session), work);
      } catch (error) {
        session.execute('rollback');
        throw error;
      }
      if (session.execute('commit') === 'ROLLBACK') {
        throw new DatabaseError({ code: '25P02', message: 'The transaction was rolled back because a statement in it had failed.' });
      }
      return result;
    });
  }

  async session<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    refuseInsideTransaction(this.#engine);
    return this.#engine.turn((session) => insideTransaction(this.#engine, this.#connection(session), work));
  }

  async ping(): Promise<void> {
    await ping(this);
  }

  async settings(): Promise<Record<string, string>> {
    return readSettings(this);
  }

  async [Symbol.asyncDispose](): Promise<void> {}

  #connection(session: EmbeddedSession): Connection {
    return {
      query: async (statement, parameters) => this.#send(session, statement, parameters),
      execute: async (sql) => {
        session.execute(this.#text.replace(sql));
      },
    };
  }

  #send<P extends readonly Parameter[], R>(session: EmbeddedSession, statement: Statement<P, R>, parameters: P): R[] {
    const key = statement.name === '' ? '' : `${this.schema} ${statement.name}`;
    return session.query(key, this.#text.of(statement), parameters.map(encode), statement.name) as R[];
  }
}
