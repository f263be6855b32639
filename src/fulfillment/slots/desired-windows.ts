import { Temporal } from 'temporal-polyfill';
import { contains, type Interval, overlap } from './interval.ts';
import type { OfferedOption } from './offer.ts';
import { HOUR, offsetAt } from './zone.ts';

/** A desired window as a request sends it: ISO 8601 with an offset. */
export interface DesiredWindowInput {
  readonly starts_at: string;
  readonly ends_at: string;
}

/**
 * What is wrong with one end of a desired window: `invalid` is not ISO 8601 with an offset, `not_on_the_hour` goes by the
 * store's clock, `not_after_start` and `too_short` (under 60 minutes) concern `ends_at`, `past` concerns `starts_at`.
 */
export interface DesiredWindowFault {
  readonly field: 'starts_at' | 'ends_at';
  readonly reason: 'invalid' | 'not_on_the_hour' | 'past' | 'not_after_start' | 'too_short';
}

export type DesiredWindowCheck =
  | { readonly window: Interval; readonly faults?: undefined }
  | { readonly window?: undefined; readonly faults: readonly DesiredWindowFault[] };

const ISO_WITH_OFFSET = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d([.,]\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/;

/** Epoch milliseconds of an ISO 8601 date-time that names its offset, else undefined. */
export function parseInstant(text: string): number | undefined {
  if (!ISO_WITH_OFFSET.test(text)) return undefined;
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return undefined;
  }
}

/** Checks a desired window against contract/service-options.md §1.1 at the time `now` (epoch milliseconds); all faults at once. */
export function checkDesiredWindow(input: DesiredWindowInput, timeZone: string, now: number): DesiredWindowCheck {
  const faults: DesiredWindowFault[] = [];
  const startsAt = parseInstant(input.starts_at);
  const endsAt = parseInstant(input.ends_at);
  const onTheHour = (instant: number) => (instant + offsetAt(timeZone, instant)) % HOUR === 0;
  if (startsAt === undefined) faults.push({ field: 'starts_at', reason: 'invalid' });
  else if (startsAt < now) faults.push({ field: 'starts_at', reason: 'past' });
  else if (!onTheHour(startsAt)) faults.push({ field: 'starts_at', reason: 'not_on_the_hour' });
  if (endsAt === undefined) faults.push({ field: 'ends_at', reason: 'invalid' });
  else if (startsAt !== undefined && endsAt <= startsAt) faults.push({ field: 'ends_at', reason: 'not_after_start' });
  else if (startsAt !== undefined && endsAt - startsAt < HOUR) faults.push({ field: 'ends_at', reason: 'too_short' });
  else if (!onTheHour(endsAt)) faults.push({ field: 'ends_at', reason: 'not_on_the_hour' });
  if (startsAt === undefined || endsAt === undefined || faults.length > 0) return { faults };
  return { window: { startsAt, endsAt } };
}

/** What of a desired window its option can keep: an order never gets a window beyond the one whose capacity it uses. */
export function keptWindow(desired: Interval, option: Interval): Interval {
  return { startsAt: Math.max(desired.startsAt, option.startsAt), endsAt: Math.min(desired.endsAt, option.endsAt) };
}

/**
 * The scheduled option that stands for a desired window: of those that contain it, or else of those that overlap it, the
 * one whose start is closest, the earlier of two. Undefined when nothing overlaps.
 */
export function matchDesiredWindow(desired: Interval, options: readonly OfferedOption[]): OfferedOption | undefined {
  const overlapping = options.filter((option) => option.type === 'scheduled' && overlap(option, desired) > 0);
  const containing = overlapping.filter((option) => contains(option, desired));
  const distance = (option: OfferedOption) => Math.abs(option.startsAt - desired.startsAt);
  const candidates = containing.length > 0 ? containing : overlapping;
  return candidates.toSorted((a, b) => distance(a) - distance(b) || a.startsAt - b.startsAt)[0];
}
