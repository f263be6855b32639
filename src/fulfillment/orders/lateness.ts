const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** By how much the promised window of a late order moves. */
export const LATE_STEP_MINUTES = 30;
/** How often an order is late before nothing more is promised; the column `late_at` (011-due-work.sql) knows it too. */
export const MOST_LATE = 4;

/** Instants in epoch milliseconds. */
export interface PromisedWindow {
  readonly startsAt: number;
  readonly endsAt: number;
}

/**
 * The window promised next when one has ended: moved by as many steps as bring its end after now, which is one where lateness is seen at
 * once. `count` is how often the order was late, this time included. A window that ended more than a day ago is the last.
 */
export function laterWindow(window: PromisedWindow, count: number, now: number): PromisedWindow & { readonly count: number } {
  const step = LATE_STEP_MINUTES * MINUTE;
  const shift = step * (Math.floor(Math.max(0, now - window.endsAt) / step) + 1);
  const long = now - window.endsAt > DAY;
  return { startsAt: window.startsAt + shift, endsAt: window.endsAt + shift, count: long ? MOST_LATE : count + 1 };
}
