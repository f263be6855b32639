/** A span of time, epoch milliseconds. */
export interface Interval {
  readonly startsAt: number;
  readonly endsAt: number;
}

export function contains(outer: Interval, inner: Interval): boolean {
  return outer.startsAt <= inner.startsAt && inner.endsAt <= outer.endsAt;
}

/** Milliseconds that two intervals share, 0 when they only touch or lie apart. */
export function overlap(a: Interval, b: Interval): number {
  return Math.max(0, Math.min(a.endsAt, b.endsAt) - Math.max(a.startsAt, b.startsAt));
}

/** Sorted by start, with overlapping and touching intervals joined: open until 24:00 and again from 00:00 is open through midnight. */
export function joined(intervals: readonly Interval[]): readonly Interval[] {
  const result: Interval[] = [];
  for (const next of intervals.toSorted((a, b) => a.startsAt - b.startsAt)) {
    const last = result.at(-1);
    if (last && next.startsAt <= last.endsAt) {
      result[result.length - 1] = { startsAt: last.startsAt, endsAt: Math.max(last.endsAt, next.endsAt) };
    } else {
      result.push(next);
    }
  }
  return result;
}
