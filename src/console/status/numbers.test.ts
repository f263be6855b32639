import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BOUNDS, histogramOf, quantile } from './histogram.ts';
import { duration } from './texts.ts';
import { NO_COUNTS, uptimeOf } from './uptime.ts';

const times = fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 1, maxLength: 80 });

test('a quantile of the histogram lies within the bucket of the true one', () => {
  fc.assert(
    fc.property(times, fc.constantFrom(0.5, 0.95), (all, share) => {
      const counts = all.map(histogramOf).reduce((sum, one) => sum.map((count, index) => count + one[index]!));
      const sorted = all.toSorted((a, b) => a - b);
      const exact = sorted[Math.ceil(share * sorted.length) - 1]!;
      const found = quantile(counts, sorted.at(-1)!, share)!;
      const lower = BOUNDS.findLast((bound) => bound < exact) ?? 0;
      assert.ok(found >= exact && (found === sorted.at(-1) || (BOUNDS as readonly number[]).includes(found)));
      assert.ok(BOUNDS.every((bound) => bound <= lower || bound >= Math.min(found, bound)));
    }),
    { seed: 1 },
  );
});

test('of no response time there is no quantile', () => {
  assert.equal(quantile(histogramOf(null), null, 0.5), null);
});

test('uptime counts what was probed outside maintenance, and nothing probed is not up', () => {
  assert.equal(uptimeOf(NO_COUNTS), null);
  assert.equal(uptimeOf({ ...NO_COUNTS, excused: 5 }), null);
  assert.equal(uptimeOf({ operational: 8, degraded: 1, down: 1, excused: 100 }), 90);
});

test('an uptime of 100 percent means that no probe failed', () => {
  assert.equal(uptimeOf({ ...NO_COUNTS, operational: 10_000_000, down: 1 }), 99.999);
  assert.equal(uptimeOf({ ...NO_COUNTS, operational: 10_000_000 }), 100);
});

test('a duration is said in its two largest units', () => {
  assert.deepEqual([12_000, 270_000, 3_900_000].map(duration), ['12 s', '4 min 30 s', '1 h 5 min']);
});
