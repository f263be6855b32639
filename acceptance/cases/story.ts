import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BLANK, ISO_SECONDS, invalid, notFound, ok, refused } from '../support/expect.ts';
import { FLAGSTAFF, MILK, SAN_FRANCISCO } from '../support/goods.ts';
import { unique } from '../support/names.ts';
import { orderPath, Retailer, requestToken, userPath } from '../support/retailer.ts';
import type { Hold, Order, ServiceOption, ServiceOptions, Stores } from '../support/shapes.ts';
import type { World } from '../support/world.ts';

const HOUR = 3_600_000;

export function storyCases({ client, target, demo }: World): void {
  test('token → user → stores → slots → reserve → order → get → update → tip refused → cancel', async () => {
    const token = ok(await requestToken(client, target, { scope: 'connect:fulfillment' }));
    const shop = new Retailer(client, token.access_token);
    const userId = unique('shopper');
    const user = { user_id: userId, first_name: 'Ada', last_name: 'Byron', phone_number: '+14155550100', locale: 'en-US' };
    assert.deepEqual(ok(await shop.post('/v2/fulfillment/users', user)), user);

    const found = ok(await shop.post<Stores>('/v2/fulfillment/stores/delivery', { find_by: SAN_FRANCISCO }));
    const store = found.stores[0];
    assert.ok(store, 'a store in San Francisco');
    assert.deepEqual(Object.keys(store).toSorted(), ['flags', 'location_code', 'name']);

    const cart = {
      address: SAN_FRANCISCO,
      location_code: store.location_code,
      items: [{ line_num: '1', count: 2, item: { upc: MILK.upc } }],
    };
    const listed = ok(await shop.post<ServiceOptions>(`${userPath(userId)}/service_options/cart/delivery`, cart)).service_options;
    const option = listed.findLast((one) => one.availability.available && one.window.type === 'scheduled');
    assert.ok(option, 'an available slot');

    const { service_option_hold: hold } = ok(await shop.post<Hold>(`${userPath(userId)}/service_options/${option.id}/reserve`));
    assert.equal(hold.service_option.id, option.id);

    const orderId = unique('order');
    const body = { order_id: orderId, service_option_hold_id: hold.id, initial_tip_cents: 500, ...cart };
    const order = ok(await shop.post<Order>(`${userPath(userId)}/orders/delivery`, body));
    assert.deepEqual(order, {
      ...expectedOrder(orderId, option, store.location_code, 2),
      order_url: order.order_url,
      created_at: order.created_at,
    });
    assert.match(order.created_at, ISO_SECONDS);
    assert.match(order.order_url, /^https:\/\/\S+$/);

    const path = orderPath(userId, orderId);
    assert.deepEqual(ok(await shop.get(path)), { ...order, pos_payment_method: 'UNSPECIFIED' });

    const change = { initial_tip_cents: 700, items: [{ line_num: '1', count: 3, item: { upc: MILK.upc } }] };
    const updated = ok(await shop.put<Order>(path, change));
    assert.deepEqual(updated, { ...order, items: [{ ...order.items[0], qty: 3 }] });
    assert.deepEqual(ok(await shop.get(path)), { ...updated, pos_payment_method: 'UNSPECIFIED' });

    const tip = await shop.put(`${path}/tip`, { tip_amount_cents: 900 });
    refused(tip, 400, 4001, null, 'The tip can be changed only after the order is completed; use update order before');

    const canceled = ok(await shop.post<Order>(`${path}/cancel`));
    assert.deepEqual(canceled, { ...updated, status: 'canceled', cancellation_reason: 'customer_driven' });
    assert.deepEqual(ok(await shop.get(path)), { ...canceled, pos_payment_method: 'UNSPECIFIED' });
    notFound(await shop.get(orderPath(userId, unique('never'))));
  });

  test('a user created with an address → slots → reserve → order', async () => {
    const userId = unique('with-address');
    const answer = await demo.post(`${userPath(userId)}/addresses`, {
      ...SAN_FRANCISCO,
      first_name: 'Grace',
      phone_number: '415-555-0199',
    });
    assert.deepEqual(ok(answer), { user_id: userId, ...SAN_FRANCISCO, flags: { long_distance_delivery: false } });
    const store = await demo.newStore();
    const order = await demo.place(userId, { location_code: store.location_code });
    assert.equal(order.status, 'brand_new');
  });

  test('a desired window → its reference → a hold and an order of just that window', async () => {
    const store = await demo.newStore();
    const userId = await demo.newUser();
    const startsAt = Math.ceil(Date.now() / HOUR) * HOUR + 26 * HOUR;
    const wanted = { starts_at: new Date(startsAt).toISOString(), ends_at: new Date(startsAt + HOUR).toISOString() };
    const cart = { location_code: store.location_code };
    const [option, ...more] = ok(await demo.list(userId, cart, { desired_windows: [wanted] })).service_options;
    assert.deepEqual(more, []);
    const window = { start_at: seconds(startsAt), end_at: seconds(startsAt + HOUR), type: 'scheduled', asap: false };
    assert.deepEqual(option?.window, window);

    const path = `${userPath(userId)}/service_options/reserve`;
    invalid(await demo.post(path, {}), 'service_option_reference', BLANK);
    const { service_option_hold: hold } = ok(await demo.post<Hold>(path, { service_option_reference: option?.service_option_reference }));
    assert.deepEqual(hold.service_option.window, window);
    const order = ok(await demo.order(userId, hold.id, { address: FLAGSTAFF }));
    assert.equal(order.fulfillment_details.window_starts_at, window.start_at);
    assert.equal(order.fulfillment_details.window_ends_at, window.end_at);
  });
}

const seconds = (instant: number) => `${new Date(instant).toISOString().slice(0, 19)}Z`;

/** An order of milk as contract/orders.md §1 documents it, but for its URL and time of creation. */
function expectedOrder(orderId: string, option: ServiceOption, location: string, count: number) {
  return {
    id: orderId,
    status: 'brand_new',
    locale: 'en_US',
    is_express: false,
    is_instacartplus: false,
    fulfillment_details: { store_location: location, window_starts_at: option.window.start_at, window_ends_at: option.window.end_at },
    warnings: [],
    items: [
      {
        line_num: '1',
        qty: count,
        qty_unit: 'each',
        replaced: false,
        refunded: false,
        replacement_policy: 'shoppers_choice',
        item: { ...MILK, requested_upc: MILK.upc, requested_rrc: MILK.rrc, delivered_upc: '', delivered_rrc: '' },
        requested_item_upc: MILK.upc,
        requested_item_rrc: MILK.rrc,
        delivered_item_upc: '',
        delivered_item_rrc: '',
      },
    ],
  };
}
