import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer } from '../support/client.ts';
import { notFound, ok, refused } from '../support/expect.ts';
import { BREAD, EGGS, FLAGSTAFF, line, MILK } from '../support/goods.ts';
import { unique } from '../support/names.ts';
import { orderPath, requestToken, userPath } from '../support/retailer.ts';
import type { Order, ServiceOptions } from '../support/shapes.ts';
import type { World } from '../support/world.ts';

const SANDBOX = '/v2/fulfillment_sandbox';
const ITEMS = [line('1', MILK.upc, 1), line('2', EGGS.upc, 2)];
const SILENT = 'Sending a message is not allowed at this time';

interface LineItem {
  id: string;
  status: string;
  replacement_status: string;
  replacement?: { name: string; quantity: string; cost_unit: string };
}
interface Message {
  id: number;
  order_id: number;
  sender_id: number;
  sender_type: string;
  recipient_id: number;
  read: boolean;
  body: string;
}
interface Chat {
  chat_messages: Message[];
  metadata: { customer: { id: number }; current_shopper: { id: number; display_name: string }; is_expired: boolean };
}
interface LifecycleMessages extends Chat {
  lifecycle_messages: { type: string; body: string }[];
}

/** The tutorials of the Post-checkout API, black-box: what customer, shopper and store do in turn. */
export function postCheckoutCases({ client, target, demo }: World): void {
  let store: Promise<string> | undefined;
  const location = () => {
    store ??= demo.newStore({ policy: { capacity: { delivery: 100, pickup: 100 } } }).then((one) => one.location_code);
    return store;
  };

  /** An order of a customer of its own, with the customer's own token. */
  async function order(kind: 'delivery' | 'pickup') {
    const userId = await demo.newUser();
    const location_code = await location();
    const placed = kind === 'delivery' ? await demo.place(userId, { location_code, items: ITEMS }) : await pickup(userId, location_code);
    const assertion = Buffer.from(JSON.stringify({ user_id: userId })).toString('base64');
    const wish = { grant_type: 'fulfillment_user_assertion', assertion, scope: 'connect:post_checkout' };
    const token = ok(await requestToken(client, target, wish)).access_token;
    const customer = demo.with({ token });
    return {
      id: placed.id,
      userId,
      customer,
      path: `/v2/post_checkout/orders/${placed.id}`,
      chat: `/v2/post_checkout/chat/${placed.id}/messages`,
      state: async () => ok(await customer.get<{ workflow_state: string }>(`/v2/post_checkout/orders/${placed.id}`)).workflow_state,
    };
  }
  async function pickup(userId: string, location_code: string): Promise<Order> {
    const listed = await demo.post<ServiceOptions>(`${userPath(userId)}/service_options/cart/pickup`, { items: ITEMS, location_code });
    const holdId = await demo.hold(userId, ok(listed).service_options.at(-1)!);
    const body = { order_id: unique('order'), service_option_hold_id: holdId, location_code, items: ITEMS };
    return ok(await demo.post<Order>(`${userPath(userId)}/orders/pickup`, body));
  }

  /** A shopper with a batch of the order. */
  async function shopper(orderId: string, batch_type: string) {
    const { id } = ok(await demo.post<{ id: number }>(`${SANDBOX}/shoppers`, {}));
    const batch = ok(await demo.post<{ id: number }>(`${SANDBOX}/batches`, { shopper_id: id, batch_type, orders: [{ id: orderId }] }));
    return {
      id,
      advance: async (...states: string[]) => {
        for (const workflow_state of states) ok(await demo.post(`${SANDBOX}/batches/${batch.id}/advance`, { workflow_state }));
      },
      item: async (lineNum: string, body: object) =>
        ok(await demo.put(`${SANDBOX}/shoppers/${id}/orders/${orderId}/items/${lineNum}`, body)),
      says: (body: string) => demo.post(`/cartwright/v1/fulfillment/orders/${orderId}/messages`, { body, shopper_id: id }),
    };
  }

  test('replacements: proposed by the shopper, one approved, one rejected and refunded', async () => {
    const { id, userId, customer, path } = await order('delivery');
    const { advance, item } = await shopper(id, 'delivery');
    await advance('picking');
    const lines = async () => ok(await customer.get<{ line_items: LineItem[] }>(`${path}/items`)).line_items;
    const statuses = async () => (await lines()).map(({ status, replacement_status }) => [status, replacement_status]);
    const unspecified = 'SUBSTITUTION_STATUS_UNSPECIFIED';
    assert.deepEqual(await statuses(), [
      ['NOT_PICKED', unspecified],
      ['NOT_PICKED', unspecified],
    ]);
    for (const num of ['1', '2']) await item(num, { status: 'replaced', delivered_count: 1, replacement_item: { upc: BREAD.upc } });
    const [first, second] = (await lines()) as [LineItem, LineItem];
    assert.deepEqual([first.status, first.replacement_status, first.replacement?.quantity], ['REPLACED', 'PENDING', '1']);
    const answer = (lineId: string, body: object) => customer.put(`${path}/items/${lineId}/replacement`, body);
    assert.deepEqual(ok(await answer(first.id, { status: 'APPROVED' })), {});
    assert.deepEqual(ok(await answer(second.id, { status: 'REJECTED' })), {});
    assert.equal((await answer(first.id, { status: 'REJECTED' })).status, 400);
    refused(await answer('1111', { status: 'APPROVED' }), 404, 4000, null, 'Order item 1111 not found');
    assert.deepEqual(await statuses(), [
      ['REPLACED', 'APPROVED'],
      ['TO_REFUND', 'REJECTED'],
    ]);
    await advance('verifying_replacements', 'checkout');
    const { items } = ok(await demo.get<Order>(orderPath(userId, id)));
    assert.deepEqual(
      items.map(({ replaced, refunded, item: { delivered_upc } }) => [replaced, refunded, delivered_upc]),
      [
        [true, false, BREAD.upc],
        [false, true, ''],
      ],
    );
  });

  test('replacements: rejected for something else, which then needs no second answer', async () => {
    const { id, customer, path } = await order('delivery');
    const { advance, item } = await shopper(id, 'delivery');
    await advance('picking');
    await item('1', { status: 'replaced', replacement_item: { upc: BREAD.upc } });
    const first = async () => ok(await customer.get<{ line_items: LineItem[] }>(`${path}/items`)).line_items[0]!;
    const body = { status: 'REJECTED', alternative_item: { rrc: EGGS.rrc, count: 3 } };
    ok(await customer.put(`${path}/items/${(await first()).id}/replacement`, body));
    assert.equal((await first()).replacement_status, 'REJECTED');
    await item('1', { status: 'replaced', delivered_count: 3, replacement_item: { rrc: EGGS.rrc } });
    const { replacement_status, replacement } = await first();
    assert.deepEqual([replacement_status, replacement?.quantity, replacement?.cost_unit], ['APPROVED', '3', 'each']);
  });

  test('chat: from the start of the picking to the door, with read marks, and what the order told', async () => {
    const { id, customer, chat, path } = await order('delivery');
    const say = (body: string) => customer.post(chat, { body });
    const talk = async () => ok(await customer.get<Chat>(chat));
    refused(await say('Hello?'), 403, null, null, SILENT);
    const shopping = await shopper(id, 'delivery');
    await shopping.advance('picking');
    ok(await shopping.says('There are no ripe bananas'));
    ok(await say('Green ones will do'));
    const { chat_messages, metadata } = await talk();
    assert.deepEqual(
      chat_messages.map((one) => [one.sender_id, one.sender_type, one.recipient_id, one.body, one.read]),
      [
        [shopping.id, 'driver', metadata.customer.id, 'There are no ripe bananas', false],
        [metadata.customer.id, 'user', shopping.id, 'Green ones will do', false],
      ],
    );
    assert.deepEqual([metadata.current_shopper.id, metadata.is_expired], [shopping.id, false]);
    assert.deepEqual(ok(await customer.put(chat)), { messages_read_count: 1 });
    assert.equal((await talk()).chat_messages[0]?.read, true);
    await shopping.advance('delivering', 'completed');
    refused(await say('Thank you'), 403, null, null, SILENT);
    const { chat_messages: kept, lifecycle_messages } = ok(await customer.get<LifecycleMessages>(`${path}/order_messages`));
    assert.equal(kept.length, 2);
    assert.deepEqual(
      lifecycle_messages.map((one) => one.type),
      ['acknowledged', 'picking', 'delivering', 'delivered'],
    );
  });

  test('pickup: ready, scheduled, a vehicle and a delegate named, arrived, brought out', async () => {
    const { id, customer, path, state } = await order('pickup');
    const arrive = (body?: object): Promise<Answer> => customer.post(`${path}/pickup/user_arrived`, body);
    const tooEarly = await arrive();
    const meta = { order_delivery_id: 'Order delivery is not staged.' };
    assert.deepEqual([tooEarly.status, tooEarly.body], [400, { error: { message: 'Params error', code: 2001 }, meta }]);
    const details = ok(await customer.get<{ pickup_instructions: { category: string }[] }>(`${path}/pickup/details`));
    assert.deepEqual(
      details.pickup_instructions.map((one) => one.category),
      ['curbside', 'in_store'],
    );
    await (await shopper(id, 'pickup')).advance('staged');
    assert.equal(await state(), 'ready_for_pickup');
    const schedule_pickup_eta = new Date(Date.now() + 1_800_000).toISOString();
    for (const eta of [schedule_pickup_eta, schedule_pickup_eta]) {
      assert.deepEqual(ok(await customer.post(`${path}/pickup/schedule_pickup`, { schedule_pickup_eta: eta })), { success: true });
    }
    assert.deepEqual(ok(await customer.get(`${path}/pickup/vehicle_info`)), {});
    const car = { model: 'Corolla', vehicle_type: 'sedan', license_plate: 'F4K3', color: 'silver' };
    const put = await customer.put<{ vehicle_info: { id: number } }>(`${path}/pickup/vehicle_info`, car);
    const { id: vehicleId, ...vehicle } = ok(put).vehicle_info;
    assert.deepEqual([typeof vehicleId, vehicle], ['number', { ...car, color_hex: '#E8E8E8' }]);
    assert.equal((await arrive({ is_pickup_delegate: true })).status, 400);
    assert.deepEqual(ok(await customer.put(`${path}/pickup_delegate`, { name: 'Charles Babbage', phone_number: '+14155550123' })), {});
    for (let times = 0; times < 2; times++) assert.deepEqual(ok(await arrive({ is_pickup_delegate: true })), { success: true });
    assert.equal(await state(), 'runner_awaiting');
    await (await shopper(id, 'runner_customer')).advance('at_store', 'bags_verified', 'completed');
    assert.equal(await state(), 'delivered');
  });

  test("a customer's token reaches the customer's own orders only, and no other API", async () => {
    const [mine, theirs] = [await order('delivery'), await order('delivery')];
    notFound(await mine.customer.get(theirs.path));
    notFound(await mine.customer.post(theirs.chat, { body: 'Hello' }));
    assert.equal((await mine.customer.get(orderPath(mine.userId, mine.id))).status, 403);
    assert.equal(ok(await demo.get<{ id: string }>(theirs.path)).id, theirs.id);
    const { address, shopper: nobody } = ok(
      await mine.customer.get<{ address: { postal_code: string }; shopper?: object }>(`${mine.path}/handling`),
    );
    assert.deepEqual([address.postal_code, nobody], [FLAGSTAFF.postal_code, undefined]);
  });
}
