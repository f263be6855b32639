/** Positions where one's own id is answered like a missing one, each for the reason above it. */
export const UNREACHED: readonly RegExp[] = [
  // Retired: 410 whatever is asked.
  /^recommendations\./,
];
