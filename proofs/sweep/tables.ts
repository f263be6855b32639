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

/** By table: how many rows it has, and a digest of what they say. */
export type Digests = Readonly<Record<string, string>>;

/** The digests of all rows, and of those that belong to one of the owners. */
export interface Look {
  readonly all: Digests;
  readonly others: Digests;
}

/**
 * Looks at every table; `where` says which rows of a table are the owner's, undefined for none. Prepared under the name, since a sweep
 * looks thousands of times and planning costs more than reading.
 */
export function lookAt(
  name: string,
  tables: readonly Table[],
  where: (table: Table) => string | undefined = () => undefined,
): (db: Connection) => Promise<Look> {
  const parts = tables.map((table) => {
    const rows = "string_agg(r::text, ' ' order by r::text)";
    const owned = `filter (where ${where(table) ?? 'false'})`;
    return `select '${table.name}' as name, count(*) || ':' || coalesce(md5(${rows}), '') as "all",
                   count(*) ${owned} || ':' || coalesce(md5(${rows} ${owned}), '') as others
              from cw.${table.name} r`;
  });
  const look = statement<[], { name: string; all: string; others: string }>(name, parts.join(' union all '));
  return async (db) => {
    const rows = await db.query(look, []);
    const column = (one: 'all' | 'others') => Object.fromEntries(rows.map((row) => [row.name, row[one]]));
    return { all: column('all'), others: column('others') };
  };
}

/** Names of the tables that are not the same. */
export function changed(before: Digests, after: Digests): string[] {
  return Object.keys(before).filter((name) => before[name] !== after[name]);
}
