import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BLANK, invalid, notFound, ok, refused, TAKEN } from '../support/expect.ts';
import { FLAGSTAFF } from '../support/goods.ts';
import { unique } from '../support/names.ts';
import { orderPath, storePath } from '../support/retailer.ts';
import type { Order, WindowUsage } from '../support/shapes.ts';
import type { World } from '../support/world.ts';

const CAPACITY = 3;
const CLIENTS = 50;
const NOT_AVAILABLE = 'Requested delivery window not available at this store';
const path = (orderId: string, rest = '') => `/v2/fulfillment/lastmile/orders/${encodeURIComponent(orderId)}${rest}`;

export function dispatchCases({ demo }: World): void {
  /** A store with a capacity, and its last windows. */
  const newPlace = async (capacity: number, store: object = {}) => {
    const { location_code } = await demo.newStore({ policy: { capacity: { delivery: capacity } }, store });
    const windows = (await demo.scheduled(await demo.newUser(), { location_code })).map((option) => option.window);
    return { location_code, last: windows.at(-1)!, early: windows.at(-5)! };
  };
  const create = (location_code: string, window: { start_at: string; end_at: string }, more: object = {}) =>
    demo.post<Order>('/v2/fulfillment/lastmile/orders', {
      order_id: unique('dispatch'),
      location_code,
      start_at: window.start_at,
      end_at: window.end_at,
      first_name: 'Ada',
      last_name: 'Byron',
      user_phone: '+14155550123',
      items_count: 3,
      items_weight: 4.5,
      address: FLAGSTAFF,
      ...more,
    });
  const booked = async (location_code: string, start: string) => {
    const { windows } = ok(await demo.get<{ windows: WindowUsage[] }>(`${storePath(location_code)}/capacity`));
    return windows.find((window) => window.pool === 'delivery' && window.window_starts_at === start)?.booked ?? 0;
  };

  test('one call creates an order, which is read, moved, staged and canceled under its id alone', async () => {
    const { location_code, last, early } = await newPlace(5);
    const order = ok(await create(location_code, last));
    assert.equal(order.status, 'brand_new');
    assert.equal(order.fulfillment_details.window_starts_at, last.start_at);
    assert.deepEqual([Object.hasOwn(order, 'items'), Object.hasOwn(order, 'warnings')], [false, false]);
    assert.deepEqual(ok(await demo.get(path(order.id))), order);
    const moved = ok(await demo.put<Order>(path(order.id), { start_at: early.start_at, end_at: early.end_at }));
    assert.equal(moved.fulfillment_details.window_starts_at, early.start_at);
    assert.deepEqual([await booked(location_code, last.start_at), await booked(location_code, early.start_at)], [0, 1]);
    assert.equal(ok(await demo.post<Order>(path(order.id, '/staged'), { bags_count: 2 })).status, 'brand_new');
    const canceled = ok(await demo.post<Order>(path(order.id, '/cancel')));
    assert.deepEqual([canceled.status, canceled.cancellation_reason], ['canceled', 'customer_driven']);
    assert.equal(await booked(location_code, early.start_at), 0);
    invalid(await demo.put(path(order.id), { bags_count: 1 }), null, 'too_late');
  });

  test(`${CLIENTS} at once on a window of ${CAPACITY}: ${CAPACITY} succeed; with the fallback the others get the soonest places of the day`, async () => {
    const { location_code, last } = await newPlace(CAPACITY);
    const answers = await Promise.all(Array.from({ length: CLIENTS }, () => create(location_code, last)));
    assert.equal(answers.filter(({ status }) => status === 200).length, CAPACITY);
    for (const answer of answers.filter(({ status }) => status !== 200)) invalid(answer, 'start_at', NOT_AVAILABLE);
    assert.equal(await booked(location_code, last.start_at), CAPACITY);
    const { fulfillment_details } = ok(await create(location_code, last, { fallback_to_soonest_sameday: true }));
    assert.ok(fulfillment_details.window_starts_at < last.start_at);
  });

  test('a user named in the call is created with the order', async () => {
    const { location_code, last } = await newPlace(5);
    const user_id = unique('dispatch-user');
    const order = ok(await create(location_code, last, { user_id }));
    assert.equal(ok(await demo.get<Order>(orderPath(user_id, order.id))).id, order.id);
    invalid(await create(location_code, last, { order_id: order.id }), 'order_id', TAKEN);
  });

  test('the refusals of the changelog', async () => {
    const { location_code, last } = await newPlace(0);
    invalid(await create(location_code, last), 'start_at', NOT_AVAILABLE);
    const fallback = { fallback_to_soonest_sameday: true };
    invalid(await create(location_code, last, fallback), 'start_at', 'No delivery windows currently available');
    invalid(await create(location_code, last, { last_name: 'By/ron' }), 'last_name', 'Invalid last name');
    invalid(await create(location_code, last, { end_at: undefined }), 'end_at', BLANK);
    const dry = await newPlace(5, { alcohol: false });
    invalid(await create(dry.location_code, last, { alcoholic: true }), 'alcoholic', 'Alcohol delivery not enabled for this store');
    ok(await demo.put(`${storePath(dry.location_code)}/hours`, {}));
    invalid(await create(dry.location_code, last), 'location_code', 'Store is currently closed for delivery');
    notFound(await demo.get(path('no-such-order')));
  });

  test('replacements are set for the lines that an order has', async () => {
    const { location_code } = await demo.newStore();
    const userId = await demo.newUser();
    const order = await demo.place(userId, { location_code });
    const set = (selections: object[]) => demo.put<Order>(`${orderPath(userId, order.id)}/replacement_selections`, { selections });
    const line = order.items[0]!.line_num;
    const answer = ok(await set([{ line_num: line, replacement_items: [{ upc: '400000000022' }] }]));
    assert.equal(answer.items[0]!.replacement_policy, 'users_choice');
    refused(await set([{ line_num: 'x' }, { line_num: 'y' }]), 400, 1001, 'selections', 'Line items not found in the order: x, y');
  });
}
