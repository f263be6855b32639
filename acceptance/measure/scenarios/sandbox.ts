import { unique } from '../../support/names.ts';
import type { Order, OrderItem } from '../../support/shapes.ts';
import { LINES, ORDER, type Scenarios, type Scene } from '../scene.ts';
import {
  ADD_ITEM,
  ADVANCE,
  BATCHES,
  Batch,
  type BatchAnswer,
  found,
  newShopper,
  SANDBOX,
  SHOPPERS,
  shopperPhone,
  UPDATE_ITEM,
} from '../shopping.ts';
import { place, placePickup } from './orders.ts';
import { CHAT, ITEMS, type LineItems } from './post-checkout.ts';

const CALLBACKS = `POST ${SANDBOX}/orders/{order_id}/callbacks`;
const INTERNAL = { 'X-Treat-Ids-As-Internal': 'true' };
const SCANNED = '400000000022';
const SCANS = [{ scanned_string: SCANNED, scanned_string_type: 'upca' }];
const MILK = LINES[0]!;

type Params = Readonly<Record<'user_id' | 'order_id', string>>;

const read = ({ recorder }: Scene, params: Params) => recorder.call<Order>(`GET ${ORDER}`, { params });

/** The lines of an order by number, as Get an order answers them. */
async function lines(scene: Scene, params: Params): Promise<Record<string, OrderItem>> {
  const { items } = await read(scene, params);
  return Object.fromEntries(items.map((item) => [item.line_num, item]));
}

/** The order's own integer id, which chat messages carry; a chat begins with picking. */
async function internalId({ recorder }: Scene, { order_id }: Params): Promise<string> {
  const params = { order_id };
  await recorder.call(`POST ${CHAT}`, { params, body: { body: 'Good morning' } });
  const { chat_messages } = await recorder.call<{ chat_messages: { order_id: number }[] }>(`GET ${CHAT}`, { params });
  return String(chat_messages[0]?.order_id);
}

export const sandboxScenarios: Scenarios = {
  'shoppers are created': async ({ recorder }) => {
    const person = { email: `${unique('shopper')}@example.com`, phone: shopperPhone() };
    await recorder.call(SHOPPERS, { body: person });
    for (const body of [{}, { email: `${unique('shopper')}@example.com`, phone: shopperPhone(), password: 'more than is documented' }])
      await recorder.call(SHOPPERS, { body });
    const refused = async (message: string, body: object) => recorder.provoke(SHOPPERS, message, await recorder.send(SHOPPERS, { body }));
    await refused('An account already exists with this number', { phone: person.phone });
    await refused('Invalid email', { email: 'nobody at nowhere' });
    await refused('Invalid phone number', { phone: '12' });
  },
  'a batch of two orders, and the refusals of batches': async (scene) => {
    const { recorder } = scene;
    const [one, two, gone] = [await place(scene), await place(scene), await place(scene)];
    const shopper_id = await newShopper(scene);
    const order = ({ params }: { params: Params }) => ({ id: params.order_id, user_id: params.user_id });
    const generate = (more: object) =>
      recorder.send(BATCHES, { body: { shopper_id, batch_type: 'delivery', orders: [order(one)], ...more } });
    recorder.provoke(BATCHES, 'Shopper not found', await generate({ shopper_id: 1 }));
    recorder.provoke(BATCHES, 'Order not found', await generate({ orders: [order(one), { id: unique('none') }] }));
    await recorder.call(`POST ${ORDER}/cancel`, { params: gone.params });
    const unbatchable = await generate({ orders: [order(gone)] });
    recorder.provoke(BATCHES, '*', unbatchable, 'unbatchable');
    if (!unbatchable.text.includes('"message":"Orders ')) recorder.problems.push('the message does not begin with “Orders ”');

    const body = { shopper_id, batch_type: 'delivery', workflow_state: 'brand_new', orders: [order(one), order(two)] };
    const batch = await recorder.call<BatchAnswer>(BATCHES, { body });
    recorder.effect(BATCHES, 'workflow_state', batch.workflow_state === 'brand_new');
    const params = { batch_id: batch.id };
    const states: string[] = [];
    // Without a target the next state is meant, with an empty body too.
    for (const wish of [{ params }, { params, body: {} }]) states.push((await recorder.call<BatchAnswer>(ADVANCE, wish)).workflow_state);
    if (states.join() !== 'acknowledged,picking') recorder.problems.push(`advance without a target went to ${states.join()}`);
    const statuses = [await read(scene, one.params), await read(scene, two.params)].map(({ status }) => status);
    if (statuses.join() !== 'picking,picking') recorder.problems.push(`the orders of a batch that is picked are ${statuses.join()}`);
    // A client sends the shopper's id as text, and no more than it must.
    const plain = await place(scene);
    const bare = { shopper_id: String(await newShopper(scene)), orders: [{ id: plain.order.id }] };
    const acknowledged = await recorder.call<BatchAnswer>(BATCHES, { body: bare });
    if (acknowledged.workflow_state !== 'acknowledged') recorder.problems.push(`a batch starts ${acknowledged.workflow_state}`);
  },
  'a shopper finds, replaces and refunds items': async (scene) => {
    const { recorder } = scene;
    const { params } = await place(scene, { items: [...LINES, { line_num: '4', count: 1, item: { upc: '400000000114' } }] });
    const { order_id } = params;
    const batch = await Batch.generate(scene, 'delivery', params);
    await batch.advance('picking');
    await batch.item('1', order_id, found('400000000015', { delivered_count: 1 }));
    await batch.item('2', order_id, found('4011', { delivered_weight: 1.25 }));
    await batch.item('3', order_id, { status: 'replaced', delivered_count: 2, replacement_item: { rrc: 'GM-000003' }, scans: SCANS });
    await batch.item('4', order_id, { status: 'to_refund', delivered_count: 0 });
    const after = await lines(scene, params);
    recorder.effect(UPDATE_ITEM, 'delivered_count', after[1]?.qty === 1);
    recorder.effect(UPDATE_ITEM, 'delivered_weight', after[2]?.qty === 1.25);
    recorder.effect(UPDATE_ITEM, 'replacement_item', after[3]?.replaced === true && after[3].item.delivered_rrc === 'GM-000003');
    recorder.effect(UPDATE_ITEM, 'scans[].scanned_string', after[3]?.scan_code === SCANNED);
    if (after[4]?.refunded !== true) recorder.problems.push('an item that a shopper refunds is not refunded');

    await batch.item('4', order_id, { status: 'not_found' });
    await batch.item('4', order_id, { status: 'replaced', delivered_count: 1, replacement_item: { upc: '400000000060' } });
    const seen = await recorder.call<LineItems>(`GET ${ITEMS}`, { params: { order_id } });
    recorder.effect(UPDATE_ITEM, 'status', seen.line_items.map(({ status }) => status).join() === 'FOUND,FOUND,REPLACED,REPLACED');
    // The how-to sends POST where the reference says PUT.
    const again = { params: { shopper_id: batch.shopperId, order_id, line_num: '1' }, body: found('400000000015', { delivered_count: 2 }) };
    const posted = await recorder.send(UPDATE_ITEM.replace('PUT', 'POST'), again);
    if (posted.status !== 200) recorder.problems.push(`an item is not updated by POST: ${posted.status} ${posted.text.slice(0, 200)}`);
    const internal = await internalId(scene, params);
    await batch.item('1', internal, found('400000000015', { delivered_count: 1 }), INTERNAL);
    recorder.effect(UPDATE_ITEM, 'X-Treat-Ids-As-Internal', (await lines(scene, params))[1]?.qty === 1);

    await batch.advance('verifying_replacements', 'completed');
    const { status, fulfillment_details } = await read(scene, params);
    if (status !== 'delivered' || !fulfillment_details.delivered_at) recorder.problems.push(`a completed order is ${status}`);
  },
  'a shopper adds items': async (scene) => {
    const { recorder } = scene;
    const { params, order } = await place(scene, { items: [MILK] });
    const batch = await Batch.generate(scene, 'delivery', params);
    await batch.advance('picking');
    const add = (order_id: string, body: object, headers = {}) =>
      recorder.call(ADD_ITEM, { params: { shopper_id: batch.shopperId, order_id }, body, headers });
    await add(order.id, { delivered_count: 3, item: { upc: SCANNED }, scans: SCANS });
    await add(order.id, { delivered_weight: 1.25, item: { rrc: 'GM-000001' } });
    await add(await internalId(scene, params), { delivered_count: 1, item: { upc: '400000000039' } }, INTERNAL);
    const items = Object.values(await lines(scene, params));
    const added = (name: 'upc' | 'rrc', code: string) => items.find(({ item }) => item[name] === code);
    recorder.effect(ADD_ITEM, 'item', items.length === 4 && new Set(items.map((line) => line.line_num)).size === 4);
    recorder.effect(ADD_ITEM, 'delivered_count', added('upc', SCANNED)?.qty === 3);
    recorder.effect(ADD_ITEM, 'delivered_weight', added('rrc', 'GM-000001')?.qty === 1.25);
    recorder.effect(ADD_ITEM, 'scans[].scanned_string', added('upc', SCANNED)?.scan_code === SCANNED);
    recorder.effect(ADD_ITEM, 'X-Treat-Ids-As-Internal', added('upc', '400000000039') !== undefined);
  },
  'a runner batch, by internal ids': async (scene) => {
    const { recorder } = scene;
    const { params } = await placePickup(scene);
    const shopping = await Batch.generate(scene, 'pickup', params);
    await shopping.advance('picking');
    const internal = await internalId(scene, params);
    await shopping.advance('verifying_replacements', 'staged');
    const { status } = await read(scene, params);
    if (status !== 'staged') recorder.problems.push(`an order in the staging area is ${status}`);
    const runner = await Batch.generate(scene, 'runner_customer', { order_id: internal }, INTERNAL);
    await runner.advance('at_store', 'completed');
    recorder.effect(BATCHES, 'X-Treat-Ids-As-Internal', (await read(scene, params)).status === 'delivered');
  },
  'events are simulated': async (scene) => {
    const { recorder } = scene;
    const simulate = async (event_name: string) => {
      const { params } = await place(scene);
      const before = await read(scene, params);
      await recorder.call(CALLBACKS, { params: { order_id: params.order_id }, body: { event_name } });
      return { before: before.fulfillment_details, after: await read(scene, params) };
    };
    const { after } = await simulate('canceled');
    recorder.effect(CALLBACKS, 'event_name', after.status === 'canceled');
    for (const event_name of ['rescheduled', 'late_delivery']) {
      const { before, after } = await simulate(event_name);
      const moved = after.fulfillment_details.window_ends_at > before.window_ends_at;
      if (!moved) recorder.problems.push(`${event_name} does not move the window`);
    }
  },
};
