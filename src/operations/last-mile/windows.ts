import { ApiError, type ErrorDefinition, errors, raiseAll } from '../../contract/errors.ts';
import { allowsAlcohol } from '../../fulfillment/slots/alcohol.ts';
import { capacityOf } from '../../fulfillment/slots/capacity.ts';
import { checkDesiredWindow, type DesiredWindowFault, parseInstant } from '../../fulfillment/slots/desired-windows.ts';
import { contains, type Interval } from '../../fulfillment/slots/interval.ts';
import { type OfferedOption, offeredOptions } from '../../fulfillment/slots/offer.ts';
import { decodeOptionId, encodeOptionId, instantOf, minuteOf, optionKind } from '../../fulfillment/slots/option-id.ts';
import type { WindowChoice } from '../../fulfillment/slots/requested-window.ts';
import { windowsOn } from '../../fulfillment/slots/windows.ts';
import { localDayAt } from '../../fulfillment/slots/zone.ts';
import type { HoldFacts } from '../../storage/holds/hold.ts';
import type { OrderRow, WindowCommand } from '../../storage/orders/order.ts';
import type { Store } from '../../storage/stores/store.ts';
import type { RequestScope } from '../define.ts';
import { resolveOffer } from '../service-options/reserving.ts';

/** A delivery window as a request sends it. */
export interface WindowInput {
  readonly start_at?: string;
  readonly end_at?: string;
}

const FAULTS: Record<DesiredWindowFault['reason'], ErrorDefinition> = {
  invalid: errors.invalidTime,
  not_on_the_hour: errors.windowNotOnTheHour,
  past: errors.windowPast,
  not_after_start: errors.windowReversed,
  too_short: errors.windowTooShort,
};
const FIELDS = { starts_at: 'start_at', ends_at: 'end_at' } as const;

export const DISPATCH_WINDOW_ERRORS: readonly ErrorDefinition[] = [...new Set([...Object.values(FAULTS), errors.windowNotAvailable])];

/** A window of an hour or more, on the hour by the store's clock (contract/last-mile.md §2); both ends are needed. */
export function hourlyWindow(input: WindowInput, store: Store, now: number): Interval {
  const { start_at, end_at } = bothEnds(input);
  const { window, faults } = checkDesiredWindow({ starts_at: start_at, ends_at: end_at }, store.calendar.timeZone, now);
  raiseAll((faults ?? []).map(({ field, reason }) => new ApiError(FAULTS[reason], { key: FIELDS[field] })));
  return window!;
}

/** The window within an option that a request asks for, undefined where it asks for none; both ends or neither. */
export function windowWithin(option: Interval, input: WindowInput): Interval | undefined {
  if (input.start_at === undefined && input.end_at === undefined) return undefined;
  const { start_at, end_at } = bothEnds(input);
  const window = { startsAt: parseInstant(start_at)!, endsAt: parseInstant(end_at)! };
  if (window.endsAt <= window.startsAt) throw new ApiError(errors.windowReversed);
  if (contains(option, window)) return window;
  throw new ApiError(errors.windowOutsideOption, { key: window.startsAt < option.startsAt ? 'start_at' : 'end_at' });
}

function bothEnds({ start_at, end_at }: WindowInput): { start_at: string; end_at: string } {
  const missing = Object.entries({ start_at, end_at }).filter(([, text]) => text === undefined);
  raiseAll(missing.map(([key]) => new ApiError(errors.blank, { key })));
  return { start_at: start_at!, end_at: end_at! };
}

/** The windows that a store offers now for last mile delivery. */
export function offeredWindows(store: Store, now: number): OfferedOption[] {
  const kinds = { fulfillment: 'last_mile', withEta: false, withPriorityEta: false, defaultKinds: ['scheduled'] } as const;
  return offeredOptions(store.calendar, { now, ...kinds });
}

/** The last mile option of a store behind an id. */
export async function lastMileOption(context: RequestScope, store: Store, id: number): Promise<OfferedOption> {
  const offer = await resolveOffer(context, id);
  if (!('store' in offer)) throw new ApiError(offer);
  if (offer.store.number !== store.number || offer.option.kind.fulfillment !== 'last_mile') {
    throw new ApiError(errors.serviceOptionNotFound);
  }
  return offer.option;
}

/** The whole window of the option that a hold is for; the hold's own where the store's policy no longer has it. */
export function optionWindow(store: Store, hold: HoldFacts): Interval {
  const parts = decodeOptionId(hold.serviceOptionId);
  if (parts?.kind.type !== 'scheduled') return hold;
  const day = localDayAt(store.calendar.timeZone, instantOf(parts.startMinute));
  return windowsOn(store.calendar, day.number).find((window) => window.startMinute === parts.startMinute) ?? hold;
}

/** The option that an order has now, with its place. */
export async function currentOption(context: RequestScope, store: Store, order: OrderRow): Promise<WindowChoice & { whole: Interval }> {
  const window = { startsAt: order.window_starts_at, endsAt: order.window_ends_at };
  const { db, tenant, environment } = context;
  const hold = order.hold_id === null ? undefined : await environment.directory.hold(db, tenant.organizationId, order.hold_id);
  const { policy, timeZone } = store.calendar;
  const startMinute = hold?.startMinute ?? minuteOf(window.startsAt);
  const kind = optionKind('last_mile', 'scheduled');
  const id = hold?.serviceOptionId ?? encodeOptionId({ storeNumber: store.number, startMinute, kind });
  const capacity = capacityOf(policy, timeZone, kind.pool, instantOf(startMinute));
  return { option: { id, poolWindowStart: startMinute, capacity }, window, whole: hold ? optionWindow(store, hold) : window };
}

/** Those that may be booked with alcohol; the refusal names `alcoholic`. */
export function alcoholChoices(store: Store, choices: readonly WindowChoice[]): readonly WindowChoice[] {
  const { policy, timeZone } = store.calendar;
  const allowed = choices.filter(({ window }) => allowsAlcohol(policy, timeZone, window));
  if (allowed.length === 0 && choices.length > 0) throw new ApiError(errors.alcoholHours, { key: 'alcoholic' });
  return allowed;
}

/** A choice as the storage takes it. */
export function windowCommand({ option, window }: WindowChoice, event: unknown): WindowCommand {
  return {
    start_minute: option.poolWindowStart,
    capacity: option.capacity,
    service_option_id: option.id,
    starts_at: new Date(window.startsAt).toISOString(),
    ends_at: new Date(window.endsAt).toISOString(),
    event,
  };
}
