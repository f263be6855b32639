import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MAX_ATTEMPTS, parseRetryAfter, RETRY_DELAYS, retryDelay } from './retry.ts';

const DAY = 86_400_000;

test('the waits are the documented ones, a tenth more or less, and the same each time', () => {
  assert.equal(MAX_ATTEMPTS, 10);
  fc.assert(
    fc.property(fc.bigInt(0n, 2n ** 63n), fc.integer({ min: 1, max: 9 }), (event, attempt) => {
      const wait = retryDelay(event, attempt, null)!;
      const base = RETRY_DELAYS[attempt - 1]!;
      assert.ok(wait >= base * 0.9 - 1 && wait <= base * 1.1 + 1);
      assert.equal(retryDelay(event, attempt, null), wait);
    }),
  );
  assert.equal(retryDelay(1n, MAX_ATTEMPTS, 1_000), undefined);
});

test('waits of many events are spread', () => {
  const waits = new Set(Array.from({ length: 100 }, (_, n) => retryDelay(BigInt(n * 1024), 1, null)));
  assert.ok(waits.size > 80);
});

test('Retry-After lengthens a wait, never shortens it, and is capped at a day', () => {
  assert.equal(retryDelay(1n, 1, 60_000), 60_000);
  assert.equal(retryDelay(1n, 2, 1_000), retryDelay(1n, 2, null));
  assert.equal(retryDelay(1n, 1, 30 * DAY), DAY);
});

test('Retry-After is seconds or an HTTP date', () => {
  const wall = Date.parse('2026-05-06T07:00:00Z');
  assert.equal(parseRetryAfter('120', wall), 120_000);
  assert.equal(parseRetryAfter('Wed, 06 May 2026 07:02:00 GMT', wall), 120_000);
  assert.equal(parseRetryAfter('Wed, 06 May 2026 06:00:00 GMT', wall), 0);
  for (const text of [undefined, '', 'soon', '-5', '1.5', '2026-05-06']) assert.equal(parseRetryAfter(text, wall), null);
});
