import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allowsAlcohol } from './alcohol.ts';
import { calendar, everyDay } from './calendars.fixture.ts';
import { capacityOf } from './capacity.ts';
import { scheduledWindows } from './windows.ts';

const zone = 'America/Los_Angeles';
const at = (text: string) => Date.parse(text);
const { policy } = calendar(
  {},
  {
    capacity: { delivery: 20, pickup: 8 },
    capacity_rules: [
      { pool: 'delivery', weekdays: ['saturday', 'sunday'], from: '10:00', until: '14:00', capacity: 5 },
      { pool: 'delivery', weekdays: ['saturday'], from: '08:00', until: '24:00', capacity: 9 },
    ],
    capacity_overrides: [{ pool: 'delivery', window_starts_at: '2026-05-02T18:00:00Z', capacity: 0 }],
  },
);

test('the first rule that matches the local weekday and time wins over later rules and the default', () => {
  assert.equal(capacityOf(policy, zone, 'delivery', at('2026-05-02T10:00:00-07:00')), 5);
  assert.equal(capacityOf(policy, zone, 'delivery', at('2026-05-02T14:00:00-07:00')), 9);
  assert.equal(capacityOf(policy, zone, 'delivery', at('2026-05-02T23:00:00-07:00')), 9);
  assert.equal(capacityOf(policy, zone, 'delivery', at('2026-05-03T14:00:00-07:00')), 20);
});

test('an override of the exact start wins over every rule', () => {
  assert.equal(capacityOf(policy, zone, 'delivery', at('2026-05-02T11:00:00-07:00')), 0);
  assert.equal(capacityOf(policy, zone, 'delivery', at('2026-05-02T12:00:00-07:00')), 5);
});

test('rules and overrides of one pool leave the other alone', () => {
  assert.equal(capacityOf(policy, zone, 'pickup', at('2026-05-02T11:00:00-07:00')), 8);
});

test('rules go by the local clock on both sides of a change of the clock', () => {
  const rules = calendar(
    {},
    { capacity_rules: [{ pool: 'pickup', weekdays: ['sunday'], from: '12:00', until: '13:00', capacity: 1 }] },
  ).policy;
  assert.equal(capacityOf(rules, zone, 'pickup', at('2026-03-08T12:00:00-07:00')), 1);
  assert.equal(capacityOf(rules, zone, 'pickup', at('2026-03-01T12:00:00-08:00')), 1);
  assert.equal(capacityOf(rules, zone, 'pickup', at('2026-03-08T12:00:00-08:00')), 20);
});

test('a window carries the capacity of each pool', () => {
  const store = { ...calendar({ timeZone: zone }), policy };
  const window = scheduledWindows(store, '2026-05-02').find(({ startsAt }) => startsAt === at('2026-05-02T18:00:00Z'));
  assert.deepEqual(window?.capacity, { delivery: 0, pickup: 8 });
});

test('alcohol needs a window that lies whole in the alcohol hours', () => {
  const window = (from: string, to: string) => ({ startsAt: at(`2026-05-01T${from}:00-07:00`), endsAt: at(`2026-05-01T${to}:00-07:00`) });
  assert.equal(allowsAlcohol(policy, zone, window('08:00', '10:00')), true);
  assert.equal(allowsAlcohol(policy, zone, window('20:00', '22:00')), true);
  assert.equal(allowsAlcohol(policy, zone, window('07:00', '09:00')), false);
  assert.equal(allowsAlcohol(policy, zone, window('21:00', '23:00')), false);
  assert.equal(allowsAlcohol({ ...policy, alcohol_hours: null }, zone, window('03:00', '05:00')), true);
});

test('alcohol hours may run past midnight or never end', () => {
  const late = { ...policy, alcohol_hours: { opens: '20:00', closes: '02:00' } };
  const always = { ...policy, alcohol_hours: { opens: '00:00', closes: '24:00' } };
  const night = { startsAt: at('2026-05-01T23:00:00-07:00'), endsAt: at('2026-05-02T01:00:00-07:00') };
  const afterMidnight = { startsAt: at('2026-05-02T00:00:00-07:00'), endsAt: at('2026-05-02T02:00:00-07:00') };
  assert.equal(allowsAlcohol(late, zone, night), true);
  assert.equal(allowsAlcohol(late, zone, afterMidnight), true);
  assert.equal(allowsAlcohol(always, zone, night), true);
  assert.equal(allowsAlcohol({ ...policy, alcohol_hours: { opens: '06:00', closes: '24:00' } }, zone, night), false);
});

test('a closed day has no windows whatever its capacity', () => {
  assert.deepEqual(scheduledWindows(calendar({ hours: everyDay() }), '2026-05-02'), []);
});
