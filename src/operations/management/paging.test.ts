import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ApiError } from '../../contract/errors.ts';
import { numericKey, pageOf, takePage } from './paging.ts';

const isRefusal = (error: unknown) => error instanceof ApiError && error.key === 'after';

test('a cursor leads to the key of the last row, whatever characters that has', () => {
  const keys = fc.uniqueArray(
    fc.string({ unit: 'binary', minLength: 1 }).filter((key) => key.isWellFormed() && !key.includes('\0')),
    { minLength: 2 },
  );
  fc.assert(
    fc.property(keys, fc.nat(), (rows, at) => {
      const limit = 1 + (at % (rows.length - 1));
      const page = takePage(rows, limit, (row) => row);
      assert.deepEqual(page.rows, rows.slice(0, limit));
      assert.deepEqual(pageOf({ limit, after: page.next! }), { limit, fetch: limit + 1, after: rows[limit - 1] });
    }),
  );
});

test('the last page has no cursor', () => {
  assert.equal(takePage(['a', 'b'], 2, (row) => row).next, null);
  assert.equal(takePage([], 2, String).next, null);
});

test('a page has 50 entries by default and starts at the beginning', () => {
  assert.deepEqual(pageOf({}), { limit: 50, fetch: 51, after: undefined });
  assert.deepEqual(pageOf({ after: '' }), { limit: 50, fetch: 51, after: undefined });
});

test('a cursor that was not given out is refused', () => {
  for (const after of ['%', 'YQ==', 'Y', Buffer.from('a\0').toString('base64url'), Buffer.from([0xff]).toString('base64url')]) {
    assert.throws(() => pageOf({ after }), isRefusal, after);
  }
});

test('a numeric list refuses the cursor of another list', () => {
  assert.equal(numericKey(undefined), 0);
  assert.equal(numericKey('12'), 12);
  for (const key of ['GM-941', '-1', '99999999999']) assert.throws(() => numericKey(key), isRefusal);
});
