import { createHash } from 'node:crypto';
import { type Connection, statement } from './types.ts';

/** One step of a schema's history. Once released, neither its id nor its SQL ever changes. */
export interface Migration {
  /** Positive; migrations are applied in the order of their ids. */
  readonly id: number;
  readonly name: string;
  /** Several statements; `cw.` stands for the schema. Runs in one transaction. */
  readonly sql: string;
}

/** The data have been used by a newer release, whose tables this one does not know. */
export class DataFromNewerVersion extends Error {
  override readonly name: string = 'DataFromNewerVersion';
}

/** A released migration's SQL is not what was applied to these data. */
export class MigrationChanged extends Error {
  override readonly name: string = 'MigrationChanged';
}

interface Applied {
  readonly id: number;
  readonly name: string;
  readonly checksum: string;
}

const FIND_TABLE = statement<readonly [string], { schema: boolean; journal: boolean }>(
  'engine.migrations.find',
  `select exists (select from pg_catalog.pg_namespace where nspname = $1) as schema,
          exists (select from pg_catalog.pg_tables where schemaname = $1 and tablename = 'schema_migrations') as journal`,
);
const LIST = statement<readonly [], Applied>('engine.migrations.list', 'select id, name, checksum from cw.schema_migrations order by id');
const RECORD = statement<readonly [number, string, string, Date]>(
  'engine.migrations.record',
  'insert into cw.schema_migrations (id, name, checksum, applied_at) values ($1, $2, $3, $4)',
);
const JOURNAL = `create table cw.schema_migrations
  (id integer primary key, name text not null, checksum text not null, applied_at timestamptz not null)`;

/** Makes the schema and the table of what was applied, where they are missing. */
export async function createJournal(connection: Connection, schema: string): Promise<void> {
  const [found] = await connection.query(FIND_TABLE, [schema]);
  // `create schema if not exists` would ask for a right that is not needed when an administrator has made the schema.
  if (!found!.schema) await connection.execute(`create schema "${schema}"`);
  if (!found!.journal) await connection.execute(JOURNAL);
}

export async function record(connection: Connection, migration: Migration): Promise<void> {
  await connection.query(RECORD, [migration.id, migration.name, checksum(migration), new Date()]);
}

/** What is not applied yet. Throws DataFromNewerVersion and MigrationChanged. */
export async function pendingOf(connection: Connection, ordered: readonly Migration[], schema: string): Promise<Migration[]> {
  const [found] = await connection.query(FIND_TABLE, [schema]);
  const applied = found!.journal ? await connection.query(LIST, []) : [];
  refuseNewerData(applied, ordered, schema);
  return ordered.filter((migration) => {
    const before = applied.find(({ id }) => id === migration.id);
    if (before !== undefined && before.checksum !== checksum(migration)) {
      throw new MigrationChanged(
        `Migration ${migration.id} (${migration.name}) of schema "${schema}" differs from what was applied to these data. ` +
          'Restore its text and put the change into a new migration.',
      );
    }
    return before === undefined;
  });
}

function refuseNewerData(applied: readonly Applied[], ordered: readonly Migration[], schema: string): void {
  const unknown = applied.filter(({ id }) => !ordered.some((migration) => migration.id === id));
  if (unknown.length === 0) return;
  const names = unknown.map(({ id, name }) => `${id} (${name})`).join(', ');
  throw new DataFromNewerVersion(
    `The data of schema "${schema}" were written by a newer version of Cartwright: migration ${names} is unknown to this one. ` +
      'Start that version or a later one, or use other data (--data, --database-url).',
  );
}

function checksum(migration: Migration): string {
  return createHash('sha256').update(migration.sql).digest('hex');
}
