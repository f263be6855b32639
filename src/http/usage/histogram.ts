/** Upper ends of the buckets, in milliseconds; the last bucket has none. Kept with the counts: a change needs a migration. */
export const BUCKET_ENDS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000] as const;
export const BUCKETS = BUCKET_ENDS.length + 1;

/** The bucket of a duration. */
export function bucketOf(milliseconds: number): number {
  let bucket = 0;
  while (bucket < BUCKET_ENDS.length && milliseconds > BUCKET_ENDS[bucket]!) bucket++;
  return bucket;
}

/**
 * The duration below which a part (0 to 1) of the requests lies, in milliseconds, as if they lay evenly in their bucket; null without
 * requests. `longest` ends the last bucket, and no estimate exceeds it.
 */
export function quantile(histogram: readonly number[], part: number, longest: number): number | null {
  const total = histogram.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  let below = 0;
  for (const [bucket, count] of histogram.entries()) {
    if (count > 0 && below + count >= part * total) {
      const start = bucket === 0 ? 0 : BUCKET_ENDS[bucket - 1]!;
      const end = BUCKET_ENDS[bucket] ?? Math.max(longest, start);
      return Math.min(start + ((part * total - below) / count) * (end - start), longest);
    }
    below += count;
  }
  return longest;
}
