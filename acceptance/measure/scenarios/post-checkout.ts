import { processed } from '../../support/catalogue.ts';
import { ok } from '../../support/expect.ts';
import { unique } from '../../support/names.ts';
import { ADDRESS, customer, DISPATCH, LINES, PHONE, type Scenarios, type Scene } from '../scene.ts';
import { Batch, found } from '../shopping.ts';
import { userToken } from './accounts.ts';
import { place } from './orders.ts';

export const ORDER = '/v2/post_checkout/orders/{order_id}';
export const CHAT = '/v2/post_checkout/chat/{order_id}/messages';
export const ITEMS = `${ORDER}/items`;
export const HANDLING = `GET ${ORDER}/handling`;
const LOCATION = `GET ${ORDER}/location`;
const REPLACEMENT = `PUT ${ITEMS}/{order_item_id}/replacement`;
export const MESSAGES = `GET ${ORDER}/order_messages`;
const MILK = LINES[0]!;

interface LineItem {
  readonly id: string;
  readonly line_num: string;
  readonly status: string;
  readonly replacement_status: string;
}
export interface LineItems {
  readonly line_items: readonly LineItem[];
}

/** The order as its customer reaches it: by id, with a token of the customer's own. */
export async function ofCustomer(scene: Scene, { user_id, order_id }: { user_id: string; order_id: string }) {
  return { params: { order_id }, token: await userToken(scene, user_id, 'connect:post_checkout') };
}

/** A product with a picture, sold in the store of the scene. */
async function picturedProduct({ demo, location }: Scene): Promise<string> {
  const rrc = unique('pictured');
  const catalog = '/v2/data_ingestion/catalog';
  const product = { retailer_reference_code: rrc, item_name: 'Oat Biscuits', remote_image_URL: 'https://example.com/biscuits.jpg' };
  const item = { retailer_reference_code: rrc, store_identifier: location, available: true, price: 3.49 };
  await processed(demo, await demo.post(`${catalog}/product/submission`, product));
  await processed(demo, await demo.post(`${catalog}/item/submission`, item));
  return rrc;
}

export const postCheckoutScenarios: Scenarios = {
  'an order on its way': async (scene) => {
    const { recorder } = scene;
    const { params } = await place(scene, { items: [MILK] });
    const wish = await ofCustomer(scene, params);
    const state = async () => (await recorder.call<{ workflow_state: string }>(`GET ${ORDER}`, wish)).workflow_state;
    const location = () => recorder.call<{ coordinates?: object }>(LOCATION, wish);
    const states = [await state()];
    await recorder.call(HANDLING, wish);
    if (JSON.stringify(await location()) !== '{}') recorder.problems.push('an order that nobody delivers has a location');
    const batch = await Batch.generate(scene, 'delivery', params);
    states.push(await state());
    const { shopper } = await recorder.call<{ shopper?: object }>(HANDLING, wish);
    if (!shopper) recorder.problems.push('handling does not name the shopper');
    await batch.advance('picking', 'checkout');
    states.push(await state());
    await batch.advance('receipt_sanity_check', 'delivering');
    states.push(await state());
    const { coordinates } = await location();
    if (!coordinates) recorder.problems.push('an order on its way has no location');
    await batch.advance('completed');
    if (JSON.stringify(await location()) !== '{}') recorder.problems.push('a delivered order has a location');
    if (states.join() !== 'brand_new,acknowledged,checkout,delivering') recorder.problems.push(`the order went through ${states.join()}`);
    // The retailer's own token reaches it too.
    for (const operation of [`GET ${ORDER}`, HANDLING, LOCATION, `GET ${ITEMS}`]) await recorder.call(operation, { params: wish.params });
  },
  'replacements are approved and rejected': async (scene) => {
    const { recorder } = scene;
    const pictures = [await picturedProduct(scene), await picturedProduct(scene)] as const;
    const codes = [{ rrc: pictures[0] }, MILK.item, { upc: '400000000039' }, { upc: '490000000001' }, { upc: '400000000114' }];
    const items = codes.map((item, n) => ({ line_num: String(n + 1), count: 1, item }));
    const { params } = await place(scene, { items });
    const wish = await ofCustomer(scene, params);
    const batch = await Batch.generate(scene, 'delivery', params);
    await batch.advance('picking');
    const offered = [{ rrc: pictures[1] }, { upc: '400000000060' }, { upc: '490000000002' }, { upc: '490000000003' }];
    for (const [n, replacement_item] of offered.entries())
      await batch.item(String(n + 1), params.order_id, { status: 'replaced', delivered_count: 1, replacement_item });
    await batch.item('5', params.order_id, found('400000000114', { delivered_count: 1 }));
    const lines = async () => {
      const { line_items } = await recorder.call<LineItems>(`GET ${ITEMS}`, wish);
      return Object.fromEntries(line_items.map((line) => [line.line_num, line]));
    };
    const before = await lines();
    const pending = ['1', '2', '3', '4'].every((n) => before[n]?.status === 'REPLACED' && before[n]?.replacement_status === 'PENDING');
    if (!pending) recorder.problems.push('a replacement does not wait for the customer');

    const line = (line_num: string, body: object) => ({ ...wish, params: { ...wish.params, order_item_id: before[line_num]!.id }, body });
    const refused = async (message: string, body: object, which?: string) =>
      recorder.provoke(REPLACEMENT, message, await recorder.send(REPLACEMENT, line('4', body)), which);
    const instead = (alternative_item: object) => ({ status: 'REJECTED', alternative_item });
    const upc = '4011';
    const one = 'must include exactly one of count or weight';
    await refused('There were issues with your request', {});
    await refused('is not included in the list', { status: 'PERHAPS' }, 'status');
    await refused('must include exactly one of rrc or upc', instead({ upc, rrc: 'GM-000001', weight: 1 }));
    await refused(one, instead({ upc, count: 1, weight: 1 }), 'both given');
    await refused(one, instead({ upc }), 'none given');
    await refused('count must be greater than 0', instead({ rrc: 'GM-000003', count: 0 }));
    await refused('weight must be greater than 0', instead({ upc, weight: 0 }));
    await refused('Could not resolve alternative item to a valid product', instead({ rrc: 'no such product, surely', count: 1 }));
    const none = { ...wish, params: { ...wish.params, order_item_id: '1111' }, body: { status: 'APPROVED' } };
    recorder.provoke(REPLACEMENT, 'Order item 1111 not found', await recorder.send(REPLACEMENT, none));

    await recorder.call(REPLACEMENT, line('1', instead({ rrc: 'GM-000003', count: 1 })));
    await recorder.call(REPLACEMENT, line('2', instead({ upc, weight: 1.5 })));
    await recorder.call(REPLACEMENT, line('3', { status: 'APPROVED' }));
    const undone = await recorder.send(REPLACEMENT, line('3', { status: 'REJECTED' }));
    recorder.provoke(REPLACEMENT, '*', undone, 'already responded');
    const after = await lines();
    recorder.effect(REPLACEMENT, 'status', after[3]?.replacement_status === 'APPROVED' && after[4]?.replacement_status === 'PENDING');
  },
  'an order without a user': async (scene) => {
    const { recorder, demo, location: location_code } = scene;
    const person = { first_name: 'Ada', last_name: 'Byron', user_phone: PHONE, items_count: 3, items_weight: 4.5 };
    const order_id = unique('dispatch');
    const { start_at, end_at } = (await customer(scene, 'last_mile')).late.window;
    ok(await demo.post(DISPATCH, { order_id, location_code, start_at, end_at, ...person, address: ADDRESS }));
    const item = { order_id, order_item_id: '1' };
    const calls = [
      ...[`GET ${ORDER}`, HANDLING, `GET ${ITEMS}`, `GET ${CHAT}`, `PUT ${CHAT}`, `POST ${ORDER}/pickup/user_arrived`].map((name) => ({
        name,
      })),
      { name: REPLACEMENT, params: item, body: { status: 'APPROVED' } },
    ];
    for (const { name, ...wish } of calls)
      recorder.provoke(name, 'User ID not found', await recorder.send(name, { params: { order_id }, ...wish }));
  },
  'shopper information is removed': async (scene) => {
    const { recorder, demo } = scene;
    const { params } = await place(scene);
    const wish = await ofCustomer(scene, params);
    const batch = await Batch.generate(scene, 'delivery', params);
    await batch.advance('picking', 'delivering');
    ok(await demo.patch('/cartwright/v1/settings', { remove_shopper_information: true }));
    try {
      for (const operation of [LOCATION, `GET ${CHAT}`, MESSAGES])
        recorder.provoke(operation, 'Shopper PII', await recorder.send(operation, wish));
      const { shopper } = await recorder.call<{ shopper?: object }>(HANDLING, wish);
      if (shopper) recorder.problems.push('handling names a shopper whose information is removed');
    } finally {
      ok(await demo.patch('/cartwright/v1/settings', { remove_shopper_information: false }));
    }
  },
};
