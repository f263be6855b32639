import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { migrate, statement } from '../storage/engine/index.ts';
import type { Database } from '../storage/engine/types.ts';
import { KEPT_TABLES, ORGANIZATION_TABLES } from '../storage/snapshots/tables.ts';
import { startTestEngine, type TestEngine } from '../storage/testing/engines.ts';
import { serverMigrations } from './migrations.ts';

const schemaTables = statement<[schema: string], { table: string }>(
  '',
  'select tablename as table from pg_catalog.pg_tables where schemaname = $1 order by 1',
);
const schemaColumns = statement<[schema: string], { table: string; column: string; identity: boolean }>(
  '',
  `select table_name as table, column_name as column, is_identity = 'YES' as identity from information_schema.columns
    where table_schema = $1 and table_name in (select tablename from pg_catalog.pg_tables where schemaname = $1)`,
);
const schemaSequences = statement<[schema: string], { sequence: string }>(
  '',
  'select sequencename as sequence from pg_catalog.pg_sequences where schemaname = $1 order by 1',
);
const columnsInOrder = statement<[schema: string, relation: string], { column: string; type: string }>(
  '',
  `select a.attname as column, format_type(a.atttypid, a.atttypmod) as type from pg_catalog.pg_attribute a
    where a.attrelid = format('%I.%I', $1::text, $2::text)::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`,
);

let engine: TestEngine;
let database: Database;
before(async () => {
  engine = await startTestEngine('embedded');
  database = await engine.open();
  await migrate(database, serverMigrations());
});
after(() => engine?.[Symbol.asyncDispose]());

test('every table of the schema says what a reset and a snapshot make of it', async () => {
  const listed = [...ORGANIZATION_TABLES.map(({ table }) => table), ...Object.keys(KEPT_TABLES)];
  const there = (await database.query(schemaTables, [database.schema])).map(({ table }) => table);
  assert.deepEqual(
    there.filter((table) => !listed.includes(table)),
    [],
    'tables that stand neither in ORGANIZATION_TABLES nor in KEPT_TABLES of src/storage/snapshots/tables.ts',
  );
  assert.deepEqual(listed.toSorted(), there.toSorted(), 'tables.ts names each table of the schema once, and no other');
});

test('archived orders, and the view of all, have the columns of orders in the same order', async () => {
  const orders = await database.query(columnsInOrder, [database.schema, 'orders']);
  assert.ok(orders.length > 10);
  for (const relation of ['archived_orders', 'all_orders']) {
    assert.deepEqual(await database.query(columnsInOrder, [database.schema, relation]), orders, relation);
  }
});

test('what a snapshot holds belongs to an organization by a column of its own', async () => {
  const columns = await database.query(schemaColumns, [database.schema]);
  for (const { table, inSnapshot, where, own = [], translated = {} } of ORGANIZATION_TABLES) {
    const names = columns.filter((column) => column.table === table).map(({ column }) => column);
    if (inSnapshot || where === undefined) assert.ok(names.includes('organization_id'), table);
    for (const column of [...own, ...Object.keys(translated)]) assert.ok(names.includes(column), `${table}.${column}`);
  }
});

test('the ids of everything that a reset removes begin anew with it, and go on after a restore', async () => {
  const sequences = (await database.query(schemaSequences, [database.schema])).map(({ sequence }) => sequence);
  const kept = Object.keys(KEPT_TABLES).flatMap((table) => sequences.filter((sequence) => sequence.startsWith(`${table}_`)));
  const listed = ORGANIZATION_TABLES.flatMap(({ ids }) => (ids ? [ids.sequence] : []));
  assert.deepEqual(
    sequences.filter((sequence) => !kept.includes(sequence)),
    listed.toSorted(),
    'each sequence is the `ids` of one table in tables.ts',
  );
});
