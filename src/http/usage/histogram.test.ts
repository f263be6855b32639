import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BUCKETS, bucketOf, quantile } from './histogram.ts';

const histogramOf = (durations: readonly number[]) => {
  const histogram = new Array<number>(BUCKETS).fill(0);
  for (const duration of durations) histogram[bucketOf(duration)]!++;
  return histogram;
};

test('a duration belongs to the first bucket whose end it does not exceed', () => {
  assert.deepEqual([0, 1, 1.01, 10_000, 10_001].map(bucketOf), [0, 0, 1, 12, 13]);
});

test('an estimate lies in the bucket of the true value, and never above the longest', () => {
  const durations = Array.from({ length: 100 }, (_, index) => index + 1);
  const histogram = histogramOf(durations);
  const at = (part: number) => quantile(histogram, part, 100)!;
  assert.ok(at(0.5) > 20 && at(0.5) <= 50);
  assert.ok(at(0.95) > 50 && at(0.95) <= 100);
  assert.equal(quantile(histogramOf([60]), 0.99, 60), 60);
  assert.equal(quantile(histogramOf([12_000, 30_000]), 1, 30_000), 30_000);
  assert.equal(quantile(histogramOf([]), 0.5, 0), null);
});
