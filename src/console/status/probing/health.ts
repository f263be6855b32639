import { type Component, PROBED_STATES, type ProbedState } from '../components.ts';
import type { Answered, Unanswered } from './ask.ts';
import type { Finding } from './probe-server.ts';

/** Members of the answer of `GET /cartwright/v1/health`; API and OAuth the console asks itself. */
const MEMBERS: Readonly<Record<string, Component>> = {
  database: 'database',
  callbacks: 'callbacks',
  catalogue: 'catalogue_ingestion',
  due_work: 'due_work',
};

/** What the server says of its inner parts; nothing where it does not say it. */
export function readHealth(reply: Answered | Unanswered): Partial<Record<Component, Finding>> {
  if ('problem' in reply || reply.status !== 200) return {};
  const answer = asRecord(reply.json);
  const read = Object.entries(MEMBERS).flatMap(([member, component]): [Component, Finding][] => {
    const { status, reason, ping_ms: ping } = asRecord(answer[member]);
    if (!isState(status)) return [];
    const milliseconds = typeof ping === 'number' ? Math.max(1, Math.round(ping)) : null;
    return [[component, { state: status, reason: typeof reason === 'string' ? reason : null, milliseconds }]];
  });
  return Object.fromEntries(read);
}

const asRecord = (value: unknown) => (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
const isState = (state: unknown): state is ProbedState => PROBED_STATES.includes(state as ProbedState);
