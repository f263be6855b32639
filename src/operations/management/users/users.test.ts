import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { statement } from '../../../storage/engine/index.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../../storage/testing/engines.ts';
import { operations } from '../../index.ts';
import { HOME, nextId, ok, openShop, refusal, type Shop } from '../../orders/shop.fixture.ts';
import { openWorld, type World } from '../management.fixture.ts';

const lastUser = statement<[organizationId: number], { user_id: string; active: boolean }>(
  '',
  'select user_id, active from cw.users where organization_id = $1 order by id desc limit 1',
);
const keptWith = statement<[text: string], { count: number }>(
  '',
  'select count(*)::integer as count from cw.idempotency_keys where strpos(response, $1) > 0',
);
const NOT_FOUND = [404, 'Resource not found', 4000, undefined];
const NOT_ACTIVE = [403, 'User Not Active', null, undefined];

for (const engineName of ENGINES) {
  describe(`users in the Management API on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    let shop: Shop;

    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine, operations);
      shop = await openShop(world);
    });
    after(async () => {
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });

    const url = (userId: string) => `/cartwright/v1/users/${encodeURIComponent(userId)}`;
    const get = (userId: string, at = shop) => world.request(at.token, 'GET', url(userId));
    const set = (userId: string, active: unknown, at = shop, headers: Record<string, string> = {}) =>
      world.request(at.token, 'PATCH', url(userId), active === undefined ? {} : { active }, headers);
    const reserve = (userId: string) => shop.post(`/fulfillment/users/${userId}/service_options/${shop.optionId('delivery', 12)}/reserve`);

    test('a user is shown as it was made', async () => {
      const user_id = 'ada@example.com/1';
      await ok(shop.post('/fulfillment/users', { user_id, first_name: 'Ada', locale: 'en-US' }));
      const { created_at, updated_at, ...user } = (await ok(get(user_id))).body;
      assert.deepEqual(user, { user_id, first_name: 'Ada', last_name: null, phone_number: null, locale: 'en-US', active: true });
      assert.match(created_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      assert.equal(updated_at, created_at);
    });

    test('an inactive user and its orders are refused until it is active again', async () => {
      const userId = await shop.newUser();
      const hold = await shop.reserve(userId, 'delivery');
      const order = {
        order_id: nextId('o'),
        service_option_hold_id: hold,
        initial_tip_cents: 0,
        address: HOME,
        items: [{ line_num: '1', count: 1, item: { upc: '4000000000' } }],
      };
      const { body: made } = await ok(shop.post(`/fulfillment/users/${userId}/orders/delivery`, order));
      const { body: inactive } = await ok(set(userId, false));
      assert.deepEqual([inactive.active, (await get(userId)).body], [false, inactive]);
      const path = `/fulfillment/users/${userId}/orders/${order.order_id}`;
      for (const answer of [
        reserve(userId),
        shop.get(path),
        shop.put(`${path}/tip`, { tip_amount_cents: 1 }),
        shop.post(`${path}/cancel`),
      ]) {
        assert.deepEqual(refusal(await answer), NOT_ACTIVE);
      }
      assert.deepEqual(refusal(await shop.post(`/fulfillment/users/${userId}/deletion_requests`)), NOT_ACTIVE);

      assert.deepEqual((await ok(set(userId, true))).body.active, true);
      assert.deepEqual((await ok(shop.get(path))).body.fulfillment_details, made.fulfillment_details);
      await ok(reserve(userId));
    });

    test('who is so already is left as it is', async () => {
      const userId = await shop.newUser();
      const { body: before } = await ok(get(userId));
      assert.deepEqual((await ok(set(userId, true))).body, before);
    });

    test('the request says whether', async () => {
      const userId = await shop.newUser();
      assert.deepEqual(refusal(await set(userId, undefined)), [400, "can't be blank", 1001, 'active']);
      assert.equal(refusal(await set(userId, 'perhaps'))[3], 'active');
    });

    test('a deleted user is not shown and stays deleted, under its old id and its random one', async () => {
      const userId = await shop.newUser();
      await ok(set(userId, true, shop, { 'idempotency-key': nextId('key') }));
      assert.equal((await world.database.query(keptWith, [userId]))[0]!.count, 1);
      await ok(shop.post(`/fulfillment/users/${userId}/deletion_requests`));
      assert.equal((await world.database.query(keptWith, [userId]))[0]!.count, 0);
      const [deleted] = await world.database.query(lastUser, [shop.organizationId]);
      for (const id of [userId, deleted!.user_id]) {
        assert.deepEqual(refusal(await get(id)), NOT_FOUND);
        assert.deepEqual(refusal(await set(id, true)), NOT_FOUND);
      }
      assert.deepEqual(await world.database.query(lastUser, [shop.organizationId]), [{ ...deleted!, active: false }]);
    });

    test("a user whose own id looks like a deleted one's is an ordinary user", async () => {
      const user_id = 'deleted-3a1f';
      await ok(shop.post(`/fulfillment/users/${user_id}/addresses`, HOME));
      await ok(set(user_id, false));
      assert.equal((await ok(get(user_id))).body.active, false);
      assert.equal((await ok(set(user_id, true))).body.active, true);
    });

    test("another organization's user does not exist", async () => {
      const userId = await shop.newUser();
      const other = await openShop(world);
      assert.deepEqual(refusal(await get(userId, other)), NOT_FOUND);
      assert.deepEqual(refusal(await set(userId, false, other)), NOT_FOUND);
      assert.equal((await ok(get(userId))).body.active, true);
    });
  });
}
