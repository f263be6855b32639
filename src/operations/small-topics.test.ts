import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { statement } from '../storage/engine/index.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../storage/testing/engines.ts';
import { secretHash } from './authenticate.ts';
import { operations } from './index.ts';
import { openWorld, type World } from './management/management.fixture.ts';
import { parseTransactionTime } from './transactions/send-pos-transaction.ts';

const KEY = `keys.${'0123456789abcdef'.repeat(2)}`;
const OTHER_KEY = `keys.${'fedcba9876543210'.repeat(2)}`;
const insertKey = statement<[hash: Buffer, organizationId: number, now: Date]>(
  'test_insert_api_key',
  `insert into cw.api_keys (hash, organization_id, name, created_at) values ($1, $2, 'Test', $3)`,
);
const insertUserToken = statement<[hash: Buffer, organizationId: number, applicationId: number, userId: string, now: Date, expires: Date]>(
  'test_insert_user_token',
  `insert into cw.tokens (hash, organization_id, application_id, grant_type, scopes, user_id, created_at, expires_at)
   values ($1, $2, $3, 'fulfillment_user_assertion', array['Connect::Orders::RatingService'], $4, $5, $6)`,
);
const insertOrder = statement<[organizationId: number, orderId: string, userId: string, now: Date, body: string]>(
  'test_insert_order',
  `insert into cw.orders (organization_id, order_id, banner_id, user_id, user_ref, kind, status, store_number, pool, start_minute,
     window_starts_at, window_ends_at, link, locale, created_at, updated_at, body)
   select $1, $2, b.id, $3, u.id, 'delivery', 'delivered', 1, 0, 0, $4, $4, 'link-' || $1 || '-' || $2, 'en-US', $4, $4, $5::jsonb
     from cw.banners b join cw.users u on u.organization_id = $1 and u.user_id = $3 where b.organization_id = $1`,
);
const findEvents = statement<[organizationId: number], { name: string; metadata: unknown }>(
  'test_find_events',
  'select name, metadata from cw.events where organization_id = $1 order by id',
);

const blank = (key: string) => ({ error: { message: "can't be blank", code: 1001 }, meta: { key } });
const body = {
  items: [],
  removed_items: [],
  location_code: 'S1',
  tip_cents: 0,
  leave_unattended: false,
  paid_with_ebt: false,
  is_instacartplus: false,
  user: { sms_opt_in: false },
};

test('a transaction time takes the documented one-digit offset', () => {
  const at = Date.UTC(2022, 2, 9, 16, 37);
  for (const text of ['2022-03-09T11:37:00-5:00', '2022-03-09T16:37:00Z', '2022-03-09T11:37:00-05:00', '2022-03-09T11:37:00-0500']) {
    assert.equal(parseTransactionTime(text), at, text);
  }
  for (const wrong of ['2022-03-09', '2022-03-09T11:37:00', 'yesterday', '2022-13-09T11:37:00Z'])
    assert.equal(parseTransactionTime(wrong), undefined);
});

for (const engine of ENGINES) {
  describe(`feedback, transactions, items, developer platform on ${engine}`, () => {
    let started: TestEngine;
    let world: World;
    let shop: Awaited<ReturnType<World['organization']>>;
    before(async () => {
      started = await startTestEngine(engine);
      world = await openWorld(started, operations);
      shop = await world.organization('shop');
      const other = await world.organization('other');
      const now = new Date();
      await world.database.query(insertKey, [secretHash(KEY), shop.organizationId, now]);
      await world.database.query(insertKey, [secretHash(OTHER_KEY), other.organizationId, now]);
      for (const user of ['ada', 'bob']) {
        await world.call(shop.token, 'POST', '/v2/fulfillment/users', { user_id: user, first_name: user });
        await world.database.query(insertOrder, [shop.organizationId, `order-of-${user}`, user, now, JSON.stringify(body)]);
      }
      await world.call(shop.token, 'POST', '/stores', {
        location_code: 'S1',
        name: 'First',
        address: { address_line_1: '1 Market St', city: 'San Francisco', region: 'CA', postal_code: '94105' },
        alcohol: false,
        pickup: true,
      });
    });
    after(async () => {
      await world[Symbol.asyncDispose]();
      await started[Symbol.asyncDispose]();
    });

    test('a rating is kept with its event, and rating again replaces it', async () => {
      const path = '/v2/feedback/users/ada/orders/order-of-ada/rating';
      const first = await world.call(shop.token, 'POST', path, {
        rating_value: 'STARS2',
        highlights: ['EXTRA_EFFORT'],
        thank_you_note: 'Hi',
      });
      assert.deepEqual(first, { status: 200, body: { success: true } });
      assert.deepEqual(await world.call(shop.token, 'POST', path, { rating_value: 'STARS5' }), { status: 200, body: { success: true } });
      const events = await world.database.query(findEvents, [shop.organizationId]);
      assert.deepEqual(events.slice(-2), [
        {
          name: 'fulfillment.rating_updated',
          metadata: { order_id: 'order-of-ada', rating_value: 'STARS2', highlights: ['EXTRA_EFFORT'], thank_you_note: 'Hi' },
        },
        { name: 'fulfillment.rating_updated', metadata: { order_id: 'order-of-ada', rating_value: 'STARS5' } },
      ]);
    });

    test('a rating outside the list, of an unknown order or user is refused as documented', async () => {
      const path = '/v2/feedback/users/ada/orders/order-of-ada/rating';
      const outside = await world.call(shop.token, 'POST', path, { rating_value: 'STARS6' });
      assert.deepEqual(outside.body, { error: { message: 'is not included in the list', code: 1001 }, meta: { key: 'rating_value' } });
      assert.deepEqual((await world.call(shop.token, 'POST', path, {})).body, blank('rating_value'));
      const rating = { rating_value: 'STARS1' };
      const order = await world.call(shop.token, 'POST', '/v2/feedback/users/ada/orders/order-of-bob/rating', rating);
      assert.deepEqual(order, { status: 404, body: { error: { message: 'Resource not found', code: 4000 }, meta: {} } });
      const user = await world.call(shop.token, 'POST', '/v2/feedback/users/nobody/orders/order-of-bob/rating', rating);
      assert.deepEqual(user, { status: 400, body: { error: { message: 'User Not Found', code: 1001 }, meta: { key: 'user_id' } } });
    });

    test("a user token rates its own user's orders and no others; a server token does not fit", async () => {
      const now = Date.now();
      await world.database.query(insertUserToken, [
        secretHash('of-ada'),
        shop.organizationId,
        shop.id,
        'ada',
        new Date(now),
        new Date(now + 60_000),
      ]);
      const rating = { rating_value: 'STARS4' };
      assert.equal((await world.call('of-ada', 'POST', '/v2/feedback/orders/order-of-ada/rating', rating)).status, 200);
      assert.equal((await world.call('of-ada', 'POST', '/v2/feedback/orders/order-of-bob/rating', rating)).status, 404);
      assert.equal((await world.call(shop.token, 'POST', '/v2/feedback/orders/order-of-ada/rating', rating)).status, 403);
      assert.equal((await world.call('of-ada', 'POST', '/v2/feedback/users/bob/orders/order-of-bob/rating', rating)).status, 403);
    });

    test('a transaction is idempotent by id: the same again answers the same, another content is refused', async () => {
      const path = '/v2/retailer_transaction/pos_transactions';
      const transaction = {
        id: 't-1',
        store_id: 12,
        last_four: '9929',
        transaction_timestamp: '2022-09-12T17:34:00-5:00',
        total: 100.22,
        total_tax: 1.22,
        bin: '546683',
        tenders: [{ type: 'CREDIT_CARD', amount: 100.22 }],
      };
      assert.deepEqual(await world.call(shop.token, 'POST', path, transaction), { status: 200, body: { id: 't-1' } });
      assert.deepEqual(await world.call(shop.token, 'POST', path, transaction), { status: 200, body: { id: 't-1' } });
      const changed = await world.call(shop.token, 'POST', path, { ...transaction, total: 1 });
      assert.deepEqual(changed, { status: 400, body: { error: { message: 'has already been taken', code: 1001 }, meta: { key: 'id' } } });
      const wrong = await world.call(shop.token, 'POST', path, {
        ...transaction,
        id: 't-2',
        last_four: 'abcd',
        currency_code: 'usd',
        bin: '1',
      });
      assert.equal(wrong.status, 400);
      const later = await world.call(shop.token, 'POST', path, { ...transaction, id: 't-2', last_four: 'abcd', currency_code: 'usd' });
      assert.deepEqual(
        later.body.error.errors.map((one: { meta: { key: string } }) => one.meta.key),
        ['last_four', 'currency_code'],
      );
    });

    test('items are validated one by one; an empty answer means that all passed', async () => {
      const path = '/v2/fulfillment/validate_items';
      const good = { items: [{ count: 1, item: { upc: '12345678' } }], location_code: 'S1' };
      assert.deepEqual(await world.call(shop.token, 'POST', path, good), { status: 200, body: { validation_failures: [] } });
      const bad = await world.call(shop.token, 'POST', path, {
        ...good,
        items: [
          { line_num: '7', count: 1, item: { rrc: 'TEST-NOPE' } },
          { line_num: '8', weight: 1, item: { upc: '1234' } },
        ],
      });
      assert.deepEqual(bad.body.validation_failures, [
        { line_num: '7', item: { rrc: 'TEST-NOPE' }, error: { message: 'Invalid items', code: 2000 }, meta: { key: 'items[0].item' } },
        { line_num: '8', item: { upc: '1234' }, error: { message: "can't be blank", code: 1001 }, meta: { key: 'items[1].count' } },
      ]);
      assert.deepEqual((await world.call(shop.token, 'POST', path, { items: good.items })).body, blank('location_code'));
      const nowhere = await world.call(shop.token, 'POST', path, { ...good, location_code: 'S2' });
      assert.equal(nowhere.body.error.message, 'Could not find specified store.');
    });

    test('each call makes a new page; what is wrong with one is named', async () => {
      const list = { title: 'Soup', line_items: [{ name: 'tomato soup', upcs: ['012345678905'] }] };
      const one = await world.call(KEY, 'POST', '/idp/v1/products/products_link', list);
      const two = await world.call(KEY, 'POST', '/idp/v1/products/products_link', list);
      assert.match(one.body.products_link_url, /^https:\/\/.+\/store\/shopping_lists\/d[\w-]{32}$/);
      assert.notEqual(one.body.products_link_url, two.body.products_link_url);
      const recipe = await world.call(KEY, 'POST', '/idp/v1/products/recipe', { title: 'Bread', ingredients: [{ name: 'bananas' }] });
      assert.match(recipe.body.products_link_url, /\/store\/recipes\//);
      const wrong = await world.call(KEY, 'POST', '/idp/v1/products/products_link', {
        title: 'Soup',
        image_url: 'javascript:alert(1)',
        line_items: [{ name: 'a', product_ids: [1, 1], upcs: ['12'] }],
      });
      assert.deepEqual(
        wrong.body.error.errors.map((error: { error: { message: string }; meta: { key: string } }) => [
          error.meta.key,
          error.error.message,
        ]),
        [
          ['image_url', 'is not a valid URL'],
          ['line_items[0].upcs', "can't be given together with product_ids"],
          ['line_items[0].product_ids', 'must not contain the same value twice'],
          ['line_items[0].upcs', 'must be 12 to 14 digits'],
        ],
      );
      const filters = { title: 'x', line_items: [{ name: 'a', filters: { health_filters: ['organic'] } }] };
      assert.equal(
        (await world.call(KEY, 'POST', '/idp/v1/products/products_link', filters)).body.meta.key,
        'line_items[0].filters.health_filters[0]',
      );
    });

    test("nearby retailers are the key's own organization's", async () => {
      const mine = await world.call(KEY, 'GET', '/idp/v1/retailers?postal_code=94105&country_code=US');
      assert.deepEqual(mine.body, { retailers: [{ retailer_key: 'shop', name: 'shop', retailer_logo_url: '' }] });
      assert.deepEqual((await world.call(OTHER_KEY, 'GET', '/idp/v1/retailers?postal_code=94105')).body, { retailers: [] });
      assert.deepEqual((await world.call(KEY, 'GET', '/idp/v1/retailers')).body, blank('postal_code'));
    });

    test('an API key opens the developer platform only, and a token does not open it', async () => {
      assert.equal((await world.call(shop.token, 'GET', '/idp/v1/retailers?postal_code=94105')).status, 401);
      assert.equal((await world.call(`keys.${'0'.repeat(32)}`, 'GET', '/idp/v1/retailers?postal_code=94105')).status, 401);
      assert.equal((await world.call(KEY, 'POST', '/v2/fulfillment/users', {})).status, 401);
    });

    test('retired operations answer 410 with the envelope, after the token was checked', async () => {
      const path = '/v2/recommendations/users/ada/replacement_items';
      assert.deepEqual(await world.call(shop.token, 'POST', path, {}), {
        status: 410,
        body: {
          error: { message: 'This operation has been retired and has no replacement; see the changelog of the API', code: 4000 },
          meta: {},
        },
      });
      assert.equal((await world.call('nonsense', 'POST', path, {})).status, 401);
    });
  });
}
