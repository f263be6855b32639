import { contains, type Interval } from './interval.ts';
import type { OfferedOption } from './offer.ts';

/** A window that an order may get: what the customer is promised, and the option whose capacity it uses. */
export interface WindowChoice {
  readonly option: Pick<OfferedOption, 'id' | 'poolWindowStart' | 'capacity'>;
  readonly window: Interval;
}

/**
 * The scheduled options that can serve a requested window, the best first. Options that contain it serve it as it is,
 * those with the closest start first; where none does, the options inside it serve a part of it, the soonest first
 * (contract/last-mile.md §2, the older semantics).
 */
export function choicesFor(requested: Interval, options: readonly OfferedOption[]): WindowChoice[] {
  const distance = (option: OfferedOption) => requested.startsAt - option.startsAt;
  const containing = options.filter((option) => contains(option, requested)).sort((a, b) => distance(a) - distance(b));
  if (containing.length > 0) return containing.map((option) => ({ option, window: requested }));
  return soonest(options.filter((option) => contains(requested, option)));
}

/** What is left of a local date (`YYYY-MM-DD`), the soonest first. */
export function sameDayChoices(localDate: string, options: readonly OfferedOption[]): WindowChoice[] {
  return soonest(options.filter((option) => option.localDate === localDate));
}

function soonest(options: readonly OfferedOption[]): WindowChoice[] {
  return options.toSorted((a, b) => a.startsAt - b.startsAt).map((option) => ({ option, window: option }));
}
