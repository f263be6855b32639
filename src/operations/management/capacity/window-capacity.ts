import { ApiError, errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import type { CapacityOverride, SlotPolicy, StoreCalendar } from '../../../contract/store.ts';
import { fitsOptionId, minuteOf } from '../../../fulfillment/slots/option-id.ts';
import { type ScheduledWindow, scheduledWindows } from '../../../fulfillment/slots/windows.ts';
import { localDayAt, MINUTE } from '../../../fulfillment/slots/zone.ts';
import { parseIsoTime } from '../../../http/validation.ts';
import { CapacitySchema, PoolSchema } from '../slot-policy/policy-schema.ts';

/** Path of one window of one pool. */
export const WindowPath = Type.Object({
  location_code: Type.String({ description: 'Location code of the store, URL-encoded.' }),
  pool: PoolSchema,
  window_starts_at: Type.String({ maxLength: 64, format: 'iso-time', description: 'Start of the window, ISO 8601, URL-encoded.' }),
});

/** Capacity of one window of one pool. */
export const WindowSchema = Type.Object({
  pool: PoolSchema,
  window_starts_at: Type.String({ description: 'ISO 8601, UTC.' }),
  window_ends_at: Type.String({ description: 'ISO 8601, UTC.' }),
  capacity: CapacitySchema,
});

export const EXAMPLE_WINDOW = {
  pool: 'pickup',
  window_starts_at: '2026-11-25T18:00:00Z',
  window_ends_at: '2026-11-25T20:00:00Z',
  capacity: 60,
};

type WindowName = Pick<CapacityOverride, 'pool' | 'window_starts_at'>;

/** Overrides that a policy may hold. */
const MAX_OVERRIDES = 1_000;

/** The scheduled window that starts at an instant given as ISO 8601; raises when none does. */
export function windowStartingAt(calendar: StoreCalendar, text: string): ScheduledWindow {
  const instant = parseIsoTime(text)!;
  const window = fitsOptionId(minuteOf(instant))
    ? scheduledWindows(calendar, localDayAt(calendar.timeZone, instant).date).find(({ startsAt }) => startsAt === instant)
    : undefined;
  if (!window) throw new ApiError(errors.invalid, { key: 'window_starts_at' });
  return window;
}

/** A policy in which one window of a pool has a capacity of its own; when it is full, windows that are over make room. */
export function withOverride(policy: SlotPolicy, added: CapacityOverride, now: number): SlotPolicy {
  let others = policy.capacity_overrides.filter((override) => !isSame(override, added));
  if (others.length >= MAX_OVERRIDES) {
    others = others.filter(({ window_starts_at }) => Date.parse(window_starts_at) + policy.window_minutes * MINUTE > now);
  }
  if (others.length >= MAX_OVERRIDES) {
    throw new ApiError(errors.tooManyEntries, { key: 'capacity_overrides', values: { count: MAX_OVERRIDES } });
  }
  return { ...policy, capacity_overrides: [...others, added] };
}

/** A policy without the override of one window and pool; 404 if there is none. */
export function withoutOverride(policy: SlotPolicy, removed: WindowName): SlotPolicy {
  const others = policy.capacity_overrides.filter((override) => !isSame(override, removed));
  if (others.length === policy.capacity_overrides.length) throw new ApiError(errors.resourceNotFound);
  return { ...policy, capacity_overrides: others };
}

function isSame(a: WindowName, b: WindowName): boolean {
  return a.pool === b.pool && Date.parse(a.window_starts_at) === Date.parse(b.window_starts_at);
}
