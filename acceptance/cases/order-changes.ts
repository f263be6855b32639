import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { BLANK, invalid, invalidTogether, notFound, ok, refused, TAKEN, userNotActive, userNotFound } from '../support/expect.ts';
import { BREAD, EGGS, line, MILK } from '../support/goods.ts';
import { unique } from '../support/names.ts';
import { orderPath } from '../support/retailer.ts';
import type { Line, Order } from '../support/shapes.ts';
import type { World } from '../support/world.ts';

const NOT_COMPLETED = 'The tip can be changed only after the order is completed; use update order before';
const BUSY = 'The request could not be completed at this time, try again later.';
const testOrder = (id: string) => orderPath('test-user', id);

export function orderChangeCases({ demo }: World): void {
  let location_code: string;
  before(async () => {
    location_code = (await demo.newStore()).location_code;
  });
  const scene = async (items = [line('1', MILK.upc, 1), line('2', EGGS.upc, 2)]) => {
    const userId = await demo.newUser();
    const order = await demo.place(userId, { location_code, items });
    const path = orderPath(userId, order.id);
    const update = (list: readonly Line[], rest: object = {}) => demo.put<Order>(path, { initial_tip_cents: 500, items: list, ...rest });
    return { userId, order, path, update };
  };
  const lines = (order: Order) => order.items.map((item) => [item.line_num, item.qty, item.item.upc]);

  test('an update changes the lines it lists and removes the others', async () => {
    const { update, path } = await scene();
    const updated = ok(await update([line('2', EGGS.upc, 5), line('3', BREAD.upc, 1)]));
    assert.deepEqual(lines(updated), [
      ['2', 5, EGGS.upc],
      ['3', 1, BREAD.upc],
    ]);
    assert.deepEqual(ok(await demo.get(path)), { ...updated, pos_payment_method: 'UNSPECIFIED' });
  });

  test('a known line number keeps the identity of its item, whatever code comes with it', async () => {
    const { update } = await scene();
    assert.deepEqual(lines(ok(await update([line('1', BREAD.upc, 4)]))), [['1', 4, MILK.upc]]);
  });

  test('the line number of a removed line restores that item', async () => {
    const { update } = await scene();
    ok(await update([line('1', MILK.upc, 1)]));
    assert.deepEqual(lines(ok(await update([line('1', MILK.upc, 1), line('2', BREAD.upc, 7)]))), [
      ['1', 1, MILK.upc],
      ['2', 7, EGGS.upc],
    ]);
  });

  test('an item of the order under a new line number is a duplicate', async () => {
    const { update, path, order } = await scene();
    invalid(await update([line('1', MILK.upc, 1), line('9', EGGS.upc, 1)]), 'items', 'Duplicate items were provided');
    invalid(
      await update([line('1', MILK.upc, 1), { line_num: '9', count: 1, item: { rrc: EGGS.rrc } }]),
      'items',
      'Duplicate items were provided',
    );
    invalid(await update([line('1', MILK.upc, 1), line('1', BREAD.upc, 1)]), 'items[1].line_num', TAKEN);
    assert.deepEqual(ok(await demo.get(path)), { ...order, pos_payment_method: 'UNSPECIFIED' });
  });

  test('an update beyond the limits changes nothing', async () => {
    const { update, path, order } = await scene();
    invalid(
      await update([line('1', MILK.upc, 1), line('3', '12345678', 250)]),
      'items',
      'The order has too many items (maximum is 250 in total)',
    );
    assert.deepEqual(ok(await demo.get(path)), { ...order, pos_payment_method: 'UNSPECIFIED' });
  });

  test('an update needs tip and items', async () => {
    const { path, update } = await scene();
    invalidTogether(await demo.put(path, {}), { initial_tip_cents: BLANK, items: BLANK });
    invalid(await update([]), 'items', BLANK);
  });

  test('a new hold moves the order and frees its old window', async () => {
    const store = await demo.newStore({ policy: { capacity: { delivery: 1 } } });
    const cart = { location_code: store.location_code };
    const userId = await demo.newUser();
    const order = await demo.place(userId, cart);
    const options = await demo.scheduled(userId, cart);
    assert.equal(options.at(-1)?.availability.available, false);
    const holdId = await demo.hold(userId, options[0]!);
    const moved = ok(
      await demo.put<Order>(orderPath(userId, order.id), {
        initial_tip_cents: 0,
        service_option_hold_id: holdId,
        items: [line('1', MILK.upc, 1)],
      }),
    );
    assert.equal(moved.fulfillment_details.window_starts_at, options[0]?.window.start_at);
    const after = await demo.scheduled(userId, cart);
    assert.deepEqual([after[0]?.availability.available, after.at(-1)?.availability.available], [false, true]);
  });

  test('an order does not move with a hold of another user, of another store, or one already used', async () => {
    const { update, userId, order } = await scene();
    const stranger = await demo.newUser();
    const [slot] = await demo.scheduled(stranger, { location_code });
    const items = [line('1', MILK.upc, 1)];
    const key = 'service_option_hold_id';
    invalid(await update(items, { [key]: await demo.hold(stranger, slot!) }), key, 'Service option hold not found');
    const elsewhere = await demo.newStore();
    const [other] = await demo.scheduled(userId, { location_code: elsewhere.location_code });
    const away = 'Service option hold is for another store; the store of an order can not change';
    invalid(await update(items, { [key]: await demo.hold(userId, other!) }), key, away);
    const [again] = await demo.scheduled(userId, { location_code });
    const used = await demo.hold(userId, again!);
    ok(await demo.order(userId, used));
    invalid(await update(items, { [key]: used }), key, 'Service option hold has already been used for an order');
    assert.deepEqual(ok(await demo.get(orderPath(userId, order.id))), { ...order, pos_payment_method: 'UNSPECIFIED' });
  });

  test('updates at once of one order all succeed, and the last one is what is read', async () => {
    const { update, path } = await scene();
    const answers = await Promise.all([2, 3, 4, 5].map((count) => update([line('1', MILK.upc, count)])));
    for (const answer of answers) ok(answer);
    const quantities = ok(await demo.get<Order>(path)).items.map((item) => item.qty);
    assert.ok([2, 3, 4, 5].includes(quantities[0]!) && quantities.length === 1);
  });

  test('an order that a shopper has taken can be neither updated nor canceled', async () => {
    const change = { initial_tip_cents: 0, items: [line('1', MILK.upc, 1)] };
    for (const id of ['test-acknowledged', 'test-delivered', 'test-canceled']) {
      invalid(await demo.put(testOrder(id), change), null, 'too_late');
      invalid(await demo.post(`${testOrder(id)}/cancel`), null, 'too_late');
    }
  });

  test('an order that is being worked on asks to try again later', async () => {
    refused(await demo.post(`${testOrder('test-busy')}/cancel`), 400, 2003, null, BUSY);
    refused(await demo.put(testOrder('test-busy'), { initial_tip_cents: 0, items: [line('1', MILK.upc, 1)] }), 400, 2003, null, BUSY);
  });

  test('the tip of a completed order can be changed, that of no other', async () => {
    const delivered = ok(await demo.put<Order>(`${testOrder('test-delivered')}/tip`, { tip_amount_cents: 700 }));
    assert.deepEqual([delivered.id, delivered.status], ['test-delivered', 'delivered']);
    for (const id of ['test-acknowledged', 'test-canceled', 'test-busy']) {
      refused(await demo.put(`${testOrder(id)}/tip`, { tip_amount_cents: 700 }), 400, 4001, null, NOT_COMPLETED);
    }
    invalid(await demo.put(`${testOrder('test-delivered')}/tip`, {}), 'tip_amount_cents', BLANK);
    invalid(
      await demo.put(`${testOrder('test-delivered')}/tip`, { tip_amount_cents: -1 }),
      'tip_amount_cents',
      'must be greater than or equal to 0',
    );
  });

  test('canceling gives the place back, and a second time is too late', async () => {
    const store = await demo.newStore({ policy: { capacity: { delivery: 1 } } });
    const cart = { location_code: store.location_code };
    const userId = await demo.newUser();
    const order = await demo.place(userId, cart);
    const last = async () => (await demo.scheduled(userId, cart)).at(-1)?.availability;
    assert.deepEqual(await last(), { available: false, reasons: ['slot_full'] });
    assert.deepEqual(ok(await demo.cancel(userId, order.id)), { ...order, status: 'canceled', cancellation_reason: 'customer_driven' });
    assert.deepEqual(await last(), { available: true, reasons: [] });
    invalid(await demo.cancel(userId, order.id), null, 'too_late');
    invalid(
      await demo.put(orderPath(userId, order.id), { initial_tip_cents: 0, items: order.items.map(() => line('1', MILK.upc, 1)) }),
      null,
      'too_late',
    );
  });

  test('of several cancellations at once one succeeds, and no update at the same time brings the order back', async () => {
    const { userId, order, path, update } = await scene();
    const cancels = Array.from({ length: 6 }, () => demo.cancel(userId, order.id));
    const updates = [2, 3, 4].map((count) => update([line('1', MILK.upc, count)]));
    const answers = await Promise.all(cancels);
    assert.equal(answers.filter((answer) => answer.status === 200).length, 1);
    for (const answer of answers.filter((one) => one.status !== 200)) invalid(answer, null, 'too_late');
    for (const answer of await Promise.all(updates)) if (answer.status !== 200) invalid(answer, null, 'too_late');
    assert.equal(ok(await demo.get<Order>(path)).status, 'canceled');
  });

  test('unknown orders, and unknown or inactive users, are refused by update, tip and cancel', async () => {
    const { userId, order } = await scene();
    const calls = [
      (path: string) => demo.put(path, { initial_tip_cents: 0, items: [line('1', MILK.upc, 1)] }),
      (path: string) => demo.put(`${path}/tip`, { tip_amount_cents: 1 }),
      (path: string) => demo.post(`${path}/cancel`),
    ];
    for (const call of calls) {
      notFound(await call(orderPath(userId, unique('none'))));
      notFound(await call(orderPath(await demo.newUser(), order.id)));
      userNotFound(await call(orderPath(unique('nobody'), order.id)));
      userNotActive(await call(orderPath('test-inactive', order.id)));
    }
  });
}
