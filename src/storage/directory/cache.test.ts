import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cache } from './cache.ts';

test('the entry used least recently goes first', () => {
  const cache = new Cache<number>(2);
  cache.keep('a', 1, cache.generation);
  cache.keep('b', 2, cache.generation);
  assert.equal(cache.get('a'), 1);
  cache.keep('c', 3, cache.generation);
  assert.equal(cache.get('b'), undefined);
  assert.equal(cache.get('a'), 1);
});

test('a value that was being read while the cache was cleared is not kept', () => {
  const cache = new Cache<number>(2);
  const before = cache.generation;
  cache.clear();
  cache.keep('a', 1, before);
  assert.equal(cache.get('a'), undefined);
  const between = cache.generation;
  cache.forget('b');
  cache.keep('a', 1, between);
  assert.equal(cache.get('a'), undefined);
});

test('keeping a known key again pushes nobody out', () => {
  const cache = new Cache<number>(2);
  cache.keep('a', 1, cache.generation);
  cache.keep('b', 2, cache.generation);
  cache.keep('b', 3, cache.generation);
  assert.equal(cache.get('a'), 1);
  assert.equal(cache.get('b'), 3);
});
