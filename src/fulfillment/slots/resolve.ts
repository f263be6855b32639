import type { StoreCalendar } from '../../contract/store.ts';
import { etaMissing, type OfferedOption, promisedOption, scheduledFrom, scheduledOption } from './offer.ts';
import { decodeOptionId, instantOf, type OptionIdParts, type OptionKind, optionKind } from './option-id.ts';
import { windowsOn } from './windows.ts';
import { DAY, localDayAt, MINUTE } from './zone.ts';

/** Not an id of this store; over, or listed too long ago; or nothing that the policy offers. */
export type OptionRefusal = 'unknown' | 'past' | 'not_offered';

/**
 * Minutes between listing an option and reserving it in which the request counts as made at the time of listing: the
 * customer needs them to check out. Immediate and ETA options lapse after them, a lead time is short by at most them.
 */
export const CHECKOUT_MINUTES = 15;

/**
 * The option behind an id exactly as a listing shows it now (or up to `CHECKOUT_MINUTES` ago), whatever kinds were asked
 * for, or why there is none. Looks at the days of that one option only.
 */
export function resolveOption(calendar: StoreCalendar, id: number, now: number): OfferedOption | OptionRefusal {
  const parts = decodeOptionId(id);
  if (parts?.storeNumber !== calendar.number) return 'unknown';
  return parts.kind.type === 'scheduled' ? resolveScheduled(calendar, parts, now) : resolvePromised(calendar, parts, now);
}

function resolvePromised(calendar: StoreCalendar, { kind, startMinute }: OptionIdParts, now: number): OfferedOption | OptionRefusal {
  const age = now - instantOf(startMinute);
  if (age > CHECKOUT_MINUTES * MINUTE) return 'past';
  if (age < 0) return 'not_offered';
  return promisedOption(calendar, kind, startMinute) ?? 'not_offered';
}

function resolveScheduled(calendar: StoreCalendar, { kind, startMinute }: OptionIdParts, now: number): OfferedOption | OptionRefusal {
  const { timeZone, policy } = calendar;
  const startsAt = instantOf(startMinute);
  if (startsAt <= now) return 'past';
  // The coarse bound comes first, so that made-up ids cannot fill the caches with far-away days.
  if (startsAt > now + (policy.horizon_days + 1) * DAY) return 'not_offered';
  const day = localDayAt(timeZone, startsAt).number;
  if (day - localDayAt(timeZone, now).number >= policy.horizon_days) return 'not_offered';
  const window = windowsOn(calendar, day).find((other) => other.startMinute === startMinute);
  if (!window) return 'not_offered';
  const onTime = startsAt >= scheduledFrom(calendar, now - CHECKOUT_MINUTES * MINUTE, false);
  return onTime || offeredForWantOfEta(calendar, kind, startsAt, now) ? scheduledOption(calendar, kind, window) : 'not_offered';
}

/** Whether a listing of the checkout time that asked for an ETA kind, found none and so began with the next hour, held this start. */
function offeredForWantOfEta(calendar: StoreCalendar, { fulfillment }: OptionKind, startsAt: number, now: number): boolean {
  const kinds = [optionKind(fulfillment, 'eta'), optionKind(fulfillment, 'priority_eta')];
  for (let ago = 0; ago <= CHECKOUT_MINUTES; ago++) {
    const at = now - ago * MINUTE;
    if (startsAt >= scheduledFrom(calendar, at, true) && kinds.some((kind) => etaMissing(calendar, [kind], at))) return true;
  }
  return false;
}
