import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { statement } from '../../../storage/engine/index.ts';
import { ORGANIZATION_TABLES, rowsOf } from '../../../storage/snapshots/tables.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../../storage/testing/engines.ts';
import { sandboxOf } from '../../fulfilling/orders-under-way.fixture.ts';
import { operations } from '../../index.ts';
import { ok, openShop, refusal, type Shop } from '../../orders/shop.fixture.ts';
import { openWorld, type World } from '../management.fixture.ts';

for (const engineName of ENGINES) {
  describe(`reset on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    let shop: Shop;
    let s: ReturnType<typeof sandboxOf>;

    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine, operations);
      shop = await openShop(world, 3);
      s = sandboxOf(shop);
    });
    after(async () => {
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });

    const reset = (body: object = {}, token = shop.token) => world.call(token, 'POST', '/reset', body);
    const rowsLeft = async (organizationId: number, group: 'activity' | 'setup') => {
      const left: string[] = [];
      for (const one of ORGANIZATION_TABLES.filter((table) => table.group === group)) {
        const text = `select count(*)::integer as count from cw.${one.table} t where ${rowsOf(one, organizationId)}`;
        const [row] = await world.database.query(statement<[], { count: number }>('', text), []);
        if (row!.count > 0) left.push(one.table);
      }
      return left;
    };
    /** A story with ids of every kind; gives those that a client sees. */
    const story = async (at: ReturnType<typeof sandboxOf>, in_ = shop) => {
      const order = await at.order('delivery', {}, 12, await newUser(in_));
      const { id: batchId, shopperId } = await at.batch([order.id]);
      await at.advance(batchId, 'completed');
      const { body } = await ok(world.call(in_.token, 'GET', `/orders/${order.id}`));
      const events = body.events.map((event: { event_id: number }) => event.event_id);
      return { batchId, shopperId, order: body.internal_id, hold: body.service_option_hold_id, events };
    };
    const newUser = async (at: Shop) => {
      const user_id = `user-of-story-${at.organizationId}`;
      await at.post('/fulfillment/users', { user_id, first_name: 'Jo', phone_number: '+14155550100' });
      return user_id;
    };

    test('an organization is as after its beginning, its setup and its access are kept', async () => {
      await story(s);
      await ok(world.call(shop.token, 'PATCH', '/settings', {}));
      assert.ok((await rowsLeft(shop.organizationId, 'activity')).includes('orders'));
      const other = await openShop(world);
      const neighbours = await story(sandboxOf(other), other);
      const { body } = await ok(reset());
      const slug = body.organizations[0];
      assert.deepEqual(body, { organizations: [slug], setup: { [slug]: 'kept' } });
      assert.deepEqual(await rowsLeft(shop.organizationId, 'activity'), []);
      assert.deepEqual(await rowsLeft(shop.organizationId, 'setup'), ['stores']);
      // The same ids of users and orders may be given again, and the capacity is whole.
      for (let n = 0; n < 3; n++) await shop.reserve(await shop.newUser(), 'delivery');
      assert.deepEqual(await shop.contradictions(), []);
      assert.equal((await ok(world.call(other.token, 'GET', '/orders'))).body.orders[0].internal_id, neighbours.order);
      assert.deepEqual((await ok(reset({ setup: 'initial' }))).body.setup, { [slug]: 'initial' });
      assert.deepEqual(await rowsLeft(shop.organizationId, 'setup'), []);
    });

    test("users' tokens and kept answers are gone, the caller's token works on", async () => {
      const key = { 'idempotency-key': 'the-same' };
      const user = { user_id: 'again', first_name: 'Jo' };
      await ok(shop.post('/fulfillment/users', user, key));
      await ok(world.request(shop.token, 'POST', '/cartwright/v1/reset', {}, { 'idempotency-key': 'reset' }));
      assert.equal((await world.call(shop.token, 'GET', '/users/again')).status, 404);
      await ok(shop.post('/fulfillment/users', user, key));
      assert.equal((await world.call(shop.token, 'GET', '/users/again')).status, 200);
    });

    test('the whole server is reset with the scope for it, and then the same calls get the same ids', async () => {
      const refused = refusal(await reset({ all: true }));
      assert.equal(refused[0], 403);
      const mine = await openShop(world, 3);
      const told = async () => {
        const { body } = await ok(reset({ all: true }, world.platform));
        assert.ok(body.organizations.includes('operator') && body.organizations.length > 2);
        return story(sandboxOf(mine), mine);
      };
      const first = await told();
      assert.deepEqual([first.batchId, first.shopperId, first.order, first.hold], [1, 21850710, 1, 1280750203]);
      assert.deepEqual(await told(), first);
      assert.deepEqual(await mine.contradictions(), []);
    });

    test('resets beside writes leave nothing half', async () => {
      const busy = await openShop(world, 50);
      const at = sandboxOf(busy);
      const stories = Array.from({ length: 6 }, async () => {
        const userId = await busy.newUser();
        const hold = await busy.post(`/fulfillment/users/${userId}/service_options/${busy.optionId('delivery', 14)}/reserve`);
        return hold.status;
      });
      await Promise.all([...stories, reset({}, busy.token), reset({}, busy.token)].map((one) => one.catch(() => undefined)));
      await ok(reset({}, busy.token));
      assert.deepEqual(await rowsLeft(busy.organizationId, 'activity'), []);
      await at.order('delivery');
      assert.deepEqual(await busy.contradictions(), []);
    });
  });
}
