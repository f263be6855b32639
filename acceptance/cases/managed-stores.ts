import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BLANK, invalid, invalidTogether, notFound, ok, TAKEN } from '../support/expect.ts';
import { FLAGSTAFF, PHOENIX_TIME } from '../support/goods.ts';
import { unique } from '../support/names.ts';
import { ALWAYS_OPEN, storePath } from '../support/retailer.ts';
import type { ManagedStore, WindowUsage } from '../support/shapes.ts';
import type { World } from '../support/world.ts';

const STORES = '/cartwright/v1/stores';
const HOUR = 3_600_000;

export function managedStoreCases({ demo }: World): void {
  test('a new store has the documented fields and closed hours; place and time zone come from its postal code', async () => {
    const location = unique('plain');
    const body = { location_code: location, name: 'Plain', address: { ...FLAGSTAFF, city: 'Flagstaff', region: 'AZ' } };
    const store = ok(await demo.post<ManagedStore>(STORES, body));
    assert.deepEqual(store, {
      ...body,
      ...{ country: 'US', time_zone: PHOENIX_TIME, active: true, alcohol: false, pickup: false, pickup_only: false },
      ...{ long_distance_delivery: false, serves_postal_prefix: false, reach_kilometres: store.reach_kilometres },
      ...{ latitude: store.latitude, longitude: store.longitude, created_at: store.updated_at, updated_at: store.updated_at },
    });
    assert.ok(Math.abs(store.latitude - 35.2) < 1 && Math.abs(store.longitude + 111.6) < 1, 'near Flagstaff');
    assert.ok(store.reach_kilometres > 5 && store.reach_kilometres < 100, 'a drive within a region');
    assert.deepEqual(ok(await demo.get(storePath(location))), store);
    assert.deepEqual(
      ok(await demo.get(`${storePath(location)}/hours`)),
      Object.fromEntries(Object.keys(ALWAYS_OPEN).map((day) => [day, []])),
    );
    assert.deepEqual(ok(await demo.list(await demo.newUser(), { location_code: location })), { service_options: [] });
    invalid(await demo.post(STORES, body), 'location_code', TAKEN);
    ok(await demo.patch(storePath(location), { active: false }));
  });

  test('stores are listed page by page, each once', async () => {
    const codes: string[] = [];
    let after = '';
    do {
      const page = ok(
        await demo.get<{ stores: ManagedStore[]; next_cursor: string | null }>(`${STORES}?limit=3&postal_prefix=999&after=${after}`),
      );
      assert.ok(page.stores.length <= 3);
      codes.push(...page.stores.map((store) => store.location_code));
      after = page.next_cursor ?? '';
    } while (after !== '');
    assert.deepEqual(codes, [...new Set(codes)]);
    assert.ok(
      ['999-01', 'TEST-CLOSED', 'TEST-DRY', 'TEST-FULL', 'TEST-PICKUP-ONLY'].every((code) => codes.includes(code)),
      codes.join(),
    );
    invalid(await demo.get(`${STORES}?limit=0`), 'limit', 'must be greater than or equal to 1');
    invalid(await demo.get(`${STORES}?limit=x`), 'limit', 'must be an integer');
    invalid(await demo.get(`${STORES}?after=%21%21`), 'after', 'is invalid');
  });

  test('a change touches only what it names', async () => {
    const store = await demo.newStore();
    const renamed = ok(await demo.patch<ManagedStore>(storePath(store.location_code), { name: 'Renamed', address: { city: 'Flag' } }));
    assert.deepEqual(renamed, { ...store, name: 'Renamed', address: { ...store.address, city: 'Flag' }, updated_at: renamed.updated_at });
    notFound(await demo.patch(storePath(unique('none')), { name: 'x' }));
    notFound(await demo.get(storePath(unique('none'))));
  });

  test('the faults of a store come together', async () => {
    invalidTogether(await demo.post(STORES, {}), { location_code: BLANK, name: BLANK, address: BLANK });
    const address = { ...FLAGSTAFF, city: 'Flagstaff', region: 'AZ' };
    const body = { location_code: unique('bad'), name: 'Bad', address };
    invalid(
      await demo.post(STORES, { ...body, address: { ...address, postal_code: '86' } }),
      'address.postal_code',
      'is not a valid zip code',
    );
    invalid(await demo.post(STORES, { ...body, latitude: 1 }), 'longitude', BLANK);
    invalid(await demo.post(STORES, { ...body, time_zone: 'Mars/Olympus' }), 'time_zone', 'is not an IANA time zone');
  });

  test('hours that are set come back, and their faults are named', async () => {
    const path = `${storePath((await demo.newStore()).location_code)}/hours`;
    const none = Object.fromEntries(Object.keys(ALWAYS_OPEN).map((day) => [day, []]));
    const hours = {
      friday: [{ opens: '08:00', closes: '02:00' }],
      sunday: [
        { opens: '09:00', closes: '12:00' },
        { opens: '13:00', closes: '24:00' },
      ],
    };
    assert.deepEqual(ok(await demo.put(path, hours)), { ...none, ...hours });
    assert.deepEqual(ok(await demo.get(path)), { ...none, ...hours });
    const overlap = {
      monday: [
        { opens: '08:00', closes: '12:00' },
        { opens: '11:00', closes: '13:00' },
      ],
    };
    invalid(await demo.put(path, overlap), 'monday[1]', 'overlaps another period');
    invalid(await demo.put(path, { monday: [{ opens: '8', closes: '12:00' }] }), 'monday[0].opens', 'is not a valid ISO 8601 time');
    assert.deepEqual(ok(await demo.get(path)), { ...none, ...hours });
  });

  test('an exception without periods closes its day, and removing it opens the day again', async () => {
    const { location_code } = await demo.newStore();
    const userId = await demo.newUser();
    const dates = async () => [...new Set((await demo.scheduled(userId, { location_code })).map((option) => option.date))];
    const day = (await dates())[2]!;
    const path = `${storePath(location_code)}/hours/exceptions`;
    const exception = { date: day, periods: [], name: 'Stocktaking' };
    assert.deepEqual(ok(await demo.put(`${path}/${day}`, { periods: [], name: 'Stocktaking' })), exception);
    assert.deepEqual(ok(await demo.get(path)), { exceptions: [exception] });
    assert.ok(!(await dates()).includes(day));
    assert.deepEqual(ok(await demo.delete(`${path}/${day}`)), {});
    assert.ok((await dates()).includes(day));
    notFound(await demo.delete(`${path}/${day}`));
    invalid(await demo.put(`${path}/2026-02-30`, { periods: [] }), 'date', 'is not a valid date');
  });

  test('the slot policy decides length, step, horizon and lead time of windows', async () => {
    const { location_code } = await demo.newStore();
    const path = `${storePath(location_code)}/slot_policy`;
    const before = ok(await demo.get<object>(path));
    const change = { window_minutes: 60, step_minutes: 30, horizon_days: 2, lead_minutes: 0 };
    assert.deepEqual(ok(await demo.patch(path, change)), { ...before, ...change });
    const options = await demo.scheduled(await demo.newUser(), { location_code });
    const starts = options.map((option) => Date.parse(option.window.start_at));
    assert.ok(starts.every((start, index) => start === starts[0]! + (index * HOUR) / 2));
    assert.ok(options.every((option) => Date.parse(option.window.end_at) - Date.parse(option.window.start_at) === HOUR));
    assert.ok(starts[0]! - Date.now() <= HOUR / 2);
    invalid(await demo.patch(path, { horizon_days: 0 }), 'horizon_days', 'must be greater than or equal to 1');
    invalid(
      await demo.patch(path, { eta_minutes: 121, priority_eta_minutes: 100 }),
      'priority_eta_minutes',
      'must be less than or equal to 91',
    );
  });

  test('rules and single windows override the capacity of the policy', async () => {
    const everyDay = Object.keys(ALWAYS_OPEN);
    const rule = { pool: 'delivery', weekdays: everyDay, from: '10:00', until: '12:00', capacity: 3 };
    const { location_code } = await demo.newStore({ policy: { capacity: { delivery: 9 }, capacity_rules: [rule] } });
    const path = `${storePath(location_code)}/capacity`;
    const listed = async () => ok(await demo.get<{ windows: WindowUsage[] }>(path)).windows.filter((window) => window.pool === 'delivery');
    const hour = (window: WindowUsage) => new Date(Date.parse(window.window_starts_at) - 7 * HOUR).getUTCHours();
    for (const window of await listed()) assert.equal(window.capacity, [10, 11].includes(hour(window)) ? 3 : 9);
    const chosen = (await listed()).at(-1)!;
    const url = `${path}/delivery/${encodeURIComponent(chosen.window_starts_at)}`;
    const { pool, window_starts_at, window_ends_at } = chosen;
    assert.deepEqual(ok(await demo.put(url, { capacity: 0 })), { pool, window_starts_at, window_ends_at, capacity: 0 });
    assert.equal((await listed()).at(-1)?.capacity, 0);
    assert.deepEqual(ok(await demo.delete(url)), {});
    assert.equal((await listed()).at(-1)?.capacity, chosen.capacity);
    notFound(await demo.delete(url));
    const between = new Date(Date.parse(window_starts_at) + HOUR / 2).toISOString();
    invalid(await demo.put(`${path}/delivery/${encodeURIComponent(between)}`, { capacity: 1 }), 'window_starts_at', 'is invalid');
    invalid(
      await demo.put(`${path}/drones/${encodeURIComponent(window_starts_at)}`, { capacity: 1 }),
      'pool',
      'is not included in the list',
    );
  });

  test('a capacity lowered below what is taken takes no place away', async () => {
    const { location_code } = await demo.newStore({ policy: { capacity: { delivery: 2 } } });
    const [one, two] = [await demo.newUser(), await demo.newUser()];
    const order = await demo.place(one, { location_code });
    const option = (await demo.scheduled(two, { location_code })).at(-1)!;
    const holdId = await demo.hold(two, option);
    ok(await demo.patch(`${storePath(location_code)}/slot_policy`, { capacity: { delivery: 1 } }));
    ok(await demo.order(two, holdId));
    ok(await demo.cancel(one, order.id));
    const full = 'Service option is no longer available, choose another';
    invalid(await demo.reserve(await demo.newUser(), option.id), 'service_option_id', full);
  });
}
