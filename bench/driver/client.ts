import pg from 'pg';
import { type Database, openPostgres, type Parameter, type Statement } from '../../src/storage/engine/index.ts';
import { SchemaText } from '../../src/storage/engine/schema-text.ts';
import { openDatabase, type Place, SCHEMA } from '../prepare.ts';

/** `engine`: our own `query`; `pg`: prepared statements of the bare driver, one connection for each caller. */
export type Through = 'engine' | 'pg';

/** One way to the database. */
export interface Client extends AsyncDisposable {
  query<P extends readonly Parameter[], R>(caller: number, statement: Statement<P, R>, parameters: P): Promise<R[]>;
}

export async function openClient(place: Place, through: Through): Promise<Client> {
  if (through === 'pg') return bareClient(place.databaseUrl!);
  if (place.databaseUrl !== undefined) return throughEngine(await openPostgres(place.databaseUrl, SCHEMA), undefined);
  const opened = await openDatabase(place);
  return throughEngine(opened.database, opened);
}

function throughEngine(database: Database, owner: AsyncDisposable | undefined): Client {
  return {
    query: (_caller, statement, parameters) => database.query(statement, parameters),
    [Symbol.asyncDispose]: async () => (owner ?? database)[Symbol.asyncDispose](),
  };
}

function bareClient(url: string): Client {
  const clients = new Map<number, Promise<pg.Client>>();
  const open = async () => {
    const client = new pg.Client(url);
    await client.connect();
    return client;
  };
  const texts = new SchemaText(SCHEMA);
  return {
    query: async (caller, statement, parameters) => {
      if (!clients.has(caller)) clients.set(caller, open());
      const client = await clients.get(caller)!;
      const config = { name: statement.name, text: texts.of(statement), values: [...parameters] as unknown[] };
      return (await client.query(config)).rows as never;
    },
    [Symbol.asyncDispose]: async () => {
      for (const client of clients.values()) await (await client).end();
    },
  };
}
