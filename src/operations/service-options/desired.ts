import { ApiError, type ErrorDefinition, errors, raiseAll } from '../../contract/errors.ts';
import { IsoTime, type Static, Type } from '../../contract/schema.ts';
import { checkDesiredWindow, type DesiredWindowFault, keptWindow, matchDesiredWindow } from '../../fulfillment/slots/desired-windows.ts';
import type { Interval } from '../../fulfillment/slots/interval.ts';
import type { OfferedOption } from '../../fulfillment/slots/offer.ts';
import type { Store } from '../../storage/stores/store.ts';

/** Desired windows (contract/service-options.md §1.1): at least 60 minutes, on the hour. */
export const DesiredWindowsSchema = Type.Optional(
  Type.Array(Type.Object({ starts_at: IsoTime('Start, ISO 8601, on the hour.'), ends_at: IsoTime('End, ISO 8601, on the hour.') }), {
    maxItems: 50,
    description: 'Windows that the customer would like; the answer has the options that stand for them.',
  }),
);
export type DesiredWindows = Static<typeof DesiredWindowsSchema>;

const FAULTS: Record<DesiredWindowFault['reason'], ErrorDefinition> = {
  invalid: errors.invalidTime,
  not_on_the_hour: errors.windowNotOnTheHour,
  past: errors.windowPast,
  not_after_start: errors.windowTooShort,
  too_short: errors.windowTooShort,
};

/** The windows as instants, undefined where the request has none; raises all that is wrong with them. */
export function checkDesiredWindows(windows: DesiredWindows | undefined, store: Store, now: number): Interval[] | undefined {
  const problems: ApiError[] = [];
  const checked = windows?.flatMap((input, index) => {
    const { window, faults } = checkDesiredWindow(input, store.calendar.timeZone, now);
    for (const fault of faults ?? []) {
      problems.push(new ApiError(FAULTS[fault.reason], { key: `desired_windows[${index}].${fault.field}` }));
    }
    return window ? [window] : [];
  });
  raiseAll(problems);
  return checked;
}

/** One option for each desired window that any option can stand for, with what it keeps of the window. */
export function optionsFor(desired: readonly Interval[], options: readonly OfferedOption[]): { option: OfferedOption; window: Interval }[] {
  return desired.flatMap((window) => {
    const option = matchDesiredWindow(window, options);
    return option ? [{ option, window: keptWindow(window, option) }] : [];
  });
}
