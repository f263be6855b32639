import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { openReceiver, type Receiver } from '../../../callbacks/receiver.fixture.ts';
import { statement } from '../../../storage/engine/index.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../../storage/testing/engines.ts';
import { operations } from '../../index.ts';
import { nextId, ok } from '../../orders/shop.fixture.ts';
import { openWorld, type World } from '../management.fixture.ts';

const writeEvent = statement<[organizationId: number, orderRef: number, name: string, at: Date]>(
  '',
  `insert into cw.events (organization_id, banner_id, order_ref, order_id, name, occurred_at, metadata)
   select $1, (select min(id) from cw.banners where organization_id = $1), $2::bigint, 'o' || $2::bigint, $3, $4, '{}'`,
);
const SECOND = 1_000;
const [FIRST, SECOND_EVENT] = ['fulfillment.brand_new', 'fulfillment.acknowledged'];

for (const engineName of ENGINES) {
  describe(`faults of callbacks on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    let receiver: Receiver;
    let shop: Awaited<ReturnType<World['organization']>>;
    let webhookId: number;
    const receivers: Receiver[] = [];

    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine, operations);
    });
    after(async () => {
      for (const one of receivers) await one[Symbol.asyncDispose]();
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });
    beforeEach(async () => {
      receiver = await openReceiver({ open: true });
      receivers.push(receiver);
      shop = await world.organization(nextId('callbacks'));
      const made = await ok(
        world.call(shop.token, 'POST', '/webhooks', { name: 'Orders', url: receiver.url, ca_certificate: receiver.ca }),
      );
      webhookId = made.body.webhook_id;
    });

    const rule = async (callback: object, more: object = {}) =>
      (await ok(world.call(shop.token, 'POST', '/faults', { callback, ...more }))).body;
    const event = (name: string, at: number) =>
      world.database.query(writeEvent, [shop.organizationId, shop.organizationId, name, new Date(at)]);
    const drain = (now: number) => world.environment.callbacks.drain(shop.organizationId, now);
    const sent = () => receiver.received.map(({ body }) => (body as { event_name: string }).event_name);

    test('the first are dropped, logged as failed and repeated by the usual retry', async () => {
      const { id } = await rule({ effect: 'dropped', webhook_id: webhookId }, { first_calls: 1 });
      const now = Date.now();
      await event(FIRST, now);
      await drain(now);
      assert.deepEqual(sent(), []);
      const [delivery] = (await ok(world.call(shop.token, 'GET', '/deliveries'))).body.deliveries;
      assert.deepEqual([delivery.state, delivery.attempts, delivery.last_error], ['pending', 1, `dropped by ${id}`]);
      await drain(now + 10 * SECOND);
      assert.deepEqual(sent(), [FIRST]);
    });

    test('a duplicate bears the same webhook-id, and stands once in the log', async () => {
      await rule({ effect: 'duplicated', events: [FIRST] });
      const now = Date.now();
      await event(FIRST, now);
      await event(SECOND_EVENT, now);
      await drain(now);
      assert.deepEqual(sent(), [FIRST, FIRST, SECOND_EVENT]);
      const [first, second] = receiver.received;
      assert.equal(first!.headers['webhook-id'], second!.headers['webhook-id']);
      const { deliveries } = (await ok(world.call(shop.token, 'GET', '/deliveries'))).body;
      assert.deepEqual(
        deliveries.map(({ state, attempts }: { state: string; attempts: number }) => [state, attempts]),
        [
          ['delivered', 1],
          ['delivered', 1],
        ],
      );
    });

    test("a delayed one comes later by the organization's clock, and its order's later events after it", async () => {
      await rule({ effect: 'delayed', seconds: 120, events: [FIRST] });
      const now = Date.now();
      await event(FIRST, now);
      await event(SECOND_EVENT, now);
      await drain(now);
      await drain(now + 119 * SECOND);
      assert.deepEqual(sent(), []);
      assert.equal(await world.environment.callbacks.nextDueAt(shop.organizationId), now + 120 * SECOND);
      await drain(now + 120 * SECOND);
      assert.deepEqual(sent(), [FIRST, SECOND_EVENT]);
      const [listed] = (await ok(world.call(shop.token, 'GET', '/faults'))).body.faults;
      assert.deepEqual([listed.matched, listed.applied], [1, 1]);
    });

    test('a reordered one is overtaken by what follows it', async () => {
      await rule({ effect: 'reordered', seconds: 30, events: [FIRST] });
      const now = Date.now();
      await event(FIRST, now);
      await event(SECOND_EVENT, now);
      await drain(now);
      assert.deepEqual(sent(), [SECOND_EVENT]);
      await drain(now + 31 * SECOND);
      assert.deepEqual(sent(), [SECOND_EVENT, FIRST]);
    });

    test('a rule about callbacks takes nothing that is about calls', async () => {
      for (const [more, key] of [
        [{ operation_id: 'a' }, 'operation_id'],
        [{ latency: { min_ms: 1, max_ms: 1 } }, 'latency'],
        [{ answer: { status: 500 } }, 'callback'],
      ] as const) {
        const answer = await world.call(shop.token, 'POST', '/faults', { callback: { effect: 'dropped' }, ...more });
        assert.deepEqual([answer.status, answer.body.meta.key], [400, key]);
      }
    });
  });
}
