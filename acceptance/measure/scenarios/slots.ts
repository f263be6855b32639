import { ok } from '../../support/expect.ts';
import { unique } from '../../support/names.ts';
import { ALWAYS_OPEN, storePath } from '../../support/retailer.ts';
import type { Hold, ServiceOptions, Stores } from '../../support/shapes.ts';
import { ADDRESS, customer, inHours, LINES, quietWindows, type Scenarios, type Scene, USER, V2 } from '../scene.ts';

const TOTALS = { cart_total_cents: 1_250, items_count: 2 };
const NO_TOTALS = { cart_total_cents: 0, items_count: 0 };
const list = (kind: string) => `POST ${USER}/service_options/cart/${kind}`;
const preview = (kind: string) => `POST ${V2}/service_options/${kind}`;
const types = ({ service_options }: ServiceOptions) => new Set(service_options.map(({ window }) => window.type));

/** The ETA wishes of an operation, one at a time. */
async function etaWishes(
  { recorder }: Scene,
  operation: string,
  wish: { params?: Record<string, string>; body: object },
  wishes: readonly string[],
) {
  for (const name of wishes) {
    const answer = await recorder.call<ServiceOptions>(operation, { ...wish, body: { ...wish.body, [name]: true } });
    recorder.effect(operation, name, types(answer).has(name === 'with_eta_options' ? 'eta' : 'priority_eta'));
  }
}
const BOTH = ['with_eta_options', 'with_priority_eta_options'];

/** A window wished for inside the last day: one hour, where the slots are two. */
function wishedWindow(answer: ServiceOptions) {
  const { start_at } = quietWindows(answer.service_options).late.window;
  return { starts_at: start_at, ends_at: start_at.replace('T22', 'T23') };
}
const isWished = ({ service_options }: ServiceOptions, wished: { starts_at: string; ends_at: string }) =>
  service_options.length > 0 &&
  service_options.every(({ window }) => window.start_at >= wished.starts_at && window.end_at <= wished.ends_at);

export const slotScenarios: Scenarios = {
  'stores are found in every documented form': async ({ recorder }) => {
    const position = { latitude: 35.1983, longitude: -111.6513 };
    const { city: _, ...address } = ADDRESS;
    for (const [path, forms] of [
      ['stores/delivery', [position, address]],
      ['stores/pickup', [position, { postal_code: '86001' }]],
      ['stores/last_mile', [position, ADDRESS, { postal_code: '86001' }]],
      ['lastmile/stores', [position, ADDRESS, { postal_code: '86001' }]],
    ] as const) {
      for (const find_by of forms) {
        await recorder.call(`POST ${V2}/${path}`, { body: { find_by } });
        if (path === 'lastmile/stores')
          await recorder.call(`POST ${V2}/${path}`, { body: { find_by }, row: 'Find stores offering LMD (old URI)' });
      }
    }
  },
  'slots are previewed': async (scene) => {
    const { recorder, demo, location } = scene;
    const delivery = { postal_code: '86001', ...TOTALS };
    // The store that a preview is about closes for the night, when there is no ETA.
    const { stores } = ok(await demo.post<Stores>(`${V2}/stores/delivery`, { find_by: { postal_code: delivery.postal_code } }));
    ok(await demo.put(`${storePath(stores[0]!.location_code)}/hours`, ALWAYS_OPEN));
    const wished = wishedWindow(await recorder.call<ServiceOptions>(preview('delivery'), { body: delivery }));
    const narrow = await recorder.call<ServiceOptions>(preview('delivery'), { body: { ...delivery, desired_windows: [wished] } });
    recorder.effect(preview('delivery'), 'desired_windows', isWished(narrow, wished));
    await etaWishes(scene, preview('delivery'), { body: delivery }, BOTH);
    await recorder.call(preview('pickup'), { body: { location_code: location, ...NO_TOTALS } });
    await etaWishes(scene, preview('pickup'), { body: { location_code: location, ...TOTALS } }, BOTH);
    for (const operation of [preview('last_mile'), `POST ${V2}/lastmile/service_options`]) {
      await recorder.call(operation, { body: delivery });
      const ready = inHours(48);
      const body = { location_code: location, ...TOTALS, units_count: 5 };
      const later = await recorder.call<ServiceOptions>(operation, { body: { ...body, earliest_option_start_at: ready } });
      recorder.effect(
        operation,
        'earliest_option_start_at',
        later.service_options.every(({ window }) => window.start_at > ready.slice(0, 16)),
      );
      await etaWishes(scene, operation, { body }, BOTH);
    }
  },
  'slots are listed for a cart': async (scene) => {
    const { recorder, demo, location: location_code } = scene;
    const params = { user_id: await demo.newUser() };
    const items = LINES;
    const delivery = { address: ADDRESS, items, location_code };
    const options = await recorder.call<ServiceOptions>(list('delivery'), { params, body: delivery });
    const elsewhere = await demo.newStore({ hours: {} });
    const closed = await recorder.send<ServiceOptions>(list('delivery'), {
      params,
      body: { ...delivery, location_code: elsewhere.location_code },
    });
    recorder.effect(list('delivery'), 'location_code', options.service_options.length > 0 && !(closed.body.service_options?.length > 0));
    await etaWishes(scene, list('delivery'), { params, body: delivery }, BOTH);
    await recorder.call(list('pickup'), { params, body: { items: [{ ...items[0], weight: 1 }, ...items.slice(1)], location_code } });
    await etaWishes(scene, list('pickup'), { params, body: { items, location_code } }, ['with_eta_options']);
    const ready = inHours(48);
    const lastMile = { address: ADDRESS, location_code, ...TOTALS, units_count: 5 };
    await etaWishes(scene, list('last_mile'), { params, body: lastMile }, BOTH);
    const body = { ...lastMile, earliest_option_start_at: ready, with_handoff_time: true };
    const later = (await recorder.call<ServiceOptions>(list('last_mile'), { params, body })).service_options;
    recorder.effect(
      list('last_mile'),
      'earliest_option_start_at',
      later.every(({ window }) => window.start_at > ready.slice(0, 16)),
    );
    recorder.effect(
      list('last_mile'),
      'with_handoff_time',
      later.every((option) => 'handoff_at' in option),
    );
    const wished = wishedWindow(options);
    for (const [kind, cart] of [
      ['delivery', delivery],
      ['last_mile', lastMile],
    ] as const) {
      const narrow = await recorder.call<ServiceOptions>(list(kind), { params, body: { ...cart, desired_windows: [wished] } });
      recorder.effect(list(kind), 'desired_windows', isWished(narrow, wished));
    }
  },
  'slots without a place are listed with the reason': async ({ recorder, demo }) => {
    const place = { address_line_1: '1 Main St', postal_code: '59401' };
    const { stores } = ok(await demo.post<Stores>(`${V2}/stores/delivery`, { find_by: { postal_code: place.postal_code } }));
    const location_code = stores[0]!.location_code;
    ok(await demo.patch(`${storePath(location_code)}/slot_policy`, { capacity: { delivery: 0, pickup: 0 } }));
    const params = { user_id: await demo.newUser() };
    await recorder.call(preview('delivery'), { body: { postal_code: '59401' } });
    for (const path of ['service_options/pickup', 'service_options/last_mile', 'lastmile/service_options'])
      await recorder.call(`POST ${V2}/${path}`, { body: { location_code } });
    await recorder.call(list('delivery'), { params, body: { address: place, items: LINES, location_code } });
    await recorder.call(list('pickup'), { params, body: { items: LINES, location_code } });
    await recorder.call(list('last_mile'), { params, body: { address: place, location_code, ...TOTALS } });
  },
  'the refusals of a cart': async ({ recorder, demo, location: location_code }) => {
    const params = { user_id: await demo.newUser() };
    const cart = (items: object[]) => ({ params, body: { address: ADDRESS, location_code, items } });
    const unknown = [{ line_num: '1', count: 1, item: { rrc: 'no such product, surely' } }];
    for (const kind of ['delivery', 'pickup'])
      recorder.provoke(list(kind), 'Invalid items', await recorder.send(list(kind), cart(unknown)));
    const held = [{ line_num: '1', count: 1, item: { rrc: 'TEST-NOT-DELIVERABLE' } }];
    recorder.provoke(list('delivery'), 'Some items are not deliverable', await recorder.send(list('delivery'), cart(held)));
    const twice = [LINES[0]!, { line_num: '9', count: 1, item: LINES[0]!.item }];
    recorder.provoke(list('pickup'), 'Duplicate items were provided', await recorder.send(list('pickup'), cart(twice)));
  },
  'slots are reserved': async (scene) => {
    const { recorder, location: location_code } = scene;
    const { userId, late } = await customer(scene);
    const params = { user_id: userId, service_option_id: late.id };
    await recorder.call<Hold>(`POST ${USER}/service_options/{service_option_id}/reserve`, { params });
    await recorder.call<Hold>(`POST ${V2}/lastmile/users/{user_id}/service_options/{service_option_id}/reserve`, { params });
    const cart = { address: ADDRESS, items: LINES, location_code };
    await recorder.call<Hold>(`POST ${USER}/service_options/{service_option_id}/reserve/cart`, { params, body: cart });
    const desired_windows = [{ starts_at: late.window.start_at, ends_at: late.window.start_at.replace('T22', 'T23') }];
    const narrow = await recorder.call<ServiceOptions>(list('delivery'), { params, body: { ...cart, desired_windows } });
    const { service_option_reference } = narrow.service_options[0]!;
    const operation = `POST ${USER}/service_options/reserve`;
    const held = await recorder.call<Hold>(operation, { params, body: { service_option_reference } });
    const { window } = held.service_option_hold.service_option;
    recorder.effect(operation, 'service_option_reference', window.end_at === desired_windows[0]!.ends_at);
  },
  'items are validated': async ({ recorder, location: location_code }) => {
    const operation = `POST ${V2}/validate_items`;
    const items = [
      { line_num: '1', count: 2, item: { upc: '400000000015' } },
      { line_num: '2', weight: 1.5, item: { rrc: 'GM-000001' } },
    ];
    await recorder.call(operation, { body: { items, address: ADDRESS } });
    await recorder.call(operation, { body: { items, address: ADDRESS, location_code } });
    const nowhere = await recorder.send(operation, { body: { items, address: ADDRESS, location_code: unique('none') } });
    recorder.effect(operation, 'location_code', nowhere.status === 400);
  },
};
