import { ApiError, errors } from '../../../contract/errors.ts';
import { type Static, Type } from '../../../contract/schema.ts';
import { POOLS, type Pool, type StoreCalendar } from '../../../contract/store.ts';
import { capacityOf } from '../../../fulfillment/slots/capacity.ts';
import { formatUtc } from '../../../fulfillment/slots/format.ts';
import { fitsOptionId, instantOf, minuteOf } from '../../../fulfillment/slots/option-id.ts';
import { type ScheduledWindow, scheduledWindows } from '../../../fulfillment/slots/windows.ts';
import { DAY, localDayAt, MINUTE } from '../../../fulfillment/slots/zone.ts';
import { parseIsoTime } from '../../../http/validation.ts';
import type { PlacesRow } from '../../../storage/stores/administration.ts';
import { POOL_NUMBER } from '../../../storage/stores/usage.ts';
import { WindowSchema } from './window-capacity.ts';

/** Capacity of one window of one pool, and what is taken of it. */
export const WindowUsageSchema = Type.Object({
  ...WindowSchema.properties,
  held: Type.Integer({ description: 'Places reserved for orders that are not created yet.' }),
  booked: Type.Integer({ description: 'Places of orders.' }),
  scheduled: Type.Boolean({ description: 'False: policy and hours no longer have this window, but places of it are taken.' }),
});

/** Days that one answer covers at most, and where the request names no end. */
const MAX_DAYS = 31;
const DEFAULT_DAYS = 7;

/** The period asked for, epoch milliseconds; from now on where it names no start. */
export function periodOf(query: { from?: string; to?: string }, now: number): { from: number; until: number } {
  const from = query.from === undefined ? now : parseIsoTime(query.from)!;
  const until = query.to === undefined ? from + DEFAULT_DAYS * DAY : parseIsoTime(query.to)!;
  if (!fitsOptionId(minuteOf(from))) throw new ApiError(errors.invalid, { key: 'from' });
  if (until <= from) throw new ApiError(errors.invalid, { key: 'to' });
  const latest = from + MAX_DAYS * DAY;
  if (until > latest) throw new ApiError(errors.tooLarge, { key: 'to', values: { count: formatUtc(latest) } });
  return { from, until };
}

/**
 * Every window of both pools that starts in `[from, until)` (epoch milliseconds), by start, with what is taken of it. Windows
 * that are no longer scheduled are there while places of them are taken.
 */
export function windowUsage(
  calendar: StoreCalendar,
  from: number,
  until: number,
  places: readonly PlacesRow[],
): Static<typeof WindowUsageSchema>[] {
  const taken = new Map(places.map((row) => [placeKey(row.pool, row.start_minute), row]));
  const scheduled = scheduledBetween(calendar, from, until);
  const starts = new Set(scheduled.map(({ startMinute }) => startMinute));
  const former = [...new Set(places.map((row) => row.start_minute))].filter((minute) => !starts.has(minute));
  const windows = [...scheduled, ...former.map((minute) => formerWindow(calendar, minute))].sort((a, b) => a.startsAt - b.startsAt);
  return windows.flatMap(({ startMinute, startsAt, endsAt, capacity }) =>
    POOLS.flatMap((pool) => {
      const row = taken.get(placeKey(POOL_NUMBER[pool], startMinute));
      if (!row && !starts.has(startMinute)) return [];
      return {
        pool,
        window_starts_at: formatUtc(startsAt),
        window_ends_at: formatUtc(endsAt),
        capacity: capacity[pool],
        held: row?.held ?? 0,
        booked: row?.booked ?? 0,
        scheduled: starts.has(startMinute),
      };
    }),
  );
}

function placeKey(pool: number, startMinute: number): number {
  return startMinute * 2 + pool;
}

type Window = Pick<ScheduledWindow, 'startMinute' | 'startsAt' | 'endsAt' | 'capacity'>;

function scheduledBetween(calendar: StoreCalendar, from: number, until: number): Window[] {
  const windows: Window[] = [];
  for (let day = localDayAt(calendar.timeZone, from); day.startsAt < until; day = localDayAt(calendar.timeZone, day.endsAt)) {
    windows.push(...scheduledWindows(calendar, day.date).filter(({ startsAt }) => startsAt >= from && startsAt < until));
  }
  return windows;
}

/** Its length is not known any more: the policy's present one is taken. */
function formerWindow({ policy, timeZone }: StoreCalendar, startMinute: number): Window {
  const startsAt = instantOf(startMinute);
  const capacity = (pool: Pool) => capacityOf(policy, timeZone, pool, startsAt);
  return {
    startMinute,
    startsAt,
    endsAt: startsAt + policy.window_minutes * MINUTE,
    capacity: { delivery: capacity('delivery'), pickup: capacity('pickup') },
  };
}
