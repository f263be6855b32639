/** Where the time comes from. Production follows the wall; on development an organization can have a test clock. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

export const wallClock: Clock = { now: () => Date.now() };

/** An organization's test clock as it was last set; on development only. */
export interface TestClock {
  /** What it showed then, epoch milliseconds. */
  readonly at: number;
  /** When that was on the wall, epoch milliseconds. */
  readonly set_at: number;
  /** Frozen it shows `at` for ever, else it goes on from there as the wall does. */
  readonly frozen: boolean;
}

/** What an organization's clock shows, epoch milliseconds. */
export function timeOf(clock: TestClock | null, wall: number): number {
  if (clock === null) return wall;
  return clock.frozen ? clock.at : clock.at + (wall - clock.set_at);
}
