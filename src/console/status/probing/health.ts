import { COMPONENTS, type Component, PROBED_STATES, type ProbedState } from '../components.ts';
import type { Answered, Unanswered } from './ask.ts';
import type { Finding } from './probe-server.ts';

/** Those that the console asks itself. */
const ASKED: readonly Component[] = ['api', 'oauth'];

/** What the server says of its inner parts by `GET /cartwright/v1/health`; nothing where it does not say it. */
export function readHealth(reply: Answered | Unanswered): Partial<Record<Component, Finding>> {
  if ('problem' in reply || reply.status !== 200) return {};
  const { components } = (reply.json ?? {}) as { components?: unknown };
  if (!Array.isArray(components)) return {};
  const read = components.flatMap((one: unknown) => {
    const { component, state, reason } = (one ?? {}) as Record<string, unknown>;
    return isInner(component) && isState(state)
      ? [[component, { state, reason: typeof reason === 'string' && state !== 'operational' ? reason : null, milliseconds: null }] as const]
      : [];
  });
  return Object.fromEntries(read);
}

const isInner = (name: unknown): name is Component => COMPONENTS.includes(name as Component) && !ASKED.includes(name as Component);
const isState = (state: unknown): state is ProbedState => PROBED_STATES.includes(state as ProbedState);
