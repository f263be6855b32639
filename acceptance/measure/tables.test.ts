import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameOfError, nameOfField, nameOfRow, noteOn, tables } from './tables.ts';

const operations = new Set(tables.endpoints.map(({ operation }) => operation));

test('every field and every error belongs to an operation of endpoints.tsv', () => {
  const strays = [...tables.fields, ...tables.errors].filter(({ operation }) => operation !== '* *' && !operations.has(operation));
  assert.deepEqual(strays, []);
});

test('no row, field or error stands twice', () => {
  const errors = tables.errors.map((row) => `${row.operation} ${nameOfError(row)} ${row.note}`);
  for (const names of [tables.endpoints.map(nameOfRow), tables.fields.map((row) => `${row.operation} ${nameOfField(row)}`), errors])
    assert.deepEqual(
      names.filter((name, n) => names.indexOf(name) !== n),
      [],
    );
});

test('every part of a path is a field of its operation', () => {
  const fields = new Set(tables.fields.map((row) => `${row.operation} ${nameOfField(row)}`));
  const parts = [...operations].flatMap((operation) => [...operation.matchAll(/{(\w+)}/g)].map(([, name]) => `${operation} path ${name}`));
  assert.deepEqual(
    parts.filter((part) => !fields.has(part)),
    [],
  );
});

test('every note is on something of the tables', () => {
  const named = [
    ...tables.fields.flatMap((row) => [
      [row.operation, nameOfField(row)],
      [row.operation, `required ${row.field}`],
    ]),
    ...tables.errors.map((row) => [row.operation, nameOfError(row)]),
  ] as [string, string][];
  const used = new Set(named.map(([operation, what]) => noteOn(operation, what)));
  assert.deepEqual(
    tables.notes.filter((note) => !used.has(note)),
    [],
  );
});
