import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTurns } from './turns.ts';

const nextTurn = () => new Promise(setImmediate);

test('what comes at once is started a few at a time, in order, and others have their turn between', async () => {
  const begin = inTurns(16);
  const started: number[] = [];
  for (let n = 0; n < 40; n++) begin(() => started.push(n));
  assert.equal(started.length, 0);
  const counts: number[] = [];
  while (started.length < 40) {
    await nextTurn();
    counts.push(started.length);
  }
  assert.deepEqual(counts, [16, 32, 40]);
  begin(() => started.push(40));
  await nextTurn();
  assert.deepEqual(
    started,
    Array.from({ length: 41 }, (_, n) => n),
  );
});

test('what begins something else does not make turns longer', async () => {
  const begin = inTurns(2);
  let started = 0;
  const again = () => {
    started++;
    if (started < 20) begin(again);
  };
  for (let n = 0; n < 2; n++) begin(again);
  const counts: number[] = [];
  while (started < 20) {
    const before = started;
    await nextTurn();
    counts.push(started - before);
  }
  assert.ok(
    counts.every((count) => count <= 2),
    String(counts),
  );
});
