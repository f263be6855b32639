import { type OpeningPeriod, type StoreCalendar, WEEKDAYS } from '../../contract/store.ts';
import { type Interval, joined } from './interval.ts';
import { perDay } from './per-day.ts';
import { dayNumberOf, instantAt, localDay, localDayAt, minutesOf, weekdayIndex } from './zone.ts';

const CLOSED: readonly OpeningPeriod[] = [];

/** The instants of one period that opens on a local date; undefined when the clock skips it whole. */
export function periodOn(zone: string, dayNumber: number, { opens, closes }: OpeningPeriod): Interval | undefined {
  const from = minutesOf(opens);
  const until = minutesOf(closes);
  const startsAt = instantAt(zone, dayNumber, from);
  const endsAt = instantAt(zone, dayNumber, until > from ? until : until + 24 * 60);
  return startsAt < endsAt ? { startsAt, endsAt } : undefined;
}

function periodsOf(calendar: StoreCalendar, dayNumber: number): readonly OpeningPeriod[] {
  const { date } = localDay(calendar.timeZone, dayNumber);
  const exception = calendar.exceptions.findLast((other) => other.date === date);
  if (exception) return exception.periods;
  return calendar.hours[WEEKDAYS[weekdayIndex(dayNumber)]!] ?? CLOSED;
}

function intervalsOf(calendar: StoreCalendar, dayNumber: number): Interval[] {
  return periodsOf(calendar, dayNumber)
    .map((period) => periodOn(calendar.timeZone, dayNumber, period))
    .filter((interval) => interval !== undefined);
}

/**
 * When a store opens on a local date (`YYYY-MM-DD`): the instants of the periods that begin that day, one of which may
 * end on the next. An exception replaces the regular hours of its own date, not what the evening before runs over.
 */
export function openIntervals(calendar: StoreCalendar, localDate: string): readonly Interval[] {
  return intervalsOf(calendar, dayNumberOf(localDate)).toSorted((a, b) => a.startsAt - b.startsAt);
}

/** The opening hours that touch a local date, joined with those of its neighbours. */
export const openAround = perDay(
  (calendar: StoreCalendar) => calendar.policy.horizon_days + 8,
  (calendar, dayNumber) => joined([-1, 0, 1].flatMap((away) => intervalsOf(calendar, dayNumber + away))),
);

/** Whether the store is open at an instant (epoch ms); at the closing instant it is closed. */
export function isOpenAt(calendar: StoreCalendar, instant: number): boolean {
  const today = localDayAt(calendar.timeZone, instant);
  return openAround(calendar, today.number).some(({ startsAt, endsAt }) => startsAt <= instant && instant < endsAt);
}
