import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { statement } from '../../storage/engine/index.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../storage/testing/engines.ts';
import { operations } from '../index.ts';
import { openWorld, type World } from '../management/management.fixture.ts';
import { nextId, ok, openShop, refusal, type Shop } from './shop.fixture.ts';

const addWine = statement<[organizationId: number]>(
  '',
  `insert into cw.products (organization_id, banner_id, rrc, upc, name, cost_unit, alcohol)
   select $1, id, 'WINE', '400000000099', 'Wine', 'each', 'wine' from cw.banners where organization_id = $1`,
);
const ITEMS = [{ line_num: '1', count: 2, item: { upc: '4000000000' } }];

for (const engineName of ENGINES) {
  describe(`pickup orders and replacements on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    let shop: Shop;
    let userId: string;

    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine, operations);
      shop = await openShop(world);
      await world.database.query(addWine, [shop.organizationId]);
      userId = await shop.newUser();
    });
    after(async () => {
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });

    const pickup = async (more: object = {}, user = userId, headers?: Record<string, string>) => {
      const hold = await shop.reserve(user, 'pickup');
      const order = { order_id: nextId('p'), service_option_hold_id: hold, location_code: 'S1', items: ITEMS, ...more };
      return shop.post(`/fulfillment/users/${user}/orders/pickup`, order, headers);
    };

    test('a pickup order takes the pickup pool, has no tip and no address, and is announced', async () => {
      const before = await shop.booked(12, 1);
      const { body } = await ok(pickup({ loyalty_number: 'L1', paid_with_ebt: true, locale: 'en-CA', applied_instacartplus: true }));
      assert.equal(body.status, 'brand_new');
      assert.equal(body.locale, 'en_CA');
      assert.equal(body.is_instacartplus, true);
      assert.equal(body.fulfillment_details.store_location, 'S1');
      assert.deepEqual([await shop.booked(12, 1), await shop.booked(12, 0)], [before + 1, 0]);
      const state = await shop.state(body.id);
      assert.deepEqual([state.kind, state.body.tip_cents, state.body.address], ['pickup', 0, undefined]);
      assert.deepEqual(
        state.events.map((event) => event.name),
        ['fulfillment.brand_new'],
      );
      const read = await ok(shop.get(`/fulfillment/users/${userId}/orders/${body.id}`));
      assert.deepEqual(read.body, { ...body, pos_payment_method: 'UNSPECIFIED' });
    });

    test('pickup has no limit of units', async () => {
      await ok(pickup({ items: [{ line_num: '1', count: 251, item: { upc: '4000000000' } }] }));
    });

    test('the location code is required and is that of the hold', async () => {
      await shop.newStore('S2', {});
      assert.deepEqual(refusal(await pickup({ location_code: undefined })), [400, "can't be blank", 1001, 'location_code']);
      assert.deepEqual(refusal(await pickup({ location_code: 'S2' })), [
        400,
        'is not the store of the service option hold',
        1001,
        'location_code',
      ]);
      assert.deepEqual(refusal(await pickup({ location_code: 'S9' })), [400, 'Could not find specified store.', 1001, 'location_code']);
    });

    test('a hold for delivery is no hold for pickup', async () => {
      const hold = await shop.reserve(userId, 'delivery');
      const refused = await pickup({ service_option_hold_id: hold });
      assert.deepEqual(refusal(refused), [400, 'Service option hold is for another kind of order', 1001, 'service_option_hold_id']);
    });

    test('alcohol needs the birthday of someone old enough', async () => {
      const items = [{ line_num: '1', count: 1, item: { rrc: 'WINE' } }];
      assert.deepEqual(refusal(await pickup({ items })), [400, "can't be blank", 1001, 'user.birthday']);
      assert.equal((await pickup({ items, user: { birthday: '2020-01-01' } })).body.meta.key, 'user.birthday');
      await ok(pickup({ items, user: { birthday: '1980-01-01' } }));
    });

    test('an Idempotency-Key repeats the answer, and the order is made once', async () => {
      const order_id = nextId('p');
      const hold = await shop.reserve(userId, 'pickup');
      const order = { order_id, service_option_hold_id: hold, location_code: 'S1', items: ITEMS };
      const send = () => shop.post(`/fulfillment/users/${userId}/orders/pickup`, order, { 'idempotency-key': order_id });
      const answers = await Promise.all([ok(send()), ok(send()), ok(send())]);
      assert.equal(new Set(answers.map(({ body }) => JSON.stringify(body))).size, 1);
      assert.equal((await shop.state(order_id)).events.length, 1);
    });

    test('a pickup order is updated and rescheduled, keeps no tip, and a cancellation gives its place back', async () => {
      const { body } = await ok(pickup());
      const path = `/fulfillment/users/${userId}/orders/${body.id}`;
      const taken = await shop.booked(12, 1);
      const items = [{ line_num: '1', count: 5, item: { upc: '4000000000' } }];
      const tipped = await shop.put(path, { initial_tip_cents: 100, items });
      assert.deepEqual([tipped.status, tipped.body.error.code, tipped.body.meta.key], [400, 4001, 'initial_tip_cents']);
      const updated = await ok(shop.put(path, { initial_tip_cents: 0, items }));
      assert.equal(updated.body.items[0].qty, 5);
      const hold = await shop.reserve(userId, 'pickup', 15);
      const moved = await ok(shop.put(path, { initial_tip_cents: 0, items, service_option_hold_id: hold }));
      assert.equal(moved.body.fulfillment_details.window_starts_at, shop.time(15));
      assert.deepEqual([await shop.booked(12, 1), await shop.booked(15, 1)], [taken - 1, 1]);
      const delivery = await shop.reserve(userId, 'delivery', 15);
      assert.equal((await shop.put(path, { initial_tip_cents: 0, items, service_option_hold_id: delivery })).status, 400);
      assert.equal((await ok(shop.post(`${path}/cancel`))).body.status, 'canceled');
      assert.equal(await shop.booked(15, 1), 0);
      assert.deepEqual(
        (await shop.state(body.id)).events.map((event) => event.name),
        ['fulfillment.brand_new', 'cartwright.order_updated', 'fulfillment.rescheduled', 'fulfillment.canceled'],
      );
    });

    test('replacements overwrite those of the line, and setting the same again writes nothing', async () => {
      const first = { line_num: '1', count: 2, item: { upc: '4000000000' }, replacement_items: [{ upc: '4000000011' }] };
      const { body } = await ok(pickup({ items: [first, { line_num: '2', count: 1, item: { upc: '4000000022' } }] }));
      const path = `/fulfillment/users/${userId}/orders/${body.id}/replacement_selections`;
      const selections = [{ line_num: '1', count: 3, weight: 1.5, replacement_items: [{ rrc: 'R1' }, { upc: '4000000033' }] }];
      const set = await ok(shop.put(path, { selections }));
      assert.equal(set.body.items[0].replacement_policy, 'users_choice');
      const state = await shop.state(body.id);
      assert.deepEqual(state.body.items[0].replacement_items, [{ rrc: 'R1' }, { upc: '4000000033' }]);
      assert.equal(state.body.items[0].replacement_qty, 3);
      assert.deepEqual(state.body.items[1].replacement_items, []);
      assert.deepEqual((await ok(shop.put(path, { selections }))).body, set.body);
      assert.equal((await shop.state(body.id)).version, state.version);
    });

    test('replacements: line numbers that the order lacks are listed, at most ten selections, one code each', async () => {
      const { body } = await ok(pickup());
      const path = `/fulfillment/users/${userId}/orders/${body.id}/replacement_selections`;
      const unknown = await shop.put(path, { selections: ['1', '7', '8'].map((line_num) => ({ line_num })) });
      assert.deepEqual(refusal(unknown), [400, 'Line items not found in the order: 7, 8', 1001, 'selections']);
      const many = await shop.put(path, { selections: Array.from({ length: 11 }, (_, n) => ({ line_num: String(n) })) });
      assert.deepEqual(refusal(many), [400, 'is too long (maximum is 10 entries)', 1001, 'selections']);
      const both = await shop.put(path, { selections: [{ line_num: '1', replacement_items: [{ upc: '1', rrc: '2' }] }] });
      assert.equal(both.body.meta.key, 'selections[0].replacement_items[0]');
      const zero = await shop.put(path, { selections: [{ line_num: '1', count: 0 }] });
      assert.deepEqual(refusal(zero), [400, 'must be greater than 0', 1001, 'selections[0].count']);
      assert.equal((await shop.state(body.id)).version, 1);
    });

    test('replacements are possible until picking ends, and never for last mile orders or those of others', async () => {
      const { body } = await ok(pickup());
      const path = `/fulfillment/users/${userId}/orders/${body.id}/replacement_selections`;
      const set = (upc: string) => shop.put(path, { selections: [{ line_num: '1', replacement_items: [{ upc }] }] });
      for (const [index, status] of ['brand_new', 'acknowledged', 'picking'].entries()) {
        await shop.advance(body.id, status);
        await ok(set(`400000000${index}`));
      }
      for (const status of ['staged', 'delivered', 'canceled']) {
        await shop.advance(body.id, status);
        assert.deepEqual(refusal(await set('1')), [400, 'too_late', 1001, undefined]);
      }
      const other = await openShop(world);
      const stranger = await other.newUser();
      const theirs = await other.put(`/fulfillment/users/${stranger}/orders/${body.id}/replacement_selections`, {
        selections: [{ line_num: '1' }],
      });
      assert.deepEqual(refusal(theirs), [404, 'Resource not found', 4000, undefined]);
      await shop.advance(body.id, 'brand_new');
      await shop.post(`/fulfillment/users/${userId}/orders/${body.id}/cancel`);
    });

    test('afterwards every order has its one place', async () => {
      assert.deepEqual(await shop.contradictions(), []);
    });
  });
}
