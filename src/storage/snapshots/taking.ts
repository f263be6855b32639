import { type TestClock, timeOf } from '../../contract/clock.ts';
import { type Connection, type Database, statement } from '../engine/types.ts';
import { type SnapshotHeader, SnapshotWriter } from './snapshot-file.ts';
import { ORGANIZATION_TABLES, type OrganizationTable, rowsOf } from './tables.ts';

const BATCH = statement<[], { row: string }>('', 'fetch forward 200 from snapshot_rows');
const NO_LIMIT = 'set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0';

const findOrganization = statement<
  [organizationId: number],
  { slug: string; settings: unknown; test_clock: TestClock | null; banners: SnapshotHeader['banners'] }
>(
  'snapshot_organization',
  `select o.slug, o.settings, o.test_clock,
          (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'slug', b.slug, 'name', b.name) order by b.id), '[]')
             from cw.banners b where b.organization_id = o.id) as banners
     from cw.organizations o where o.id = $1`,
);
const findColumns = statement<[tables: string[]], { table: string; columns: string[]; key: string[] }>(
  'snapshot_columns',
  `select c.relname as table,
          array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '' and a.attname <> 'organization_id') as columns,
          array_agg(a.attname::text order by array_position(i.indkey::smallint[], a.attnum)) filter (where a.attnum = any (i.indkey)) as key
     from pg_catalog.pg_class c
     join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     join pg_catalog.pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relnamespace = (select relnamespace from pg_catalog.pg_class where oid = 'cw.organizations'::regclass) and c.relname = any ($1::text[])
    group by c.relname`,
);

/** The columns that a snapshot holds of a table, and those of its primary key. */
export interface SnapshotColumns {
  readonly columns: readonly string[];
  readonly key: readonly string[];
}

export async function columnsOf(db: Connection): Promise<ReadonlyMap<string, SnapshotColumns>> {
  const tables = ORGANIZATION_TABLES.filter(({ inSnapshot }) => inSnapshot);
  const found = await db.query(findColumns, [tables.map(({ table }) => table)]);
  const own = new Map(tables.map((one) => [one.table, one.own ?? []]));
  return new Map(
    found.map(({ table, columns, key }) => [table, { columns: columns.filter((column) => !own.get(table)!.includes(column)), key }]),
  );
}

/**
 * Writes an organization's rows into a file, all as they were at one instant. A cursor of the database is read piece by piece, so that
 * memory does not grow with the rows. Undefined for an organization that does not exist.
 */
export async function takeSnapshot(
  database: Database,
  organizationId: number,
  { file, schema, wall }: { file: string; schema: readonly number[]; wall: number },
): Promise<SnapshotHeader> {
  const writer = await SnapshotWriter.open(file);
  try {
    const header = await database.transaction(async (db) => {
      await db.execute(`set transaction isolation level repeatable read, read only; ${NO_LIMIT}`);
      const [organization] = await db.query(findOrganization, [organizationId]);
      if (!organization) throw new Error('The organization does not exist.');
      const columns = await columnsOf(db);
      for (const one of ORGANIZATION_TABLES) if (one.inSnapshot) await writeTable(db, writer, one, columns.get(one.table)!, organizationId);
      const { slug, settings, test_clock, banners } = organization;
      const clock_at = new Date(timeOf(test_clock, wall)).toISOString();
      return { schema, organization: slug, taken_at: new Date(wall).toISOString(), clock_at, test_clock, settings, banners };
    });
    return await writer.finish(header);
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

async function writeTable(
  db: Connection,
  writer: SnapshotWriter,
  one: OrganizationTable,
  { columns, key }: SnapshotColumns,
  organizationId: number,
): Promise<void> {
  const list = (names: readonly string[]) => names.map((name) => `t."${name}"`).join(', ');
  await writer.table(one.table, columns);
  await db.execute(`declare snapshot_rows no scroll cursor for
    select to_jsonb(r)::text as row
      from (select ${list(columns)} from cw.${one.table} t where ${rowsOf(one, organizationId)} order by ${list(key)}) r`);
  for (;;) {
    const rows = await db.query(BATCH, []);
    if (rows.length === 0) break;
    await writer.rows(
      one.table,
      rows.map(({ row }) => row),
    );
  }
  await db.execute('close snapshot_rows');
}
