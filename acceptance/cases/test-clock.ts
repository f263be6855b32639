import assert from 'node:assert/strict';
import { test } from 'node:test';
import { invalid, ok, tokenRefused } from '../support/expect.ts';
import { openOrganization } from '../support/organization.ts';
import { Retailer } from '../support/retailer.ts';
import type { World } from '../support/world.ts';

interface Clock {
  readonly now: string;
  readonly frozen: boolean;
  readonly offset_seconds: number;
  readonly test_clock: boolean;
}
const CLOCK = '/cartwright/v1/clock';
const DAY = 86_400;

export function testClockCases(world: World): void {
  test('a frozen clock stands until it is advanced, and moves only its own organization', async () => {
    const { shop } = await openOrganization(world);
    const others = ok(await world.demo.get<Clock>(CLOCK));
    const frozen = ok(await shop.post<Clock>(`${CLOCK}/freeze`, {}));
    assert.deepEqual([frozen.frozen, frozen.test_clock], [true, true]);
    assert.equal(ok(await shop.get<Clock>(CLOCK)).now, frozen.now);
    const advanced = ok(await shop.post<Clock & { complete: boolean }>(`${CLOCK}/advance`, { seconds: 3_600 }));
    assert.equal(Date.parse(advanced.now) - Date.parse(frozen.now), 3_600_000);
    assert.equal(advanced.complete, true);
    assert.equal(ok(await world.demo.get<Clock>(CLOCK)).test_clock, others.test_clock);
  });

  test('a clock goes back only where that is allowed, and follows the wall again when it is told to', async () => {
    const { shop } = await openOrganization(world);
    const { now } = ok(await shop.post<Clock>(`${CLOCK}/freeze`, {}));
    const before = new Date(Date.parse(now) - DAY * 1_000).toISOString();
    const answer = await shop.post(`${CLOCK}/set`, { at: before });
    assert.equal(answer.status, 400);
    assert.equal(ok(await shop.post<Clock>(`${CLOCK}/set`, { at: before, allow_backwards: true })).now, before);
    const wall = ok(await shop.post<Clock>(`${CLOCK}/resume`, { to_wall: true }));
    assert.deepEqual([wall.frozen, wall.test_clock, wall.offset_seconds], [false, false, 0]);
    invalid(await shop.post(`${CLOCK}/advance`, { seconds: -1 }), 'seconds', 'must be greater than or equal to 0');
  });

  test('what falls due is done in its time while the clock is advanced: a token expires, an order is late', async () => {
    const { shop, credentials, store } = await openOrganization(world);
    const userId = await shop.newUser();
    const order = await shop.place(userId, { location_code: store.location_code }, {}, (options) => options[0]);
    ok(await shop.post(`${CLOCK}/freeze`, {}));
    ok(await shop.post(`${CLOCK}/advance`, { seconds: 2 * DAY }));
    tokenRefused(await shop.get(CLOCK));
    const renewed = await Retailer.open(world.client, credentials);
    const events = ok(await renewed.get<{ events: Event[] }>(`/cartwright/v1/events?order_id=${order.id}`)).events;
    const late = events.find(({ event_name }) => event_name === 'fulfillment.late_delivery');
    assert.ok(late, JSON.stringify(events.map(({ event_name }) => event_name)));
    const windowEnd = Date.parse(order.fulfillment_details.window_ends_at);
    assert.ok(Date.parse(late.event_timestamp) >= windowEnd && Date.parse(late.event_timestamp) < windowEnd + DAY * 1_000);
  });
}

interface Event {
  readonly event_name: string;
  readonly event_timestamp: string;
}
