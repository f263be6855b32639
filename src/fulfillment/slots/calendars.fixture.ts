import fc from 'fast-check';
import { DEFAULT_SLOT_POLICY, type OpeningPeriod, type SlotPolicy, type StoreCalendar, WEEKDAYS } from '../../contract/store.ts';
import type { OptionRequest } from './offer.ts';

export const ZONES = [
  'America/New_York',
  'America/St_Johns',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Halifax',
  'Pacific/Honolulu',
] as const;

export function everyDay(...periods: OpeningPeriod[]): StoreCalendar['hours'] {
  return Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, periods]));
}

export function calendar(changes: Partial<Omit<StoreCalendar, 'policy'>> = {}, policy: Partial<SlotPolicy> = {}): StoreCalendar {
  return {
    number: 7,
    timeZone: 'America/New_York',
    hours: everyDay({ opens: '08:00', closes: '22:00' }),
    exceptions: [],
    ...changes,
    policy: { ...DEFAULT_SLOT_POLICY, ...policy },
  };
}

const time = fc.integer({ min: 0, max: 95 }).map((quarter) => {
  const pair = (value: number) => String(value).padStart(2, '0');
  return `${pair(Math.floor(quarter / 4))}:${pair((quarter % 4) * 15)}`;
});
const period = fc.oneof(
  { arbitrary: fc.constant({ opens: '08:00', closes: '22:00' }), weight: 3 },
  fc.constant({ opens: '00:00', closes: '24:00' }),
  fc.constant({ opens: '18:00', closes: '02:30' }),
  fc.record({ opens: time, closes: time }),
);
const periods = fc.array(period, { maxLength: 2 });

const policy: fc.Arbitrary<SlotPolicy> = fc.record({
  window_minutes: fc.constantFrom(60, 120, 180),
  step_minutes: fc.constantFrom(30, 60, 90, 120),
  horizon_days: fc.integer({ min: 1, max: 7 }),
  lead_minutes: fc.constantFrom(0, 10, 60, 150),
  immediate_minutes: fc.constantFrom([], [120], [120, 300], [300, 120]),
  eta_minutes: fc.constantFrom(null, 120, 150, 300),
  priority_eta_minutes: fc.constantFrom(null, 45, 90, 140),
  capacity: fc.constant({ delivery: 20, pickup: 5 }),
  capacity_rules: fc.constantFrom([], [{ pool: 'delivery' as const, weekdays: WEEKDAYS, from: '10:00', until: '12:00', capacity: 3 }]),
  capacity_overrides: fc.constant([]),
  alcohol_hours: fc.constantFrom(null, { opens: '08:00', closes: '22:00' }),
});

export const calendars: fc.Arbitrary<StoreCalendar> = fc.record({
  number: fc.integer({ min: 1, max: 2 ** 22 - 1 }),
  timeZone: fc.constantFrom(...ZONES),
  hours: fc
    .tuple(...WEEKDAYS.map(() => periods))
    .map((days) => Object.fromEntries(WEEKDAYS.map((weekday, index) => [weekday, days[index]!]))),
  exceptions: fc.array(fc.record({ date: fc.constantFrom('2026-03-08', '2026-03-09', '2026-11-01'), periods }), { maxLength: 2 }),
  policy,
});

const DAY = 86_400_000;
/** Times within four days of the changes of the clock in 2026, half of them on a full minute. */
export const times: fc.Arbitrary<number> = fc
  .tuple(
    fc.constantFrom(Date.parse('2026-03-08T07:00:00Z'), Date.parse('2026-11-01T06:00:00Z')),
    fc.integer({ min: -4 * DAY, max: 4 * DAY }),
    fc.boolean(),
  )
  .map(([change, away, whole]) => (whole ? Math.floor((change + away) / 60_000) * 60_000 : change + away));

export const requests: fc.Arbitrary<OptionRequest> = fc.record({
  now: times,
  fulfillment: fc.constantFrom('delivery', 'pickup', 'last_mile'),
  withEta: fc.boolean(),
  withPriorityEta: fc.boolean(),
  defaultKinds: fc.constantFrom(['scheduled' as const], ['scheduled' as const, 'immediate' as const]),
});

const clocks = new Map<string, Intl.DateTimeFormat>();
/** `YYYY-MM-DD HH:MM` of an instant, from the platform's own calendar: independent of the code under test. */
export function clockOf(timeZone: string, instant: number): string {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
    clocks.set(timeZone, clock);
  }
  return clock.format(instant);
}
