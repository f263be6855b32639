import { type Database, statement } from '../../src/storage/engine/index.ts';

const listTables = statement<[], { name: string }>(
  '',
  `select tablename as name from pg_catalog.pg_tables where schemaname = 'development' and tablename <> 'schema_migrations' order by 1`,
);
const listApplied = statement<[], { id: number }>('', 'select id from development.schema_migrations where id >= 900 order by id');

/** What a next release might bring: a column for every table, and indexes on those that are written most. */
export async function nextMigrations(database: Database): Promise<readonly (readonly [file: string, sql: string])[]> {
  const tables = await database.query(listTables, []);
  const columns = tables.map(({ name }) => `alter table cw.${name} add column proof_note text not null default 'none';`);
  return [
    ['900-columns.sql', columns.join('\n')],
    ['901-orders-by-note.sql', 'create index concurrently proof_orders_by_note on cw.orders (proof_note)'],
    ['902-events-by-note.sql', 'create index concurrently proof_events_by_note on cw.events (proof_note)'],
  ];
}

/** A release that does not keep to the rules: it keeps a table for longer than a request waits. */
export const LOCKING: readonly [file: string, sql: string] = [
  '903-lock.sql',
  'alter table cw.orders add column proof_lock text; select pg_sleep(17)',
];

/** Ids of those that are applied. */
export async function applied(database: Database): Promise<number[]> {
  return (await database.query(listApplied, [])).map(({ id }) => id);
}
