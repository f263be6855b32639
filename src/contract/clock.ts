/** Where the time comes from. Production follows the wall; on development an organization can have a test clock. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

export const wallClock: Clock = { now: () => Date.now() };
