import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { statement } from '../../storage/engine/index.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../storage/testing/engines.ts';
import { sandboxOf } from '../fulfilling/orders-under-way.fixture.ts';
import { operations } from '../index.ts';
import { openWorld, type World } from '../management/management.fixture.ts';
import { ok, openShop, refusal, type Shop } from '../orders/shop.fixture.ts';
import { customersOf } from '../post-checkout/customers.fixture.ts';

const HOUR = 3_600_000;
const UNKNOWN = [404, 'Resource not found', 4000, undefined];
const CLOSED = 'The order ended more than 24 hours ago; its page can only be read. Contact the store for anything else';

const insertProduct = statement<[organizationId: number, product: string], { id: number }>(
  '',
  `insert into cw.products (organization_id, banner_id, name, cost_unit, deliverable, upc, rrc, price_cents, attributes)
   select $1, b.id, x.name, x.cost_unit, true, x.upc, x.rrc, x.price_cents, '{}'
     from cw.banners b, jsonb_to_record($2::jsonb) as x(name text, cost_unit text, upc text, rrc text, price_cents integer)
    where b.organization_id = $1 returning id`,
);
const takeOffSale = statement<[organizationId: number, rrc: string]>(
  '',
  `insert into cw.store_items (organization_id, banner_id, store_number, product_id, available, attributes, updated_at)
   select p.organization_id, p.banner_id, s.number, p.id, false, '{}', now()
     from cw.products p join cw.stores s on s.organization_id = p.organization_id where p.organization_id = $1 and p.rrc = $2`,
);

for (const engineName of ENGINES) {
  describe(`pages of orders on ${engineName}`, () => {
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

    /** What somebody can do who knows the order's link and nothing else. */
    async function pageOf(order: { id: string; userId: string }) {
      const link = (await s.get(order)).order_url.split('/o/')[1];
      const url = (path: string) => `/cartwright/v1/order_pages/${link}${path}`;
      const send = (method: 'GET' | 'PUT' | 'POST', path: string, body?: object) => world.send(method, url(path), body);
      return { link, send, get: async (query = '') => (await ok(send('GET', query))).body };
    }
    async function picking(more: object = {}) {
      const order = await s.order('delivery', more);
      const { id: batchId, shopperId } = await s.batch([order.id]);
      await s.advance(batchId, 'picking');
      const item = (line: string, body: object) =>
        ok(shop.put(`/fulfillment_sandbox/shoppers/${shopperId}/orders/${order.id}/items/${line}`, body));
      return { order, batchId, item, page: await pageOf(order) };
    }
    const course = (page: { steps: { step: string; state: string }[] }) => page.steps.map(({ step, state }) => `${step} ${state}`);

    test('a link shows the order to whoever has it, step by step until the door', async () => {
      const order = await s.order('delivery', { special_instructions: 'Ring twice' });
      const page = await pageOf(order);
      const first = await page.get();
      assert.match(page.link, /^d[\w-]{32}$/);
      assert.deepEqual([first.order_id, first.kind, first.step, first.title], [order.id, 'delivery', 'received', 'We got your order']);
      assert.equal(first.destination.address.postal_code, '85004');
      assert.equal(first.handling.instructions, 'Ring twice');
      assert.deepEqual(first.actions, ['read_messages']);
      assert.equal(first.shopper, undefined);
      const { id } = await s.batch([order.id]);
      await s.advance(id, 'picking');
      const shopping = await page.get();
      assert.deepEqual(course(shopping), [
        'received done',
        'shopping current',
        'shopping_complete ahead',
        'out_for_delivery ahead',
        'delivered ahead',
      ]);
      assert.deepEqual(shopping.actions, ['read_messages', 'send_message']);
      assert.equal(typeof shopping.shopper.first_name, 'string');
      await s.advance(id, 'checkout', 'delivering');
      const away = await page.get();
      assert.deepEqual([away.step, typeof away.location.latitude, typeof away.arrives_at], ['out_for_delivery', 'number', 'string']);
      await s.advance(id, 'completed');
      const done = await page.get();
      assert.deepEqual(
        [done.step, done.location, done.steps.every((one: { at?: string }) => one.at !== undefined)],
        ['delivered', undefined, true],
      );
      assert.deepEqual(done.actions, ['read_messages', 'rate', 'set_tip']);
    });

    test('a replacement is decided on the page, once', async () => {
      const { item, page } = await picking();
      await item('1', { status: 'replaced', replacement_item: { upc: '5000000001' } });
      await item('2', { status: 'replaced', replacement_item: { upc: '5000000002' } });
      const shown = await page.get();
      assert.deepEqual([shown.step, shown.title], ['review_replacements', 'Review replacements']);
      assert.ok(shown.actions.includes('decide_replacement'));
      assert.deepEqual(
        shown.items.map((one: { can_decide: boolean }) => one.can_decide),
        [true, true],
      );
      const decide = (index: number, body: object) => page.send('PUT', `/items/${shown.items[index].id}/replacement`, body);
      assert.deepEqual(refusal(await decide(0, { status: 'MAYBE' })), [400, 'is not included in the list', 1001, 'status']);
      await ok(decide(0, { status: 'APPROVED' }));
      await ok(decide(1, { status: 'REJECTED', alternative_item: { upc: '5000000003', count: 1 } }));
      assert.equal(refusal(await decide(0, { status: 'REJECTED' }))[1], 'The replacement has already been responded to');
      const decided = await page.get();
      assert.equal(decided.step, 'shopping');
      assert.deepEqual(
        decided.items.map((one: { replacement_status: string; can_decide: boolean }) => [one.replacement_status, one.can_decide]),
        [
          ['APPROVED', false],
          ['REJECTED', false],
        ],
      );
      assert.equal(typeof decided.items[1].alternative.name, 'string');
    });

    test('the customer finds what the store of the order has, and asks for it in place of a replacement', async () => {
      const { item, page } = await picking();
      const add = (product: object) => world.database.query(insertProduct, [shop.organizationId, JSON.stringify(product)]);
      await add({ name: 'Oranges, sweet', rrc: 'O2', cost_unit: 'lb', price_cents: 299 });
      await add({ name: 'Orange', rrc: 'O1', upc: '036000291452', cost_unit: 'each', price_cents: 79 });
      await add({ name: 'Orange, sold out', rrc: 'O3', cost_unit: 'each' });
      await world.database.query(takeOffSale, [shop.organizationId, 'O3']);
      const found = async (q: string) => (await ok(page.send('GET', `/products?q=${encodeURIComponent(q)}`))).body.products;
      assert.deepEqual(
        (await found('oranges')).map((one: Record<string, unknown>) => [one.rrc, one.price_cents, one.ordered_by]),
        [
          ['O1', 79, 'count'],
          ['O2', 299, 'weight'],
        ],
      );
      assert.deepEqual((await found('36000291452')).length, 1);
      assert.deepEqual([await found("' & !"), await found('unobtainium')], [[], []]);
      assert.deepEqual(refusal(await page.send('GET', '/products?q=%20')), [400, "can't be blank", 1001, 'q']);
      await item('1', { status: 'replaced', replacement_item: { upc: '5000000001' } });
      const [{ id }] = (await page.get()).items;
      await ok(page.send('PUT', `/items/${id}/replacement`, { status: 'REJECTED', alternative_item: { rrc: 'O2', weight: 1.5 } }));
      assert.equal((await page.get()).items[0].alternative.name, 'Oranges, sweet');
    });

    test('customer and shopper write to each other through the page', async () => {
      const { order, page } = await picking();
      await ok(page.send('POST', '/messages', { body: 'Green ones will do' }));
      await ok(world.call(shop.token, 'POST', `/fulfillment/orders/${order.id}/messages`, { body: 'All right' }));
      assert.equal((await page.get()).chat.unread, 1);
      const { chat_messages } = (await ok(page.send('GET', '/messages'))).body;
      assert.deepEqual(
        chat_messages.map((one: { body: string; sender_type: string }) => [one.sender_type, one.body]),
        [
          ['user', 'Green ones will do'],
          ['driver', 'All right'],
        ],
      );
      assert.deepEqual((await ok(page.send('PUT', '/messages'))).body, { messages_read_count: 1 });
      assert.equal((await page.get()).chat.unread, 0);
      assert.equal((await page.send('POST', '/messages', { body: ' ' })).status, 400);
    });

    test('a curbside order is collected with the page: vehicle, delegate, arrival, runner', async () => {
      const order = await s.order('pickup');
      const page = await pageOf(order);
      assert.equal(refusal(await page.send('POST', '/arrival', {}))[1], 'Params error');
      const { id } = await s.batch([order.id]);
      await s.advance(id, 'staged');
      assert.deepEqual((await page.get()).actions, ['read_messages', 'send_message', 'set_vehicle', 'record_arrival', 'set_delegate']);
      await ok(page.send('PUT', '/vehicle', { model: 'Mini', color: 'red' }));
      await ok(page.send('PUT', '/delegate', { name: 'Charles', phone_number: '+14155550123' }));
      await ok(page.send('POST', '/arrival', { is_pickup_delegate: true }));
      const shown = await page.get();
      assert.deepEqual([shown.step, shown.destination, shown.pickup.vehicle.color_hex], ['still_looking', undefined, '#C62828']);
      assert.deepEqual(shown.pickup.delegate, { name: 'Charles', phone_ending: '0123' });
      assert.ok(!shown.actions.includes('record_arrival'));
      await ok(world.call(shop.token, 'POST', `/fulfillment/orders/${order.id}/events`, { event_name: 'runner_not_found' }));
      const inside = await page.get();
      assert.deepEqual([inside.step, inside.pickup.category], ['pick_up_in_store', 'in_store']);
    });

    test('what is unknown, of another kind of page, or of another length looks like what does not exist', async () => {
      const { page } = await picking();
      for (const link of ['x', 'd'.repeat(33), `p${page.link.slice(1)}`, `${page.link}x`, 'd'.repeat(9_000), '%00', "d'--"]) {
        for (const [method, path, body] of [
          ['GET', '', undefined],
          ['GET', '/messages', undefined],
          ['GET', '/products?q=x', undefined],
          ['POST', '/messages', { body: 'x' }],
          ['PUT', '/rating', { rating_value: 'STARS5' }],
        ] as const) {
          const answer = await world.send(method, `/cartwright/v1/order_pages/${link}${path}`, body);
          if (link === '%00') assert.equal(answer.status, 400);
          else assert.deepEqual(refusal(answer), UNKNOWN, `${method} ${path}`);
        }
      }
    });

    test('a day after the end the page can only be read and names nobody; after thirty days the link is unknown', async () => {
      const { order, batchId, page } = await picking({ special_instructions: 'Code 1234' });
      await s.advance(batchId, 'completed');
      const { delivered_at } = await page.get();
      await ok(page.send('PUT', '/rating', { rating_value: 'STARS4' }));
      assert.deepEqual((await ok(page.send('PUT', '/tip', { tip_amount_cents: 700 }))).body, { tip_amount_cents: 700 });
      try {
        await c.freeze(Date.parse(delivered_at) + 24 * HOUR);
        const later = await page.get();
        assert.deepEqual([later.step, later.destination, later.handling.instructions, later.actions], ['delivered', undefined, '', []]);
        assert.deepEqual([later.chat.is_expired, later.rating.rating_value, later.tip_amount_cents], [true, 'STARS4', 700]);
        assert.deepEqual(refusal(await page.send('PUT', '/rating', { rating_value: 'STARS1' })), [400, CLOSED, 4001, undefined]);
        assert.deepEqual(refusal(await page.send('GET', '/products?q=x')), [400, CLOSED, 4001, undefined]);
        await c.freeze(Date.parse(delivered_at) + 30 * 24 * HOUR);
        assert.deepEqual(refusal(await page.send('GET', '')), UNKNOWN);
        assert.deepEqual(refusal(await page.send('GET', '/messages')), UNKNOWN);
      } finally {
        await c.freeze(null);
      }
      assert.equal((await shop.state(order.id)).body.rating.rating_value, 'STARS4');
    });

    test('nothing tells of the shopper where the organization removes shopper information', async () => {
      const { batchId, page } = await picking();
      await s.advance(batchId, 'delivering');
      await c.manage('PATCH', '/settings', { remove_shopper_information: true });
      try {
        const shown = await page.get();
        assert.deepEqual(
          [shown.shopper, shown.location, shown.actions, shown.chat],
          [undefined, undefined, [], { is_expired: true, unread: 0 }],
        );
        assert.equal((await page.send('GET', '/messages')).status, 403);
      } finally {
        await c.manage('PATCH', '/settings', { remove_shopper_information: false });
      }
    });

    test('who waits gets the next version as soon as it is there', async () => {
      const { order, item, page } = await picking();
      const { version } = await page.get();
      const waiting = page.get(`?wait=30&after=${version}`);
      await item('1', { status: 'found', qty: 1 });
      const news = await waiting;
      assert.notEqual(news.version, version);
      assert.equal(news.items[0].status, 'FOUND');
      assert.equal((await page.get('?wait=30&after=0.0.0')).version, news.version);
      const told = page.get(`?wait=30&after=${news.version}`);
      await ok(world.call(shop.token, 'POST', `/fulfillment/orders/${order.id}/messages`, { body: 'Hello' }));
      assert.equal((await told).chat.unread, 1);
      assert.equal((await page.send('GET', '?wait=31')).status, 400);
    });

    test('a page reaches its own order and no other of the same customer', async () => {
      const { page, item } = await picking();
      const other = await picking();
      await item('1', { status: 'replaced', replacement_item: { upc: '5000000001' } });
      await other.item('1', { status: 'replaced', replacement_item: { upc: '5000000001' } });
      const foreign = (await other.page.get()).items[0].id;
      assert.deepEqual(refusal(await page.send('PUT', `/items/${foreign}/replacement`, { status: 'APPROVED' })), [
        404,
        `Order item ${foreign} not found`,
        4000,
        undefined,
      ]);
    });

    test('the link of a deleted user is unknown, that of an inactive one refuses', async () => {
      const { order, batchId, page } = await picking();
      await s.advance(batchId, 'completed');
      await ok(world.call(shop.token, 'PATCH', `/users/${order.userId}`, { active: false }));
      assert.equal((await page.send('GET', '')).status, 403);
      await ok(world.call(shop.token, 'PATCH', `/users/${order.userId}`, { active: true }));
      await ok(shop.post(`/fulfillment/users/${order.userId}/deletion_requests`));
      assert.deepEqual(refusal(await page.send('GET', '')), UNKNOWN);
    });
  });
}
