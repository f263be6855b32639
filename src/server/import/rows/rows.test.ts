import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { csvRows } from './csv.ts';
import { ndjsonRows } from './ndjson.ts';
import type { FilePosition, FileRow } from './row.ts';

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'cartwright-rows-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const START: FilePosition = { bytes: 0, lines: 0 };
const READERS = {
  csv: (file: string, from: FilePosition) => csvRows(file, from, ','),
  ndjson: ndjsonRows,
};

async function rowsOf(kind: keyof typeof READERS, text: string | Buffer, from = START): Promise<FileRow[]> {
  const file = join(folder, `file.${kind}`);
  writeFileSync(file, text);
  const rows: FileRow[] = [];
  for await (const row of READERS[kind](file, from)) rows.push(row);
  return rows;
}

test('records keep their line, whatever line breaks, quotes, byte order mark and empty lines surround them', async () => {
  const rows = await rowsOf('csv', '\uFEFFa,b\r\n1,"x\r\ny"\r\n\r\n2,é🍎\r\n3,\r\n4,last');
  assert.deepEqual(
    rows.map(({ line, fields }) => [line, fields]),
    [
      [3, { a: '1', b: 'x\r\ny' }],
      [5, { a: '2', b: 'é🍎' }],
      [6, { a: '3' }],
      [7, { a: '4', b: 'last' }],
    ],
  );
});

test('a broken record is told with its line, and what follows is read', async () => {
  const rows = await rowsOf('csv', 'a,b\n1,"x"y"\n2,ok\n3\n4,\u{1F34E}\n');
  assert.deepEqual(
    rows.map(({ line, fault }) => [line, fault]),
    [
      [2, 'Invalid Closing Quote: got "y".'],
      [3, undefined],
      [4, 'The row has 1 columns, the header 2.'],
      [5, undefined],
    ],
  );
  const latin = await rowsOf('csv', Buffer.from('a\ncaf\xe9\n', 'latin1'));
  assert.equal(latin[0]?.fault, 'The row is not UTF-8.');
});

test('a quote that is never closed ends the reading instead of swallowing the file', async () => {
  await assert.rejects(rowsOf('csv', 'a,b\n1,2\n3,"never closed\n4,5\n'), { name: 'UnreadableFile' });
});

test('a line that is no JSON object is told with its line', async () => {
  const rows = await rowsOf(
    'ndjson',
    Buffer.concat([Buffer.from('{"a":1}\n\n[1]\nnonsense\n'), Buffer.from([0xff, 0x0a]), Buffer.from('{"a":2}')]),
  );
  assert.deepEqual(
    rows.map(({ line, fields, fault }) => [line, fields ?? fault]),
    [
      [1, { a: 1 }],
      [3, 'The line is not a JSON object.'],
      [4, 'The line is not valid JSON.'],
      [5, 'The line is not UTF-8.'],
      [6, { a: 2 }],
    ],
  );
});

const cell = fc.string({ unit: fc.constantFrom('a', 'é', '🍎', ',', '"', '\n', '\r\n', ' ', '0'), maxLength: 12 });
const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

test('reading taken up behind any record gives what reading from the beginning gives', async () => {
  const property = fc.asyncProperty(
    fc.array(fc.tuple(cell, cell), { maxLength: 8 }),
    fc.constantFrom('\n', '\r\n'),
    async (cells, newline) => {
      const records = cells.map(([first, second]) => `x,${quoted(first)},${quoted(second)}`);
      const csv = `k,a,b${newline}${records.map((record) => record + newline).join('')}`;
      const ndjson = cells.map(([a, b]) => JSON.stringify({ a, b }) + newline).join('');
      for (const [kind, text] of [
        ['csv', csv],
        ['ndjson', ndjson],
      ] as const) {
        const all = await rowsOf(kind, text);
        assert.equal(all.length, cells.length);
        for (const [index, row] of all.entries()) {
          assert.equal(row.fault, undefined);
          assert.deepEqual([row.fields?.a ?? '', row.fields?.b ?? ''], cells[index]);
          const rest = await rowsOf(kind, text, { bytes: row.end!, lines: row.line });
          assert.deepEqual(rest, all.slice(index + 1));
        }
      }
    },
  );
  await fc.assert(property, { numRuns: 60 });
});
