/**
 * What of a recorded answer has to come again. A value stands for itself; `{"$any": type}` for any value of the type; `{"$each": …}` for a
 * list whose first element is like that, null for any list. Fields that are not named are additions, and free.
 */
export type Expected = unknown;

/** Times, dates, addresses of this machine, ids and tokens: they differ by day or place, though two recordings of one day agree. */
const VOLATILE = /\d{4}-\d\d-\d\d|localhost|^[\w+/-]{20,}={0,2}$/;
const MOST_STABLE = 1_000_000;

/** What two recordings of the same calls have in common. Within lists only kinds of values count: what is listed depends on neighbours. */
export function inCommon(one: unknown, other: unknown, inList = false): Expected {
  if (Array.isArray(one) && Array.isArray(other)) {
    return { $each: one.length === 0 || other.length === 0 ? null : inCommon(one[0], other[0], true) };
  }
  if (isObject(one) && isObject(other)) {
    const names = Object.keys(one).filter((name) => name in other);
    return Object.fromEntries(names.map((name) => [name, inCommon(one[name], other[name], inList)]));
  }
  const kind = kindOf(one);
  if (kind !== kindOf(other)) return { $any: 'any' };
  const isStable = one === other && !(typeof one === 'string' && VOLATILE.test(one)) && !(typeof one === 'number' && one > MOST_STABLE);
  return isStable && !inList ? one : { $any: kind };
}

/** In what an answer differs from what was expected, a line each. */
export function differences(expected: Expected, actual: unknown, at = 'answer'): string[] {
  // What was unknown then may be known today.
  if (expected === null) return [];
  if (!isObject(expected)) return expected === actual ? [] : [`${at}: ${JSON.stringify(actual)}, was ${JSON.stringify(expected)}`];
  if ('$any' in expected) {
    const isAny = expected.$any === 'any' || expected.$any === 'null' || expected.$any === kindOf(actual);
    return isAny ? [] : [`${at}: ${kindOf(actual)}, was ${expected.$any}`];
  }
  if ('$each' in expected) {
    if (!Array.isArray(actual)) return [`${at}: ${kindOf(actual)}, was a list`];
    if (expected.$each === null) return [];
    return actual.length === 0 ? [`${at}: empty, was not`] : differences(expected.$each, actual[0], `${at}[0]`);
  }
  if (!isObject(actual)) return [`${at}: ${kindOf(actual)}, was an object`];
  return Object.entries(expected).flatMap(([name, inner]) =>
    name in actual ? differences(inner, actual[name], `${at}.${name}`) : [`${at}.${name}: gone`],
  );
}

function kindOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
