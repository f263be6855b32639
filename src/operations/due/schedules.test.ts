import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { scheduleWork } from '../../storage/due/piece.ts';
import { type Advance, beginAdvance, lockClock } from '../../storage/due/turn.ts';
import { statement } from '../../storage/engine/index.ts';
import { setTestClock } from '../../storage/organizations/organization.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../storage/testing/engines.ts';
import { openWorld, type World } from '../management/management.fixture.ts';
import { continueAdvance, finishAdvance } from './advance.ts';
import { type Kind, nextTurn } from './kind.ts';
import { runDue } from './run-due.ts';
import { LEASE_MILLISECONDS, runStep, TurnLost, turnOf } from './step.ts';

const START = Date.parse('2026-05-06T16:00:00Z');
const SECOND = 1_000;

/** Leaves a trace of every run, in the transaction of the run itself; comes again as often as the payload says. */
const traced: Kind = (facts) => {
  const { piece, now } = facts;
  const { id, every, times = 1 } = piece.payload as { id: number; every?: number; times?: number };
  return {
    events: [{ name: 'test.ran', metadata: { id, due: piece.due_at, now } }],
    ...(times > 1 ? { again: nextTurn(facts, every!), payload: { ...piece.payload, times: times - 1 } } : {}),
  };
};
const broken: Kind = () => {
  throw new Error('as planned');
};
/** What the database refuses: an event without a name. */
const refused: Kind = () => ({ events: [{ metadata: {} } as never] });
const KINDS = { 'test.traced': traced, 'test.broken': broken, 'test.refused': refused };

const tracesOf = statement<[organizationId: number], { metadata: { id: number; due: number; now: number }; at: number }>(
  '',
  "select metadata, occurred_at as at from cw.events where organization_id = $1 and name = 'test.ran' order by id",
);
const left = statement<[organizationId: number], { kind: string; attempts: number; waits: boolean }>(
  '',
  `select kind, attempts, claimed_until is not null as waits from cw.due_work where organization_id = $1 order by id`,
);

const shift = statement<[organizationId: number, microseconds: number]>(
  '',
  `update cw.due_work set due_at = due_at + $2::integer * interval '1 microsecond' where organization_id = $1`,
);

for (const engineName of ENGINES) {
  describe(`schedules on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    let count = 0;

    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine);
    });
    after(async () => {
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });

    /** An organization with a frozen clock, and processes whose wall can be moved so that what a dead one claimed lapses. */
    async function organization() {
      const { database, environment } = world;
      const { organizationId } = await world.organization(`schedule-${++count}`);
      let wall = Date.now();
      let now = START;
      const clock = { now: () => wall };
      const set = async (at: number) => {
        now = at;
        await database.query(setTestClock, [organizationId, JSON.stringify({ at, set_at: wall, frozen: true })]);
      };
      await set(START);
      const begin = async (to: number, limit = 1_000) => {
        const holder = randomUUID();
        const advance: Advance = { to, frozen: true, limit, ran: {}, failed: 0, idempotency: null };
        await database.transaction(async (db) => {
          await db.query(lockClock, [organizationId]);
          await db.query(beginAdvance, [
            organizationId,
            holder,
            new Date(wall + LEASE_MILLISECONDS),
            JSON.stringify(advance),
            new Date(wall),
          ]);
        });
        now = to;
        return turnOf(environment, organizationId, holder, KINDS, clock);
      };
      return {
        organizationId,
        set,
        begin,
        now: () => now,
        schedule: (kind: string, dueAt: number, payload: object) =>
          database.query(scheduleWork, [organizationId, kind, 'x', new Date(dueAt), JSON.stringify(payload)]),
        lapse: () => {
          wall += LEASE_MILLISECONDS + 1;
        },
        later: (milliseconds: number) => {
          wall += milliseconds;
        },
        /** Every process of the server works until nothing is left. */
        work: async (processes = 1) => {
          const one = async () => {
            while ((await runDue(environment, KINDS, clock)) > 0);
          };
          await Promise.all(Array.from({ length: processes }, one));
          await one();
        },
        traces: () => database.query(tracesOf, [organizationId]),
        left: () => database.query(left, [organizationId]),
      };
    }

    const piece = fc.record({
      after: fc.integer({ min: 0, max: 50 }),
      every: fc.integer({ min: 1, max: 9 }),
      times: fc.integer({ min: 1, max: 4 }),
    });
    const action = fc.oneof(
      fc.record({ kind: fc.constant('schedule' as const), pieces: fc.array(piece, { maxLength: 6 }) }),
      fc.record({ kind: fc.constant('advance' as const), by: fc.nat(40) }),
      fc.record({ kind: fc.constant('set' as const), by: fc.nat(40) }),
      fc.record({ kind: fc.constant('work' as const), processes: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ kind: fc.constant('kill' as const), by: fc.nat(40), steps: fc.nat(4) }),
    );

    test('random schedules, advances, jumps and kills: each piece runs exactly once, in order of due time and never early', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 12 }), async (actions) => {
          const org = await organization();
          const expected: number[] = [];
          let id = 0;
          for (const one of [...actions, { kind: 'advance' as const, by: 200 }]) {
            if (one.kind === 'schedule') {
              for (const { after, every, times } of one.pieces) {
                const due = org.now() + after * SECOND;
                id++;
                expected.push(...Array(times).fill(id));
                await org.schedule('test.traced', due, { id, every: every * SECOND, times });
              }
            } else if (one.kind === 'advance') {
              await finishAdvance(await org.begin(org.now() + one.by * SECOND));
            } else if (one.kind === 'set') {
              await org.work();
              await org.set(org.now() + one.by * SECOND);
              await org.work();
            } else if (one.kind === 'work') {
              await org.work(one.processes);
            } else {
              // A process dies between two steps of an advance; another one finishes it.
              const turn = await org.begin(org.now() + one.by * SECOND);
              for (let step = 0; step < one.steps; step++) await runStep(turn, 1);
              org.lapse();
              await org.work(2);
              await assert.rejects(runStep(turn, 1), TurnLost);
            }
          }
          const traces = (await org.traces()).map(({ metadata, at }) => ({ ...metadata, at }));
          const byNumber = (a: number, b: number) => a - b;
          assert.deepEqual(traces.map(({ id }) => id).sort(byNumber), expected.sort(byNumber));
          assert.equal(new Set(traces.map(({ id, due }) => `${id}@${due}`)).size, traces.length);
          let last = 0;
          for (const { due, now, at } of traces) {
            assert.ok(now >= due && at === now, 'early');
            assert.ok(due >= last, 'out of order');
            last = due;
          }
          assert.deepEqual(await org.left(), []);
        }),
        { numRuns: engineName === 'embedded' ? 40 : 60 },
      );
    });

    test('during an advance the clock stands at each due instant', async () => {
      const org = await organization();
      for (const seconds of [30, 10, 20]) await org.schedule('test.traced', START + seconds * SECOND, { id: seconds });
      const result = await finishAdvance(await org.begin(START + 60 * SECOND));
      assert.deepEqual([result.complete, result.ran, result.clock.at], [true, { 'test.traced': 3 }, START + 60 * SECOND]);
      assert.deepEqual(
        (await org.traces()).map(({ metadata }) => metadata.now - START),
        [10_000, 20_000, 30_000],
      );
    });

    test('what falls due between two milliseconds is done at the later one, and the clock goes on', async () => {
      const org = await organization();
      for (const id of [10, 20]) await org.schedule('test.traced', START + id * SECOND, { id });
      for (const microseconds of [1, 400]) await world.database.query(shift, [org.organizationId, microseconds]);
      await continueAdvance(await org.begin(START + 60 * SECOND));
      assert.deepEqual(await org.left(), []);
      assert.deepEqual(
        (await org.traces()).map(({ metadata }) => metadata.now - START),
        [10_001, 20_001],
      );
    });

    test('what fails waits and is tried again; what is due beside it is done', async () => {
      const org = await organization();
      for (const [n, kind] of ['test.traced', 'test.broken', 'test.refused', 'test.traced'].entries()) {
        await org.schedule(kind, START + n, { id: n });
      }
      const result = await finishAdvance(await org.begin(START + SECOND));
      assert.deepEqual([result.ran, result.failed], [{ 'test.traced': 2 }, 2]);
      assert.deepEqual(await org.left(), [
        { kind: 'test.broken', attempts: 1, waits: true },
        { kind: 'test.refused', attempts: 1, waits: true },
      ]);
      await org.work();
      assert.deepEqual(
        (await org.left()).map(({ attempts }) => attempts),
        [1, 1],
      );
      org.later(5_001);
      await org.work();
      assert.deepEqual(
        (await org.left()).map(({ attempts }) => attempts),
        [2, 2],
      );
    });

    test('one bad piece in a batch of neighbours due at one instant keeps none of them', async () => {
      const org = await organization();
      for (let id = 0; id < 9; id++) await org.schedule(id === 4 ? 'test.refused' : 'test.traced', START, { id });
      await org.work();
      assert.deepEqual(
        (await org.traces()).map(({ metadata }) => metadata.id),
        [0, 1, 2, 3, 5, 6, 7, 8],
      );
    });

    test('an advance that would run too much stops where it is and says so; the next one goes on', async () => {
      const org = await organization();
      await org.schedule('test.traced', START, { id: 1, every: SECOND, times: 10 });
      const stopped = await finishAdvance(await org.begin(START + 60 * SECOND, 4));
      assert.deepEqual([stopped.complete, stopped.clock.at, stopped.ran], [false, START + 3 * SECOND, { 'test.traced': 4 }]);
      const rest = await finishAdvance(await org.begin(START + 60 * SECOND));
      assert.deepEqual([rest.complete, rest.ran], [true, { 'test.traced': 6 }]);
    });

    test('an advance whose process died is finished by a worker, in slices', async () => {
      const org = await organization();
      await org.schedule('test.traced', START, { id: 1, every: SECOND, times: 150 });
      const turn = await org.begin(START + 200 * SECOND);
      await continueAdvance(turn);
      assert.equal((await org.traces()).length, 100);
      org.lapse();
      await org.work(3);
      assert.equal((await org.traces()).length, 150);
      assert.deepEqual(await org.left(), []);
    });
  });
}
