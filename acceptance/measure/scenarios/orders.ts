import { unique } from '../../support/names.ts';
import type { Order } from '../../support/shapes.ts';
import { ADDRESS, customer, LINES, ORDER, ORDER_USER, type Scenarios, type Scene, USER } from '../scene.ts';
import { Batch, found } from '../shopping.ts';
import { userToken } from './accounts.ts';

const DELIVERY = `POST ${USER}/orders/delivery`;
const PICKUP = `POST ${USER}/orders/pickup`;
const UPDATE = `PUT ${ORDER}`;
const CANCEL = `POST ${ORDER}/cancel`;
const SELECT = `PUT ${ORDER}/replacement_selections`;
const WINE = { line_num: '1', count: 1, item: { upc: '400000000077' } };

const EXTRAS = {
  loyalty_number: 'L-1',
  special_instructions: 'Ring twice',
  paid_with_ebt: true,
  locale: 'en-US',
  applied_instacartplus: false,
  user: ORDER_USER,
  items: LINES,
};

function delivery(scene: Scene, more: object = {}) {
  const metadata = { channel: 'web' };
  const tip = { initial_tip_cents: 500, leave_unattended: true, location_code: scene.location, address: ADDRESS, metadata };
  return { order_id: unique('order'), ...EXTRAS, ...tip, ...more };
}

export async function place(scene: Scene, more: object = {}) {
  const shop = await customer(scene);
  const params = { user_id: shop.userId };
  const body = delivery(scene, { service_option_hold_id: await shop.hold(shop.late), ...more });
  const order = await scene.recorder.call<Order>(DELIVERY, { params, body });
  return { ...shop, body, order, params: { ...params, order_id: order.id } };
}

export async function placePickup(scene: Scene) {
  const shop = await customer(scene, 'pickup');
  const params = { user_id: shop.userId };
  const body = {
    order_id: unique('order'),
    ...EXTRAS,
    items: [{ ...LINES[0], weight: 1 }, ...LINES.slice(1)],
    location_code: scene.location,
    service_option_hold_id: await shop.hold(shop.late),
  };
  const order = await scene.recorder.call<Order>(PICKUP, { params, body });
  return { ...shop, body, order, params: { ...params, order_id: order.id } };
}

const echoes = (order: Order) => order.items[0]?.replacement_policy === 'users_choice';
const starts = (order: Order) => order.fulfillment_details.window_starts_at;

export const orderScenarios: Scenarios = {
  'a delivery order': async (scene) => {
    const { recorder } = scene;
    const { order, body, late, early, hold, params } = await place(scene, {
      items: [{ ...LINES[0], weight: 1 }, ...LINES.slice(1)],
    });
    recorder.effect(DELIVERY, 'order_id', order.id === body.order_id);
    recorder.effect(DELIVERY, 'service_option_hold_id', starts(order) === late.window.start_at);
    recorder.effect(DELIVERY, 'locale', order.locale === 'en_US');
    recorder.effect(DELIVERY, 'items[].replacement_policy', echoes(order));
    recorder.effect(
      DELIVERY,
      'metadata',
      JSON.stringify((order as Order & { metadata: object }).metadata) === JSON.stringify(body.metadata),
    );
    await recorder.call(`GET ${ORDER}`, { params });
    const changed = {
      initial_tip_cents: 700,
      special_instructions: 'Ring once',
      user: ORDER_USER,
      items: [{ ...LINES[0], weight: 1 }, ...LINES.slice(1)],
    };
    const moved = await recorder.call<Order>(UPDATE, { params, body: { ...changed, service_option_hold_id: await hold(early) } });
    recorder.effect(UPDATE, 'service_option_hold_id', starts(moved) === early.window.start_at);
    recorder.effect(UPDATE, 'items[].replacement_policy', echoes(moved));
    await recorder.call(SELECT, {
      params,
      body: {
        selections: [
          { line_num: '1', count: 1, replacement_items: [{ upc: '400000000022' }, { rrc: 'GM-000004' }] },
          { line_num: '2', weight: 1 },
        ],
      },
    });
    const missing = await recorder.send(SELECT, { params, body: { selections: [{ line_num: 'no-such-line' }] } });
    recorder.provoke(SELECT, '*', missing, 'line_num');
    if (!missing.text.includes('no-such-line')) recorder.problems.push('the message does not list the line numbers');
    const again = [LINES[0], { line_num: '8', count: 1, item: { upc: '400000000015' } }];
    recorder.provoke(UPDATE, '*', await recorder.send(UPDATE, { params, body: { ...changed, items: again } }), 'duplicate');

    await recorder.call(`GET ${USER}/orders`, { params });
    await recorder.call(CANCEL, { params });
    await recorder.call(`GET ${ORDER}`, { params });
    await recorder.call(`GET ${USER}/orders`, { params });
    recorder.provoke(UPDATE, '*', await recorder.send(UPDATE, { params, body: changed }), 'past');
    recorder.provoke(CANCEL, 'too_late', await recorder.send(CANCEL, { params }));
  },
  'a pickup order': async (scene) => {
    const { recorder } = scene;
    const { order, body, params, late, hold } = await placePickup(scene);
    recorder.effect(PICKUP, 'order_id', order.id === body.order_id);
    recorder.effect(PICKUP, 'service_option_hold_id', starts(order) === late.window.start_at);
    recorder.effect(PICKUP, 'locale', order.locale === 'en_US');
    recorder.effect(PICKUP, 'items[].replacement_policy', echoes(order));
    const twice = [LINES[0], { line_num: '8', count: 1, item: LINES[0]!.item }];
    const again = { ...body, order_id: unique('order'), items: twice, service_option_hold_id: await hold(late) };
    recorder.provoke(PICKUP, 'Duplicate items were provided', await recorder.send(PICKUP, { params, body: again }));
  },
  'the refusals of a delivery order': async (scene) => {
    const { recorder, demo } = scene;
    const { userId, late, hold } = await customer(scene);
    const holdId = await hold(late);
    const order = (items: object[]) =>
      recorder.send(DELIVERY, { params: { user_id: userId }, body: delivery(scene, { service_option_hold_id: holdId, items }) });
    const one = (item: object) => ({ line_num: '1', count: 1, item });
    recorder.provoke(DELIVERY, 'Invalid items', await order([one({ rrc: 'no such product, surely' })]));
    recorder.provoke(DELIVERY, 'Some items are not deliverable', await order([one({ rrc: 'TEST-NOT-DELIVERABLE' })]));
    recorder.provoke(DELIVERY, 'Duplicate items were provided', await order([LINES[0]!, { ...one(LINES[0]!.item), line_num: '8' }]));

    // Kansas City lies in two states: alcohol may not cross the line.
    const missouri = {
      address: { address_line_1: '1 Main St', city: 'Kansas City', region: 'MO', postal_code: '64101' },
      time_zone: 'America/Chicago',
    };
    const { location_code } = await demo.newStore({ store: missouri });
    const kansas = { address: { address_line_1: '701 N 7th St', postal_code: '66101' } };
    const placed = await demo.place(userId, { location_code, ...kansas });
    const body = { initial_tip_cents: 0, user: ORDER_USER, items: [...LINES.slice(1), { ...WINE, line_num: '7' }] };
    const refused = await recorder.send(UPDATE, { params: { user_id: userId, order_id: placed.id }, body });
    recorder.provoke(UPDATE, 'Invalid zip code for alcohol', refused);
  },
  'an order is rated, by both sides': async (scene) => {
    const { recorder } = scene;
    const { params, userId } = await place(scene);
    await recorder.call(UPDATE, { params, body: { initial_tip_cents: 100, items: LINES } });
    const body = { rating_value: 'STARS5', highlights: ['SMOOTH_DELIVERY'], thank_you_note: 'Thank you' };
    await recorder.call('POST /v2/feedback/users/{user_id}/orders/{order_id}/rating', { params, body });
    const wish = { params: { order_id: params.order_id }, token: await userToken(scene, userId), body };
    await recorder.call('POST /v2/feedback/orders/{order_id}/rating', wish);
  },
  'the tip of a completed order': async (scene) => {
    const { recorder } = scene;
    const { params } = await place(scene);
    const batch = await Batch.generate(scene, 'delivery', params);
    await batch.advance('picking');
    await batch.item('1', params.order_id, found('400000000015', { delivered_count: 2 }));
    // Replacements may still be chosen while the order is picked.
    await recorder.call(SELECT, { params, body: { selections: [{ line_num: '3', count: 1, replacement_items: [{ rrc: 'GM-000003' }] }] } });
    await batch.advance('verifying_replacements', 'completed');
    for (const operation of [`GET ${ORDER}`, `GET ${USER}/orders`]) await recorder.call(operation, { params });
    await recorder.call(`PUT ${ORDER}/tip`, { params, body: { tip_amount_cents: 900 } });
  },
};
