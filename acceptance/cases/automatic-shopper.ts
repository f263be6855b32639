import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ok } from '../support/expect.ts';
import { type Organization, openOrganization } from '../support/organization.ts';
import { orderPath, Retailer } from '../support/retailer.ts';
import type { Order } from '../support/shapes.ts';
import type { World } from '../support/world.ts';

const SHOPPER = '/cartwright/v1/automatic_shopper';
const RUN = (orderId: string) => `/cartwright/v1/orders/${orderId}/automatic_shopper`;
const SIX_HOURS = { seconds: 21_600 };

export function automaticShopperCases(world: World): void {
  /** An order for the next window, in an organization whose clock stands. */
  const place = async ({ shop, store }: Organization) => {
    const userId = await shop.newUser();
    return { userId, order: await shop.place(userId, { location_code: store.location_code }, {}, (options) => options[0]) };
  };
  const open = async () => {
    const organization = await openOrganization(world);
    ok(await organization.shop.post('/cartwright/v1/clock/freeze', {}));
    return organization;
  };
  const states = async (shop: Retailer, order: Order) => {
    const { events } = ok(await shop.get<{ events: { event_name: string }[] }>(`/cartwright/v1/events?order_id=${order.id}`));
    return events.map(({ event_name }) => event_name.replace('fulfillment.', ''));
  };

  test('an order by the scenario of a happy delivery is delivered with every callback on the way', async () => {
    const organization = await open();
    const { shop } = organization;
    const { userId, order } = await place(organization);
    assert.equal(ok(await shop.post<{ status: string }>(RUN(order.id), { scenario: 'happy-delivery' })).status, 'running');
    ok(await shop.post('/cartwright/v1/clock/advance', SIX_HOURS));
    assert.equal(ok(await shop.get<Order>(orderPath(userId, order.id))).status, 'delivered');
    const seen = await states(shop, order);
    const expected = ['brand_new', 'acknowledged', 'picking', 'checkout', 'delivering', 'delivered'];
    assert.deepEqual(
      seen.filter((name) => expected.includes(name)),
      expected,
    );
    assert.equal(ok(await shop.get<{ status: string }>(RUN(order.id))).status, 'done');
  });

  test('the same scenario, seed and order id make the same plan', async () => {
    const plans = [];
    for (const organization of [await open(), await open()]) {
      const { shop, store } = organization;
      const userId = await shop.newUser();
      const rest = { order_id: 'the-same' };
      const order = await shop.place(userId, { location_code: store.location_code }, rest, (options) => options[0]);
      plans.push(ok(await shop.post<{ plan: string[] }>(RUN(order.id), { scenario: 'replacement-approved', seed: '7' })).plan);
    }
    assert.ok(plans[0]!.length > 0);
    assert.deepEqual(plans[0], plans[1]);
  });

  test('an approved replacement ends up in the order', async () => {
    const organization = await open();
    const { shop } = organization;
    const { userId, order } = await place(organization);
    ok(await shop.post(RUN(order.id), { scenario: 'replacement-approved' }));
    ok(await shop.post('/cartwright/v1/clock/advance', SIX_HOURS));
    const { status, items } = ok(await shop.get<Order & { items: { replaced: boolean }[] }>(orderPath(userId, order.id)));
    assert.deepEqual([status, items.map(({ replaced }) => replaced)], ['delivered', [true]]);
  });

  test('an unknown scenario is refused with the names of the library', async () => {
    const organization = await open();
    const { order } = await place(organization);
    const answer = await organization.shop.post<{ error: { message: string } }>(RUN(order.id), { scenario: 'no-such' });
    assert.equal(answer.status, 400);
    assert.match(answer.body.error.message, /^is not in the library: .*happy-delivery/);
  });

  test('switched on for an organization, it takes every new order; sent away, it takes none', async () => {
    const organization = await open();
    const { shop } = organization;
    // By chance it would cancel, refund or move one now and then.
    const probabilities = { cancel: 0, refund: 0, reschedule: 0, late: 0, customer_missing: 0 };
    ok(await shop.put(SHOPPER, { enabled: true, probabilities }));
    const first = await place(organization);
    ok(await shop.post('/cartwright/v1/clock/advance', SIX_HOURS));
    assert.equal(ok(await shop.get<Order>(orderPath(first.userId, first.order.id))).status, 'delivered');
    ok(await shop.delete(SHOPPER));
    const second = await place(organization);
    ok(await shop.post('/cartwright/v1/clock/advance', SIX_HOURS));
    const later = await Retailer.open(world.client, organization.credentials);
    assert.equal(ok(await later.get<Order>(orderPath(second.userId, second.order.id))).status, 'brand_new');
  });
}
