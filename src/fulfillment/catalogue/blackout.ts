import { WEEKDAYS } from '../../contract/store.ts';
import type { BlackoutPeriod } from '../../storage/products/product.ts';
import { localDayAt, MINUTE, offsetAt, weekdayIndex } from '../slots/zone.ts';

const DAY_MINUTES = 1_440;

/** Whether a store may not sell the item at an instant (epoch milliseconds): its local weekday, date and time lie in a blackout period. */
export function isBlackedOut(periods: readonly BlackoutPeriod[], timeZone: string, instant: number): boolean {
  if (periods.length === 0) return false;
  const day = localDayAt(timeZone, instant);
  const weekday = WEEKDAYS[weekdayIndex(day.number)]!;
  const local = Math.floor((instant + offsetAt(timeZone, instant)) / MINUTE);
  const minute = ((local % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  return periods.some(
    (period) =>
      period.weekday === weekday &&
      period.from <= minute &&
      minute <= period.until &&
      period.start_date <= day.date &&
      (period.end_date === undefined || day.date <= period.end_date),
  );
}

/** Minutes since midnight of `H:MM:SS:FF+0000` (contract/catalog.md §3.7); the sample's doubled `+0000` is taken too. */
export function blackoutMinute(text: string): number | undefined {
  const match = /^(\d{1,2}):([0-5]\d):[0-5]\d:\d{2}(?:\+0000){0,2}$/.exec(text);
  if (!match) return undefined;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return minutes <= DAY_MINUTES ? minutes : undefined;
}
