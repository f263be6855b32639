import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calendar, clockOf } from './calendars.fixture.ts';
import { checkDesiredWindow, matchDesiredWindow, parseInstant } from './desired-windows.ts';
import { offeredOptions } from './offer.ts';

const now = Date.parse('2022-11-02T13:00:00Z');
const zone = 'America/Chicago';
const check = (starts_at: string, ends_at: string, timeZone = zone) => {
  const { window, faults } = checkDesiredWindow({ starts_at, ends_at }, timeZone, now);
  return window ?? faults.map(({ field, reason }) => `${field} ${reason}`);
};

test('the window of the documented sample is valid', () => {
  assert.deepEqual(check('2022-11-02T16:00:00.00000-00:00', '2022-11-02T18:00:00.00000-00:00'), {
    startsAt: Date.parse('2022-11-02T16:00:00Z'),
    endsAt: Date.parse('2022-11-02T18:00:00Z'),
  });
});

test('a desired window lasts at least 60 minutes and lies on the hour', () => {
  assert.ok('startsAt' in check('2022-11-02T11:00:00-05:00', '2022-11-02T12:00:00-05:00'));
  assert.deepEqual(check('2022-11-02T11:00:00-05:00', '2022-11-02T11:59:59-05:00'), ['ends_at too_short']);
  assert.deepEqual(check('2022-11-02T11:30:00-05:00', '2022-11-02T13:00:00-05:00'), ['starts_at not_on_the_hour']);
  assert.deepEqual(check('2022-11-02T11:00:00.001-05:00', '2022-11-02T13:30:00-05:00'), [
    'starts_at not_on_the_hour',
    'ends_at not_on_the_hour',
  ]);
});

test('the hour is that of the store: half past in UTC for St. John’s', () => {
  assert.ok('startsAt' in check('2022-11-02T16:30:00Z', '2022-11-02T18:30:00Z', 'America/St_Johns'));
  assert.deepEqual(check('2022-11-02T16:00:00Z', '2022-11-02T18:00:00Z', 'America/St_Johns'), [
    'starts_at not_on_the_hour',
    'ends_at not_on_the_hour',
  ]);
});

test('a desired window ends after its start and does not start in the past', () => {
  assert.deepEqual(check('2022-11-02T18:00:00Z', '2022-11-02T16:00:00Z'), ['ends_at not_after_start']);
  assert.deepEqual(check('2022-11-02T18:00:00Z', '2022-11-02T18:00:00Z'), ['ends_at not_after_start']);
  assert.deepEqual(check('2022-11-02T12:00:00Z', '2022-11-02T14:00:00Z'), ['starts_at past']);
});

test('times need the ISO 8601 form with an offset', () => {
  for (const text of [
    '',
    'tomorrow',
    '2022-11-02',
    '2022-11-02T16:00:00',
    '2022-02-30T16:00:00Z',
    '2022-11-02T16:00:00Z[UTC]',
    `${'1'.repeat(9e5)}`,
  ]) {
    assert.equal(parseInstant(text), undefined, text.slice(0, 40));
  }
  assert.deepEqual(check('2022-11-02 16:00', 'x'), ['starts_at invalid', 'ends_at invalid']);
  assert.equal(parseInstant('2022-11-02T16:00+0530'), Date.parse('2022-11-02T10:30:00Z'));
});

const store = calendar({ timeZone: zone });
const options = offeredOptions(store, {
  now,
  fulfillment: 'delivery',
  withEta: false,
  withPriorityEta: false,
  defaultKinds: ['scheduled', 'immediate'],
});
const matched = (from: string, until: string) => {
  const interval = { startsAt: Date.parse(`2022-11-02T${from}:00-05:00`), endsAt: Date.parse(`2022-11-02T${until}:00-05:00`) };
  const option = matchDesiredWindow(interval, options);
  return option && clockOf(zone, option.startsAt).slice(11);
};

test('a desired window is matched by the option that contains it with the closest start', () => {
  assert.equal(matched('14:00', '16:00'), '14:00');
  assert.equal(matched('14:00', '15:00'), '14:00');
  assert.equal(matched('21:00', '22:00'), '20:00');
});

test('an option that contains a desired window is preferred to one that starts closer', () => {
  const option = (from: number, until: number) => ({ ...options.at(-1)!, startsAt: from, endsAt: until });
  const [whole, closer] = [option(0, 120), option(90, 210)];
  assert.equal(matchDesiredWindow({ startsAt: 60, endsAt: 120 }, [closer, whole]), whole);
});

test('a desired window that no option contains is matched by the overlapping one with the closest start', () => {
  assert.equal(matched('14:00', '18:00'), '14:00');
  assert.equal(matched('08:00', '12:00'), '09:00');
  assert.equal(matched('21:00', '23:00'), '20:00');
});

test('a desired window that overlaps no option has no match', () => {
  assert.equal(matched('22:00', '23:00'), undefined);
});
