import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pino } from 'pino';
import { Worker } from './worker.ts';

const log = pino({ level: 'silent' });

/** A worker on pieces of work that the test hands out. */
function start(work: () => Promise<number>) {
  let wake = () => {};
  let watched = true;
  const worker = new Worker({
    work,
    log,
    watch: (call) => {
      wake = call;
      return () => {
        watched = false;
      };
    },
  });
  return { worker, wake: () => wake(), isWatched: () => watched };
}

test('a signal is answered at once, and work goes on until nothing is left', async () => {
  const left = [0, 2, 1, 0];
  const done = Promise.withResolvers<void>();
  const { worker, wake } = start(async () => {
    const some = left.shift() ?? 0;
    if (left.length === 0) done.resolve();
    return some;
  });
  await Promise.resolve();
  wake();
  await done.promise;
  await worker.stop();
  assert.deepEqual(left, []);
});

test('a signal that comes while work is being done is not lost', async () => {
  const first = Promise.withResolvers<number>();
  const second = Promise.withResolvers<void>();
  let calls = 0;
  const { worker, wake } = start(async () => {
    if (++calls === 1) return first.promise;
    second.resolve();
    return 0;
  });
  wake();
  first.resolve(0);
  await second.promise;
  await worker.stop();
  assert.equal(calls, 2);
});

test('a stop waits for the work under way and takes no more', async () => {
  const under = Promise.withResolvers<number>();
  let calls = 0;
  const { worker, wake, isWatched } = start(async () => {
    calls++;
    return under.promise;
  });
  const stopped = worker.stop();
  wake();
  under.resolve(5);
  await stopped;
  assert.deepEqual([calls, isWatched()], [1, false]);
});

test('an error does not end the worker', async () => {
  let calls = 0;
  const again = Promise.withResolvers<void>();
  const failed = Promise.withResolvers<void>();
  const { worker, wake } = start(async () => {
    if (++calls === 1) {
      failed.resolve();
      throw new Error('the database is away');
    }
    again.resolve();
    return 0;
  });
  await failed.promise;
  await new Promise((resolve) => setImmediate(resolve));
  wake();
  await again.promise;
  await worker.stop();
});

test('it wakes by itself when work falls due next', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const asked = Promise.withResolvers<void>();
  const again = Promise.withResolvers<void>();
  let calls = 0;
  const worker = new Worker({
    work: async () => {
      if (++calls === 2) again.resolve();
      return 0;
    },
    nextAt: async (now) => {
      setImmediate(() => asked.resolve());
      return now + 300;
    },
    clock: () => 1_000,
    watch: () => () => {},
    log,
  });
  await asked.promise;
  t.mock.timers.tick(299);
  assert.equal(calls, 1);
  t.mock.timers.tick(1);
  await again.promise;
  await worker.stop();
});
