import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { handoffAt } from './handoff.ts';
import { MINUTE } from './zone.ts';

const window = { startsAt: 1_000 * MINUTE, endsAt: 1_120 * MINUTE };

test('the driver leaves the minutes on the road before the window, before the promised time for what is promised', () => {
  assert.equal(handoffAt('scheduled', window, 20, 0), 980 * MINUTE);
  assert.equal(handoffAt('eta', window, 20, 0), 1_100 * MINUTE);
  assert.equal(handoffAt('immediate', window, 20.5, 0), 1_099 * MINUTE, 'rounded down to be in time');
});

test('an order is not handed over before it is ready', () => {
  assert.equal(handoffAt('scheduled', window, 20, 990 * MINUTE), 990 * MINUTE);
  assert.equal(handoffAt('scheduled', window, 20, 990 * MINUTE + 1), 991 * MINUTE);
});

test('a hand-off lies on a full minute, never before the readiness, and in time wherever the readiness allows', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 60, noNaN: true }), fc.integer({ min: 0, max: 1_000 * MINUTE }), (road, earliest) => {
      const at = handoffAt('scheduled', window, road, earliest);
      assert.equal(at % MINUTE, 0);
      assert.ok(at >= earliest);
      if (earliest + MINUTE <= window.startsAt - (road + 1) * MINUTE) assert.ok(at + road * MINUTE <= window.startsAt);
    }),
  );
});
