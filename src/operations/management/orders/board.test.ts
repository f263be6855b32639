import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { statement } from '../../../storage/engine/index.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../../storage/testing/engines.ts';
import { sandboxOf } from '../../fulfilling/orders-under-way.fixture.ts';
import { operations } from '../../index.ts';
import { ok, openShop, refusal, type Shop } from '../../orders/shop.fixture.ts';
import { openWorld, type World } from '../management.fixture.ts';

const addDone = statement<[organizationId: number, count: number]>(
  '',
  `insert into cw.orders (organization_id, order_id, banner_id, user_id, user_ref, kind, status, store_number, pool, start_minute,
       window_starts_at, window_ends_at, link, locale, created_at, updated_at, body)
   select $1::integer, 'done-' || n, 1, 'u', 1, 'delivery', 'canceled', 1, 0, 1, now(), now(), 'done-' || $1::integer || '-' || n, 'en-US', now(), now(), '{}'
     from generate_series(1, $2::integer) n`,
);

/** The first six: created two by two, each two a minute before the ones before them; the others two days before. */
const ageDone = statement<[organizationId: number], { first: number }>(
  '',
  `update cw.orders o set store_number = s.number, created_at = timestamptz '2026-05-04T12:00Z' - case
       when n.n <= 6 then (n.n - 1) / 2 * interval '1 minute' else interval '2 days' end
     from (select id, row_number() over (order by id)::integer as n, min(id) over () as first from cw.orders where organization_id = $1) n,
          cw.stores s
    where o.id = n.id and s.organization_id = $1 and s.location_code = 'S1' returning n.first`,
);

for (const engineName of ENGINES) {
  describe(`what an operator's board asks on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    let shop: Shop;
    let other: { token: string };
    const ids: string[] = [];

    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine, operations);
      shop = await openShop(world, 50);
      other = await world.organization('other');
      const s = sandboxOf(shop);
      for (const kind of ['delivery', 'pickup', 'delivery'] as const) ids.push((await s.order(kind, {}, 13)).id);
    });
    after(async () => {
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });

    const get = async (path: string, token = shop.token) => (await ok(world.call(token, 'GET', path))).body;

    test('orders are counted by status, workflow state and kind under the filters of the list', async () => {
      assert.deepEqual(await get('/order-summary'), {
        orders: 3,
        complete: true,
        under_way: 3,
        late: 0,
        statuses: { brand_new: 3 },
        workflow_states: { brand_new: 3 },
        kinds: { delivery: 2, pickup: 1 },
      });
      assert.equal((await get('/order-summary?kind=pickup')).orders, 1);
      assert.equal((await get('/order-summary', other.token)).orders, 0);
    });

    test('a range of times of creation is read by these times, page by page, also from a cursor of ids', async () => {
      const past = await openShop(world);
      await world.database.query(addDone, [past.organizationId, 9]);
      // Two by two at one instant, and the last ones the oldest, as a clock that was set back makes them.
      const [{ first }] = (await world.database.query(ageDone, [past.organizationId])) as [{ first: number }];
      const ofDay = `created_from=2026-05-04T00:00:00Z&created_to=2026-05-05T00:00:00Z`;
      const expected = [2, 1, 4, 3, 6, 5].map((n) => `done-${n}`);
      for (const filter of ['', '&location_code=S1', '&status=canceled', '&kind=delivery']) {
        const seen: string[] = [];
        for (let after = ''; ; ) {
          const { orders, has_more, next_cursor } = await get(`/orders?${ofDay}${filter}&limit=1${after}`, past.token);
          seen.push(...orders.map((order: { order_id: string }) => order.order_id));
          if (!has_more) break;
          after = `&after=${next_cursor}`;
        }
        assert.deepEqual(seen, expected, filter);
      }
      const older = `&after=${Buffer.from(`n${first + 4}`).toString('base64url')}`;
      const page = await get(`/orders?${ofDay}${older}`, past.token);
      assert.deepEqual(
        page.orders.map((order: { order_id: string }) => order.order_id),
        ['done-4', 'done-3', 'done-2', 'done-1'],
      );
      assert.equal((await get(`/order-summary?${ofDay}`, past.token)).orders, 6);
      const far = Buffer.from(`n1${'0'.repeat(15)}.7`).toString('base64url');
      assert.equal(refusal(await world.call(past.token, 'GET', `/orders?${ofDay}&after=${far}`))[3], 'after');
    });

    test('of orders that are done the newest ten thousand are counted, and the answer says so', async () => {
      const full = await openShop(world);
      await world.database.query(addDone, [full.organizationId, 10_001]);
      const { orders, complete, under_way, statuses } = await get('/order-summary', full.token);
      assert.deepEqual([orders, complete, under_way, statuses], [10_000, false, 0, { canceled: 10_000 }]);
    });

    test('orders are found by the beginning of their id or of a name, whatever characters it has', async () => {
      const found = async (q: string) =>
        (await get(`/orders?q=${encodeURIComponent(q)}`)).orders.map((order: { order_id: string }) => order.order_id);
      assert.deepEqual(await found(ids[0]!), [ids[0]]);
      const [order] = (await get('/orders?limit=1')).orders;
      const user = (await get(`/users/${encodeURIComponent(order.user_id)}`)) as { first_name: string };
      assert.ok((await found(user.first_name.toUpperCase())).includes(order.order_id));
      assert.deepEqual(await found('%'), []);
      assert.deepEqual(await found('_'), []);
      assert.deepEqual(await found('\\'), []);
    });

    test('stores for a map are those of all banners, with their orders under way', async () => {
      const { stores } = await get('/store-positions');
      const store = stores.find((one: { location_code: string }) => one.location_code === 'S1');
      assert.deepEqual([store.under_way, store.late, store.active], [3, 0, true]);
      const page = await get('/store-positions?limit=1');
      assert.equal(page.stores.length, 1);
      assert.deepEqual((await get('/store-positions', other.token)).stores, []);
    });

    test('the capacity of stores is what each store answers for itself', async () => {
      const { stores } = await get('/capacity');
      assert.ok(stores.length > 0);
      for (const store of stores.slice(0, 2)) {
        const from = store.windows[0].window_starts_at;
        const to = new Date(Date.parse(from) + 3_600_000 * 4).toISOString();
        const own = await get(`/stores/${store.location_code}/capacity?from=${from}&to=${to}`);
        const [shown] = (await get(`/capacity?from=${from}&to=${to}`)).stores.filter(
          (one: { location_code: string }) => one.location_code === store.location_code,
        );
        assert.deepEqual(shown.windows, own.windows);
      }
      const far = '/capacity?from=2026-05-06T00:00:00Z&to=2026-05-08T00:00:00Z';
      assert.equal(refusal(await world.call(shop.token, 'GET', far))[3], 'to');
    });

    test('active holds show who keeps which place until when; one that became an order is gone', async () => {
      assert.deepEqual((await get('/holds')).holds, []);
      const user = await shop.newUser();
      const hold = await shop.reserve(user, 'delivery', 15);
      const { holds } = await get('/holds');
      assert.deepEqual(
        holds.map((one: { service_option_hold_id: number; user_id: string }) => [one.service_option_hold_id, one.user_id]),
        [[hold, user]],
      );
      assert.equal((await get('/holds?location_code=elsewhere')).holds.length, 0);
      assert.deepEqual((await get('/holds', other.token)).holds, []);
    });

    test('stores and customers are found by a part of what they are called', async () => {
      const codes = async (q: string) =>
        (await get(`/stores?q=${q}`)).stores.map(({ location_code }: { location_code: string }) => location_code);
      assert.ok((await codes('s1')).includes('S1'));
      assert.deepEqual(await codes('nowhere'), []);
      await ok(world.call(shop.token, 'POST', '/customers', { email: 'ada@example.org' }));
      assert.equal((await get('/customers?q=ADA@')).customers.length, 1);
      assert.equal((await get('/customers?q=eve')).customers.length, 0);
    });
  });
}
