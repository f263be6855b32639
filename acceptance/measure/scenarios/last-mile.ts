import { ok } from '../../support/expect.ts';
import { unique } from '../../support/names.ts';
import { storePath } from '../../support/retailer.ts';
import type { Order } from '../../support/shapes.ts';
import { ADDRESS, customer, DISPATCH, ORDER, PHONE, type Scenarios, type Scene, USER, V2 } from '../scene.ts';
import { complete } from '../shopping.ts';

const ONE = `${DISPATCH}/{order_id}`;
const CREATE = `POST ${DISPATCH}`;
const PERSON = { first_name: 'Ada', last_name: 'Byron', user_phone: PHONE };
const GOODS = { items_count: 3, bags_count: 2, items_weight: 4.5, cart_total: 31.2 };
const LABEL = { bag_label: 'A7', special_instructions: 'At the side door' };
const CREATION = {
  ...PERSON,
  ...GOODS,
  ...LABEL,
  locale: 'en-US',
  initial_tip_cents: 300,
  alcoholic: true,
  leave_unattended: false,
  customer_sms_opt_out: true,
};
const STAGING = { items_count: 3, bags_count: 4, items_weight: 4.5, bag_label: 'A7', bag_scan_codes: ['000111'] };
const TWINS: Record<string, string> = {
  [`GET ${ONE}`]: 'Get an LMD order (old URI)',
  [`PUT ${ONE}`]: 'Update an LMD order (old URI)',
  [`POST ${ONE}/staged`]: 'Stage an LMD order (old URI)',
  [`POST ${ONE}/cancel`]: 'Cancel an LMD order (old URI; path inferred)',
};

const details = (order: Order) => order.fulfillment_details as Order['fulfillment_details'] & { bag_count?: number; handoff_at?: string };
const starts = (order: Order) => details(order).window_starts_at;
const ends = (order: Order) => details(order).window_ends_at;
const hourLater = (time: string, hours = 1) => new Date(Date.parse(time) + hours * 3_600_000).toISOString().replace('.000', '');

async function createLastMile(scene: Scene, operation: string, more: object = {}) {
  const { recorder, location: location_code } = scene;
  const shop = await customer(scene, 'last_mile');
  const { late, hold } = shop;
  const window = { start_at: late.window.start_at, end_at: hourLater(late.window.start_at) };
  const body = {
    order_id: unique('order'),
    location_code,
    ...CREATION,
    ...window,
    with_handoff_time: true,
    service_option_hold_id: await hold(late),
    ...more,
  };
  const order = await recorder.call<Order>(operation, { params: { user_id: shop.userId }, body });
  recorder.effect(operation, 'order_id', order.id === body.order_id);
  recorder.effect(operation, 'locale', order.locale === 'en_US');
  recorder.effect(operation, 'start_at', starts(order) === window.start_at);
  recorder.effect(operation, 'end_at', ends(order) === window.end_at);
  recorder.effect(operation, 'service_option_hold_id', starts(order).slice(0, 10) === late.window.start_at.slice(0, 10));
  recorder.effect(operation, 'bags_count', details(order).bag_count === 2);
  recorder.effect(operation, 'with_handoff_time', details(order).handoff_at !== undefined);
  return { ...shop, order, params: { user_id: shop.userId, order_id: order.id } };
}

const CHANGE = { initial_tip_cents: 100, items_count: 4, bags_count: 3, items_weight: 5, cart_total: 40, alcoholic: false, ...LABEL };

async function update(
  { recorder }: Scene,
  operation: string,
  params: Record<string, string>,
  option: { id: number; window: { start_at: string } },
  more: object,
  row?: string,
) {
  const window = { start_at: option.window.start_at, end_at: hourLater(option.window.start_at) };
  const body = { ...CHANGE, ...window, service_option_id: option.id, ...more };
  const order = await recorder.call<Order>(operation, { params, body, ...(row && { row }) });
  recorder.effect(operation, 'start_at', starts(order) === window.start_at);
  recorder.effect(operation, 'end_at', ends(order) === window.end_at);
  recorder.effect(operation, 'service_option_id', starts(order) === window.start_at);
  recorder.effect(operation, 'bags_count', details(order).bag_count === 3);
}

async function stage({ recorder }: Scene, operation: string, params: Record<string, string>, row?: string) {
  const order = await recorder.call<Order>(operation, { params, body: STAGING, ...(row && { row }) });
  recorder.effect(operation, 'bags_count', details(order).bag_count === 4);
}

export const lastMileScenarios: Scenarios = {
  'a last mile order': async (scene) => {
    const { recorder } = scene;
    const { params, early } = await createLastMile(scene, `POST ${USER}/orders/last_mile`, { address: ADDRESS });
    await update(scene, `PUT ${ORDER}/last_mile`, params, early, {});
    await stage(scene, `POST ${ORDER}/staged`, params);
    await recorder.call(`GET ${ORDER}`, { params });
    await recorder.call(`GET ${USER}/orders`, { params });
    await recorder.call(`POST ${ORDER}/cancel`, { params });
    const other = await createLastMile(scene, `POST ${USER}/orders/last_mile`, ADDRESS);
    await complete(scene, 'delivery_only', other.params);
    await recorder.call(`GET ${ORDER}`, { params: other.params });
    await recorder.call(`PUT ${ORDER}/tip`, { params: other.params, body: { tip_amount_cents: 900 } });
  },
  'a last mile order by the old URIs': async (scene) => {
    const { recorder } = scene;
    const operation = `POST ${V2}/lastmile/users/{user_id}/orders`;
    await createLastMile(scene, operation, ADDRESS);
    const { params, early } = await createLastMile(scene, operation, { address: ADDRESS });
    const { user_id, order_id } = params;
    const wish = (path: string) => ({ params: { order_id }, row: TWINS[path]! });
    await recorder.call(`GET ${ONE}`, { ...wish(`GET ${ONE}`), query: { user_id } });
    await update(scene, `PUT ${ONE}`, { order_id }, early, {}, TWINS[`PUT ${ONE}`]);
    await stage(scene, `POST ${ONE}/staged`, { order_id }, TWINS[`POST ${ONE}/staged`]);
    await recorder.call(`POST ${ONE}/cancel`, { ...wish(`POST ${ONE}/cancel`), body: { user_id } });
    await recorder.call(`GET ${ONE}`, wish(`GET ${ONE}`));
  },
  'a dispatch order': async (scene) => {
    const { recorder, demo, location: location_code } = scene;
    const { late, early, userId } = await customer(scene, 'last_mile');
    const fields = { location_code, ...CREATION, email: 'ada@example.com', address: ADDRESS };
    const window = { start_at: late.window.start_at, end_at: hourLater(late.window.start_at) };
    const body = { order_id: unique('dispatch'), user_id: userId, fallback_to_soonest_sameday: false, ...fields, ...window };
    const order = await recorder.call<Order>(CREATE, { body });
    const params = { order_id: order.id };
    recorder.effect(CREATE, 'order_id', order.id === body.order_id);
    recorder.effect(CREATE, 'locale', order.locale === 'en_US');
    recorder.effect(CREATE, 'start_at', starts(order) === window.start_at);
    recorder.effect(CREATE, 'end_at', ends(order) === window.end_at);
    recorder.effect(CREATE, 'bags_count', details(order).bag_count === 2);
    recorder.effect(CREATE, 'user_id', (await recorder.send(`GET ${ORDER}`, { params: { ...params, user_id: userId } })).status === 200);
    const byOption = {
      ...body,
      order_id: unique('dispatch'),
      service_option_id: early.id,
      start_at: early.window.start_at,
      end_at: hourLater(early.window.start_at),
    };
    const chosen = await recorder.call<Order>(CREATE, { body: byOption });
    recorder.effect(CREATE, 'service_option_id', starts(chosen) === early.window.start_at);

    const other = await demo.newUser();
    const stranger = await recorder.send(`GET ${ONE}`, { params, query: { user_id: other } });
    await recorder.call(`GET ${ONE}`, { params, query: { user_id: userId } });
    recorder.effect(`GET ${ONE}`, 'user_id', stranger.status === 404 || stranger.status === 400);
    await update(scene, `PUT ${ONE}`, params, early, {});
    await stage(scene, `POST ${ONE}/staged`, params);
    const refused = await recorder.send(`POST ${ONE}/cancel`, { params, body: { user_id: other } });
    recorder.effect(`POST ${ONE}/cancel`, 'user_id', refused.status === 404 || refused.status === 400);
    await recorder.call(`POST ${ONE}/cancel`, { params, body: { user_id: userId } });
    await recorder.call(`GET ${ONE}`, { params });
    await complete(scene, 'delivery_only', { order_id: chosen.id });
    await recorder.call(`GET ${ONE}`, { params: { order_id: chosen.id } });
  },
  'the refusals of a dispatch order': async (scene) => {
    const { recorder, demo } = scene;
    const { late } = await customer(scene);
    const window = { start_at: late.window.start_at, end_at: hourLater(late.window.start_at) };
    const create = (location_code: string, more: object = {}) => {
      const body = { order_id: unique('dispatch'), location_code, ...PERSON, ...GOODS, ...window, address: ADDRESS, ...more };
      return recorder.send<Order>(CREATE, { body });
    };
    const none = (await demo.newStore({ policy: { capacity: { delivery: 0 } } })).location_code;
    const fallback = { fallback_to_soonest_sameday: true };
    recorder.provoke(CREATE, 'Requested delivery window not available at this store', await create(none));
    recorder.provoke(CREATE, 'No delivery windows currently available', await create(none, fallback));
    recorder.provoke(CREATE, 'Invalid last name', await create(none, { last_name: 'By/ron' }));
    const dry = (await demo.newStore({ store: { alcohol: false } })).location_code;
    recorder.provoke(CREATE, 'Alcohol delivery not enabled for this store', await create(dry, { alcoholic: true }));
    ok(await demo.put(`${storePath(dry)}/hours`, {}));
    recorder.provoke(CREATE, 'Store is currently closed for delivery', await create(dry));
    const single = (await demo.newStore({ policy: { capacity: { delivery: 1 } } })).location_code;
    ok(await create(single, { end_at: hourLater(window.start_at, 2) }));
    const moved = ok(await create(single, { ...fallback, end_at: hourLater(window.start_at, 2) }));
    recorder.effect(CREATE, 'fallback_to_soonest_sameday', starts(moved) !== window.start_at);
  },
};
