/** Probes of a component by what they found; those during maintenance are counted apart and say nothing of its uptime. */
export interface Counts {
  readonly operational: number;
  readonly degraded: number;
  readonly down: number;
  readonly excused: number;
}

export const NO_COUNTS: Counts = { operational: 0, degraded: 0, down: 0, excused: 0 };

export function add(a: Counts, b: Counts): Counts {
  return {
    operational: a.operational + b.operational,
    degraded: a.degraded + b.degraded,
    down: a.down + b.down,
    excused: a.excused + b.excused,
  };
}

/**
 * Percent of the probes outside maintenance that were answered, degraded ones included; three decimals, rounded down, so that 100 means
 * that none failed. Null where nothing was probed: nothing is claimed.
 */
export function uptimeOf({ operational, degraded, down }: Counts): number | null {
  const probed = operational + degraded + down;
  return probed === 0 ? null : Math.floor(((operational + degraded) * 100_000) / probed) / 1_000;
}
