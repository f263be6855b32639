import { ApiError, errors } from '../../../contract/errors.ts';
import type { CapacityOverride, SlotPolicy } from '../../../contract/store.ts';
import { formatUtc } from '../../../fulfillment/slots/format.ts';
import { minutesOf } from '../../../fulfillment/slots/zone.ts';
import { parseIsoTime } from '../../../http/validation.ts';
import { repetitionProblems } from '../slug.ts';
import type { PolicyChange, WholePolicy } from './policy-schema.ts';

/** The priority ETA promises at least this much earlier than the standard one (contract/service-options.md §1). */
const PRIORITY_AHEAD = 30;

/** A policy from a request that names the whole of it. */
export function wholePolicy(body: WholePolicy): SlotPolicy {
  return changedPolicy(
    { ...body, eta_minutes: null, priority_eta_minutes: null, alcohol_hours: null, capacity_rules: [], capacity_overrides: [] },
    body,
  );
}

/** A policy after a change: each field replaces the old one, `capacity` pool by pool. */
export function changedPolicy(current: SlotPolicy, change: PolicyChange): SlotPolicy {
  const { capacity_overrides: overrides, capacity, ...rest } = change;
  return {
    ...current,
    ...rest,
    capacity: { ...current.capacity, ...capacity },
    ...(overrides && { capacity_overrides: overrides.map(normalized) }),
  };
}

/** Instants in one form, so that they can be compared as text. */
function normalized(override: CapacityOverride): CapacityOverride {
  return { ...override, window_starts_at: formatUtc(parseIsoTime(override.window_starts_at)!) };
}

/** What the fields' own schemas cannot say. */
export function policyProblems(policy: SlotPolicy): ApiError[] {
  const { immediate_minutes, eta_minutes, priority_eta_minutes, alcohol_hours, capacity_rules, capacity_overrides } = policy;
  const problems = repetitionProblems(immediate_minutes.map(String), (index) => `immediate_minutes[${index}]`);
  if (eta_minutes !== null && priority_eta_minutes !== null && priority_eta_minutes > eta_minutes - PRIORITY_AHEAD) {
    problems.push(new ApiError(errors.tooLarge, { key: 'priority_eta_minutes', values: { count: eta_minutes - PRIORITY_AHEAD } }));
  }
  if (alcohol_hours?.opens === '24:00') problems.push(new ApiError(errors.invalidTime, { key: 'alcohol_hours.opens' }));
  for (const [index, { from, until }] of capacity_rules.entries()) {
    if (minutesOf(until) <= minutesOf(from)) problems.push(new ApiError(errors.invalid, { key: `capacity_rules[${index}].until` }));
  }
  const windows = capacity_overrides.map(({ pool, window_starts_at }) => `${pool} ${window_starts_at}`);
  return [...problems, ...repetitionProblems(windows, (index) => `capacity_overrides[${index}].window_starts_at`)];
}
