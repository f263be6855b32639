import assert from 'node:assert/strict';
import { test } from 'node:test';
import { invalid, ok, userNotFound } from '../support/expect.ts';
import { DEMO_STORE, MILK, NOT_DELIVERABLE, ONE_MILK, SAN_FRANCISCO } from '../support/goods.ts';
import { unique } from '../support/names.ts';
import { userPath } from '../support/retailer.ts';
import type { Hold, ServiceOptions, Stores } from '../support/shapes.ts';
import type { World } from '../support/world.ts';

const V2 = '/v2/fulfillment';
const PREVIEWS = { pickup: `${V2}/service_options/pickup`, last_mile: `${V2}/service_options/last_mile` };
const LAST_MILE = { address: SAN_FRANCISCO, location_code: DEMO_STORE, cart_total_cents: 1_000, items_count: 1 };
const PICKUP = { items: ONE_MILK, location_code: DEMO_STORE };
const NO_STORE = 'Could not find specified store.';
const BOX = { ...SAN_FRANCISCO, address_line_1: 'P.O. Box 12' };
const BOX_REFUSED = "can't be a post office box";

export function pickupAndLastMileCases({ demo }: World): void {
  const list = (userId: string, kind: 'pickup' | 'last_mile', more: object = {}) =>
    demo.post<ServiceOptions & { warnings?: { message: string }[] }>(`${userPath(userId)}/service_options/cart/${kind}`, {
      ...(kind === 'pickup' ? PICKUP : LAST_MILE),
      ...more,
    });
  const types = (answer: ServiceOptions) => [...new Set(answer.service_options.map((option) => option.window.type))];

  test('stores are found for pickup, last mile and dispatch, in each documented form', async () => {
    const position = { latitude: 37.7899, longitude: -122.3915 };
    for (const [path, forms] of [
      ['stores/pickup', [position, { postal_code: '94105' }]],
      ['stores/last_mile', [position, SAN_FRANCISCO, { postal_code: '94105' }]],
      ['lastmile/stores', [position, SAN_FRANCISCO, { postal_code: '94105' }]],
    ] as const) {
      for (const find_by of forms) {
        const { stores, ...rest } = ok(await demo.post<Stores>(`${V2}/${path}`, { find_by }));
        assert.ok(stores.some((store) => store.location_code === DEMO_STORE));
        assert.deepEqual(rest, path === 'stores/pickup' ? {} : { is_partial: false });
      }
    }
  });

  test('a store for pickup only is found for pickup alone', async () => {
    const finds = async (path: string) =>
      ok(await demo.post<Stores>(`${V2}/${path}`, { find_by: { postal_code: '99901' } })).stores.map((store) => store.location_code);
    assert.ok((await finds('stores/pickup')).includes('TEST-PICKUP-ONLY'));
    for (const path of ['stores/last_mile', 'lastmile/stores']) assert.ok(!(await finds(path)).includes('TEST-PICKUP-ONLY'), path);
  });

  test('a post-office box may find stores for last mile, but no time slots', async () => {
    assert.ok(ok(await demo.post<Stores>(`${V2}/stores/last_mile`, { find_by: BOX })).stores.length > 0);
    invalid(await demo.post(`${V2}/lastmile/stores`, { find_by: BOX }), 'find_by.address_line_1', BOX_REFUSED);
    invalid(await list(await demo.newUser(), 'last_mile', { address: BOX }), 'address.address_line_1', BOX_REFUSED);
  });

  test('previews answer 200 to zero counts; an unknown store is refused', async () => {
    const body = { location_code: DEMO_STORE, cart_total_cents: 0, items_count: 0 };
    assert.ok(!types(ok(await demo.post<ServiceOptions>(PREVIEWS.pickup, body))).includes('immediate'));
    assert.ok(types(ok(await demo.post<ServiceOptions>(PREVIEWS.last_mile, body))).includes('scheduled'));
    assert.ok(types(ok(await demo.post<ServiceOptions>(PREVIEWS.last_mile, { postal_code: '94105' }))).includes('scheduled'));
    for (const path of Object.values(PREVIEWS))
      invalid(await demo.post(path, { location_code: unique('none') }), 'location_code', NO_STORE);
    const either = 'must include exactly one of location_code or postal_code';
    invalid(await demo.post(PREVIEWS.last_mile, {}), 'location_code', either);
  });

  test('a pickup cart takes what is not delivered and warns of what it passes on, but not a product twice', async () => {
    const userId = await demo.newUser();
    const items = [{ line_num: '1', count: 400, weight: 2, item: { rrc: NOT_DELIVERABLE } }];
    assert.deepEqual(ok(await list(userId, 'pickup', { items })).warnings, [
      { message: 'Line 1 is sold by the unit: its weight is passed on as a special instruction' },
    ]);
    const twice = [...ONE_MILK, { line_num: '2', count: 1, item: { rrc: MILK.rrc } }];
    invalid(await list(userId, 'pickup', { items: twice }), 'items', 'Duplicate items were provided');
    userNotFound(await list(unique('nobody'), 'pickup'));
    userNotFound(await list(unique('nobody'), 'last_mile'));
  });

  test('listed slots are reserved by id and by reference', async () => {
    for (const kind of ['pickup', 'last_mile'] as const) {
      const userId = await demo.newUser();
      const option = ok(await list(userId, kind)).service_options.at(-1);
      assert.ok(option);
      assert.deepEqual(ok(await demo.reserve(userId, option.id)).service_option_hold.service_option, option);
      const path = `${userPath(userId)}/service_options/reserve`;
      const { service_option_reference } = option;
      assert.deepEqual(ok(await demo.post<Hold>(path, { service_option_reference })).service_option_hold.service_option, option);
    }
  });

  test('last mile options start no earlier than the order is ready, and have a hand-off time when asked for', async () => {
    const userId = await demo.newUser();
    const ready = new Date(Date.now() + 48 * 3_600_000).toISOString();
    const { service_options } = ok(await list(userId, 'last_mile', { earliest_option_start_at: ready, with_handoff_time: true }));
    assert.ok(service_options.length > 0);
    for (const { window, handoff_at } of service_options as (ServiceOptions['service_options'][number] & { handoff_at: string })[]) {
      assert.ok(window.start_at >= ready.slice(0, 19) && handoff_at >= ready.slice(0, 19) && handoff_at <= window.end_at);
    }
  });

  test('a previewed slot is reserved with its cart at the deprecated URI, which names its successor', async () => {
    const userId = await demo.newUser();
    const preview = ok(await demo.post<ServiceOptions>(`${V2}/service_options/delivery`, { postal_code: SAN_FRANCISCO.postal_code }));
    const path = `${userPath(userId)}/service_options/${preview.service_options.at(-1)?.id}/reserve/cart`;
    const answer = await demo.post<Hold>(path, { address: SAN_FRANCISCO, items: ONE_MILK });
    assert.deepEqual(ok(answer).service_option_hold.service_option, preview.service_options.at(-1));
    assert.match(String(answer.headers.deprecation), /^@\d+$/);
    assert.match(String(answer.headers.link), /reserve>; rel="successor-version"/);
  });

  test('the deprecated validation of an address creates no user; the one with the id in the body does', async () => {
    const userId = unique('user');
    const old = () => demo.post(`${V2}/lastmile/users/${userId}/validate_address`, SAN_FRANCISCO);
    userNotFound(await old());
    const validated = { ...SAN_FRANCISCO, flags: { long_distance_delivery: false } };
    assert.deepEqual(ok(await demo.post(`${V2}/lastmile/validate_address`, { user_id: userId, ...SAN_FRANCISCO })), {
      user_id: userId,
      ...validated,
    });
    assert.deepEqual(ok(await old()), validated);
  });
}
