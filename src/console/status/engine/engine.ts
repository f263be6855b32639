import type { ProbedState, Scope } from '../components.ts';

/** Rounds in a row that have to fail before an incident is opened by itself, and to succeed before it is closed. */
export const FAILURES_TO_OPEN = 2;
export const SUCCESSES_TO_CLOSE = 2;

export const IMPACTS = ['minor', 'major', 'critical'] as const;
export type Impact = (typeof IMPACTS)[number];

/** What is known of a scope of a server between two rounds. */
export interface Watch {
  /** Rounds in a row that were not operational, and that were down. */
  readonly failures: number;
  readonly downs: number;
  readonly successes: number;
  /** Impact of the open incident that was opened by itself. */
  readonly open: Impact | null;
}

export const UNWATCHED: Watch = { failures: 0, downs: 0, successes: 0, open: null };

/** What a round found of a scope; `excused`: its maintenance is under way. */
export interface Observation {
  readonly state: ProbedState;
  readonly excused: boolean;
}

export type Decision = { readonly kind: 'open' | 'raise'; readonly impact: Impact } | { readonly kind: 'close' };

export interface Step {
  readonly watch: Watch;
  readonly decision: Decision | undefined;
}

/** A server that can't be reached is critical, a component that is down major, one that is degraded minor. */
const impactOf = (scope: Scope, downs: number): Impact => (downs < FAILURES_TO_OPEN ? 'minor' : scope === 'server' ? 'critical' : 'major');

/** What becomes of one scope after a round. The impact of an open incident rises, and never falls. */
export function observe(scope: Scope, before: Watch, { state, excused }: Observation): Step {
  const count = (goes: boolean, sofar: number) => (goes ? sofar + 1 : 0);
  const failures = count(state !== 'operational' && !excused, before.failures);
  const downs = count(state === 'down' && !excused, before.downs);
  const successes = count(state === 'operational', before.successes);
  const step = (open: Impact | null, decision?: Decision): Step => ({ watch: { failures, downs, successes, open }, decision });

  if (before.open !== null && successes >= SUCCESSES_TO_CLOSE) return step(null, { kind: 'close' });
  if (failures < FAILURES_TO_OPEN) return step(before.open);
  const impact = impactOf(scope, downs);
  if (before.open === null) return step(impact, { kind: 'open', impact });
  if (IMPACTS.indexOf(impact) <= IMPACTS.indexOf(before.open)) return step(before.open);
  return step(impact, { kind: 'raise', impact });
}

/**
 * Whether a round says something of a scope: of a server that can't be reached only that. Its components then keep their counts, so that a
 * dead server makes one incident and not one for each component.
 */
export function isTelling(scope: Scope, server: ProbedState): boolean {
  return scope === 'server' || server !== 'down';
}
