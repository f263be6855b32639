import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { scenarioLibrary } from '../../fulfillment/automatic-shopper/library.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../storage/testing/engines.ts';
import { timeOfShop } from '../due/due.fixture.ts';
import { runDue } from '../due/run-due.ts';
import { sandboxOf } from '../fulfilling/orders-under-way.fixture.ts';
import { operations } from '../index.ts';
import { openWorld, type World } from '../management/management.fixture.ts';
import { nextId, ok, openShop, refusal, type Shop } from '../orders/shop.fixture.ts';

const HOUR = 3_600;
const CALM = {
  short: 0,
  replace: 0,
  refund: 0,
  add: 0,
  message: 0,
  late: 0,
  customer_missing: 0,
  runner_missing: 0,
  cancel: 0,
  reschedule: 0,
};
const DELIVERY = ['brand_new', 'acknowledged', 'picking', 'item_found', 'item_found', 'checkout', 'delivering', 'delivered'];
const PICKUP = ['brand_new', 'acknowledged', 'picking', 'item_found', 'item_found', 'checkout', 'staged'];
const HANDED_OVER = ['customer_acknowledged', 'pickup_runner_started', 'delivered'];
const LAST_MILE = [
  'acknowledged',
  'acknowledged_for_delivery',
  'at_store',
  'bags_verified',
  'delivering',
  'arrival_at_customer',
  'delivered',
];
/** What time alone causes. */
const BY_TIME = ['order_location', 'at_store_eta', 'rating_reminder', 'cartwright.customer_arrived', 'cartwright.customer_expected'];

for (const engineName of ENGINES) {
  describe(`the automatic shopper on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;

    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine, operations);
    });
    after(async () => {
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });

    async function open() {
      const shop = await openShop(world);
      const time = await timeOfShop(world, shop);
      const sandbox = sandboxOf(shop);
      await time.set('freeze');
      const call = (method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: object) => world.call(shop.token, method, path, body);
      return {
        shop,
        ...sandbox,
        ...time,
        events: async (orderId: string) => (await sandbox.events(orderId)).filter((name) => !BY_TIME.includes(name)),
        advance: async (seconds: number) => (await time.set('advance', { seconds })) as { ran: Record<string, number>; failed: number },
        call,
        start: (orderId: string, body: object = {}) => call('POST', `/orders/${orderId}/automatic_shopper`, body),
        run: async (orderId: string) => (await ok(call('GET', `/orders/${orderId}/automatic_shopper`))).body,
        enable: async (body: object = {}) => (await ok(call('PUT', '/automatic_shopper', { probabilities: CALM, ...body }))).body,
      };
    }

    async function dispatchOrder(shop: Shop): Promise<string> {
      const order_id = nextId('x');
      await ok(
        shop.post('/fulfillment/lastmile/orders', {
          order_id,
          service_option_id: shop.optionId('last_mile', 14),
          location_code: 'S1',
          first_name: 'Jo',
          last_name: 'Doe',
          user_phone: '+14155550123',
          items_count: 3,
          items_weight: 4,
          address: { address_line_1: '50 Palm Lane', postal_code: '85004' },
        }),
      );
      return order_id;
    }

    test('every new order goes its way by itself while the clock is advanced, and none while it stands', async () => {
      const { shop, order, enable, events, advance, run, call } = await open();
      const earlier = await order('delivery');
      assert.equal((await enable()).enabled, true);
      const [delivery, pickup, lastMile] = [await order('delivery'), await order('pickup'), await order('last_mile')];
      const dispatch = await dispatchOrder(shop);
      while ((await runDue(world.environment)) > 0);
      assert.deepEqual(await events(delivery.id), ['brand_new']);
      assert.equal((await ok(call('GET', '/automatic_shopper'))).body.running, 4);
      const { failed, ran } = await advance(6 * HOUR);
      assert.equal(failed, 0);
      assert.ok(ran['shopper.step']! > 20);
      assert.deepEqual(await events(delivery.id), DELIVERY);
      assert.deepEqual(await events(pickup.id), [...PICKUP, ...HANDED_OVER]);
      assert.deepEqual(await events(lastMile.id), ['brand_new', 'staged', ...LAST_MILE]);
      assert.deepEqual(await events(dispatch), ['brand_new', 'staged', ...LAST_MILE]);
      assert.deepEqual(await events(earlier.id), ['brand_new']);
      const done = await run(pickup.id);
      assert.deepEqual([done.status, done.step, done.doing, done.next_at], ['done', done.steps, null, null]);
      assert.deepEqual(
        done.log.filter((entry: { result: string }) => /^(refused|skipped|stopped)/.test(entry.result)),
        [],
      );
      assert.deepEqual(await shop.contradictions(), []);
    });

    test('the speed divides every time, and real time needs no advance', async () => {
      const { order, start, run, set } = await open();
      const [slow, fast] = [await order('delivery'), await order('delivery')];
      await ok(start(slow.id, { probabilities: CALM }));
      await ok(start(fast.id, { probabilities: CALM, speed: 10_000 }));
      await set('resume');
      let state = await run(fast.id);
      while (state.status === 'running') {
        await runDue(world.environment);
        state = await run(fast.id);
      }
      assert.equal(state.status, 'done');
      assert.equal((await run(slow.id)).step, 0);
    });

    test('an order is taken once, also when many come between two looks, and goes on after a restart', async () => {
      const { order, enable, run, advance, events } = await open();
      await enable({ speed: 1_000 });
      const orders = [];
      for (let n = 0; n < 5; n++) {
        orders.push(await order('delivery', {}, 10 + n));
        if (n % 2 === 0) while ((await runDue(world.environment)) > 0);
      }
      await advance(HOUR);
      for (const one of orders) assert.deepEqual(await events(one.id), DELIVERY);
      assert.equal((await run(orders[0]!.id)).status, 'done');
    });

    test('a replacement waits for the customer, who answers through the API or not at all', async () => {
      const { order, start, advance, events, run, get } = await open();
      const waiting = await order('delivery');
      await ok(start(waiting.id, { scenario: 'replacement-unanswered' }));
      await advance(18 * 60);
      const midway = await run(waiting.id);
      assert.deepEqual([midway.doing, midway.scenario, midway.status], ['wait for the answer', 'replacement-unanswered', 'running']);
      await advance(6 * HOUR);
      assert.ok((await run(waiting.id)).log.some((entry: { result: string }) => entry.result === 'not within the time'));
      assert.ok((await events(waiting.id)).includes('item_replaced'));
      assert.equal((await get(waiting)).status, 'delivered');
    });

    for (const scenario of scenarioLibrary().values()) {
      test(`the scenario ${scenario.name} does all it says, with each kind of order`, async () => {
        const { shop, order, start, advance, run, events } = await open();
        for (const kind of scenario.kinds) {
          const id = kind === 'dispatch' ? await dispatchOrder(shop) : (await order(kind)).id;
          await ok(start(id, { scenario: scenario.name }));
          assert.equal((await advance(8 * HOUR)).failed, 0);
          const { status, log } = await run(id);
          const wanted = scenario.name.startsWith('held') ? 'held' : 'done';
          assert.equal(status, wanted, JSON.stringify(log));
          const odd = log.filter((entry: { result: string }) => /^(refused|stopped)/.test(entry.result));
          assert.deepEqual(odd, []);
          const names = await events(id);
          const last = { 'canceled-while-picking': 'canceled', 'held-at-picking': 'picking', 'happy-delivery': 'rating_updated' };
          assert.equal(names.at(-1), last[scenario.name as keyof typeof last] ?? 'delivered', names.join());
        }
        assert.deepEqual(await shop.contradictions(), []);
      });
    }

    test('a scenario of one’s own says what happens: replaced, rejected for an alternative, late by twenty minutes, customer missing', async () => {
      const { shop, order, start, advance, events, run } = await open();
      const { id } = await order('delivery');
      const scenario_text = `
steps:
  - replace: 2
    with: { upc: "4000000022" }
  - customer: alternative
    with: { rrc: "7002" }
    count: 3
    after: 2m
  - wait_for_answer: 10m
  - late: 20m
    at: delivering
  - customer_missing
`;
      await ok(start(id, { scenario_text }));
      const before = (await shop.state(id)).events[0]!.metadata.delivery_window.ends_at;
      await advance(6 * HOUR);
      assert.deepEqual(await events(id), [
        'brand_new',
        'acknowledged',
        'picking',
        'order_item_replacement',
        'item_replaced',
        'order_item_replacement',
        'item_replaced',
        'item_found',
        'checkout',
        'delivering',
        'late_delivery',
        'customer_mia',
        'delivered',
      ]);
      const { events: all, body } = await shop.state(id);
      const late = all.find((event) => event.name === 'fulfillment.late_delivery')!.metadata.new_window.ends_at;
      assert.equal(Date.parse(late) - Date.parse(before), 20 * 60_000);
      assert.deepEqual(
        [body.items[1].pick.replacement.rrc, body.items[1].pick.qty, body.items[1].pick.replacement_status],
        ['7002', 3, 'APPROVED'],
      );
      assert.equal((await run(id)).scenario, null);
    });

    test('what is wrong with a scenario is told with path and line, all of it', async () => {
      const { order, start } = await open();
      const { id } = await order('delivery');
      const scenario_text = 'steps:\n  - replace: 1\n    whith: {}\n  - jump: 3\n  - at: picking\n    find: 1\n    after: soon\n';
      const answer = await start(id, { scenario_text });
      assert.deepEqual(
        answer.body.error.errors.map((one: { error: { message: string }; meta: { key: string } }) => [
          one.meta.key,
          one.error.message.slice(0, 40),
        ]),
        [
          ['scenario_text.steps[0].whith', 'line 3: steps[0].whith is not known here'],
          ['scenario_text.steps[1]', 'line 4: steps[1] must name exactly one a'],
          ['scenario_text.steps[2].after', 'line 7: steps[2].after is not of the rig'],
        ],
      );
      const misfit = await start(id, { scenario: 'pickup-curbside' });
      assert.deepEqual(refusal(misfit), [400, 'is for pickup orders, not for delivery', 1001, 'scenario']);
      assert.equal((await start(id, { scenario: 'nonsense' })).status, 400);
      assert.equal((await start(id, { scenario: 'happy-delivery', scenario_text: 'steps: [cancel]' })).status, 400);
      assert.equal((await start('nobody', {})).status, 404);
      const both = await start(id, { probabilities: { replace: 0.7, refund: 0.7 } });
      assert.deepEqual(refusal(both), [400, 'short, replace, refund must not be more than 1 together', 1001, 'probabilities']);
    });

    test('a stopped order stays where it is, for all or for one, and can be started again', async () => {
      const { order, start, advance, call, run, enable, events } = await open();
      const [one, two] = [await order('delivery'), await order('delivery')];
      await ok(start(one.id, { scenario: 'happy-delivery' }));
      await enable({ enabled: false });
      await ok(start(two.id));
      await advance(10 * 60);
      assert.equal((await ok(call('DELETE', `/orders/${one.id}/automatic_shopper`))).body.status, 'stopped');
      assert.deepEqual((await ok(call('DELETE', '/automatic_shopper'))).body, { stopped: 1 });
      const before = [await events(one.id), await events(two.id)];
      await advance(HOUR);
      assert.deepEqual([await events(one.id), await events(two.id)], before);
      await ok(start(one.id, { probabilities: CALM }));
      await advance(6 * HOUR);
      assert.equal((await run(one.id)).status, 'done');
      assert.equal((await events(one.id)).at(-1), 'delivered');
      const over = await start(one.id);
      assert.deepEqual(refusal(over), [400, 'Order is delivered already', 1001, 'order_id']);
    });

    test('it goes on from where a person left the order, and lets go of one that was canceled', async () => {
      const { order, start, advance, run, events, batch, sandbox, shop } = await open();
      const [helped, dropped] = [await order('delivery'), await order('delivery')];
      for (const { id } of [helped, dropped]) await ok(start(id, { probabilities: CALM, start: 'at_once' }));
      const { id: batchId } = await batch([helped.id]);
      await ok(sandbox(`/batches/${batchId}/advance`, { workflow_state: 'checkout' }));
      await ok(shop.post(`/fulfillment/users/${dropped.userId}/orders/${dropped.id}/cancel`));
      await advance(6 * HOUR);
      assert.deepEqual(await events(helped.id), ['brand_new', 'acknowledged', 'picking', 'checkout', 'delivering', 'delivered']);
      assert.equal((await run(helped.id)).status, 'done');
      const left = await run(dropped.id);
      assert.deepEqual([left.status, left.log.at(-1).result], ['done', 'stopped: the order is canceled']);
    });

    test('orders of two organizations and their shoppers know nothing of each other', async () => {
      const [mine, other] = [await open(), await open()];
      const { id } = await mine.order('delivery');
      await mine.enable();
      const theirs = await other.order('delivery');
      await other.advance(HOUR);
      assert.deepEqual(await other.events(theirs.id), ['brand_new']);
      await ok(mine.start(id));
      assert.equal((await other.call('GET', `/orders/${id}/automatic_shopper`)).status, 404);
      assert.equal((await other.call('DELETE', `/orders/${id}/automatic_shopper`)).status, 404);
      assert.equal((await other.start(id)).status, 404);
    });

    test('the same seed and order do the same, another seed something else', async () => {
      const one = await open();
      const { id } = await one.order('delivery');
      const wild = { ...CALM, short: 0.3, replace: 0.3, refund: 0.3, late: 0.5, message: 0.5 };
      const plan = async (seed: string) => (await ok(one.start(id, { probabilities: wild, seed }))).body.plan;
      const plans = [];
      for (const seed of ['a', 'b', 'c', 'd', 'e', 'f']) plans.push((await plan(seed)).join());
      assert.equal((await plan('a')).join(), plans[0]);
      assert.ok(new Set(plans).size > 2);
    });

    test('the library is listed, each scenario can be read, and their language is a schema', async () => {
      const { call } = await open();
      const { scenarios } = (await ok(call('GET', '/scenarios'))).body;
      assert.ok(scenarios.length >= 12);
      for (const { name, description } of scenarios) {
        assert.ok(description.length > 20);
        assert.match((await ok(call('GET', `/scenarios/${name}`))).body.text, new RegExp(`^name: ${name}`));
      }
      assert.equal((await call('GET', '/scenarios/nonsense')).status, 404);
      assert.ok((await ok(call('GET', '/scenario_language'))).body.properties.steps);
    });

    test('production has no automatic shopper', async () => {
      const production = await openWorld(engine, operations, 'production');
      const { token } = await production.organization('live');
      assert.equal((await production.call(token, 'GET', '/automatic_shopper')).status, 404);
      assert.equal((await production.call(token, 'GET', '/scenarios')).status, 404);
      await production[Symbol.asyncDispose]();
    });
  });
}
