import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calendar, everyDay } from './calendars.fixture.ts';
import { formatLocal } from './format.ts';
import { isOpenAt, openIntervals } from './hours.ts';

function shown(store: ReturnType<typeof calendar>, date: string): string[] {
  return openIntervals(store, date).map(({ startsAt, endsAt }) =>
    [startsAt, endsAt].map((instant) => formatLocal(store.timeZone, instant).replace(':00.000', '')).join(' to '),
  );
}

test('regular hours follow the weekday, and a weekday without an entry is closed', () => {
  const store = calendar({ hours: { friday: [{ opens: '08:00', closes: '22:00' }] } });
  assert.deepEqual(shown(store, '2026-05-01'), ['2026-05-01T08:00-04:00 to 2026-05-01T22:00-04:00']);
  assert.deepEqual(shown(store, '2026-05-02'), []);
});

test('an exception replaces the regular hours of its date, and an empty one closes it', () => {
  const exceptions = [
    { date: '2026-12-24', periods: [{ opens: '08:00', closes: '14:00' }] },
    { date: '2026-12-25', periods: [] },
  ];
  const store = calendar({ exceptions });
  assert.deepEqual(shown(store, '2026-12-24'), ['2026-12-24T08:00-05:00 to 2026-12-24T14:00-05:00']);
  assert.deepEqual(shown(store, '2026-12-25'), []);
  assert.equal(shown(store, '2026-12-26').length, 1);
});

test('a period whose end is not after its start runs past midnight', () => {
  const store = calendar({ hours: everyDay({ opens: '18:00', closes: '02:00' }) });
  assert.deepEqual(shown(store, '2026-05-01'), ['2026-05-01T18:00-04:00 to 2026-05-02T02:00-04:00']);
  assert.equal(isOpenAt(store, Date.parse('2026-05-02T01:59:59-04:00')), true);
  assert.equal(isOpenAt(store, Date.parse('2026-05-02T02:00:00-04:00')), false);
});

test('a period that closes when it opens lasts until that time of the next day', () => {
  const store = calendar({ hours: everyDay({ opens: '06:00', closes: '06:00' }) });
  assert.deepEqual(shown(store, '2026-05-01'), ['2026-05-01T06:00-04:00 to 2026-05-02T06:00-04:00']);
});

test('of two exceptions for one date the last counts', () => {
  const exceptions = ['10:00', '11:00'].map((opens) => ({ date: '2026-05-01', periods: [{ opens, closes: '12:00' }] }));
  assert.deepEqual(shown(calendar({ exceptions }), '2026-05-01'), ['2026-05-01T11:00-04:00 to 2026-05-01T12:00-04:00']);
});

test('the evening before a closed date still runs over into it', () => {
  const store = calendar({ hours: everyDay({ opens: '18:00', closes: '02:00' }), exceptions: [{ date: '2026-12-25', periods: [] }] });
  assert.equal(isOpenAt(store, Date.parse('2026-12-25T01:00:00-05:00')), true);
  assert.equal(isOpenAt(store, Date.parse('2026-12-25T20:00:00-05:00')), false);
});

test('24:00 is the end of the date, 25 hours after its start when the clock goes back', () => {
  const store = calendar({ hours: everyDay({ opens: '00:00', closes: '24:00' }) });
  assert.deepEqual(shown(store, '2026-11-01'), ['2026-11-01T00:00-04:00 to 2026-11-02T00:00-05:00']);
});

test('a closing time that the clock skips moves forward, one that it shows twice is the first', () => {
  const store = calendar({ hours: everyDay({ opens: '00:00', closes: '02:30' }) });
  assert.deepEqual(shown(store, '2026-03-08'), ['2026-03-08T00:00-05:00 to 2026-03-08T03:30-04:00']);
  const fold = calendar({ hours: everyDay({ opens: '00:00', closes: '01:30' }) });
  assert.deepEqual(shown(fold, '2026-11-01'), ['2026-11-01T00:00-04:00 to 2026-11-01T01:30-04:00']);
});

test('several periods of a day come in order, and the pause between them is closed', () => {
  const store = calendar({ hours: everyDay({ opens: '14:00', closes: '20:00' }, { opens: '08:00', closes: '12:00' }) });
  assert.deepEqual(
    shown(store, '2026-05-01').map((interval) => interval.slice(11, 16)),
    ['08:00', '14:00'],
  );
  assert.equal(isOpenAt(store, Date.parse('2026-05-01T13:00:00-04:00')), false);
});
