import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { invalid, ok, refused } from '../support/expect.ts';
import { unique } from '../support/names.ts';
import { orderPath, userPath } from '../support/retailer.ts';
import type { Order } from '../support/shapes.ts';
import type { World } from '../support/world.ts';

const MISMATCH = 'has already been used with another request body; use a new key';

export function idempotencyCases({ demo }: World): void {
  let location_code: string;
  before(async () => {
    location_code = (await demo.newStore()).location_code;
  });
  const scene = async () => {
    const userId = await demo.newUser();
    const holdId = await demo.hold(userId, (await demo.scheduled(userId, { location_code })).at(-1)!);
    return { userId, holdId, order_id: unique('order'), key: { 'idempotency-key': unique('key') } };
  };
  const ordersOf = async (userId: string) => ok(await demo.get<{ orders: Order[] }>(`${userPath(userId)}/orders`)).orders;

  test('an order repeated under its key answers the same bytes and creates nothing', async () => {
    const { userId, holdId, order_id, key } = await scene();
    const first = await demo.order(userId, holdId, { order_id }, key);
    ok(first);
    const again = await demo.order(userId, holdId, { order_id }, key);
    assert.deepEqual([again.status, again.text], [200, first.text]);
    assert.equal((await ordersOf(userId)).length, 1);
  });

  test('the key with another body is refused with 422', async () => {
    const { userId, holdId, order_id, key } = await scene();
    ok(await demo.order(userId, holdId, { order_id }, key));
    refused(await demo.order(userId, holdId, { order_id, initial_tip_cents: 1 }, key), 422, 4001, 'Idempotency-Key', MISMATCH);
  });

  test('duplicates of one key at once make one order, and all get its answer', async () => {
    const { userId, holdId, order_id, key } = await scene();
    const answers = await Promise.all(Array.from({ length: 12 }, () => demo.order(userId, holdId, { order_id }, key)));
    const [first] = answers;
    for (const answer of answers) assert.deepEqual([answer.status, answer.text], [200, first?.text]);
    assert.equal((await ordersOf(userId)).length, 1);
  });

  test('duplicates of one key at once make one user, and all get its answer', async () => {
    const user = { user_id: unique('once'), first_name: 'A' };
    const key = { 'idempotency-key': unique('key') };
    const answers = await Promise.all(Array.from({ length: 12 }, () => demo.post('/v2/fulfillment/users', user, key)));
    for (const answer of answers) assert.deepEqual(ok(answer), user);
  });

  test('a refusal is not kept: the key can be used for the corrected call', async () => {
    const { userId, holdId, order_id, key } = await scene();
    invalid(await demo.order(userId, 2 ** 52, { order_id }, key), 'service_option_hold_id', 'Service option hold not found');
    ok(await demo.order(userId, holdId, { order_id }, key));
  });

  test('a user, a reservation, an update and a cancellation are repeated safely too', async () => {
    const { userId, key } = await scene();
    const user = { user_id: unique('once'), first_name: 'A' };
    const twice = async (call: () => Promise<{ status: number; text: string }>) => {
      const [one, two] = [await call(), await call()];
      assert.deepEqual([one.status, two.status, two.text], [200, 200, one.text]);
      return one.text;
    };
    await twice(() => demo.post('/v2/fulfillment/users', user, key));
    const option = (await demo.scheduled(userId, { location_code })).at(-1)!;
    const held = await twice(() => demo.post(`${userPath(userId)}/service_options/${option.id}/reserve`, undefined, key));
    const order = ok(await demo.order(userId, JSON.parse(held).service_option_hold.id));
    const path = orderPath(userId, order.id);
    const update = { initial_tip_cents: 1, items: [{ line_num: '1', count: 2, item: { upc: '400000000015' } }] };
    await twice(() => demo.put(path, update, key));
    await twice(() => demo.post(`${path}/cancel`, undefined, key));
  });

  test('a key belongs to its method and path', async () => {
    const [one, two] = [await scene(), await scene()];
    ok(await demo.order(one.userId, one.holdId, {}, one.key));
    ok(await demo.order(two.userId, two.holdId, {}, one.key));
  });

  test('calls that only read ignore the key', async () => {
    const key = { 'idempotency-key': unique('key') };
    for (const postal_code of ['94105', '10001']) {
      ok(await demo.post('/v2/fulfillment/stores/delivery', { find_by: { postal_code } }, key));
    }
  });

  test('a key has at most 255 characters', async () => {
    const { userId, holdId } = await scene();
    const long = await demo.order(userId, holdId, {}, { 'idempotency-key': 'k'.repeat(256) });
    invalid(long, 'Idempotency-Key', 'is too long (maximum is 255 characters)');
    ok(await demo.order(userId, holdId, {}, { 'idempotency-key': unique('k').padEnd(255, 'k') }));
  });
}
