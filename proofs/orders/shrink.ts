/**
 * The shortest list found that still fails: leaves out ever smaller pieces, one after the other, as long as the rest fails.
 * `fails` is asked at most `tries` times.
 */
export async function shorten<T>(
  items: readonly T[],
  fails: (items: readonly T[]) => Promise<boolean>,
  tries: number,
): Promise<readonly T[]> {
  let best = items;
  let left = tries;
  for (let size = Math.ceil(best.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < best.length && left > 0; ) {
      const rest = best.toSpliced(at, size);
      left--;
      if (await fails(rest)) best = rest;
      else at += size;
    }
  }
  return best;
}
