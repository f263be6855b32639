import { handoffAt } from '../../fulfillment/slots/handoff.ts';
import type { Interval } from '../../fulfillment/slots/interval.ts';
import { type OfferedOption, type OptionRequest, offeredOptions } from '../../fulfillment/slots/offer.ts';
import { parseIsoTime } from '../../http/validation.ts';
import type { Store } from '../../storage/stores/store.ts';
import type { RequestScope } from '../define.ts';
import { fullWindows, fullWindowsForUser, reasonsAgainst } from './availability.ts';
import { checkDesiredWindows, type DesiredWindows, optionsFor } from './desired.ts';
import { optionAnswer } from './option-answer.ts';

/** What listings offer unasked; ETA kinds replace the immediate ones (contract/service-options.md §1). */
export const ONLY_SCHEDULED = ['scheduled'] as const;
export const IMMEDIATE_AND_SCHEDULED = ['immediate', 'scheduled'] as const;

/** The request's own words about the options wanted. */
interface Wishes {
  readonly with_eta_options?: boolean;
  readonly with_priority_eta_options?: boolean;
  readonly desired_windows?: DesiredWindows;
  readonly earliest_option_start_at?: string;
}

export interface Listing {
  readonly store: Store;
  readonly fulfillment: OptionRequest['fulfillment'];
  readonly defaultKinds: OptionRequest['defaultKinds'];
  readonly wishes: Wishes;
  /** The cart has alcohol. */
  readonly alcohol: boolean;
  readonly longDistance: boolean;
  /** Whose listing it is, checked in the same round trip; a preview has no user. */
  readonly userId?: string;
  /** Minutes on the road to the customer; given when hand-off times are wanted. */
  readonly handoffMinutes?: number | undefined;
}

/** The options of a store for one request with their availability: all of them, or one for each desired window. Writes nothing. */
export async function listOptions(context: RequestScope, listing: Listing) {
  const { now } = context;
  const { store, fulfillment, defaultKinds, wishes, alcohol, longDistance, userId, handoffMinutes } = listing;
  const desired = checkDesiredWindows(wishes.desired_windows, store, now);
  const earliest = Math.max(now, parseIsoTime(wishes.earliest_option_start_at ?? '') ?? now);
  const options = offeredOptions(store.calendar, {
    now,
    fulfillment,
    defaultKinds,
    withEta: wishes.with_eta_options ?? false,
    withPriorityEta: wishes.with_priority_eta_options ?? false,
    // What is promised starts with the request, at its full minute: an order that is ready by then misses nothing.
    earliestStart: earliest > now ? earliest : undefined,
  });
  const full =
    userId === undefined ? await fullWindows(context, store, options) : await fullWindowsForUser(context, userId, store, options);
  const answer = (option: OfferedOption, window: Interval) =>
    optionAnswer(store, option, {
      window,
      reasons: reasonsAgainst(store, option, full, alcohol),
      longDistance,
      handoffAt: handoffMinutes === undefined ? undefined : handoffAt(option.type, window, handoffMinutes, earliest),
    });
  const offers = desired === undefined ? options.map((option) => ({ option, window: option })) : optionsFor(desired, options);
  return { service_options: offers.map(({ option, window }) => answer(option, window)) };
}
