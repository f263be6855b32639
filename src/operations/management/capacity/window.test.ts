import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_SLOT_POLICY, type StoreCalendar, WEEKDAYS } from '../../../contract/store.ts';
import { minuteOf } from '../../../fulfillment/slots/option-id.ts';
import { windowStartingAt, withOverride, withoutOverride } from './window-capacity.ts';
import { periodOf, windowUsage } from './window-usage.ts';

const at = (text: string) => Date.parse(text);
const calendar: StoreCalendar = {
  number: 7,
  timeZone: 'America/New_York',
  hours: Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, [{ opens: '08:00', closes: '12:00' }]])),
  exceptions: [{ date: '2030-01-02', periods: [] }],
  policy: DEFAULT_SLOT_POLICY,
};
const keyOf = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as { key?: string }).key ?? (error as Error).message;
  }
};

test('a window is named by its start, in any offset', () => {
  assert.equal(windowStartingAt(calendar, '2030-01-01T08:00:00-05:00').startsAt, at('2030-01-01T13:00:00Z'));
  for (const text of ['2030-01-01T13:30:00Z', '2030-01-01T16:00:00Z', '2030-01-02T13:00:00Z', '2019-01-01T13:00:00Z']) {
    assert.equal(
      keyOf(() => windowStartingAt(calendar, text)),
      'window_starts_at',
      text,
    );
  }
});

test('an override replaces that of the same window and pool, and leaves the others', () => {
  const first = { pool: 'delivery', window_starts_at: '2030-01-01T13:00:00Z', capacity: 1 } as const;
  const other = { ...first, pool: 'pickup' } as const;
  const policy = withOverride(withOverride(withOverride(DEFAULT_SLOT_POLICY, first, 0), other, 0), { ...first, capacity: 2 }, 0);
  assert.deepEqual(policy.capacity_overrides, [other, { ...first, capacity: 2 }]);
  assert.deepEqual(withoutOverride(policy, other).capacity_overrides, [{ ...first, capacity: 2 }]);
  assert.equal(
    keyOf(() => withoutOverride(DEFAULT_SLOT_POLICY, first)),
    'Resource not found',
  );
});

test('among 1,000 overrides those of windows that are over make room, and no others', () => {
  const starts = Array.from({ length: 1_000 }, (_, index) => new Date(at('2030-01-01T00:00:00Z') + index * 3_600_000).toISOString());
  const capacity_overrides = starts.map((window_starts_at) => ({ pool: 'delivery' as const, window_starts_at, capacity: 1 }));
  const full = { ...DEFAULT_SLOT_POLICY, capacity_overrides };
  const added = { pool: 'delivery', window_starts_at: '2031-01-01T00:00:00Z', capacity: 5 } as const;
  assert.equal(
    keyOf(() => withOverride(full, added, at('2030-01-01T01:59:00Z'))),
    'capacity_overrides',
  );
  // Windows of two hours: the first is over at 02:00.
  assert.deepEqual(withOverride(full, added, at('2030-01-01T02:00:00Z')).capacity_overrides, [...capacity_overrides.slice(1), added]);
});

test('the use of every window that starts in the period is shown, by start, with those that are no longer scheduled', () => {
  const places = [
    { pool: 0, start_minute: minuteOf(at('2030-01-01T14:00:00Z')), held: 1, booked: 2 },
    { pool: 1, start_minute: minuteOf(at('2030-01-02T15:00:00Z')), held: 0, booked: 3 },
  ];
  const usage = windowUsage(calendar, at('2030-01-01T14:00:00Z'), at('2030-01-03T14:00:00Z'), places);
  assert.deepEqual(
    usage.map((one) => [one.window_starts_at.slice(8, 16), one.pool, one.held, one.booked, one.scheduled]),
    [
      ['01T14:00', 'delivery', 1, 2, true],
      ['01T14:00', 'pickup', 0, 0, true],
      ['01T15:00', 'delivery', 0, 0, true],
      ['01T15:00', 'pickup', 0, 0, true],
      ['02T15:00', 'pickup', 0, 3, false],
      ['03T13:00', 'delivery', 0, 0, true],
      ['03T13:00', 'pickup', 0, 0, true],
    ],
  );
});

test('a period is a week from now by default, at most 31 days, and ends after it starts', () => {
  const now = at('2030-01-01T00:00:00Z');
  assert.deepEqual(periodOf({}, now), { from: now, until: now + 7 * 86_400_000 });
  assert.deepEqual(periodOf({ to: '2030-02-01T00:00:00Z' }, now).until, now + 31 * 86_400_000);
  assert.equal(
    keyOf(() => periodOf({ to: '2030-02-01T00:00:01Z' }, now)),
    'to',
  );
  assert.equal(
    keyOf(() => periodOf({ from: '2030-02-01T00:00:00Z', to: '2030-02-01T00:00:00Z' }, now)),
    'to',
  );
  for (const from of ['0000-01-01T00:00:00Z', '2019-12-31T23:59:00Z', '9999-12-31T23:59:59Z']) {
    assert.equal(
      keyOf(() => periodOf({ from }, now)),
      'from',
      from,
    );
  }
});
