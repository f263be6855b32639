import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { undescribedEvents } from '../../callbacks/metadata.fixture.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../storage/testing/engines.ts';
import { operations } from '../index.ts';
import { openWorld, type World } from '../management/management.fixture.ts';
import { ok, openShop, refusal, type Shop } from '../orders/shop.fixture.ts';
import { sandboxOf } from './orders-under-way.fixture.ts';

for (const engineName of ENGINES) {
  describe(`orders in the hands of shoppers on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    let shop: Shop;
    let s: ReturnType<typeof sandboxOf>;

    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine, operations);
      shop = await openShop(world, 200);
      s = sandboxOf(shop);
    });
    after(async () => {
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });
    const itemUrl = (shopperId: number, orderId: string, line: string) =>
      `/fulfillment_sandbox/shoppers/${shopperId}/orders/${orderId}/items/${line}`;

    test('a delivery order goes from brand new to delivered, its status and its callbacks with it', async () => {
      const order = await s.order('delivery');
      const { id } = await s.batch([order.id], { batch_type: 'delivery' });
      assert.equal((await s.get(order)).status, 'acknowledged');
      const statuses = [];
      for (const state of ['picking', 'verifying_replacements', 'checkout', 'receipt_sanity_check', 'delivering', 'completed']) {
        assert.equal(await s.advance(id, state), state);
        statuses.push((await s.get(order)).status);
      }
      assert.deepEqual(statuses, ['picking', 'picking', 'checkout', 'checkout', 'delivering', 'delivered']);
      assert.deepEqual(await s.events(order.id), ['brand_new', 'acknowledged', 'picking', 'checkout', 'delivering', 'delivered']);
      const answer = await s.get(order);
      assert.equal(typeof answer.fulfillment_details.delivered_at, 'string');
      assert.deepEqual([answer.items[0].qty, answer.items[0].delivered_item_upc], [2, '4000000001']);
      assert.deepEqual(refusal(await s.sandbox(`/batches/${id}/advance`)).slice(0, 2), [
        400,
        "can't go on: completed is the last state of a delivery batch",
      ]);
    });

    test('a jump forward sends the callbacks of every state between', async () => {
      const order = await s.order('delivery');
      const { id } = await s.batch([order.id]);
      assert.equal(await s.advance(id, 'completed'), 'completed');
      assert.deepEqual(await s.events(order.id), ['brand_new', 'acknowledged', 'picking', 'checkout', 'delivering', 'delivered']);
    });

    test('an order transitions back while its bags are in the store, and its steps repeat', async () => {
      const order = await s.order('delivery');
      const { id } = await s.batch([order.id]);
      await s.advance(id, 'checkout', 'picking', 'checkout');
      assert.deepEqual(await s.events(order.id), ['brand_new', 'acknowledged', 'picking', 'checkout', 'picking', 'checkout']);
      await s.advance(id, 'delivering');
      assert.deepEqual(refusal(await s.sandbox(`/batches/${id}/advance`, { workflow_state: 'picking' })), [
        400,
        "can't go from delivering to picking; it can go to completed",
        1001,
        'workflow_state',
      ]);
      assert.equal(refusal(await s.sandbox(`/batches/${id}/advance`, { workflow_state: 'staged' }))[3], 'workflow_state');
    });

    test('a pickup order is staged, and a runner brings it out in a batch of its own', async () => {
      const order = await s.order('pickup');
      const { id, shopperId } = await s.batch([order.id], { batch_type: 'pickup' });
      assert.equal(await s.advance(id, 'staged'), 'staged');
      assert.equal((await s.get(order)).status, 'staged');
      assert.equal(refusal(await s.sandbox(`/batches/${id}/advance`))[0], 400);
      const runner = await s.batch([order.id], { batch_type: 'runner_customer' }, shopperId);
      assert.deepEqual(
        [await s.advance(runner.id), await s.advance(runner.id), await s.advance(runner.id)],
        ['at_store', 'bags_verified', 'completed'],
      );
      assert.deepEqual(await s.events(order.id), [
        ...['brand_new', 'acknowledged', 'picking', 'checkout', 'staged'],
        ...['customer_acknowledged', 'pickup_runner_started', 'delivered'],
      ]);
    });

    test('a last mile order is collected and delivered, staged before or not', async () => {
      const order = await s.order('last_mile');
      await ok(
        shop.post(`/fulfillment/users/${order.userId}/orders/${order.id}/staged`, { items_count: 3, items_weight: 1, bags_count: 2 }),
      );
      const { id } = await s.batch([order.id], { batch_type: 'delivery_only' });
      assert.deepEqual((await shop.state(order.id)).body.workflow_state, 'acknowledged_for_delivery');
      await s.advance(id, 'at_store', 'bags_verified', 'delivering', 'completed');
      assert.deepEqual(await s.events(order.id), [
        ...['brand_new', 'staged', 'acknowledged', 'acknowledged_for_delivery', 'at_store', 'bags_verified', 'delivering', 'delivered'],
      ]);
    });

    test('another shopper can deliver what one picked: the order is staged in between', async () => {
      const order = await s.order('delivery');
      const { id } = await s.batch([order.id]);
      await s.advance(id, 'receipt_sanity_check');
      const second = await s.batch([order.id], { batch_type: 'delivery_only' });
      assert.equal((await s.get(order)).status, 'staged');
      await s.advance(second.id, 'completed');
      assert.deepEqual((await s.events(order.id)).slice(4), ['staged', 'delivering', 'delivered']);
      assert.equal(refusal(await s.sandbox(`/batches/${id}/advance`))[0], 404);
    });

    test('what a shopper does with the items is in the order and in its callbacks', async () => {
      const order = await s.order('delivery');
      const { id, shopperId } = await s.batch([order.id]);
      const early = await shop.put(itemUrl(shopperId, order.id, '1'), { status: 'found' });
      assert.equal(early.status, 400);
      await s.advance(id, 'picking');
      const scans = [{ scanned_string: '1234567890123', scanned_string_type: 'upca' }];
      await ok(shop.put(itemUrl(shopperId, order.id, '1'), { delivered_count: 1, scans, status: 'found' }));
      await ok(
        shop.post(itemUrl(shopperId, order.id, '2'), { delivered_count: 3, replacement_item: { rrc: '7002' }, scans, status: 'replaced' }),
      );
      await ok(s.sandbox(`/shoppers/${shopperId}/orders/${order.id}/items`, { delivered_count: 5, item: { upc: '4000000009' } }));
      const [first, second, third] = (await s.get(order)).items;
      assert.deepEqual([first.qty, first.scan_code, first.replaced], [1, '1234567890123', false]);
      assert.deepEqual([second.qty, second.replaced, second.delivered_item_rrc, second.requested_item_rrc], [3, true, '7002', '7001']);
      assert.deepEqual([third.line_num, third.qty], ['3', 5]);
      await ok(shop.put(itemUrl(shopperId, order.id, '3'), { delivered_count: 0, status: 'to_refund' }));
      await ok(shop.put(itemUrl(shopperId, order.id, '1'), { status: 'not_found' }));
      assert.deepEqual((await s.events(order.id)).slice(3), [
        ...['item_found', 'order_item_replacement', 'item_replaced', 'item_found', 'order_item_refund', 'item_refunded', 'item_not_picked'],
      ]);
      await s.advance(id, 'checkout');
      const { events } = await shop.state(order.id);
      assert.deepEqual(
        events.at(-1)?.metadata.order_items.map((item: { refunded: boolean; replaced: boolean }) => [item.refunded, item.replaced]),
        [
          [true, false],
          [false, true],
          [true, false],
        ],
      );
      assert.deepEqual(
        events.slice(-2).map((event) => event.name),
        ['fulfillment.order_item_refund', 'fulfillment.checkout'],
      );
    });

    test('orders that can not share a batch are refused, and nothing of them moves', async () => {
      const [one, two] = [await s.order('delivery'), await s.order('pickup')];
      const shopperId = await s.newShopper();
      const of = (orders: object[], more: object = {}) => s.sandbox('/batches', { shopper_id: shopperId, orders, ...more });
      const mixed = await of([{ id: one.id }, { id: two.id }]);
      assert.deepEqual([mixed.status, /^Orders /.test(mixed.body.error.message)], [400, true]);
      assert.deepEqual(refusal(await of([{ id: one.id }, { id: 'nobody' }])), [400, 'Order not found', 1001, 'orders[1]']);
      assert.deepEqual(refusal(await of([{ id: one.id }], { shopper_id: 1 })), [400, 'Shopper not found', 1001, 'shopper_id']);
      assert.equal((await s.get(one)).status, 'brand_new');
      await ok(of([{ id: one.id }], { workflow_state: 'brand_new' }));
      assert.equal((await of([{ id: one.id }])).status, 400);
    });

    test('several orders of a batch move together; a canceled one stays behind', async () => {
      const orders = [await s.order('delivery'), await s.order('delivery'), await s.order('delivery')];
      const { id } = await s.batch(orders.map((order) => order.id));
      await ok(s.sandbox(`/orders/${orders[1]!.id}/callbacks`, { event_name: 'canceled' }));
      await s.advance(id, 'completed');
      const statuses = await Promise.all(orders.map(async (order) => (await s.get(order)).status));
      assert.deepEqual(statuses, ['delivered', 'canceled', 'delivered']);
    });

    test('a simulated cancellation gives the place back, a rescheduled order takes a later one, a late one keeps its own', async () => {
      const hour = 15;
      const booked = await shop.booked(hour);
      const canceled = await s.order('delivery', {}, hour);
      await s.batch([canceled.id]);
      await ok(s.sandbox(`/orders/${canceled.id}/callbacks`, { event_name: 'canceled' }));
      assert.equal(await shop.booked(hour), booked);
      assert.equal((await s.sandbox(`/orders/${canceled.id}/callbacks`, { event_name: 'canceled' })).status, 400);
      const order = await s.order('delivery', {}, hour);
      const before = (await s.get(order)).fulfillment_details;
      await ok(s.sandbox(`/orders/${order.id}/callbacks`, { event_name: 'late_delivery' }));
      const late = (await s.get(order)).fulfillment_details;
      assert.equal(Date.parse(late.window_ends_at) - Date.parse(before.window_ends_at), 30 * 60_000);
      await ok(s.sandbox(`/orders/${order.id}/callbacks`, { event_name: 'rescheduled' }));
      assert.equal(await shop.booked(hour), booked);
      assert.deepEqual((await s.events(order.id)).slice(1), ['late_delivery', 'rescheduled']);
      assert.equal((await s.sandbox('/orders/nobody/callbacks', { event_name: 'canceled' })).status, 404);
      assert.deepEqual(await shop.contradictions(), []);
    });

    test('orders can be named by our own numbers', async () => {
      const order = await s.order('delivery');
      const [row] = await world.database.query({ name: '', text: 'select id from cw.orders where order_id = $1' }, [order.id]);
      const headers = { 'x-treat-ids-as-internal': 'true' };
      const body = { shopper_id: await s.newShopper(), orders: [{ id: (row as { id: number }).id }] };
      await ok(s.sandbox('/batches', body, headers));
      assert.equal((await s.get(order)).status, 'acknowledged');
    });

    test('a batch that moves on while it is assigned stays where it went', async (t) => {
      const order = await s.order('delivery');
      const batches = '/cartwright/v1/fulfillment/batches';
      const made = await ok(world.request(shop.token, 'POST', batches, { orders: [{ id: order.id }] }));
      const [first, second] = [await s.newShopper(), await s.newShopper()];
      const assign = (shopper: number) => world.request(shop.token, 'PUT', `${batches}/${made.body.id}/shopper`, { shopper_id: shopper });
      const read = world.database.query.bind(world.database);
      let between = false;
      t.mock.method(world.database, 'query', async (statement: { name: string }, parameters: never) => {
        const rows = await read(statement as never, parameters);
        if (statement.name !== 'find_orders_of_batch' || between) return rows;
        between = true;
        await ok(assign(first));
        await s.advance(made.body.id, 'picking');
        return rows;
      });
      assert.equal((await ok(assign(second))).body.workflow_state, 'picking');
      assert.equal((await s.get(order)).status, 'picking');
      assert.deepEqual(await s.events(order.id), ['brand_new', 'acknowledged', 'picking']);
    });

    test('the Management API moves orders too, and gives a waiting batch to a shopper', async () => {
      const order = await s.order('pickup');
      const call = (method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: object) =>
        ok(world.call(shop.token, method, path, body));
      const shopper = (await call('POST', '/fulfillment/shoppers', { first_name: 'Susan' })).body;
      const made = (await call('POST', '/fulfillment/batches', { orders: [{ id: order.id }] })).body;
      assert.deepEqual([made.workflow_state, made.shopper_id, made.batch_type], ['brand_new', null, 'pickup']);
      assert.equal((await world.call(shop.token, 'POST', `/fulfillment/batches/${made.id}/advance`)).status, 400);
      await call('PUT', `/fulfillment/batches/${made.id}/shopper`, { shopper_id: shopper.id });
      assert.equal((await s.get(order)).status, 'acknowledged');
      await call('POST', `/fulfillment/batches/${made.id}/advance`, { workflow_state: 'staged' });
      assert.deepEqual((await call('GET', `/fulfillment/batches/${made.id}`)).body.order_ids, [order.id]);
      assert.equal((await call('GET', '/fulfillment/batches')).body.batches[0].id, made.id);
    });

    test('what happens at the door and at the kerb has its callback, while the order stands where it can happen', async () => {
      const happen = (id: string, event_name: string) => s.sandbox(`/orders/${id}/callbacks`, { event_name });
      const pickup = await s.order('pickup');
      assert.equal((await happen(pickup.id, 'pickup_geofence_reached')).status, 400);
      const { id } = await s.batch([pickup.id], { workflow_state: 'staged' });
      assert.ok(id > 0);
      for (const name of ['pickup_geofence_reached', 'late_delivery']) await ok(happen(pickup.id, name));
      const parcel = await s.order('last_mile');
      await s.batch([parcel.id], { workflow_state: 'delivering' });
      for (const name of ['customer_mia', 'arrival_at_customer']) await ok(happen(parcel.id, name));
      assert.deepEqual((await s.events(pickup.id)).slice(-2), ['pickup_geofence_reached', 'late_pickup']);
      assert.deepEqual((await s.events(parcel.id)).slice(-2), ['customer_mia', 'arrival_at_customer']);
      assert.equal((await happen(parcel.id, 'delivered')).status, 400);
    });

    test('every event of these stories is as it is described', async () => {
      const { problems, seen } = await undescribedEvents(world.database);
      assert.deepEqual(problems, []);
      assert.ok(Object.keys(seen).length >= 24, Object.keys(seen).join());
    });
  });
}
