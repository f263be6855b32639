import type { Interval } from './interval.ts';
import type { OptionType } from './option-id.ts';
import { MINUTE } from './zone.ts';

/**
 * When the driver is to collect a last mile order at the store, epoch milliseconds on the full minute: the minutes on the
 * road before the window starts (before the promised time, for what is promised), but never before `earliest`, the time
 * of the request or of the order's readiness. What it stands for is ours: the contract has the name of the wish only.
 */
export function handoffAt(type: OptionType, window: Interval, roadMinutes: number, earliest: number): number {
  const arrival = type === 'scheduled' ? window.startsAt : window.endsAt;
  const departure = Math.floor(arrival / MINUTE - roadMinutes) * MINUTE;
  return Math.max(departure, Math.ceil(earliest / MINUTE) * MINUTE);
}
