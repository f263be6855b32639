import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { ZONES } from './calendars.fixture.ts';
import { clockShows, DAY, dayNumberOf, instantAt, localDay, localDayAt, MINUTE, offsetAt, weekdayIndex } from './zone.ts';

// Changes at 2 am, by half an hour, at midnight forward (Havana, São Paulo in spring) and back, and none at all.
const places = fc.constantFrom(
  ...ZONES.flatMap((zone) => [[zone, '2026-03-08'] as const, [zone, '2026-11-01'] as const]),
  ['Australia/Lord_Howe', '2026-04-05'] as const,
  ['Australia/Lord_Howe', '2026-10-04'] as const,
  ['America/Havana', '2026-03-08'] as const,
  ['America/Havana', '2026-11-01'] as const,
  ['America/Sao_Paulo', '2018-02-17'] as const,
  ['America/Sao_Paulo', '2018-11-04'] as const,
  ['Africa/Casablanca', '2026-02-15'] as const,
);
const nearby = fc.integer({ min: -2, max: 2 });
const minutes = fc.integer({ min: 0, max: 2 * 1440 - 1 });

test('a local time is the instant that Temporal finds with compatible disambiguation', () => {
  fc.assert(
    fc.property(places, nearby, minutes, ([zone, date], away, minute) => {
      const number = dayNumberOf(date) + away;
      const local = Temporal.PlainDate.from(date).add({ days: away }).toPlainDateTime().add({ minutes: minute });
      const instant = local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
      assert.equal(instantAt(zone, number, minute), instant);
      if (minute >= 1440) return;
      const shown = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime();
      assert.equal(clockShows(zone, number, minute), shown.equals(local));
    }),
    { numRuns: 2000 },
  );
});

test('an instant has the date and the offset that Temporal gives it', () => {
  fc.assert(
    fc.property(places, fc.integer({ min: -2 * DAY, max: 3 * DAY }), ([zone, date], away) => {
      const instant = dayNumberOf(date) * DAY + away;
      const expected = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
      const day = localDayAt(zone, instant);
      assert.equal(day.date, expected.toPlainDate().toString());
      assert.equal(dayNumberOf(day.date), day.number);
      assert.equal(offsetAt(zone, instant), expected.offsetNanoseconds / 1e6);
      assert.equal(weekdayIndex(day.number), expected.dayOfWeek - 1);
    }),
    { numRuns: 2000 },
  );
});

test('a date of a changing clock is 23 or 25 hours long', () => {
  const hours = (date: string) => {
    const day = localDay('America/New_York', dayNumberOf(date));
    return (day.endsAt - day.startsAt) / (60 * MINUTE);
  };
  assert.deepEqual(['2026-03-07', '2026-03-08', '2026-11-01'].map(hours), [24, 23, 25]);
});

test('a zone that does not exist is refused', () => {
  assert.throws(() => localDay('America/Nowhere', 0), RangeError);
});
