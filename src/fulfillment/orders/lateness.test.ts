import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { laterWindow, MOST_LATE } from './lateness.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test('seen at once, lateness moves the window by half an hour', () => {
  assert.deepEqual(laterWindow({ startsAt: 0, endsAt: HOUR }, 0, HOUR), { startsAt: 30 * MINUTE, endsAt: HOUR + 30 * MINUTE, count: 1 });
  assert.equal(laterWindow({ startsAt: 0, endsAt: HOUR }, 2, HOUR + 29 * MINUTE).endsAt, HOUR + 30 * MINUTE);
});

test('after more than a day nothing later is promised', () => {
  assert.equal(laterWindow({ startsAt: 0, endsAt: HOUR }, 0, 25 * HOUR).count, 1);
  assert.equal(laterWindow({ startsAt: 0, endsAt: HOUR }, 0, 25 * HOUR + 1).count, MOST_LATE);
});

test('the new window ends after now, by at most a step, and is as long as the old one', () => {
  fc.assert(
    fc.property(fc.nat(1e12), fc.nat(1e7), fc.nat(3), fc.nat(1e11), (startsAt, length, count, late) => {
      const endsAt = startsAt + length;
      const now = endsAt + late;
      const next = laterWindow({ startsAt, endsAt }, count, now);
      assert.ok(next.endsAt > now && next.endsAt - now <= 30 * MINUTE);
      assert.equal(next.endsAt - next.startsAt, length);
      assert.ok(next.count > count && next.count <= MOST_LATE);
    }),
  );
});
