import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasType, placesAt, replaced } from './paths.ts';

const BODY = { id: 1, items: [{ code: 'a' }, { code: 'b', tags: ['x'] }], flyers: { one: { page: 1 }, two: { page: 2 } } };
const found = (path: string) => placesAt(BODY, path).map((place) => place.path);

test('a path finds every place that it names', () => {
  assert.deepEqual(found('id'), ['id']);
  assert.deepEqual(found('items[].code'), ['items[0].code', 'items[1].code']);
  assert.deepEqual(found('items[].tags[]'), ['items[1].tags[0]']);
  assert.deepEqual(found('flyers.*.page'), ['flyers.one.page', 'flyers.two.page']);
});

test('a path finds nothing where its members are not', () => {
  for (const path of ['none', 'id.deeper', 'id[]', 'items[].none', 'none[].code']) assert.deepEqual(found(path), []);
  assert.deepEqual(placesAt(undefined, 'id'), []);
});

test('an object may stand in a list', () => {
  assert.deepEqual(
    placesAt({ data: [{ text: 'a' }] }, 'data.text').map((place) => place.path),
    ['data[0].text'],
  );
});

test('replacing changes a copy and names the place', () => {
  assert.deepEqual(replaced(BODY, 'items[].code', 5), { body: { ...BODY, items: [{ code: 5 }, BODY.items[1]] }, key: 'items[0].code' });
  assert.deepEqual(replaced(BODY, 'id', undefined)?.body, { items: BODY.items, flyers: BODY.flyers });
  assert.equal(replaced(BODY, 'none', 1), undefined);
  assert.equal(BODY.items[0]?.code, 'a');
});

test('types are those of JSON', () => {
  assert.ok(hasType(1, 'integer') && hasType(1.5, 'number') && hasType([], 'array') && hasType({}, 'hash') && hasType('', 'string'));
  assert.ok(!hasType(1.5, 'integer') && !hasType([], 'object') && !hasType(null, 'object') && !hasType('1', 'number'));
});
