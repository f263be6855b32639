import type { Pool, StoreCalendar } from '../../contract/store.ts';
import { capacityOf } from './capacity.ts';
import { openAround } from './hours.ts';
import { contains, type Interval } from './interval.ts';
import { fitsOptionId, minuteOf } from './option-id.ts';
import { perDay } from './per-day.ts';
import { clockShows, dayNumberOf, instantAt, localDay, localDayAt, MINUTE } from './zone.ts';

/** A window of the policy, whatever the time of the request. Times in epoch milliseconds. */
export interface ScheduledWindow extends Interval {
  /** Minutes since 2020-01-01T00:00Z; the name under which the window's capacity is counted. */
  readonly startMinute: number;
  /** Local date of the start. */
  readonly localDate: string;
  readonly capacity: Readonly<Record<Pool, number>>;
}

/** The windows of one local date, by day number. */
export const windowsOn = perDay(
  (calendar: StoreCalendar) => calendar.policy.horizon_days + 8,
  (calendar, dayNumber): readonly ScheduledWindow[] => {
    const { timeZone, policy } = calendar;
    const localDate = localDay(timeZone, dayNumber).date;
    const open = openAround(calendar, dayNumber);
    const windows: ScheduledWindow[] = [];
    if (open.length === 0) return windows;
    for (let minute = 0; minute < 24 * 60; minute += policy.step_minutes) {
      const startsAt = instantAt(timeZone, dayNumber, minute);
      const window = { startsAt, endsAt: startsAt + policy.window_minutes * MINUTE };
      const startMinute = minuteOf(startsAt);
      if (!open.some((interval) => contains(interval, window))) continue;
      if (!fitsOptionId(startMinute) || !clockShows(timeZone, dayNumber, minute)) continue;
      const capacity = {
        delivery: capacityOf(policy, timeZone, 'delivery', startsAt),
        pickup: capacityOf(policy, timeZone, 'pickup', startsAt),
      };
      windows.push({ ...window, startMinute, localDate, capacity });
    }
    return windows;
  },
);

/**
 * The policy's windows that start on a local date (`YYYY-MM-DD`) and lie whole in the opening hours, by start. Starts
 * follow the local clock (2 pm stays 2 pm across DST; an hour that the clock skips has none, one that it shows twice only
 * its first); a length is elapsed time. The same windows serve both pools, each with a capacity of its own.
 */
export function scheduledWindows(calendar: StoreCalendar, localDate: string): readonly ScheduledWindow[] {
  return windowsOn(calendar, dayNumberOf(localDate));
}

/** The window that a promised time counts against: the last to start of those that hold it, its end included. */
export function windowHolding(calendar: StoreCalendar, instant: number): ScheduledWindow | undefined {
  const holds = ({ startsAt, endsAt }: ScheduledWindow) => startsAt <= instant && instant <= endsAt;
  const { number } = localDayAt(calendar.timeZone, instant);
  return windowsOn(calendar, number).findLast(holds) ?? windowsOn(calendar, number - 1).findLast(holds);
}
