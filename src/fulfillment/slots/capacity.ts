import { type Pool, type SlotPolicy, WEEKDAYS } from '../../contract/store.ts';
import { DAY, MINUTE, minutesOf, offsetAt, weekdayIndex } from './zone.ts';

interface CompiledRule {
  readonly from: number;
  readonly until: number;
  readonly capacity: number;
}

interface CompiledCapacity {
  readonly overrides: ReadonlyMap<number, number>;
  /** By weekday, in the order of the policy: the first that matches decides. */
  readonly rules: readonly (readonly CompiledRule[])[];
  readonly fallback: number;
}

const compiled = new WeakMap<SlotPolicy, Record<Pool, CompiledCapacity>>();

function compile(policy: SlotPolicy, pool: Pool): CompiledCapacity {
  const overrides = policy.capacity_overrides.filter((override) => override.pool === pool);
  const rules = policy.capacity_rules.filter((rule) => rule.pool === pool);
  return {
    overrides: new Map(overrides.map((override) => [Date.parse(override.window_starts_at), override.capacity])),
    rules: WEEKDAYS.map((weekday) =>
      rules
        .filter((rule) => rule.weekdays.includes(weekday))
        .map(({ from, until, capacity }) => ({ from: minutesOf(from), until: minutesOf(until), capacity })),
    ),
    fallback: policy.capacity[pool],
  };
}

/**
 * Orders that one window takes, for the pool that competes for it. The override of that exact start wins over the first
 * rule that matches the start's local weekday and time, and a rule over the default. `windowStart` in epoch milliseconds.
 */
export function capacityOf(policy: SlotPolicy, timeZone: string, pool: Pool, windowStart: number): number {
  let pools = compiled.get(policy);
  if (!pools) {
    pools = { delivery: compile(policy, 'delivery'), pickup: compile(policy, 'pickup') };
    compiled.set(policy, pools);
  }
  const { overrides, rules, fallback } = pools[pool];
  const override = overrides.get(windowStart);
  if (override !== undefined) return override;
  const local = windowStart + offsetAt(timeZone, windowStart);
  const dayNumber = Math.floor(local / DAY);
  const minute = (local - dayNumber * DAY) / MINUTE;
  const rule = rules[weekdayIndex(dayNumber)]!.find(({ from, until }) => from <= minute && minute < until);
  return rule ? rule.capacity : fallback;
}
