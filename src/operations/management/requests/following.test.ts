import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startTestEngine, type TestEngine } from '../../../storage/testing/engines.ts';
import { operations } from '../../index.ts';
import { ok, refusal } from '../../orders/shop.fixture.ts';
import { openWorld, type World } from '../management.fixture.ts';

describe('following the requests', () => {
  let engine: TestEngine;
  let world: World;
  before(async () => {
    engine = await startTestEngine('embedded');
    world = await openWorld(engine, operations);
  });
  after(async () => {
    await world?.[Symbol.asyncDispose]();
    await engine?.[Symbol.asyncDispose]();
  });

  test('whoever goes on from a cursor gets each later request once, the oldest first, and waits for the next', async () => {
    const { token, clientId } = await world.organization('follower');
    const list = async (query: string) => (await ok(world.call(token, 'GET', `/requests?sort=oldest${query}`))).body;
    const paths = (requests: readonly { path: string }[]) => requests.map(({ path }) => path.split('/').at(-1));
    await ok(world.call(token, 'GET', '/banners'));
    const start = await list('');
    assert.deepEqual(start.requests, []);
    for (const path of ['/organization', '/settings', '/applications']) await ok(world.call(token, 'GET', path));
    const first = await list(`&limit=2&after=${start.next_cursor}`);
    assert.deepEqual([paths(first.requests), first.has_more], [['organization', 'settings'], true]);
    const second = await list(`&after=${first.next_cursor}&client_id=${clientId}`);
    assert.deepEqual([paths(second.requests), second.has_more], [['applications'], false]);
    assert.deepEqual((await list(`&after=${start.next_cursor}&client_id=nobody`)).requests, []);

    const waiting = list(`&wait=30&after=${second.next_cursor}`);
    await ok(world.call(token, 'GET', '/webhooks'));
    assert.deepEqual(paths((await waiting).requests), ['webhooks']);
  });

  test('only the oldest first can be waited for', async () => {
    const { token } = await world.organization('impatient');
    assert.equal(refusal(await world.call(token, 'GET', '/requests?wait=1'))[3], 'wait');
  });
});
