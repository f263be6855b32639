import type { Connection, Database, Parameter, Statement } from './types.ts';

/** Runs work as a span below the one that goes on. */
export type During = <T>(name: string, attributes: Readonly<Record<string, string>>, work: () => Promise<T>) => Promise<T>;

/** The database with a span for each statement and transaction of what is recorded. Values are never in them. */
export function tracedDatabase(database: Database, during: During): Database {
  const attributes = { 'db.system.name': 'postgresql', 'db.namespace': database.schema, 'cartwright.engine': database.engine };
  const traced = (connection: Connection): Connection => ({
    query: <P extends readonly Parameter[], R>(statement: Statement<P, R>, parameters: P): Promise<R[]> =>
      during(statement.name || 'unnamed', attributes, () => connection.query(statement, parameters)),
    execute: (sql) => during('execute', attributes, () => connection.execute(sql)),
  });
  return {
    ...traced(database),
    engine: database.engine,
    capabilities: database.capabilities,
    schema: database.schema,
    traced: { database, during: (name, work) => during(name, attributes, work) },
    transaction: (work) => during('transaction', attributes, () => database.transaction((connection) => work(traced(connection)))),
    session: (work) => database.session((connection) => work(traced(connection))),
    ping: () => database.ping(),
    settings: () => database.settings(),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}
