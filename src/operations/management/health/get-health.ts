import { nullable, oneOf, Type } from '../../../contract/schema.ts';
import { findBacklog, MOST_COUNTED } from '../../../storage/health/health.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import type { WorkerState } from '../../vitals.ts';
import { COMPONENT_STATES, judgePing, judgeWorker, LATE_RUN, LATE_WORK, MISSING_RUN, SLOW_PING, STUCK_WORK } from './judge.ts';

const Component = {
  status: oneOf(COMPONENT_STATES, 'How it does.'),
  reason: nullable(Type.String({ description: 'Why it is not operational.' })),
};
const Time = (description: string) =>
  nullable(Type.String({ description: `${description} On the wall, ISO 8601, UTC, with milliseconds.` }));
const WorkerSchema = Type.Object({
  ...Component,
  last_run_at: Time('When the worker of this process last ended a look without an error; null before its first.'),
  waiting: Type.Integer({ description: `What is due and in nobody's hands, on the whole server; counted up to ${MOST_COUNTED}.` }),
  oldest_seconds: nullable(Type.Number({ description: 'How long the oldest of it has been due, in seconds.' })),
});

const OPERATIONAL = { status: 'operational' as const, reason: null };
const EXAMPLE_WORKER = { ...OPERATIONAL, last_run_at: '2026-05-06T07:00:00.412Z', waiting: 0, oldest_seconds: null };
const UNKNOWN: WorkerState = { lastRunAt: null, lastErrorAt: null };

export const getHealth = defineOperation({
  id: 'management.health.get',
  method: 'GET',
  path: '/cartwright/v1/health',
  title: 'Get the health of the components',
  description:
    'Measured when it is asked: the database is asked for an answer, the backlogs are counted over all organizations of the server, and each ' +
    'worker says when it last ran. A database that does not answer makes this 503.\n\n' +
    `\`degraded\`: the database took more than ${SLOW_PING} ms; a worker has not run for ${LATE_RUN} s, its last run met an error, or something ` +
    `has been due for more than ${LATE_WORK} s. \`down\`: a worker has not run for ${MISSING_RUN} s, or something has been due for more than ` +
    `${STUCK_WORK} s. What is due follows the organizations' clocks; all else is by the wall.`,
  access: MANAGE,
  response: Type.Object({
    status: oneOf(COMPONENT_STATES, 'The worst of the components.'),
    checked_at: Type.String({ description: 'On the wall, ISO 8601, UTC, with milliseconds.' }),
    api: Type.Object({
      ...Component,
      server: Type.String({ description: '`development` or `production`.' }),
      version: Type.String({ description: 'Version of Cartwright.' }),
      started_at: Type.String({ description: 'When the process that answers started. ISO 8601, UTC, with milliseconds.' }),
    }),
    database: Type.Object({
      ...Component,
      engine: oneOf(['embedded', 'postgresql'], 'What keeps the data.'),
      ping_ms: Type.Number({ description: 'How long it took to answer, in milliseconds.' }),
    }),
    callbacks: WorkerSchema,
    catalogue: WorkerSchema,
    due_work: WorkerSchema,
  }),
  errors: [],
  writes: 'none',
  example: {
    response: {
      status: 'operational',
      checked_at: '2026-05-06T07:00:01.020Z',
      api: { ...OPERATIONAL, server: 'development', version: '0.1.0', started_at: '2026-05-06T06:00:00.000Z' },
      database: { ...OPERATIONAL, engine: 'embedded', ping_ms: 0.4 },
      callbacks: EXAMPLE_WORKER,
      catalogue: EXAMPLE_WORKER,
      due_work: EXAMPLE_WORKER,
    },
  },
  handle: async ({ db, environment: { name, database, vitals }, wall }) => {
    const began = performance.now();
    await database.ping();
    const ping = performance.now() - began;
    const [backlog] = await db.query(findBacklog, [new Date(wall)]);
    const startedAt = vitals?.startedAt ?? wall;
    const worker = (state: WorkerState = UNKNOWN, waiting: number, seconds: number | null) => ({
      ...judgeWorker(state, seconds, startedAt, wall),
      last_run_at: state.lastRunAt === null ? null : new Date(state.lastRunAt).toISOString(),
      waiting,
      oldest_seconds: seconds === null ? null : Math.round(seconds * 10) / 10,
    });
    const components = {
      api: { ...OPERATIONAL, server: name, version: vitals?.version ?? 'unknown', started_at: new Date(startedAt).toISOString() },
      database: { ...judgePing(ping), engine: database.engine, ping_ms: Math.round(ping * 100) / 100 },
      callbacks: worker(vitals?.workers.callbacks(), backlog!.deliveries, backlog!.deliveries_seconds),
      catalogue: worker(vitals?.workers.catalogue(), backlog!.submissions, backlog!.submissions_seconds),
      due_work: worker(vitals?.workers.due(), backlog!.pieces, backlog!.pieces_seconds),
    };
    const states = Object.values(components).map(({ status }) => COMPONENT_STATES.indexOf(status));
    return { status: COMPONENT_STATES[Math.max(...states)]!, checked_at: new Date(wall).toISOString(), ...components };
  },
});
