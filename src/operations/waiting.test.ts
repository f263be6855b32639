import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiError } from '../contract/errors.ts';
import { WaitingRoom } from './waiting.ts';

const LONG = 60_000;

/** A thing to look for: how often somebody looked, and what there is. */
function thing() {
  const state = { looks: 0, there: undefined as string | undefined };
  const looked = Promise.withResolvers<void>();
  const look = async () => {
    state.looks++;
    if (state.looks === 2) looked.resolve();
    return state.there;
  };
  return { state, look, waiting: looked.promise };
}

test('what is there is answered at once, and without a wait nothing is waited for', async () => {
  const room = new WaitingRoom(0);
  const { look, state } = thing();
  const wait = { organizationId: 1, caller: 1, look };
  assert.equal(await room.until({ ...wait, milliseconds: 0 }), undefined);
  state.there = 'news';
  assert.equal(await room.until({ ...wait, milliseconds: LONG }), 'news');
});

test('a commit for the organization wakes its waiters, one for another organization does not', async () => {
  const room = new WaitingRoom();
  const [mine, other] = [thing(), thing()];
  const first = room.until({ organizationId: 1, caller: 1, milliseconds: LONG, look: mine.look });
  const second = room.until({ organizationId: 2, caller: 2, milliseconds: LONG, look: other.look });
  await Promise.all([mine.waiting, other.waiting]);
  mine.state.there = 'news';
  room.wake(1);
  assert.equal(await first, 'news');
  assert.equal(other.state.looks, 2);
  room.close();
  assert.equal(await second, undefined);
});

test('a commit while somebody is looking is not missed', async () => {
  const room = new WaitingRoom();
  let looks = 0;
  const found = await room.until({
    organizationId: 1,
    caller: 1,
    milliseconds: LONG,
    look: async () => {
      if (++looks === 2) room.wake(1);
      return looks > 2 ? 'news' : undefined;
    },
  });
  assert.deepEqual([found, looks], ['news', 3]);
});

test('what another process committed is found without a signal, and the time ends the wait', async () => {
  const room = new WaitingRoom();
  const { look, state, waiting } = thing();
  const found = room.until({ organizationId: 1, caller: 1, milliseconds: LONG, look });
  await waiting;
  state.there = 'news';
  assert.equal(await found, 'news');
  assert.equal(await room.until({ organizationId: 1, caller: 1, milliseconds: 1, look: async () => undefined }), undefined);
});

test('an application has so many waiters and no more; whose client goes away makes room', async () => {
  const room = new WaitingRoom(1);
  const { look, waiting } = thing();
  const client = new AbortController();
  const first = room.until({ organizationId: 1, caller: 1, milliseconds: LONG, look, gone: client.signal });
  await waiting;
  const wait = { organizationId: 1, milliseconds: 1, look: async () => undefined };
  await assert.rejects(room.until({ ...wait, caller: 1 }), (error) => error instanceof ApiError && error.definition.status === 429);
  assert.equal(await room.until({ ...wait, caller: 2 }), undefined);
  client.abort();
  assert.equal(await first, undefined);
  assert.equal(await room.until({ ...wait, caller: 1 }), undefined);
});

test('a server that stops answers everybody who waits, and nobody waits afterwards', async () => {
  const room = new WaitingRoom();
  const { look, waiting } = thing();
  const first = room.until({ organizationId: 1, caller: 1, milliseconds: LONG, look });
  await waiting;
  room.close();
  assert.equal(await first, undefined);
  assert.equal(await room.until({ organizationId: 1, caller: 1, milliseconds: LONG, look: async () => undefined }), undefined);
});
