import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TryLimiter } from './try-limiter.ts';

test('after the last try a key waits until its first is a minute old', () => {
  const tries = new TryLimiter(3);
  for (const at of [0, 1_000, 2_000]) assert.equal(tries.take(['a'], at), undefined);
  assert.equal(tries.take(['a'], 2_500), 58);
  assert.equal(tries.take(['a'], 59_999), 1);
  assert.equal(tries.take(['a'], 60_000), undefined);
  assert.equal(tries.take(['a'], 60_500), 1);
});

test('a refused try counts for none of its keys', () => {
  const tries = new TryLimiter(1);
  tries.take(['a'], 0);
  assert.equal(tries.take(['a', 'b'], 0), 60);
  assert.equal(tries.take(['b'], 0), undefined);
});

test('a try given back is free again', () => {
  const tries = new TryLimiter(1);
  tries.take(['a', 'b'], 5);
  tries.giveBack(['a', 'b'], 5);
  assert.equal(tries.take(['a', 'b'], 6), undefined);
  assert.equal(tries.take(['a'], 6), 60);
});

test('a wall set back locks nobody out', () => {
  const tries = new TryLimiter(1);
  tries.take(['a'], 3_600_000);
  assert.equal(tries.take(['a'], 0), undefined);
});
