import type { SlotPolicy } from '../../contract/store.ts';
import { periodOn } from './hours.ts';
import { contains, type Interval, joined } from './interval.ts';
import { localDayAt } from './zone.ts';

/** Whether a window may be booked with alcohol in the cart: it must lie whole in the policy's local hours, which hold every day. */
export function allowsAlcohol(policy: SlotPolicy, timeZone: string, window: Interval): boolean {
  const hours = policy.alcohol_hours;
  if (!hours) return true;
  const { number } = localDayAt(timeZone, window.startsAt);
  const allowed = [number - 1, number, number + 1]
    .map((day) => periodOn(timeZone, day, hours))
    .filter((interval) => interval !== undefined);
  return joined(allowed).some((interval) => contains(interval, window));
}
