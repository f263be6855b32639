import type { StoreCalendar } from '../../contract/store.ts';
import { isOpenAt } from './hours.ts';
import type { Interval } from './interval.ts';
import {
  encodeOptionId,
  type Fulfillment,
  fitsOptionId,
  IMMEDIATE_LENGTHS_MAX,
  instantOf,
  minuteOf,
  type OptionKind,
  type OptionType,
  optionKind,
} from './option-id.ts';
import { type ScheduledWindow, windowHolding, windowsOn } from './windows.ts';
import { HOUR, localDayAt, MINUTE, offsetAt } from './zone.ts';

/** A service option before its availability is known. `startsAt` and `endsAt` in epoch milliseconds. */
export interface OfferedOption extends Interval {
  readonly id: number;
  readonly kind: OptionKind;
  readonly type: OptionType;
  /** Local date of the start, `YYYY-MM-DD`. */
  readonly localDate: string;
  /** Orders that the pool's window takes in all, before holds and bookings. */
  readonly capacity: number;
  /** The window whose capacity the option uses: its start in minutes since 2020-01-01T00:00Z. */
  readonly poolWindowStart: number;
}

export interface OptionRequest {
  /** Time of the request, epoch milliseconds. */
  readonly now: number;
  readonly fulfillment: Fulfillment;
  readonly withEta: boolean;
  readonly withPriorityEta: boolean;
  /** What the endpoint offers unasked (contract/service-options.md §1): previews only scheduled, lists also immediate. */
  readonly defaultKinds: readonly ('scheduled' | 'immediate')[];
  /** Epoch milliseconds: options that start before it are left out. */
  readonly earliestStart?: number | undefined;
}

/** The least distance between the two ETA kinds, minutes (contract/service-options.md §1). */
const PRIORITY_AHEAD = 30;

/** Minutes from the request to the promised time, undefined when the policy has no such kind. */
function promisedMinutes({ policy }: StoreCalendar, { type, length }: OptionKind): number | undefined {
  const { eta_minutes: eta, priority_eta_minutes: priority } = policy;
  if (type === 'immediate') return policy.immediate_minutes[length!];
  if (type === 'eta') return eta ?? undefined;
  if (priority === null || (eta !== null && priority > eta - PRIORITY_AHEAD)) return undefined;
  return priority;
}

/** An immediate or ETA option asked for in a given minute: the store must be open then, and a window must hold the promise. */
export function promisedOption(calendar: StoreCalendar, kind: OptionKind, startMinute: number): OfferedOption | undefined {
  const minutes = promisedMinutes(calendar, kind);
  const startsAt = instantOf(startMinute);
  if (minutes === undefined || !fitsOptionId(startMinute) || !isOpenAt(calendar, startsAt)) return undefined;
  const endsAt = startsAt + minutes * MINUTE;
  const window = windowHolding(calendar, endsAt);
  if (!window) return undefined;
  return {
    id: encodeOptionId({ storeNumber: calendar.number, startMinute, kind }),
    kind,
    type: kind.type,
    startsAt,
    endsAt,
    localDate: localDayAt(calendar.timeZone, startsAt).date,
    capacity: window.capacity[kind.pool],
    poolWindowStart: window.startMinute,
  };
}

export function scheduledOption(calendar: StoreCalendar, kind: OptionKind, window: ScheduledWindow): OfferedOption {
  return {
    id: encodeOptionId({ storeNumber: calendar.number, startMinute: window.startMinute, kind }),
    kind,
    type: kind.type,
    startsAt: window.startsAt,
    endsAt: window.endsAt,
    localDate: window.localDate,
    capacity: window.capacity[kind.pool],
    poolWindowStart: window.startMinute,
  };
}

/** Whether ETA kinds are asked for that the policy has, and none can be promised now. */
export function etaMissing(calendar: StoreCalendar, kinds: readonly OptionKind[], now: number): boolean {
  const enabled = kinds.filter((kind) => promisedMinutes(calendar, kind) !== undefined);
  return enabled.length > 0 && enabled.every((kind) => !promisedOption(calendar, kind, minuteOf(now)));
}

/** First start of the scheduled options: after the lead time or, with the ETA missing, from the next full local hour. */
export function scheduledFrom({ timeZone, policy }: StoreCalendar, now: number, missingEta: boolean): number {
  if (!missingEta) return Math.max(now + 1, now + policy.lead_minutes * MINUTE);
  const offset = offsetAt(timeZone, now);
  return (Math.floor((now + offset) / HOUR) + 1) * HOUR - offset;
}

function immediateKinds({ policy }: StoreCalendar, fulfillment: Fulfillment): OptionKind[] {
  const { length } = policy.immediate_minutes.slice(0, IMMEDIATE_LENGTHS_MAX);
  return Array.from({ length }, (_, index) => optionKind(fulfillment, 'immediate', index));
}

/**
 * The time slots that a store offers to one request, by start and then by end: immediate or the ETA kinds asked for,
 * which replace them, then the scheduled windows of the policy's horizon. Ids are unique within the answer.
 * Source: contract/service-options.md §1.
 */
export function offeredOptions(calendar: StoreCalendar, request: OptionRequest): OfferedOption[] {
  const { now, fulfillment, withEta, withPriorityEta, defaultKinds, earliestStart = 0 } = request;
  const etaKinds: OptionKind[] = [];
  if (withEta) etaKinds.push(optionKind(fulfillment, 'eta'));
  if (withPriorityEta) etaKinds.push(optionKind(fulfillment, 'priority_eta'));
  const immediate = etaKinds.length === 0 && defaultKinds.includes('immediate');
  const options = (immediate ? immediateKinds(calendar, fulfillment) : etaKinds)
    .map((kind) => promisedOption(calendar, kind, minuteOf(now)))
    .filter((option) => option !== undefined && option.startsAt >= earliestStart) as OfferedOption[];
  options.sort((a, b) => a.endsAt - b.endsAt);
  if (!defaultKinds.includes('scheduled')) return options;

  const from = Math.max(scheduledFrom(calendar, now, etaMissing(calendar, etaKinds, now)), earliestStart);
  const scheduled = optionKind(fulfillment, 'scheduled');
  const today = localDayAt(calendar.timeZone, now).number;
  for (let day = today; day < today + calendar.policy.horizon_days; day++) {
    for (const window of windowsOn(calendar, day)) {
      if (window.startsAt >= from) options.push(scheduledOption(calendar, scheduled, window));
    }
  }
  return options;
}
