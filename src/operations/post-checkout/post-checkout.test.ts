import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { undescribedEvents } from '../../callbacks/metadata.fixture.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../storage/testing/engines.ts';
import { sandboxOf } from '../fulfilling/orders-under-way.fixture.ts';
import { operations } from '../index.ts';
import { openWorld, type World } from '../management/management.fixture.ts';
import { HOME, NOON, nextId, ok, openShop, refusal, type Shop } from '../orders/shop.fixture.ts';
import { customersOf } from './customers.fixture.ts';

const HOUR = 3_600_000;
const NOT_FOUND = [404, 'Resource not found', 4000, undefined];
const NO_CHAT = [403, 'Sending a message is not allowed at this time', null, undefined];

for (const engineName of ENGINES) {
  describe(`orders after the checkout on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    let shop: Shop;
    let s: ReturnType<typeof sandboxOf>;
    let c: Awaited<ReturnType<typeof customersOf>>;

    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine, operations);
      shop = await openShop(world, 200);
      s = sandboxOf(shop);
      c = await customersOf(shop);
    });
    after(async () => {
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });

    /** An order that is being picked, its customer's calls and its shopper's. */
    async function picking(kind: 'delivery' | 'pickup' = 'delivery', more: object = {}) {
      const order = await s.order(kind, more);
      const { id: batchId, shopperId } = await s.batch([order.id]);
      await s.advance(batchId, 'picking');
      const item = (line: string, body: object) =>
        ok(shop.put(`/fulfillment_sandbox/shoppers/${shopperId}/orders/${order.id}/items/${line}`, body));
      const says = (body: object) => world.call(shop.token, 'POST', `/fulfillment/orders/${order.id}/messages`, body);
      return { order, batchId, shopperId, item, says, customer: await c.on(order) };
    }
    const staged = async (more: object = {}) => {
      const order = await s.order('pickup', more);
      const { id } = await s.batch([order.id]);
      await s.advance(id, 'staged');
      return { order, customer: await c.on(order) };
    };

    test('a customer follows an order from its creation to the door', async () => {
      const order = await s.order('delivery', {
        leave_unattended: true,
        special_instructions: 'Ring twice',
        address: { ...HOME, address_line_2: 'Suite 4', address_type: 'residential', city: 'Phoenix' },
      });
      const customer = await c.on(order);
      const { order_url, created_at, window_starts_at, ...rest } = await customer.get();
      assert.deepEqual(rest, {
        id: order.id,
        workflow_state: 'brand_new',
        fulfillment_type: 'delivery',
        window_ends_at: shop.time(NOON + 2),
        locale: 'en_US',
      });
      assert.deepEqual([typeof order_url, typeof created_at, window_starts_at], ['string', 'string', shop.time(NOON)]);
      const { coordinates, ...handling } = await customer.get('/handling');
      assert.deepEqual(handling, {
        address: {
          address_line_1: HOME.address_line_1,
          address_line_2: 'Suite 4',
          locality: 'Phoenix',
          administrative_area: 'AZ',
          postal_code: '85004',
          country_code: 'US',
        },
        dropoff_location: 'Leave at the door',
        notes: 'residential',
        instructions: 'Ring twice',
        leave_unattended: true,
        alcoholic: false,
        certified_delivery: false,
      });
      assert.deepEqual(Object.keys(coordinates), ['latitude', 'longitude']);
      assert.deepEqual(await customer.get('/location'), {});

      const { id } = await s.batch([order.id]);
      assert.equal(typeof (await customer.get('/handling')).shopper.first_name, 'string');
      await s.advance(id, 'picking', 'delivering');
      assert.equal((await customer.get()).workflow_state, 'delivering');
      const near = (await customer.get('/location')).coordinates;
      assert.ok(Math.abs(near.latitude - coordinates.latitude) < 1);
      await ok(world.call(shop.token, 'PUT', `/fulfillment/orders/${order.id}/location`, { latitude: 33.5, longitude: -112.1 }));
      assert.deepEqual(await customer.get('/location'), { coordinates: { latitude: 33.5, longitude: -112.1 } });
      await s.advance(id, 'completed');
      assert.deepEqual(await customer.get('/location'), {});
      assert.equal(typeof (await customer.get()).delivered_at, 'string');
    });

    test('a shopper comes nearer as time passes', async () => {
      const { order, batchId, customer } = await picking('delivery', { address: { address_line_1: '1 Far Road', postal_code: '85006' } });
      await s.advance(batchId, 'delivering');
      const { departed_at, arrives_at } = (await shop.state(order.id)).body;
      const { coordinates: home } = await customer.get('/handling');
      const token = await c.tokenOf(order.userId);
      const left = [];
      for (const part of [0, 0.5, 1]) {
        await c.freeze(Date.parse(departed_at) + part * (Date.parse(arrives_at) - Date.parse(departed_at)));
        const { coordinates } = await (await c.on(order, token)).get('/location');
        left.push(Math.hypot(coordinates.latitude - home.latitude, coordinates.longitude - home.longitude));
      }
      await c.freeze(null);
      assert.ok(left[0]! > left[1]! && left[1]! > left[2]! && left[2]! < 1e-5, String(left));
    });

    test("other customers', other banners' and unknown orders do not exist, for no operation", async () => {
      const [mine, theirs] = [await s.order('pickup'), await s.order('pickup')];
      const stranger = await c.on(theirs, await c.tokenOf(mine.userId));
      const nobody = await c.on({ id: 'nobody', userId: mine.userId });
      for (const { send } of [stranger, nobody]) {
        for (const path of ['', '/handling', '/location', '/items', '/order_messages', '/pickup/details', '/pickup/vehicle_info', '/chat'])
          assert.deepEqual(refusal(await send('GET', path)), NOT_FOUND, path);
        assert.deepEqual(refusal(await send('PUT', '/items/1/replacement', { status: 'APPROVED' })), NOT_FOUND);
        assert.deepEqual(refusal(await send('PUT', '/chat')), NOT_FOUND);
        assert.deepEqual(refusal(await send('POST', '/chat', { body: 'Hello' })), NOT_FOUND);
        assert.deepEqual(refusal(await send('PUT', '/pickup/vehicle_info', {})), NOT_FOUND);
        assert.deepEqual(refusal(await send('PUT', '/pickup_delegate', { name: 'A', phone_number: '4155550123' })), NOT_FOUND);
        assert.deepEqual(refusal(await send('POST', '/pickup/user_arrived')), NOT_FOUND);
        assert.deepEqual(refusal(await send('POST', '/pickup/schedule_pickup', { schedule_pickup_eta: '1900000000' })), NOT_FOUND);
      }
      const other = await openShop(world, 5);
      assert.deepEqual(refusal(await (await c.on(mine, other.token)).send('GET', '')), NOT_FOUND);
      assert.equal((await (await c.on(mine, shop.token)).get()).id, mine.id);
    });

    test("the retailer's token reaches no order without a user", async () => {
      const details = { first_name: 'Jo', last_name: 'Doe', user_phone: '+14155550123', items_count: 5, items_weight: 9.5 };
      const order_id = nextId('d');
      const window = { start_at: shop.time(NOON), end_at: shop.time(NOON + 2) };
      await ok(shop.post('/fulfillment/lastmile/orders', { order_id, location_code: 'S1', ...window, ...details, address: HOME }));
      const retailer = await c.on({ id: order_id, userId: '' }, shop.token);
      for (const [method, path] of [
        ['GET', ''],
        ['GET', '/items'],
        ['GET', '/chat'],
        ['PUT', '/chat'],
      ] as const)
        assert.deepEqual(refusal(await retailer.send(method, path)), [400, 'User ID not found', 4001, undefined]);
    });

    test('a last mile order has the type of its delivery and no items; its chat begins with its shopper', async () => {
      const order = await s.order('last_mile');
      const customer = await c.on(order);
      assert.equal((await customer.get()).fulfillment_type, 'last_mile_delivery');
      assert.deepEqual(await customer.get('/items'), { line_items: [] });
      assert.deepEqual(refusal(await customer.send('POST', '/chat', { body: 'Hello' })), NO_CHAT);
      await s.batch([order.id], { batch_type: 'delivery_only' });
      await customer.post('/chat', { body: 'Hello' });
    });

    test('a proposed replacement is approved once, or rejected and refunded, or rejected for something else', async () => {
      const items = ['1', '2', '3'].map((line_num) => ({ line_num, count: 2, item: { upc: `400000000${line_num}` } }));
      const { order, item, batchId, customer } = await picking('delivery', { items });
      const lines = async () => (await customer.get('/items')).line_items;
      const ids = (await lines()).map((line: { id: string }) => line.id);
      assert.equal(new Set(ids).size, 3);
      const answer = (index: number, body: object) => customer.send('PUT', `/items/${ids[index]}/replacement`, body);
      assert.deepEqual(refusal(await answer(0, { status: 'APPROVED' })).slice(0, 3), [
        400,
        'The order item has no replacement to respond to',
        4001,
      ]);
      for (const line of ['1', '2', '3']) await item(line, { status: 'replaced', replacement_item: { upc: `500000000${line}` } });
      const [first] = await lines();
      assert.deepEqual(first, {
        id: ids[0],
        replacement_status: 'PENDING',
        status: 'REPLACED',
        certified_delivery: false,
        line_num: '1',
        item: { name: 'Product 4000000001', quantity: '2', cost_unit: 'each' },
        replacement: { name: 'Product 5000000001', quantity: '2', cost_unit: 'each' },
      });

      assert.deepEqual((await ok(answer(0, { status: 'APPROVED' }))).body, {});
      assert.deepEqual(refusal(await answer(0, { status: 'REJECTED' })).slice(0, 3), [
        400,
        'The replacement has already been responded to',
        4001,
      ]);
      await ok(answer(1, { status: 'REJECTED' }));
      await ok(answer(2, { status: 'REJECTED', alternative_item: { upc: '6000000003', count: 1 } }));
      assert.deepEqual(
        (await lines()).map((line: { status: string; replacement_status: string }) => [line.status, line.replacement_status]),
        [
          ['REPLACED', 'APPROVED'],
          ['TO_REFUND', 'REJECTED'],
          ['REPLACED', 'REJECTED'],
        ],
      );
      assert.deepEqual((await lines())[2].alternative, { name: 'Product 6000000003', quantity: '1', cost_unit: 'each' });
      assert.deepEqual((await s.events(order.id)).slice(-2), ['order_item_refund', 'item_refunded']);
      // What the customer asked for needs no second answer.
      await item('3', { status: 'replaced', replacement_item: { upc: '6000000003' }, delivered_count: 1 });
      assert.equal((await lines())[2].replacement_status, 'APPROVED');
      assert.deepEqual(
        (await lines()).map((line: { id: string }) => line.id),
        ids,
      );
      await item('2', { status: 'replaced', replacement_item: { upc: '5000000002' } });
      await s.advance(batchId, 'verifying_replacements');
      assert.equal(
        (await answer(1, { status: 'APPROVED' })).body.error.message,
        'Replacements are approved or rejected while the order is picking; it is verifying_replacements',
      );
    });

    test('of two answers at the same time one counts', async () => {
      const { item, customer } = await picking();
      await item('1', { status: 'replaced', replacement_item: { upc: '5000000001' } });
      const [{ id }] = (await customer.get('/items')).line_items;
      const answers = await Promise.all(
        ['APPROVED', 'REJECTED', 'APPROVED', 'REJECTED'].map((status) => customer.send('PUT', `/items/${id}/replacement`, { status })),
      );
      assert.deepEqual(answers.map((one) => one.status).sort(), [200, 400, 400, 400]);
    });

    test('answers that can not be are refused as documented', async () => {
      const { item, customer } = await picking();
      await item('1', { status: 'replaced', replacement_item: { upc: '5000000001' } });
      const [{ id }] = (await customer.get('/items')).line_items;
      const answer = async (body: object, item_id = id) => refusal(await customer.send('PUT', `/items/${item_id}/replacement`, body));
      const instead = (alternative_item: object) => answer({ status: 'REJECTED', alternative_item });
      const KEY = 'alternative_item';
      const one = [400, 'must include exactly one of count or weight', 1001, KEY];
      assert.deepEqual(await answer({}), [400, 'There were issues with your request', 9999, undefined]);
      assert.deepEqual(await answer({ status: 'approved' }), [400, 'is not included in the list', 1001, 'status']);
      assert.deepEqual(await instead({ upc: '1', rrc: '2', count: 1 }), [400, 'must include exactly one of rrc or upc', 1001, KEY]);
      assert.deepEqual(await instead({ upc: '1', count: 1, weight: 1 }), one);
      assert.deepEqual(await instead({ upc: '1' }), one);
      assert.deepEqual(await instead({ upc: '1', count: 0 }), [400, 'count must be greater than 0', 1001, KEY]);
      assert.deepEqual(await instead({ upc: '1', weight: -1 }), [400, 'weight must be greater than 0', 1001, KEY]);
      assert.deepEqual(await instead({ upc: '6000000001', weight: 1 }), [400, "can't be blank", 1001, `${KEY}.count`]);
      assert.deepEqual(await instead({ upc: 'none at all', count: 1 }), [
        400,
        'Could not resolve alternative item to a valid product',
        1001,
        undefined,
      ]);
      assert.equal((await answer({ status: 'APPROVED', alternative_item: { upc: '1', count: 1 } }))[3], KEY);
      assert.deepEqual(await answer({ status: 'APPROVED' }, '1111'), [404, 'Order item 1111 not found', 4000, undefined]);
    });

    test('customer and shopper write to each other while the order is picked and delivered, and read it a day longer', async () => {
      const { order, batchId, shopperId, says, customer } = await picking();
      assert.equal((await says({ body: 'Green bananas?', image: 'https://example.com/b.jpg' })).status, 200);
      const sent = await customer.post('/chat', { body: 'Yes, please' });
      assert.deepEqual([sent.type, sent.timezone], ['CHAT', 'America/Phoenix']);
      const { id: order_id, user_ref } = await c.ref(order.id);
      const { chat_messages, metadata } = await customer.get('/chat');
      const [first, second] = chat_messages;
      assert.deepEqual(
        [first.sender_id, first.sender_type, first.recipient_id, first.recipient_type, first.body, first.image, first.read, first.order_id],
        [shopperId, 'driver', user_ref, 'user', 'Green bananas?', 'https://example.com/b.jpg', false, order_id],
      );
      assert.deepEqual([second.id, second.sender_id, second.recipient_id, second.image], [sent.id, user_ref, shopperId, undefined]);
      const shopper = metadata.current_shopper;
      assert.deepEqual(metadata, {
        customer: { id: user_ref, display_name: 'Jo', avatar_url: '' },
        current_shopper: { id: shopperId, display_name: shopper.display_name, avatar_url: '' },
        shoppers: [shopper],
        is_expired: false,
      });
      const events = (await shop.state(order.id)).events.filter((event) => event.name === 'chat_message_created');
      assert.deepEqual(
        events.map((event) => event.metadata),
        [{ topic_id: String(order_id) }, { topic_id: String(order_id) }],
      );

      assert.deepEqual(await customer.put('/chat'), { messages_read_count: 1 });
      assert.deepEqual(await customer.put('/chat'), { messages_read_count: 0 });
      const read = (await customer.get('/chat')).chat_messages;
      assert.deepEqual([read[0].read, typeof read[0].read_at, read[1].read], [true, 'string', false]);
      assert.deepEqual(await c.manage('PUT', `/fulfillment/orders/${order.id}/messages`), { messages_read_count: 1 });
      assert.equal((await c.manage('GET', `/fulfillment/orders/${order.id}/messages`)).chat_messages[1].read, true);

      const headers = { 'x-treat-ids-as-internal': 'true' };
      const internal = await world.request(shop.token, 'GET', `/v2/post_checkout/chat/${order_id}/messages`, undefined, headers);
      assert.equal(internal.body.chat_messages.length, 2);

      await s.advance(batchId, 'completed');
      assert.deepEqual(refusal(await customer.send('POST', '/chat', { body: 'Thanks' })), NO_CHAT);
      assert.deepEqual(refusal(await says({ body: 'Bye' })), NO_CHAT);
      const { delivered_at } = (await shop.state(order.id)).body;
      const token = await c.tokenOf(order.userId);
      await c.freeze(Date.parse(delivered_at) + 24 * HOUR - 60_000);
      assert.equal((await (await c.on(order, token)).get('/chat')).chat_messages.length, 2);
      await c.freeze(Date.parse(delivered_at) + 24 * HOUR);
      const ended = await (await c.on(order)).get('/chat');
      await c.freeze(null);
      assert.deepEqual([ended.chat_messages, ended.metadata.is_expired], [[], true]);
    });

    test('a canceled chat is read a day longer too', async () => {
      const { order, says, customer } = await picking();
      await says({ body: 'Sorry' });
      await ok(s.sandbox(`/orders/${order.id}/callbacks`, { event_name: 'canceled' }));
      assert.equal((await customer.get()).workflow_state, 'canceled');
      assert.equal((await customer.get('/chat')).chat_messages.length, 1);
      assert.deepEqual(refusal(await customer.send('POST', '/chat', { body: 'Why?' })), NO_CHAT);
    });

    test('a message has at most 1,000 characters as people count them, and some', async () => {
      const { customer, says, shopperId } = await picking();
      const family = '👨‍👩‍👧‍👦';
      await customer.post('/chat', { body: family.repeat(1_000) });
      const long = [400, 'is too long (maximum is 1000 characters)', 1001, 'body'];
      assert.deepEqual(refusal(await customer.send('POST', '/chat', { body: family.repeat(1_001) })), long);
      assert.deepEqual(refusal(await customer.send('POST', '/chat', { body: 'x'.repeat(1_001) })), long);
      assert.deepEqual(refusal(await customer.send('POST', '/chat', { body: `x${'\u0301'.repeat(40_000)}` })), long);
      for (const body of [{}, { body: ' ' }]) {
        assert.deepEqual(refusal(await customer.send('POST', '/chat', body)), [400, "can't be blank", 1001, 'body']);
      }
      assert.equal(refusal(await says({ body: 'x', image: 'http://example.com/a.jpg' }))[3], 'image');
      assert.equal(refusal(await says({ body: 'x', shopper_id: shopperId + 1 }))[3], 'shopper_id');
      assert.equal((await says({ body: 'x', shopper_id: shopperId })).status, 200);
    });

    test('before anybody shops nobody is there to write to', async () => {
      const order = await s.order('delivery');
      const customer = await c.on(order);
      assert.deepEqual(refusal(await customer.send('POST', '/chat', { body: 'Hello?' })), NO_CHAT);
      const { chat_messages, metadata } = await customer.get('/chat');
      assert.deepEqual([chat_messages, metadata.current_shopper], [[], { id: 0, display_name: '', avatar_url: '' }]);
      await s.batch([order.id]);
      assert.deepEqual(refusal(await customer.send('POST', '/chat', { body: 'Hello?' })), NO_CHAT);
    });

    test("what a customer was told is kept, in the order's language", async () => {
      const { item, batchId, customer } = await picking();
      await item('1', { status: 'replaced', replacement_item: { upc: '5000000001' } });
      await item('2', { status: 'to_refund' });
      await s.advance(batchId, 'completed');
      const { lifecycle_messages } = await customer.get('/order_messages');
      assert.deepEqual(
        lifecycle_messages.map(({ type, body }: { type: string; body: string }) => [type, body]),
        [
          ['acknowledged', 'A shopper has your order'],
          ['picking', 'Your shopper has started shopping'],
          ['item_replaced', 'Product 4000000001 was replaced'],
          ['item_refunded', 'Product 7001 is not available and is refunded'],
          ['delivering', 'Your order is on its way'],
          ['delivered', 'Your order was delivered'],
        ],
      );
    });

    test('where shopper information is removed nothing tells of the shopper', async () => {
      const { batchId, says, customer } = await picking();
      await says({ body: 'Hello' });
      await s.advance(batchId, 'delivering');
      await c.manage('PATCH', '/settings', { remove_shopper_information: true });
      const PII = [403, 'Shopper PII', null, undefined];
      for (const path of ['/location', '/order_messages', '/chat']) assert.deepEqual(refusal(await customer.send('GET', path)), PII);
      assert.deepEqual(refusal(await customer.send('PUT', '/chat')), PII);
      assert.deepEqual(refusal(await customer.send('POST', '/chat', { body: 'Hello' })), NO_CHAT);
      assert.equal((await customer.get('/handling')).shopper, undefined);
      await c.manage('PATCH', '/settings', { remove_shopper_information: false });
    });

    test('dear items ask for a signature', async () => {
      const order = await s.order('delivery');
      const customer = await c.on(order);
      const rrc = nextId('whisk');
      await world.database.query(
        {
          name: '',
          text: `insert into cw.products (organization_id, banner_id, rrc, name, cost_unit, price_cents, attributes)
          select $1, b.id, $2, 'Whisk', 'each', 15000, '{"remote_image_url": "https://example.com/w.jpg"}' from cw.banners b where b.organization_id = $1`,
        },
        [shop.organizationId, rrc],
      );
      world.environment.directory.forget('products');
      const dear = await s.order('delivery', { items: [{ line_num: '1', count: 1, item: { rrc } }] });
      const buyer = await c.on(dear);
      const [line] = (await buyer.get('/items')).line_items;
      assert.deepEqual([line.certified_delivery, line.item.image_url], [true, 'https://example.com/w.jpg']);
      const flags = [await customer.get('/handling'), await buyer.get('/handling')].map((one) => one.certified_delivery);
      assert.deepEqual(flags, [false, true]);
      await c.manage('PATCH', '/settings', { certified_delivery_cents: 15_001 });
      assert.equal((await buyer.get('/handling')).certified_delivery, false);
    });

    test('what belongs to a pickup is refused for other orders', async () => {
      const order = await s.order('delivery');
      const { send } = await c.on(order);
      const none = [400, 'Pickup unavailable for non-pickup orders', 4001, undefined];
      assert.deepEqual(refusal(await send('GET', '/pickup/details')), none);
      assert.deepEqual(refusal(await send('GET', '/pickup/vehicle_info')), none);
      assert.deepEqual(refusal(await send('PUT', '/pickup/vehicle_info', {})), none);
      assert.deepEqual(refusal(await send('PUT', '/pickup_delegate', { name: 'A', phone_number: '4155550123' })), none);
      assert.deepEqual(refusal(await send('POST', '/pickup/schedule_pickup', { schedule_pickup_eta: '1900000000' })), none);
      assert.deepEqual(refusal(await send('POST', '/pickup/user_arrived')), [404, 'No pickup status found for order', 4000, undefined]);
    });

    test('a store tells customers how to collect, in its words or in ours', async () => {
      const order = await s.order('pickup', { locale: 'en-US' });
      const customer = await c.on(order);
      const { address } = await customer.get('/handling');
      assert.deepEqual([address.address_line_1, address.locality, address.administrative_area], [HOME.address_line_1, 'Phoenix', 'AZ']);
      assert.equal((await customer.get()).pickup_category, 'curbside');
      const categories = async () =>
        (await customer.get('/pickup/details')).pickup_instructions.map((one: { category: string }) => one.category);
      assert.deepEqual(await categories(), ['curbside', 'in_store']);
      const own = [
        { category: 'locker', instruction: 'Scan the code' },
        { category: 'curbside', instruction: 'Park at P1', instruction_images: [{ url: 'https://example.com/p.png', value: 'Map' }] },
      ];
      const path = '/stores/S1/pickup_instructions';
      assert.deepEqual(await c.manage('PUT', path, { pickup_instructions: own }), { pickup_instructions: own });
      assert.deepEqual(await c.manage('GET', path), { pickup_instructions: own });
      assert.deepEqual(await customer.get('/pickup/details'), { pickup_instructions: [own[1], own[0]] });
      const twice = await world.call(shop.token, 'PUT', path, { pickup_instructions: [own[0], own[0]] });
      assert.deepEqual(refusal(twice), [400, 'has already been taken', 1001, 'pickup_instructions[1].category']);
      await c.manage('PUT', path, { pickup_instructions: [] });
      assert.deepEqual(await categories(), ['curbside', 'in_store']);
      const nowhere = await world.call(shop.token, 'GET', '/stores/none/pickup_instructions');
      assert.equal(nowhere.status, 404);
    });

    test('a vehicle is described bit by bit; a delegate is named before anything is said of one', async () => {
      const order = await s.order('pickup');
      const customer = await c.on(order);
      assert.deepEqual(await customer.get('/pickup/vehicle_info'), {});
      const { id } = await c.ref(order.id);
      assert.deepEqual(await customer.put('/pickup/vehicle_info', { model: 'Corolla', color: 'silver' }), {
        vehicle_info: { id, model: 'Corolla', vehicle_type: '', color: 'silver', color_hex: '#E8E8E8' },
      });
      const { vehicle_info } = await customer.put('/pickup/vehicle_info', { vehicle_type: 'sedan', license_plate: 'F4K3' });
      assert.deepEqual(vehicle_info, {
        id,
        model: 'Corolla',
        vehicle_type: 'sedan',
        license_plate: 'F4K3',
        color: 'silver',
        color_hex: '#E8E8E8',
      });
      assert.deepEqual(await customer.get('/pickup/vehicle_info'), { vehicle_info });
      assert.equal(refusal(await customer.send('PUT', '/pickup/vehicle_info', { color: 'Silver' }))[3], 'color');
      const delegate = { is_pickup_delegate: true };
      assert.equal(refusal(await customer.send('PUT', '/pickup/vehicle_info', delegate))[3], 'is_pickup_delegate');
      assert.equal(refusal(await customer.send('PUT', '/pickup_delegate', { name: 'A', phone_number: '12' }))[3], 'phone_number');
      assert.deepEqual(await customer.put('/pickup_delegate', { name: 'Charles', phone_number: '(415) 555-0123' }), {});
      await customer.put('/pickup/vehicle_info', delegate);
      assert.deepEqual((await shop.state(order.id)).body.pickup.delegate, { full_name: 'Charles', phone_number: '+14155550123' });
      assert.deepEqual(await shop.contradictions(), []);
    });

    test('a customer who arrives calls a runner, once', async () => {
      const early = await s.order('pickup');
      const notStaged = await (await c.on(early)).send('POST', '/pickup/user_arrived');
      assert.deepEqual(
        [notStaged.status, notStaged.body],
        [400, { error: { message: 'Params error', code: 2001 }, meta: { order_delivery_id: 'Order delivery is not staged.' } }],
      );
      const { order, customer } = await staged();
      assert.equal((await customer.get()).workflow_state, 'ready_for_pickup');
      const delegate = { is_pickup_delegate: true };
      assert.equal(refusal(await customer.send('POST', '/pickup/user_arrived', delegate))[3], 'is_pickup_delegate');
      const twice = await Promise.all([customer.post('/pickup/user_arrived'), customer.post('/pickup/user_arrived', {})]);
      assert.deepEqual(twice, [{ success: true }, { success: true }]);
      assert.equal((await customer.get()).workflow_state, 'runner_awaiting');
      const { batches } = await c.manage('GET', '/fulfillment/batches?batch_type=runner_customer');
      const mine = batches.filter((one: { order_ids: string[] }) => one.order_ids.includes(order.id));
      assert.deepEqual(
        mine.map((one: { shopper_id: unknown; workflow_state: string }) => [one.shopper_id, one.workflow_state]),
        [[null, 'brand_new']],
      );
      assert.deepEqual((await s.events(order.id)).slice(-1), ['cartwright.customer_arrived']);
      await c.manage('PUT', `/fulfillment/batches/${mine[0].id}/shopper`, { shopper_id: await s.newShopper() });
      assert.equal((await customer.get()).workflow_state, 'runner_acknowledged');
      await s.advance(mine[0].id, 'completed');
      assert.equal((await customer.get()).workflow_state, 'delivered');
      assert.equal((await customer.send('POST', '/pickup/user_arrived')).status, 400);
    });

    test('a runner who has the order already meets the customer', async () => {
      const { order, customer } = await staged();
      await s.batch([order.id], { batch_type: 'runner_customer' });
      assert.equal((await customer.get()).workflow_state, 'runner_acknowledged');
      await customer.post('/pickup/user_arrived');
      assert.equal((await customer.get()).workflow_state, 'user_at_store');
    });

    test('a pickup is scheduled, and scheduled anew', async () => {
      const early = await s.order('pickup');
      const eta = new Date(Date.now() + 2 * HOUR).toISOString();
      const refused = await (await c.on(early)).send('POST', '/pickup/schedule_pickup', { schedule_pickup_eta: eta });
      assert.deepEqual(refusal(refused).slice(1, 3), [
        'Pickup can be scheduled for curbside orders that are ready_for_pickup; this one is curbside and brand_new',
        4001,
      ]);
      const { order, customer } = await staged();
      const schedule = (schedule_pickup_eta: unknown) => customer.send('POST', '/pickup/schedule_pickup', { schedule_pickup_eta });
      assert.deepEqual((await ok(schedule(eta))).body, { success: true });
      assert.deepEqual(await c.dueAt('order.pickup_eta', order.id), [Date.parse(eta)]);
      const seconds = Math.floor(Date.now() / 1000) + 600;
      await ok(schedule(seconds));
      assert.deepEqual(await c.dueAt('order.pickup_eta', order.id), [seconds * 1000]);
      assert.equal(Date.parse((await shop.state(order.id)).body.pickup.eta), seconds * 1000);
      assert.deepEqual(refusal(await schedule('soon')), [400, 'is not a valid ISO 8601 time', 1001, 'schedule_pickup_eta']);
      assert.deepEqual(refusal(await schedule(undefined)), [400, "can't be blank", 1001, 'schedule_pickup_eta']);
    });

    test('with the customer the chat, the vehicle and the delegate are forgotten', async () => {
      const { order, customer, says, batchId } = await picking('pickup');
      await says({ body: 'SECRET hello' });
      await customer.post('/chat', { body: 'SECRET answer' });
      await customer.put('/pickup_delegate', { name: 'SECRET', phone_number: '4155550177' });
      await customer.put('/pickup/vehicle_info', { model: 'SECRET', license_plate: 'SECRET' });
      await s.advance(batchId, 'staged');
      await customer.post('/pickup/user_arrived', { is_pickup_delegate: true });
      const runner = await s.batch([order.id], { batch_type: 'runner_customer' });
      await s.advance(runner.id, 'completed');
      await ok(shop.post(`/fulfillment/users/${order.userId}/deletion_requests`));
      const kept = await world.database.query(
        {
          name: '',
          text: `select jsonb_build_array((select jsonb_agg(to_jsonb(o)) from cw.orders o where o.organization_id = $1 and o.order_id = $2),
            (select jsonb_agg(to_jsonb(m)) from cw.chat_messages m join cw.orders o on o.id = m.order_ref where o.order_id = $2),
            (select jsonb_agg(k.response) from cw.idempotency_keys k))::text as text`,
        },
        [shop.organizationId, order.id],
      );
      const { text } = kept[0] as { text: string };
      assert.ok(!/SECRET|4155550177/.test(text), text);
      assert.equal((await customer.send('GET', '')).status, 401);
      assert.deepEqual(refusal(await (await c.on(order, shop.token)).send('GET', '')), [403, 'User Not Active', null, undefined]);
    });

    test('every event of these stories is as it is described', async () => {
      assert.deepEqual((await undescribedEvents(world.database)).problems, []);
    });
  });
}
