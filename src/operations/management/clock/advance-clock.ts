import { randomUUID } from 'node:crypto';
import { ApiError, errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { type Advance, beginAdvance } from '../../../storage/due/turn.ts';
import { beginIdempotent } from '../../../storage/idempotency/idempotency.ts';
import { setTestClock } from '../../../storage/organizations/organization.ts';
import { type Context, defineOperation, MANAGE, Rendered } from '../../define.ts';
import { advanceAnswer, finishAdvance } from '../../due/advance.ts';
import { LEASE_MILLISECONDS, TurnLost, turnOf } from '../../due/step.ts';
import { ClockTime, clockFields, clockTime, EXAMPLE_CLOCK, lockedClock, requireInRange } from './clock-answer.ts';

/** Pieces of work of one advance; beyond them it stops and says so. */
export const MOST_PIECES = 100_000;
const YEAR_SECONDS = 366 * 86_400;

const Body = Type.Object({
  seconds: Type.Optional(Type.Integer({ minimum: 0, maximum: YEAR_SECONDS, description: 'By how much, at most 366 days. This or `to`.' })),
  to: Type.Optional(ClockTime('Up to when; not before what the clock shows.')),
});

export const advanceClock = defineOperation({
  id: 'management.clock.advance',
  method: 'POST',
  path: '/cartwright/v1/clock/advance',
  server: 'development',
  title: 'Advance the clock',
  description:
    'Lives through the time up to an instant: what falls due in between (lateness, reminders, locations, callbacks and their retries) is ' +
    'done in its order, the clock standing at each instant meanwhile, and the answer comes when all is done. Afterwards the clock stands or ' +
    'runs on as before. The first advance gives the organization a test clock. One advance at a time; it goes on when the client hangs up ' +
    `or the server is restarted. After ${MOST_PIECES.toLocaleString('en-US')} pieces of work it stops where it is with \`complete: false\`. ` +
    'Tokens expire by this clock too: after a day your own has to be renewed.',
  access: MANAGE,
  body: Body,
  response: Type.Object({
    ...clockFields,
    complete: Type.Boolean({ description: 'False: it stopped before its goal, at `now`; advance again to go on.' }),
    ran: Type.Unsafe<Record<string, number>>({
      type: 'object',
      additionalProperties: { type: 'integer' },
      description: 'Pieces of work done, by kind.',
    }),
    failed: Type.Integer({ description: 'Pieces that failed and are tried again.' }),
  }),
  errors: [
    errors.exactlyOneForm,
    errors.tooSmall,
    errors.tooLarge,
    errors.invalidTime,
    errors.clockOnlyForwards,
    errors.clockOutOfRange,
    errors.clockAdvancing,
    errors.idempotencyMismatch,
  ],
  // The advance outlives any one transaction: the handler keeps the key itself.
  writes: 'own',
  example: {
    body: { seconds: 7_200 },
    response: {
      ...EXAMPLE_CLOCK,
      now: '2026-05-06T18:00:00.000Z',
      offset_seconds: 7_200,
      complete: true,
      ran: { 'order.late': 1, 'order.location': 12 },
      failed: 0,
    },
  },
  handle: async (context) => {
    const { environment, tenant } = context;
    if ((context.body.seconds === undefined) === (context.body.to === undefined)) {
      throw new ApiError(errors.exactlyOneForm, { key: 'seconds', values: { forms: 'seconds or to' } });
    }
    const holder = randomUUID();
    const kept = await begin(context, holder);
    if (kept) return kept;
    environment.directory.forget('clocks');
    try {
      const result = await finishAdvance(turnOf(environment, tenant.organizationId, holder));
      return advanceAnswer(result, result.clock.set_at);
    } catch (error) {
      // Another process has taken over, and finishes it.
      if (error instanceof TurnLost) throw new ApiError(errors.clockAdvancing, { headers: { 'retry-after': '1' } });
      throw error;
    }
  },
});

/** Stops the clock and writes down where it goes, so that any process can take it there; gives the answer kept under the key, if any. */
async function begin(context: Context<unknown, unknown, { seconds?: number; to?: string }>, holder: string): Promise<Rendered | undefined> {
  const { body, environment, tenant, wall, idempotency } = context;
  return environment.database.transaction(async (db) => {
    const scope = { ...context, db };
    if (idempotency) {
      const { target, key, hash } = idempotency;
      const [row] = await db.query(beginIdempotent, [tenant.applicationId, target, key, Buffer.from(hash, 'hex'), new Date(wall)]);
      if (row?.outcome === 'mismatch') throw new ApiError(errors.idempotencyMismatch);
      if (row?.outcome === 'replay' && row.response !== null) return new Rendered(row.response);
    }
    const { clock, now } = await lockedClock(scope);
    const to = body.to === undefined ? now + body.seconds! * 1_000 : clockTime(body.to, 'to');
    requireInRange(to, body.to === undefined ? 'seconds' : 'to');
    if (to < now) throw new ApiError(errors.clockOnlyForwards, { values: { now: new Date(now).toISOString() } });
    const advance: Advance = {
      to,
      frozen: clock?.frozen ?? false,
      limit: MOST_PIECES,
      ran: {},
      failed: 0,
      idempotency: idempotency ? { application_id: tenant.applicationId, target: idempotency.target, key: idempotency.key } : null,
    };
    await db.query(setTestClock, [tenant.organizationId, JSON.stringify({ at: now, set_at: wall, frozen: true })]);
    const until = new Date(wall + LEASE_MILLISECONDS);
    await db.query(beginAdvance, [tenant.organizationId, holder, until, JSON.stringify(advance), new Date(wall)]);
    await environment.directory.announce(db, 'clocks');
    return undefined;
  });
}
