import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ENGINES, startTestEngine, type TestEngine } from '../../../storage/testing/engines.ts';
import { sandboxOf } from '../../fulfilling/orders-under-way.fixture.ts';
import { operations } from '../../index.ts';
import { ok, openShop, refusal, type Shop } from '../../orders/shop.fixture.ts';
import { openWorld, type World } from '../management.fixture.ts';

for (const engineName of ENGINES) {
  describe(`orders for the retailer's staff on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    let shop: Shop;
    let s: ReturnType<typeof sandboxOf>;
    const ids: string[] = [];

    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine, operations);
      shop = await openShop(world, 50);
      s = sandboxOf(shop);
      for (const [kind, hour] of [
        ['delivery', 15],
        ['pickup', 12],
        ['last_mile', 13],
        ['delivery', 12],
      ] as const) {
        ids.push((await s.order(kind, {}, hour)).id);
      }
    });
    after(async () => {
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });

    const list = (query = '', at = shop) => world.call(at.token, 'GET', `/orders${query}`);
    const found = async (query = '', at = shop): Promise<string[]> =>
      (await ok(list(query, at))).body.orders.map((order: { order_id: string }) => order.order_id);

    test('the newest come first, or the earliest windows, page by page', async () => {
      const newest = ids.toReversed();
      assert.deepEqual(await found(), newest);
      const [one, two, three, four] = ids as [string, string, string, string];
      const byWindow = [two, four, three, one];
      assert.deepEqual(await found('?sort=window'), byWindow);
      for (const [sort, expected] of [
        ['newest', newest],
        ['window', byWindow],
        ['changed', ids],
      ] as const) {
        const seen: string[] = [];
        for (let after: string | undefined; ; ) {
          const { body } = await ok(list(`?sort=${sort}&limit=3${after ? `&after=${after}` : ''}`));
          seen.push(...body.orders.map((order: { order_id: string }) => order.order_id));
          if (!body.has_more) break;
          after = body.next_cursor;
        }
        assert.deepEqual(seen, expected);
      }
      const { body } = await ok(list('?limit=1'));
      assert.equal(refusal(await list(`?sort=window&after=${body.next_cursor}`))[3], 'after');
    });

    test('filters leave out what does not pass', async () => {
      const [one, two, three, four] = ids as [string, string, string, string];
      assert.deepEqual(await found('?kind=pickup'), [two]);
      assert.deepEqual(await found('?status=brand_new&kind=delivery'), [four, one]);
      assert.deepEqual(await found('?status=delivered'), []);
      assert.deepEqual(await found('?workflow_state=brand_new&limit=1'), [four]);
      assert.deepEqual(await found('?location_code=S1&sort=window&limit=1'), [two]);
      assert.deepEqual(await found('?location_code=S2'), []);
      assert.deepEqual(await found(`?window_from=${shop.time(13)}&window_to=${shop.time(14)}`), [three]);
      assert.deepEqual(await found(`?created_from=${shop.time(0)}`), []);
      assert.deepEqual(await found(`?created_to=${shop.time(0)}&limit=1`), [four]);
      assert.deepEqual(await found('?late=true'), []);
      assert.deepEqual(await found('?late=false&limit=1'), [four]);
      const { body } = await ok(list('?limit=1'));
      const { user_id, retailer_id, late } = body.orders[0];
      assert.equal(late, false);
      assert.deepEqual(await found(`?user_id=${user_id}`), [four]);
      assert.deepEqual(await found(`?retailer_id=${retailer_id}&limit=1`), [four]);
      assert.deepEqual(await found('?retailer_id=nobody'), []);
      assert.equal(refusal(await list('?status=lost'))[3], 'status');
      assert.equal(refusal(await list('?created_from=yesterday'))[3], 'created_from');
    });

    test("another organization's orders are not there", async () => {
      const other = await openShop(world);
      assert.deepEqual(await found('', other), []);
      assert.equal((await world.call(other.token, 'GET', `/orders/${ids[0]}`)).status, 404);
    });

    test('an order is shown with its user, batch, picks and events', async () => {
      const order = await s.order('delivery', {}, 16);
      const { id: batchId, shopperId } = await s.batch([order.id]);
      await s.advance(batchId, 'picking');
      await ok(shop.put(`/fulfillment_sandbox/shoppers/${shopperId}/orders/${order.id}/items/1`, { delivered_count: 1, status: 'found' }));
      const { body } = await ok(world.call(shop.token, 'GET', `/orders/${order.id}`));
      assert.deepEqual([body.status, body.workflow_state, body.batch_id, body.shopper_id], ['picking', 'picking', batchId, shopperId]);
      assert.deepEqual(body.batch.order_ids, [order.id]);
      assert.equal(body.user.user_id, order.userId);
      assert.deepEqual(body.details.items[0].pick, { status: 'found', qty: 1 });
      assert.deepEqual(
        body.events.map((event: { event_name: string }) => event.event_name.replace('fulfillment.', '')),
        ['brand_new', 'acknowledged', 'picking', 'item_found'],
      );
      assert.deepEqual(await found(`?batch_id=${batchId}`), [order.id]);
      assert.deepEqual(await found('?status=picking'), [order.id]);
      assert.deepEqual(await found(`?shopper_id=${shopperId}`), [order.id]);
      assert.deepEqual(await found('?shopper_id=1'), []);
      assert.equal((await world.call(shop.token, 'GET', '/orders/nobody')).status, 404);
    });

    test('an order and its batch say what may be done with them now', async () => {
      const order = await s.order('delivery', {}, 17);
      const actions = async () => (await ok(world.call(shop.token, 'GET', `/orders/${order.id}`))).body.actions;
      assert.equal((await actions()).batch_type, 'delivery');
      const { body: waiting } = await ok(world.call(shop.token, 'POST', '/fulfillment/batches', { orders: [{ id: order.id }] }));
      assert.deepEqual([waiting.next_states, (await actions()).assign_batch, (await actions()).batch_type], [[], true, null]);
      await ok(world.call(shop.token, 'PUT', `/fulfillment/batches/${waiting.id}/shopper`, { shopper_id: await s.newShopper() }));
      // What is answered as legal is accepted, down to the end.
      for (let next = (await actions()).batch_states; next.length > 0; next = (await actions()).batch_states) {
        const { body } = await ok(
          world.call(shop.token, 'POST', `/fulfillment/batches/${waiting.id}/advance`, { workflow_state: next[0] }),
        );
        assert.equal(body.workflow_state, next[0]);
      }
      assert.deepEqual((await actions()).events, []);
      const { body: done } = await ok(world.call(shop.token, 'GET', `/fulfillment/batches/${waiting.id}`));
      assert.deepEqual([done.workflow_state, done.next_states], ['completed', []]);
    });

    test('a change of which Connect tells nothing is one too, and a cursor of an older release goes on', async () => {
      const order = await s.order('delivery', {}, 18);
      const cursorOf = async (after = ''): Promise<string> => (await ok(list(`?sort=changed&limit=200${after}`))).body.next_cursor;
      const since = async (after: string): Promise<string[]> => await found(`?sort=changed&limit=200&after=${after}`);
      const before = await cursorOf();
      const [, transaction] = /^c(\d+)\./.exec(Buffer.from(before, 'base64url').toString())!;
      const body = { batch_type: 'delivery', orders: [{ id: order.id }] };
      await ok(world.call(shop.token, 'POST', '/fulfillment/batches', body));
      assert.deepEqual(await since(before), [order.id]);
      // The platform's own number of the last order that the transaction wrote.
      const older = Buffer.from(`c${transaction}.7`).toString('base64url');
      assert.deepEqual(await since(older), [order.id]);
    });

    test('the orders of a deleted user have changed', async () => {
      const order = await s.order('delivery', {}, 18);
      await ok(shop.post(`/fulfillment/users/${order.userId}/orders/${order.id}/cancel`));
      const before = (await ok(list('?sort=changed&limit=200'))).body.next_cursor;
      await ok(shop.post(`/fulfillment/users/${order.userId}/deletion_requests`));
      const [{ order_id, user_id }] = (await ok(list(`?sort=changed&after=${before}`))).body.orders;
      assert.equal(order_id, order.id);
      assert.notEqual(user_id, order.userId);
    });

    test('who follows changes gets each order again when it changes, and waits until one does', async () => {
      const readAll = async (after = ''): Promise<string> => {
        const { body } = await ok(list(`?sort=changed&limit=200${after}`));
        assert.equal(body.has_more, false);
        return body.next_cursor;
      };
      const cursor = await readAll();
      const waiting = list(`?sort=changed&wait=30&after=${cursor}`);
      await s.order('delivery', {}, 17);
      const { body } = await ok(waiting);
      assert.equal(body.orders.length, 1);
      const next = list(`?sort=changed&wait=30&after=${body.next_cursor}`);
      const { id: batchId } = await s.batch([ids[0]!]);
      assert.deepEqual([(await ok(next)).body.orders[0].order_id, (await ok(next)).body.orders[0].batch_id], [ids[0], batchId]);
      world.environment.waiting.close();
      const rest = await ok(list(`?sort=changed&wait=30&after=${(await ok(next)).body.next_cursor}`));
      assert.deepEqual([rest.body.orders, rest.body.next_cursor], [[], (await ok(next)).body.next_cursor]);
      assert.equal(refusal(await list('?wait=5'))[3], 'wait');
      assert.equal(refusal(await list('?sort=changed&wait=31'))[3], 'wait');
    });
  });
}
