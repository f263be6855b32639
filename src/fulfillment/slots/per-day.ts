/**
 * Remembers `compute(owner, dayNumber)` for as long as the owner object lives. An edited calendar or policy is another
 * object, so nothing here ever goes stale. Each owner keeps at most `limit(owner)` days; the oldest entry goes first.
 */
export function perDay<Owner extends WeakKey, Value>(
  limit: (owner: Owner) => number,
  compute: (owner: Owner, dayNumber: number) => Value,
): (owner: Owner, dayNumber: number) => Value {
  const owners = new WeakMap<Owner, Map<number, Value>>();
  return (owner, dayNumber) => {
    let days = owners.get(owner);
    if (!days) {
      days = new Map();
      owners.set(owner, days);
    }
    const known = days.get(dayNumber);
    if (known !== undefined) return known;
    const value = compute(owner, dayNumber);
    if (days.size >= limit(owner)) days.delete(days.keys().next().value as number);
    days.set(dayNumber, value);
    return value;
  };
}
