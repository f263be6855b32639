import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsageError } from '../options.ts';
import { parseImportOptions } from './options.ts';

test('kind, file, format and database come from the command line', () => {
  const options = parseImportOptions(['catalog', 'a.CSV', '--environment', 'production', '--database-url', 'postgres://h/d'])!;
  assert.deepEqual([options.job.kind, options.format, options.serve], ['catalog', 'csv', ['production']]);
  assert.deepEqual(options.databaseUrl, { production: 'postgres://h/d' });
  assert.equal(parseImportOptions(['hours', 'a.txt', '--format', 'ndjson'])!.format, 'ndjson');
  assert.equal(parseImportOptions(['--help']), undefined);
});

test('a wrong command line is refused with what it should be', () => {
  const wrong = (...argv: string[]) => assert.throws(() => parseImportOptions(argv), UsageError, argv.join(' '));
  wrong();
  wrong('recipes', 'a.csv');
  wrong('catalog');
  wrong('catalog', 'a.csv', 'b.csv');
  wrong('catalog', 'a.txt');
  wrong('catalog', 'a.csv', '--environment', 'staging');
  wrong('catalog', 'a.csv', '--database-url', 'mysql://h/d');
  wrong('catalog', 'a.csv', '--colour', 'red');
});
