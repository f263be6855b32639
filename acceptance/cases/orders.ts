import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { BLANK, invalid, invalidTogether, notFound, ok, TAKEN, userNotActive, userNotFound } from '../support/expect.ts';
import { BANANAS_BY_WEIGHT, EGGS, FLAGSTAFF, line, MILK, SAN_FRANCISCO } from '../support/goods.ts';
import { unique } from '../support/names.ts';
import { orderPath, userPath } from '../support/retailer.ts';
import type { Order } from '../support/shapes.ts';
import type { World } from '../support/world.ts';

const NO_HOLD = 'Service option hold not found';

export function orderCases({ demo }: World): void {
  let location_code: string;
  before(async () => {
    location_code = (await demo.newStore()).location_code;
  });
  const held = async (userId: string) => demo.hold(userId, (await demo.scheduled(userId, { location_code })).at(-1)!);
  const scene = async () => {
    const userId = await demo.newUser();
    return { userId, holdId: await held(userId) };
  };

  test('an order with every documented field comes back whole', async () => {
    const { userId, holdId } = await scene();
    const answer = await demo.order(userId, holdId, {
      loyalty_number: 'L-1',
      leave_unattended: true,
      special_instructions: 'Ring twice.',
      location_code,
      paid_with_ebt: true,
      locale: 'en-US',
      applied_instacartplus: true,
      user: { birthday: '1980-05-17', phone_number: '415-555-0177', sms_opt_in: true },
      address: { ...FLAGSTAFF, address_line_2: 'Rear', address_type: 'residential', city: 'Flagstaff' },
      metadata: { source: 'acceptance', nested: { list: [1, 'two', null, true] } },
      items: [
        { ...line('46', MILK.upc, 4), special_instructions: 'Cold.', replacement_items: [{ upc: EGGS.upc }], metadata: { shelf: 7 } },
        { line_num: '47', weight: 2.5, item: { rrc: BANANAS_BY_WEIGHT.rrc }, replacement_policy: 'no_replacements' },
        { ...line('48', '12345678', 0) },
      ],
    });
    const order = ok(answer);
    const codes = (upc: string, rrc: string) => ({
      item: { upc, rrc, requested_upc: upc, requested_rrc: rrc, delivered_upc: '', delivered_rrc: '' },
      requested_item_upc: upc,
      requested_item_rrc: rrc,
      delivered_item_upc: '',
      delivered_item_rrc: '',
    });
    const common = { replaced: false, refunded: false };
    assert.deepEqual(order, {
      id: order.id,
      status: 'brand_new',
      order_url: order.order_url,
      created_at: order.created_at,
      locale: 'en_US',
      is_express: true,
      is_instacartplus: true,
      metadata: { source: 'acceptance', nested: { list: [1, 'two', null, true] } },
      fulfillment_details: { ...order.fulfillment_details, store_location: location_code },
      warnings: [],
      items: [
        {
          ...{ line_num: '46', qty: 4, qty_unit: 'each', ...common, replacement_policy: 'users_choice', special_instructions: 'Cold.' },
          ...codes(MILK.upc, MILK.rrc),
          metadata: { shelf: 7 },
        },
        {
          ...{ line_num: '47', qty: 2.5, qty_unit: 'lb', ...common, replacement_policy: 'no_replacements' },
          ...codes(BANANAS_BY_WEIGHT.upc, BANANAS_BY_WEIGHT.rrc),
        },
        { line_num: '48', qty: 0, qty_unit: 'each', ...common, replacement_policy: 'shoppers_choice', ...codes('12345678', '') },
      ],
    });
    assert.deepEqual(ok(await demo.get(orderPath(userId, order.id))), { ...order, pos_payment_method: 'UNSPECIFIED' });
  });

  test('the other of count and weight becomes an instruction for the shopper', async () => {
    const { userId, holdId } = await scene();
    const items = [
      { ...line('1', MILK.upc, 3), weight: 9 },
      { line_num: '2', weight: 2, count: 7, item: { upc: BANANAS_BY_WEIGHT.upc }, special_instructions: 'Green.' },
    ];
    const order = ok(await demo.order(userId, holdId, { items }));
    assert.deepEqual(
      order.items.map((item) => [item.qty, item.qty_unit]),
      [
        [3, 'each'],
        [2, 'lb'],
      ],
    );
    assert.match(order.items[0]?.special_instructions ?? '', /9/);
    assert.match(order.items[1]?.special_instructions ?? '', /^Green\..*7/);
  });

  test('order id, hold, tip, address and items are needed; their faults come together', async () => {
    const { userId } = await scene();
    const fields = ['order_id', 'service_option_hold_id', 'initial_tip_cents', 'address', 'items'];
    const answer = await demo.post(`${userPath(userId)}/orders/delivery`, {});
    invalidTogether(answer, Object.fromEntries(fields.map((field) => [field, BLANK])));
  });

  test('a repeated order_id is refused, and the hold stays usable', async () => {
    const { userId, holdId } = await scene();
    const { id } = ok(await demo.order(userId, holdId));
    const second = await held(userId);
    invalid(await demo.order(userId, second, { order_id: id }), 'order_id', TAKEN);
    ok(await demo.order(userId, second));
    const stranger = await scene();
    invalid(await demo.order(stranger.userId, stranger.holdId, { order_id: id }), 'order_id', TAKEN);
  });

  test('a hold makes one order only, also when it is used twice at once', async () => {
    const { userId, holdId } = await scene();
    const answers = await Promise.all(Array.from({ length: 8 }, () => demo.order(userId, holdId)));
    assert.equal(answers.filter((answer) => answer.status === 200).length, 1);
    for (const answer of answers.filter((one) => one.status !== 200)) {
      invalid(answer, 'service_option_hold_id', 'Service option hold has already been used for an order');
    }
  });

  test('two orders at once under one order_id: one is created, the other refused', async () => {
    const [one, two] = [await scene(), await scene()];
    const order_id = unique('race');
    const answers = await Promise.all([one, two].map(({ userId, holdId }) => demo.order(userId, holdId, { order_id })));
    const [refusal] = answers.filter((answer) => answer.status !== 200);
    assert.equal(answers.filter((answer) => answer.status === 200).length, 1);
    invalid(refusal!, 'order_id', TAKEN);
  });

  test('a hold of another user, and one that never was, are refused', async () => {
    const { holdId } = await scene();
    const other = await scene();
    invalid(await demo.order(other.userId, holdId), 'service_option_hold_id', NO_HOLD);
    invalid(await demo.order(other.userId, 2 ** 52), 'service_option_hold_id', NO_HOLD);
    ok(await demo.order(other.userId, other.holdId));
  });

  test('ids may come as text or as numbers', async () => {
    const { userId, holdId } = await scene();
    const order_id = Math.floor(Math.random() * 2 ** 52);
    const order = ok(
      await demo.order(userId, holdId, {
        order_id,
        service_option_hold_id: String(holdId),
        items: [{ line_num: 46, count: '2', item: { upc: 12345678 } }],
      }),
    );
    assert.equal(order.id, String(order_id));
    assert.deepEqual([order.items[0]?.line_num, order.items[0]?.qty, order.items[0]?.item.upc], ['46', 2, '12345678']);
  });

  test('a telephone number is needed when the user has none', async () => {
    const userId = unique('silent');
    ok(await demo.post('/v2/fulfillment/users', { user_id: userId, first_name: 'A' }));
    const holdId = await held(userId);
    invalid(await demo.order(userId, holdId), 'user.phone_number', BLANK);
    invalid(await demo.order(userId, holdId, { user: { phone_number: '911' } }), 'user.phone_number', 'is not a valid phone number');
    ok(await demo.order(userId, holdId, { user: { phone_number: '+14155550123' } }));
  });

  test('tips are whole cents and not negative', async () => {
    const { userId, holdId } = await scene();
    invalid(await demo.order(userId, holdId, { initial_tip_cents: -1 }), 'initial_tip_cents', 'must be greater than or equal to 0');
    invalid(await demo.order(userId, holdId, { initial_tip_cents: 1.5 }), 'initial_tip_cents', 'must be an integer');
    ok(await demo.order(userId, holdId, { initial_tip_cents: 0 }));
  });

  test('the address must be in reach of the store and no post-office box', async () => {
    const { userId, holdId } = await scene();
    const far = await demo.order(userId, holdId, { address: SAN_FRANCISCO });
    invalid(far, 'address.postal_code', 'is outside the delivery area of the store');
    const box = await demo.order(userId, holdId, { address: { ...FLAGSTAFF, address_line_1: 'P.O. Box 12' } });
    invalid(box, 'address.address_line_1', "can't be a post office box");
    const none = await demo.order(userId, holdId, { location_code: unique('none') });
    invalid(none, 'location_code', 'Could not find specified store.');
    invalidTogether(await demo.order(userId, holdId, { address: {} }), { 'address.address_line_1': BLANK, 'address.postal_code': BLANK });
  });

  test('an order is found under its own user only', async () => {
    const userId = await demo.newUser();
    const order = await demo.place(userId, { location_code });
    notFound(await demo.get(orderPath(await demo.newUser(), order.id)));
    notFound(await demo.get(orderPath(userId, unique('none'))));
    userNotFound(await demo.get(orderPath(unique('nobody'), order.id)));
    userNotActive(await demo.get(orderPath('test-inactive', order.id)));
  });

  test('an unknown and an inactive user can order nothing', async () => {
    const { holdId } = await scene();
    userNotFound(await demo.order(unique('nobody'), holdId));
    userNotActive(await demo.order('test-inactive', holdId));
    userNotFound(await demo.order(unique('nobody'), 2 ** 52));
  });

  test('an order whose id is a word of the API can be read, updated and canceled', async () => {
    const userId = await demo.newUser();
    for (const id of ['delivery', 'reserve', 'orders']) {
      const order_id = id;
      const answer = await demo.order(userId, await held(userId), { order_id });
      if (answer.status !== 200) {
        // An earlier run on the same server has taken the id for a user of its own.
        notFound(await demo.get(orderPath(userId, id)));
        continue;
      }
      assert.equal(ok(await demo.get<Order>(orderPath(userId, id))).id, id);
      ok(await demo.put(orderPath(userId, id), { initial_tip_cents: 0, items: [line('1', MILK.upc, 2)] }));
      ok(await demo.cancel(userId, id));
    }
  });

  test('get orders gives the orders of the user and says that it is deprecated', async () => {
    const userId = await demo.newUser();
    assert.deepEqual(ok(await demo.get(`${userPath(userId)}/orders`)), { orders: [] });
    const placed = [await demo.place(userId, { location_code }), await demo.place(userId, { location_code })];
    const answer = await demo.get<{ orders: Order[] }>(`${userPath(userId)}/orders`);
    const byId = (a: Order, b: Order) => (a.id < b.id ? -1 : 1);
    assert.deepEqual(ok(answer).orders.toSorted(byId), placed.toSorted(byId));
    assert.match(String(answer.headers.deprecation), /^@\d+$/);
    assert.ok(Date.parse(String(answer.headers.sunset)) > Date.now(), 'a date in the future');
    userNotFound(await demo.get(`${userPath(unique('nobody'))}/orders`));
  });
}
