/** What the status page tells of each server. `server` stands for the whole of it. */
export const COMPONENTS = ['api', 'oauth', 'database', 'callbacks', 'catalogue_ingestion', 'due_work'] as const;
export type Component = (typeof COMPONENTS)[number];

/** What can fail on its own: the server as a whole, or one of its components. */
export const SCOPES = ['server', ...COMPONENTS] as const;
export type Scope = (typeof SCOPES)[number];

/** What a probe finds, from good to bad. */
export const PROBED_STATES = ['operational', 'degraded', 'down'] as const;
export type ProbedState = (typeof PROBED_STATES)[number];

/** `maintenance`: probed while it was planned to be away. `unknown`: not probed lately, so nothing is claimed. */
export type ShownState = ProbedState | 'maintenance' | 'unknown';

const BADNESS: Readonly<Record<ShownState, number>> = { operational: 0, maintenance: 1, unknown: 2, degraded: 3, down: 4 };

/** The worst of several states; of none: unknown. */
export function worst(states: readonly ShownState[]): ShownState {
  return states.length === 0 ? 'unknown' : states.reduce((found, state) => (BADNESS[state] > BADNESS[found] ? state : found));
}
