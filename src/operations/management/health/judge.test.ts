import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgePing, judgeWorker, LATE_RUN, LATE_WORK, MISSING_RUN, SLOW_PING, STUCK_WORK } from './judge.ts';

const WALL = Date.parse('2026-05-06T16:00:00Z');
const ran = (secondsAgo: number, errorAgo?: number) => ({
  lastRunAt: WALL - secondsAgo * 1_000,
  lastErrorAt: errorAgo === undefined ? null : WALL - errorAgo * 1_000,
});
const status = (secondsAgo: number, oldest: number | null, errorAgo?: number) =>
  judgeWorker(ran(secondsAgo, errorAgo), oldest, WALL - 3_600_000, WALL).status;

test('a worker is as well as its last run and its oldest work, the worse of both', () => {
  assert.equal(status(1, null), 'operational');
  assert.equal(status(LATE_RUN, LATE_WORK), 'operational');
  assert.equal(status(LATE_RUN + 1, null), 'degraded');
  assert.equal(status(1, LATE_WORK + 1), 'degraded');
  assert.equal(status(MISSING_RUN + 1, null), 'down');
  assert.equal(status(LATE_RUN + 1, STUCK_WORK + 1), 'down');
});

test('an error counts until the next run without one', () => {
  assert.equal(status(5, null, 1), 'degraded');
  assert.equal(status(1, null, 5), 'operational');
});

test('a worker that never ran is measured from the start of the process', () => {
  const never = { lastRunAt: null, lastErrorAt: null };
  assert.equal(judgeWorker(never, null, WALL - 1_000, WALL).status, 'operational');
  assert.equal(judgeWorker(never, null, WALL - (MISSING_RUN + 1) * 1_000, WALL).status, 'down');
});

test('a slow database is degraded, with a reason', () => {
  assert.equal(judgePing(SLOW_PING).status, 'operational');
  assert.match(judgePing(SLOW_PING + 1).reason!, /251 ms/);
});
