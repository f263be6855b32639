import assert from 'node:assert/strict';
import { test } from 'node:test';
import { processed } from '../support/catalogue.ts';
import { invalid, ok } from '../support/expect.ts';
import { unique } from '../support/names.ts';
import { openOrganization } from '../support/organization.ts';
import { storePath } from '../support/retailer.ts';
import type { WindowUsage } from '../support/shapes.ts';
import type { World } from '../support/world.ts';

const HOUR = 3_600_000;

interface Summary {
  readonly orders: number;
  readonly under_way: number;
  readonly late: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly workflow_states: Readonly<Record<string, number>>;
  readonly kinds: Readonly<Record<string, number>>;
}
interface Holds {
  readonly holds: readonly { readonly service_option_hold_id: number; readonly user_id: string; readonly location_code: string }[];
}
interface Positions {
  readonly stores: readonly {
    readonly location_code: string;
    readonly under_way: number;
    readonly late: number;
    readonly active: boolean;
  }[];
  readonly next_cursor: string | null;
}

/** What an operator's board asks. */
export function operatingCases(world: World): void {
  const open = async () => {
    const { shop, store, slug } = await openOrganization(world);
    const { location_code } = store;
    const userId = await shop.newUser();
    return { shop, slug, location_code, userId, place: () => shop.place(userId, { location_code }) };
  };

  test('orders are counted by status, workflow state and kind, under the filters of the list', async () => {
    const { shop, slug, location_code, userId, place } = await open();
    const placed = [await place(), await place()];
    ok(await shop.cancel(userId, placed[0]!.id));
    const summary = async (query = '') => ok(await shop.get<Summary>(`/cartwright/v1/order-summary${query}`));
    const counts = { brand_new: 1, canceled: 1 };
    const all = { orders: 2, under_way: 1, late: 0, statuses: counts, workflow_states: counts, kinds: { delivery: 2 }, complete: true };
    assert.deepEqual(await summary(), all);
    assert.deepEqual(await summary(`?retailer_id=${slug}&location_code=${location_code}&user_id=${userId}&kind=delivery`), all);
    assert.equal((await summary('?status=canceled')).orders, 1);
    assert.deepEqual(await summary('?kind=pickup'), {
      ...{ orders: 0, under_way: 0, late: 0 },
      ...{ statuses: {}, workflow_states: {}, kinds: {}, complete: true },
    });
  });

  test('orders are found by the beginning of their id or of their user’s names, and by no wildcard', async () => {
    const { shop, userId, place } = await open();
    const order = await place();
    const found = async (q: string) => {
      const { orders } = ok(await shop.get<{ orders: { order_id: string }[] }>(`/cartwright/v1/orders?q=${encodeURIComponent(q)}`));
      return orders.map(({ order_id }) => order_id);
    };
    for (const q of [order.id, order.id.slice(0, -1), 'ada', 'ADA']) assert.deepEqual(await found(q), [order.id]);
    for (const q of [order.id.slice(1), 'da', '%', '_', '\\', userId]) assert.deepEqual(await found(q), []);
  });

  test('active holds show who keeps which place; one that became an order is gone', async () => {
    const { shop, location_code, userId } = await open();
    const holds = async (query = '') => ok(await shop.get<Holds>(`/cartwright/v1/holds${query}`)).holds;
    assert.deepEqual(await holds(), []);
    const option = (await shop.scheduled(userId, { location_code })).at(-1)!;
    const holdId = await shop.hold(userId, option);
    assert.deepEqual(
      (await holds()).map((hold) => [hold.service_option_hold_id, hold.user_id, hold.location_code]),
      [[holdId, userId, location_code]],
    );
    assert.equal((await holds(`?location_code=${location_code}&user_id=${userId}`)).length, 1);
    for (const query of [`?location_code=${unique('none')}`, `?user_id=${unique('none')}`]) assert.deepEqual(await holds(query), []);
    ok(await shop.order(userId, holdId));
    assert.deepEqual(await holds(), []);
  });

  test('stores for a map show their orders under way, page by page', async () => {
    const { shop, location_code, place } = await open();
    const second = await shop.newStore();
    ok(await shop.patch(storePath(second.location_code), { active: false }));
    await place();
    const positions = async (query = '') => ok(await shop.get<Positions>(`/cartwright/v1/store-positions${query}`));
    assert.deepEqual(
      (await positions()).stores.map((store) => [store.location_code, store.under_way, store.late, store.active]),
      [
        [location_code, 1, 0, true],
        [second.location_code, 0, 0, false],
      ],
    );
    const first = await positions('?limit=1');
    const rest = await positions(`?limit=1&after=${first.next_cursor}`);
    assert.deepEqual(
      [...first.stores, ...rest.stores].map((store) => store.location_code),
      [location_code, second.location_code],
    );
    assert.equal(rest.next_cursor, null);
    assert.deepEqual(
      (await positions('?active=false')).stores.map((store) => store.location_code),
      [second.location_code],
    );
  });

  test('the capacity of all stores is what each store answers for itself', async () => {
    const { shop, location_code, place } = await open();
    const { window_starts_at } = (await place()).fulfillment_details;
    const from = new Date(Date.parse(window_starts_at)).toISOString();
    const to = new Date(Date.parse(window_starts_at) + 4 * HOUR).toISOString();
    const own = ok(await shop.get<{ windows: WindowUsage[] }>(`${storePath(location_code)}/capacity?from=${from}&to=${to}`));
    const { stores } = ok(
      await shop.get<{ stores: { location_code: string; windows: WindowUsage[] }[] }>(`/cartwright/v1/capacity?from=${from}&to=${to}`),
    );
    assert.deepEqual(
      stores.map((store) => [store.location_code, store.windows]),
      [[location_code, own.windows]],
    );
    assert.equal(own.windows.find(({ pool }) => pool === 'delivery')?.booked, 1);
    const far = new Date(Date.parse(window_starts_at) + 27 * HOUR).toISOString();
    const latest = new Date(Date.parse(window_starts_at) + 26 * HOUR).toISOString().replace('.000', '');
    invalid(await shop.get(`/cartwright/v1/capacity?from=${from}&to=${far}`), 'to', `must be less than or equal to ${latest}`);
  });

  test('stores, customers, products and a store’s items are found by a part of what they are called', async () => {
    const { shop, location_code } = await open();
    const found = async (path: string, list: string, q: string) =>
      ok(await shop.get<Record<string, object[]>>(`${path}?q=${encodeURIComponent(q)}`))[list]!.length;
    ok(await shop.post('/cartwright/v1/customers', { email: 'ada@example.org' }));
    const rrc = unique('rrc');
    const product = { retailer_reference_code: rrc, item_name: 'Spicy Test Biscuits', department: 'Snacks' };
    assert.equal((await processed(shop, await shop.post('/v2/data_ingestion/catalog/product/submission', product))).state, 'completed');
    const item = { retailer_reference_code: rrc, store_identifier: location_code, available: true, price: 3.49 };
    assert.equal((await processed(shop, await shop.post('/v2/data_ingestion/catalog/item/submission', item))).state, 'completed');
    const searches: [path: string, list: string, hit: string, miss: string][] = [
      ['/cartwright/v1/stores', 'stores', 'FLAGST', 'nowhere'],
      ['/cartwright/v1/customers', 'customers', 'ADA@', 'eve@'],
      ['/cartwright/v1/products', 'products', 'bisc spicy', 'biscuits sweet'],
      [`${storePath(location_code)}/items`, 'items', 'bisc', 'iscuits'],
    ];
    for (const [path, list, hit, miss] of searches)
      assert.deepEqual([await found(path, list, hit), await found(path, list, miss)], [1, 0], path);
  });
}
