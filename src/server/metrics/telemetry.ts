import type { Answered } from '../../http/app.ts';
import type { Role } from '../options.ts';
import type { Observed } from './observed.ts';

export type Readiness =
  | { readonly status: 'ok' | 'starting' | 'stopping' }
  /** Databases of these roles do not answer. */
  | { readonly status: 'unavailable'; readonly databases: readonly Role[] };

/** What an operator's tools are told of this process. */
export interface Telemetry {
  /** The role serves from now on. */
  watch(role: Role, observed: Observed): void;
  /** Traces are sent; `dropped` counts the spans that did not arrive. */
  watchTraces(dropped: () => number): void;
  answered(role: Role): Answered;
  tried(role: Role): (outcome: string) => void;
  /** Everything listens: from now on the process is ready as long as the databases answer. */
  ready(): void;
  /** From now on it is not, so that a balancer looks elsewhere while requests finish. */
  stopping(): void;
  readiness(): Promise<Readiness>;
  /** Prometheus text. */
  text(): Promise<string>;
  /** The same as JSON, for adding up. */
  values(): Promise<object[]>;
}

/** The library is loaded only where somebody asks. */
export async function startTelemetry(version: string): Promise<Telemetry> {
  const { Metrics } = await import('./metrics.ts');
  const metrics = new Metrics(version);
  const roles = new Map<Role, Observed>();
  let state: 'starting' | 'ok' | 'stopping' = 'starting';
  return {
    watch: (role, observed) => {
      roles.set(role, observed);
      metrics.watch(role, observed);
    },
    watchTraces: (dropped) => metrics.watchTraces(dropped),
    answered: (role) => metrics.answered(role),
    tried: (role) => metrics.tried(role),
    ready: () => {
      state = 'ok';
    },
    stopping: () => {
      state = 'stopping';
    },
    readiness: async () => {
      if (state !== 'ok') return { status: state };
      const asked = await Promise.all([...roles].map(async ([role, { isUp }]) => ({ role, up: await isUp() })));
      const databases = asked.filter(({ up }) => !up).map(({ role }) => role);
      return databases.length === 0 ? { status: 'ok' } : { status: 'unavailable', databases };
    },
    text: () => metrics.text(),
    values: () => metrics.values(),
  };
}
