import { type Connection, statement } from '../../src/storage/engine/index.ts';

const listTables = statement<[schema: string], { name: string; columns: string[] }>(
  '',
  `select t.table_name as name, array_agg(c.column_name::text) as columns
     from information_schema.tables t
     join information_schema.columns c on c.table_schema = t.table_schema and c.table_name = t.table_name
    where t.table_schema = $1 and t.table_type = 'BASE TABLE' group by 1 order by 1`,
);

export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Every table of the schema. */
export const tablesOf = (db: Connection, schema: string): Promise<Table[]> => db.query(listTables, [schema]);

/** Rows and a digest of what they say, per table; `where` says which rows of a table count, undefined for none. */
export async function digests(
  db: Connection,
  tables: readonly Table[],
  where: (table: Table) => string | undefined = () => 'true',
): Promise<Record<string, string>> {
  const parts = tables.flatMap((table) => {
    const condition = where(table);
    if (condition === undefined) return [];
    return [
      `select '${table.name}' as name, count(*) || ':' || coalesce(md5(string_agg(r::text, ' ' order by r::text)), '') as digest
         from cw.${table.name} r where ${condition}`,
    ];
  });
  const rows = await db.query(statement<[], { name: string; digest: string }>('', parts.join(' union all ')), []);
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

/** Names of the tables that are not the same. */
export function changed(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): string[] {
  return Object.keys(before).filter((name) => before[name] !== after[name]);
}
