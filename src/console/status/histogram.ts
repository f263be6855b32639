/** Upper bounds of the buckets of response times, milliseconds; the last bucket is open. Part of the stored format. */
export const BOUNDS = [1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1_000, 1_500, 2_000, 3_000, 5_000] as const;

/** Which bucket a response time falls into, from 0. */
export function bucketOf(milliseconds: number): number {
  const index = BOUNDS.findIndex((bound) => milliseconds <= bound);
  return index === -1 ? BOUNDS.length : index;
}

/** A histogram of one response time; of none all zero. */
export function histogramOf(milliseconds: number | null): number[] {
  const counts = new Array<number>(BOUNDS.length + 1).fill(0);
  if (milliseconds !== null) counts[bucketOf(milliseconds)] = 1;
  return counts;
}

/** The response time that a share (0 to 1) of the requests kept to: its bucket's bound, or the longest; null where there was none. */
export function quantile(counts: readonly number[], longest: number | null, share: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0 || longest === null) return null;
  let seen = 0;
  for (const [index, count] of counts.entries()) {
    seen += count;
    if (seen >= share * total) return Math.min(BOUNDS[index] ?? longest, longest);
  }
  return longest;
}
