import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { DEPRECATED, type DeprecationKind } from '../../contract/deprecations.ts';
import { operations } from '../../operations/index.ts';
import type { DescribedApi } from '../compatibility.ts';
import type { JsonSchema } from '../json-schema.ts';
import { openApi } from '../openapi.ts';
import { announcementsOf } from './announcements.ts';
import { changelog, changelogMarkdown, changes, type Entry, unsaidChanges, written } from './changelog.ts';
import { surfaceOf } from './surface.ts';

const text = { type: 'string' };

/** An API of one operation, POST /things. */
function api(request: object = {}, post: object = {}, schemas: Record<string, JsonSchema> = {}): DescribedApi {
  const body = { content: { 'application/json': { schema: { type: 'object', properties: request } } } };
  const operation = { parameters: [], requestBody: body, responses: {}, ...post };
  return { paths: { '/things': { post: operation } }, components: { schemas } } as DescribedApi;
}

const entry = (...lines: string[]): Entry => ({ date: '2026-11-30', kind: 'added', text: 'Something.', changes: lines });
const limit = { name: 'limit', in: 'query', schema: { type: 'integer' } };
const error = { 409: { content: { 'application/json': { schema: {}, examples: { taken: {} } } } } };

test('whatever a client can see and no entry names is found', () => {
  const found = (now: DescribedApi) => unsaidChanges(api({ x: text }), now, []);
  assert.deepEqual(found(api({ x: text })), []);
  assert.deepEqual(found(api({ x: text, y: text })), ['POST /things request y']);
  assert.deepEqual(found(api({})), ['POST /things request x']);
  assert.deepEqual(found(api({ x: { type: 'string', enum: ['a'] } })), ['POST /things request x = a']);
  assert.deepEqual(found(api({ x: { type: 'string', deprecated: true } })), ['POST /things request x deprecated']);
  assert.deepEqual(found(api({ x: text }, { deprecated: true })), ['POST /things deprecated']);
  assert.deepEqual(found(api({ x: text }, { parameters: [limit] })), ['POST /things query parameter limit']);
  assert.deepEqual(found(api({ x: text }, { responses: error })), ['POST /things error taken']);
  const { paths, components } = api({ x: text });
  assert.deepEqual(found({ paths: { ...paths, '/others': { get: { responses: {} } } }, components }), ['GET /others']);
});

test('an entry speaks for what it names and for what belongs to it', () => {
  const now = api({ x: { type: 'object', properties: { y: text } } });
  assert.deepEqual(unsaidChanges(api(), now, []), ['POST /things request x', 'POST /things request x.y']);
  assert.deepEqual(unsaidChanges(api(), now, [entry('POST /things request x')]), []);
  assert.deepEqual(unsaidChanges(api(), now, [entry('POST /things')]), []);
  assert.deepEqual(unsaidChanges(api(), now, [entry('POST /things request x.y')]), ['POST /things request x']);
});

test('a field of a schema that was there is named, a new schema is not: what uses it is', () => {
  const order = (properties: object) => ({ Order: { type: 'object', properties } });
  assert.deepEqual(unsaidChanges(api({}, {}, order({})), api({}, {}, order({ tip: text })), []), ['schema Order.tip']);
  assert.deepEqual(unsaidChanges(api(), api({}, {}, order({ tip: text })), []), []);
});

test('entries have a day, a kind and a text, and name what is or was there', () => {
  const released = JSON.parse(readFileSync(new URL('../../../contract/openapi-0.1.0.json', import.meta.url), 'utf8')) as DescribedApi;
  const current = openApi(operations, { server: 'development', url: 'https://localhost', version: '1.0.0' });
  const known = new Set([...surfaceOf(released), ...surfaceOf(JSON.parse(JSON.stringify(current)))]);
  for (const { date, kind, text: said, changes: lines } of written) {
    assert.match(date, /^\d{4}-\d\d-\d\d$/);
    assert.ok(['added', 'changed', 'deprecated', 'removed'].includes(kind), kind);
    assert.match(said, /\S.*[.!]$/s);
    assert.ok(lines.length > 0, said);
    for (const line of lines) assert.ok(known.has(line), line);
  }
});

test('whatever is deprecated is announced on its day, with its last day and what to use instead, and speaks for no other change', () => {
  for (const { announced, sunset, replacement, advice } of DEPRECATED) {
    const said = changelog.filter(({ kind, date }) => kind === 'deprecated' && date === announced).map((one) => one.text);
    assert.ok(said.some((one) => one.includes(sunset) && one.includes(replacement ?? advice!)));
  }
  assert.deepEqual(
    changelog.map(({ date }) => date),
    changelog.map(({ date }) => date).sort((a, b) => b.localeCompare(a)),
  );
  const of = (kind: DeprecationKind, name: string) => {
    const ids = ['fulfillment.users.create'];
    const [only] = announcementsOf([{ kind, name, operations: ids, announced: '2026-01-10', sunset: '2026-07-10', replacement: 'new' }]);
    return only!;
  };
  const kinds: readonly [DeprecationKind, string][] = [
    ['operation', 'fulfillment.users.create'],
    ['operation', 'fulfillment.users.create for guests'],
    ['request_field', 'old'],
    ['response_field', 'old'],
    ['enum_value', 'a=b'],
    ['slot_kind', 'pickup eta'],
    ['service', 'fulfillment.users'],
  ];
  const lines = kinds.map(([kind, name]) => of(kind, name).changes[0]!.replace('POST /v2/fulfillment/users ', ''));
  assert.deepEqual(lines, [
    'deprecated',
    'deprecated for guests',
    'request old deprecated',
    'response old deprecated',
    'value a=b deprecated',
    'time slot pickup eta deprecated',
    'deprecated with fulfillment.users',
  ]);
  const grown = api({ x: { type: 'object', properties: { y: text } } });
  const speaking = lines.map((line) => entry(`POST /things ${line}`));
  assert.deepEqual(unsaidChanges(api(), grown, speaking), unsaidChanges(api(), grown, []));
});

test('CHANGELOG.md and the operations’ own lists say what the entries say', () => {
  const markdown = changelogMarkdown(written);
  for (const { text: said } of written) assert.ok(markdown.includes(said), said);
  const [first] = written.filter(({ changes: lines }) => lines.some((line) => /^[A-Z]+ \//.test(line)));
  const [place] = /^[A-Z]+ \/\S*/.exec(first!.changes.find((line) => /^[A-Z]+ \//.test(line))!)!;
  assert.ok(changes.some(({ operation, text: said }) => operation === place && said === first!.text));
});
