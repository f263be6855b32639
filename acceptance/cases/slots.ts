import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BLANK, ISO_SECONDS, invalid, invalidTogether, ok, userNotActive, userNotFound } from '../support/expect.ts';
import { FLAGSTAFF, ONE_MILK, PHOENIX_TIME, SAN_FRANCISCO } from '../support/goods.ts';
import { unique } from '../support/names.ts';
import { ALWAYS_OPEN, storePath, userPath } from '../support/retailer.ts';
import type { ManagedStore, ServiceOption, ServiceOptions, Stores, WindowUsage } from '../support/shapes.ts';
import type { World } from '../support/world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const KETCHIKAN = { address_line_1: '1 Test Lane', postal_code: '99901' };
const minutes = (option: ServiceOption | undefined) => (at(option?.window.end_at) - at(option?.window.start_at)) / MINUTE;
const at = (time = '') => Date.parse(time);
const types = (options: readonly ServiceOption[]) => [...new Set(options.map((option) => option.window.type))];
const localDate = (instant: number) => new Intl.DateTimeFormat('en-CA', { timeZone: PHOENIX_TIME }).format(instant);

export function slotCases({ demo }: World): void {
  const preview = (body: object) => demo.post<ServiceOptions>('/v2/fulfillment/service_options/delivery', body);
  /** A fresh user in front of a fresh store that is always open. */
  const scene = async (policy: object = {}) => {
    const store = await demo.newStore({ policy });
    return { location_code: store.location_code, userId: await demo.newUser() };
  };

  test('a service option has the documented fields', async () => {
    const { userId, location_code } = await scene();
    for (const option of ok(await demo.list(userId, { location_code })).service_options) {
      assert.ok(Number.isSafeInteger(option.id));
      assert.match(option.service_option_reference, /^\S+$/);
      assert.match(option.window.start_at, ISO_SECONDS);
      assert.match(option.window.end_at, ISO_SECONDS);
      assert.deepEqual(option, {
        id: option.id,
        service_option_reference: option.service_option_reference,
        date: localDate(at(option.window.start_at)),
        window: { ...option.window, asap: option.window.type === 'immediate' },
        availability: { available: true, reasons: [] },
        flags: { long_distance_delivery: false },
      });
    }
  });

  test('scheduled windows are two hours long and start each hour on the hour, from the lead time to the end of the horizon', async () => {
    const { userId, location_code } = await scene({ horizon_days: 3, lead_minutes: 60 });
    const asked = Date.now();
    const options = await demo.scheduled(userId, { location_code });
    const starts = options.map((option) => at(option.window.start_at));
    assert.ok(options.every((option) => minutes(option) === 120));
    assert.ok(starts.every((start, index) => start === starts[0]! + index * HOUR && start % HOUR === 0));
    assert.ok(starts[0]! >= asked + HOUR && starts[0]! <= Date.now() + 2 * HOUR, 'the lead time');
    const ends = [asked, Date.now()].map((time) => localDate(time + 2 * 24 * HOUR));
    assert.ok(ends.includes(options.at(-1)!.date), 'the horizon counts today');
    assert.equal(starts.at(-1)! - starts[0]!, (starts.length - 1) * HOUR);
    assert.equal(new Set(options.map((option) => option.id)).size, options.length);
  });

  test('windows lie whole within the opening hours', async () => {
    const hours = Object.fromEntries(Object.keys(ALWAYS_OPEN).map((day) => [day, [{ opens: '09:00', closes: '12:00' }]]));
    const store = await demo.newStore({ hours });
    const options = await demo.scheduled(await demo.newUser(), { location_code: store.location_code });
    const hour = (time: string) => new Date(at(time) - 7 * HOUR).getUTCHours();
    assert.deepEqual([...new Set(options.map((option) => hour(option.window.start_at)))].toSorted(), [10, 9].toSorted());
  });

  test('a list offers immediate and scheduled options, each "within" option as long as the policy says', async () => {
    const { userId, location_code } = await scene({ immediate_minutes: [120, 300] });
    const asked = Date.now();
    const { service_options: options } = ok(await demo.list(userId, { location_code }));
    assert.deepEqual(types(options), ['immediate', 'scheduled']);
    const immediate = options.filter((option) => option.window.asap);
    assert.deepEqual(immediate.map(minutes), [120, 300]);
    assert.ok(immediate.every((option) => Math.abs(at(option.window.start_at) - asked) <= 2 * MINUTE));
  });

  test('ETA options replace immediate ones and lie within the documented bounds', async () => {
    const { userId, location_code } = await scene();
    const list = async (wishes: object) => ok(await demo.list(userId, { location_code }, wishes)).service_options;
    const eta = await list({ with_eta_options: true });
    assert.deepEqual(types(eta), ['eta', 'scheduled']);
    assert.ok(minutes(eta[0]) >= 120 && minutes(eta[0]) <= 300);
    const priority = await list({ with_priority_eta_options: true });
    assert.deepEqual(types(priority), ['priority_eta', 'scheduled']);
    assert.ok(minutes(priority[0]) >= 45 && minutes(priority[0]) <= 300);
    const [first, second, ...rest] = await list({ with_eta_options: true, with_priority_eta_options: true });
    assert.deepEqual([first?.window.type, second?.window.type, ...types(rest)], ['priority_eta', 'eta', 'scheduled']);
    assert.ok(minutes(second) - minutes(first) >= 30, 'priority is at least half an hour earlier');
  });

  test('a preview is scheduled unless ETA options are asked for, and needs no user', async () => {
    const body = { postal_code: '94105', cart_total_cents: 0, items_count: 0 };
    assert.deepEqual(types(ok(await preview(body)).service_options), ['scheduled']);
    const eta = ok(await preview({ ...body, with_eta_options: true, with_priority_eta_options: true })).service_options;
    assert.ok(eta.every((option) => option.window.type !== 'immediate'));
    invalid(await preview({}), 'postal_code', BLANK);
    invalid(await preview({ postal_code: '1' }), 'postal_code', 'is not a valid zip code');
    invalid(await preview({ ...body, cart_total_cents: 1.5 }), 'cart_total_cents', 'must be an integer');
  });

  test('every window of TEST-FULL is unavailable, with the reason', async () => {
    const options = await demo.scheduled(await demo.newUser(), { location_code: 'TEST-FULL', address: KETCHIKAN });
    assert.ok(options.length > 0);
    for (const option of options) assert.deepEqual(option.availability, { available: false, reasons: ['slot_full'] });
  });

  test('TEST-CLOSED lists no window', async () => {
    const answer = await demo.list(await demo.newUser(), { location_code: 'TEST-CLOSED', address: KETCHIKAN });
    assert.deepEqual(ok(answer), { service_options: [] });
  });

  test('listing and previewing write nothing', async () => {
    const { userId, location_code } = await scene({ capacity: { delivery: 1 } });
    const usage = async () => ok(await demo.get<{ windows: WindowUsage[] }>(`${storePath(location_code)}/capacity`)).windows;
    const before = await usage();
    const first = await demo.scheduled(userId, { location_code });
    for (let index = 0; index < 5; index++) ok(await demo.list(userId, { location_code }));
    assert.deepEqual(await demo.scheduled(userId, { location_code }), first);
    assert.deepEqual(await usage(), before);
  });

  test('without a location code the nearest store is taken', async () => {
    const userId = await demo.newUser();
    const [nearest] = ok(await demo.post<Stores>('/v2/fulfillment/stores/delivery', { find_by: SAN_FRANCISCO })).stores;
    const ids = async (cart: object) => {
      const answer = await demo.post<ServiceOptions>(`${userPath(userId)}/service_options/cart/delivery`, {
        address: SAN_FRANCISCO,
        items: ONE_MILK,
        ...cart,
      });
      return ok(answer)
        .service_options.filter((option) => option.window.type === 'scheduled')
        .map((option) => option.id);
    };
    assert.deepEqual(await ids({}), await ids({ location_code: nearest?.location_code }));
  });

  test('a location code may be a JSON number', async () => {
    const code = Number(`${Date.now()}${Math.floor(Math.random() * 1_000)}`);
    await demo.newStore({ store: { location_code: code } });
    const cart = { location_code: code as unknown as string };
    assert.ok((await demo.scheduled(await demo.newUser(), cart)).length > 0);
  });

  test('a store more than 30 minutes away flags its options as long distance', async () => {
    const area = ok(await demo.get<ManagedStore>(storePath('860-01')));
    const position = { latitude: area.latitude + 25 / 111.2, longitude: area.longitude };
    const store = await demo.newStore({ store: { ...position, long_distance_delivery: true, serves_postal_prefix: false } });
    const options = await demo.scheduled(await demo.newUser(), { location_code: store.location_code });
    assert.ok(options.length > 0 && options.every((option) => option.flags.long_distance_delivery));
  });

  test('an unknown store, an address out of reach, an unknown and an inactive user are refused', async () => {
    const userId = await demo.newUser();
    invalid(await demo.list(userId, { location_code: unique('none') }), 'location_code', 'Could not find specified store.');
    const far = await demo.list(userId, { location_code: '100-01', address: SAN_FRANCISCO });
    invalid(far, 'address.postal_code', 'is outside the delivery area of the store');
    userNotFound(await demo.list(unique('nobody'), { location_code: '860-01' }));
    userNotActive(await demo.list('test-inactive', { location_code: '860-01' }));
  });

  test('a desired window must be an hour long at least, on the hour, and not in the past', async () => {
    const { userId, location_code } = await scene();
    const start = Math.ceil(Date.now() / HOUR) * HOUR + 24 * HOUR;
    const ask = (from: number | string, until: number | string) => {
      const text = (time: number | string) => (typeof time === 'string' ? time : new Date(time).toISOString());
      return demo.list(userId, { location_code }, { desired_windows: [{ starts_at: text(from), ends_at: text(until) }] });
    };
    invalid(await ask(start, start), 'desired_windows[0].ends_at', 'must be at least 60 minutes long');
    invalid(await ask(start + 30 * MINUTE, start + 2 * HOUR), 'desired_windows[0].starts_at', 'must start and end on the hour');
    invalid(await ask(start, start + 90 * MINUTE), 'desired_windows[0].ends_at', 'must start and end on the hour');
    invalid(await ask(start - 48 * HOUR, start), 'desired_windows[0].starts_at', "can't be in the past");
    invalid(await ask('tomorrow', start), 'desired_windows[0].starts_at', 'is not a valid ISO 8601 time');
    invalid(await ask('2026-02-30T10:00:00Z', start), 'desired_windows[0].starts_at', 'is not a valid ISO 8601 time');
    const bare = await demo.list(userId, { location_code }, { desired_windows: [{}] });
    invalidTogether(bare, { 'desired_windows[0].starts_at': BLANK, 'desired_windows[0].ends_at': BLANK });
  });

  test('desired windows come back one option each with their availability; one that nothing serves is left out', async () => {
    const { userId, location_code } = await scene({ horizon_days: 3 });
    const start = Math.ceil(Date.now() / HOUR) * HOUR + 24 * HOUR;
    const wish = (from: number, hours: number) => ({
      starts_at: new Date(from).toISOString(),
      ends_at: new Date(from + hours * HOUR).toISOString(),
    });
    const desired_windows = [wish(start, 2), wish(start, 1), wish(start + 1_000 * HOUR, 1)];
    const options = ok(await demo.list(userId, { location_code, address: FLAGSTAFF }, { desired_windows })).service_options;
    assert.deepEqual(options.map(minutes), [120, 60]);
    assert.ok(options.every((option) => option.availability.available));
  });
}
