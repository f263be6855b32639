import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeOptionId, encodeOptionId, OPTION_KINDS, optionKind } from './option-id.ts';

const parts = fc.record(
  {
    storeNumber: fc.integer({ min: 1, max: 2 ** 22 - 1 }),
    startMinute: fc.integer({ min: 0, max: 2 ** 25 - 1 }),
    kind: fc.constantFrom(...OPTION_KINDS),
  },
  { noNullPrototype: true },
);

test('an id is a safe integer that survives JSON and gives back its parts', () => {
  fc.assert(
    fc.property(parts, (given) => {
      const id = encodeOptionId(given);
      assert.ok(Number.isSafeInteger(id) && id > 0);
      assert.deepEqual(decodeOptionId(JSON.parse(JSON.stringify(id))), given);
    }),
  );
});

test('the largest store, minute and kind still fit', () => {
  const largest = { storeNumber: 2 ** 22 - 1, startMinute: 2 ** 25 - 1, kind: OPTION_KINDS.at(-1)! };
  assert.deepEqual(decodeOptionId(encodeOptionId(largest)), largest);
});

test('a number that is no id decodes to undefined, and any other encodes back to itself', () => {
  for (const id of [0, -0, -1, 1, 1.5, 2 ** 31 - 1, 2 ** 53, 1280750203, Number.NaN, Number.POSITIVE_INFINITY, -(2 ** 40)]) {
    assert.equal(decodeOptionId(id), undefined, String(id));
  }
  fc.assert(
    fc.property(fc.maxSafeInteger(), (id) => {
      const decoded = decodeOptionId(id);
      if (decoded) assert.equal(encodeOptionId(decoded), id);
    }),
  );
});

test('parts that do not fit are refused', () => {
  const kind = optionKind('delivery', 'scheduled');
  for (const storeNumber of [0, -1, 1.5, 2 ** 22]) {
    assert.throws(() => encodeOptionId({ storeNumber, startMinute: 0, kind }), RangeError);
  }
  for (const startMinute of [-1, 0.5, 2 ** 25]) {
    assert.throws(() => encodeOptionId({ storeNumber: 1, startMinute, kind }), RangeError);
  }
  assert.throws(() => optionKind('delivery', 'immediate', 8), RangeError);
});

test('kind codes are unique, fit 6 bits and keep their published values', () => {
  const codes = OPTION_KINDS.map((kind) => kind.code);
  assert.equal(new Set(codes).size, OPTION_KINDS.length);
  assert.ok(codes.every((code) => code >= 0 && code < 64));
  assert.equal(optionKind('delivery', 'scheduled').code, 0);
  assert.equal(optionKind('pickup', 'eta').code, 17);
  assert.equal(optionKind('last_mile', 'priority_eta').code, 34);
  assert.equal(optionKind('last_mile', 'immediate', 1).code, 41);
});

test('delivery and last mile compete for one pool, pickup has its own', () => {
  assert.equal(optionKind('delivery', 'eta').pool, 'delivery');
  assert.equal(optionKind('last_mile', 'eta').pool, 'delivery');
  assert.equal(optionKind('pickup', 'eta').pool, 'pickup');
});
