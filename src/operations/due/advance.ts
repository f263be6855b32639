import { setTimeout as wait } from 'node:timers/promises';
import type { TestClock } from '../../contract/clock.ts';
import { finishPieces } from '../../storage/due/piece.ts';
import { type Advance, endAdvance, lockClock, renewTurn } from '../../storage/due/turn.ts';
import { keepResponse } from '../../storage/idempotency/idempotency.ts';
import { setTestClock } from '../../storage/organizations/organization.ts';
import { BATCH, LEASE_MILLISECONDS, runStep, type Turn, TurnLost } from './step.ts';

/** Steps of an advance that a worker finishes before it looks at what else is to do. */
const STEPS_OF_A_SLICE = 100;
/** Other processes hear this often that the clock moves. */
const ANNOUNCE_MILLISECONDS = 100;
/** Between two looks at work that another transaction holds. */
const LOCKED_MILLISECONDS = 5;

export interface AdvanceResult {
  readonly clock: TestClock;
  /** False: the limit stopped it before its goal. */
  readonly complete: boolean;
  readonly ran: Readonly<Record<string, number>>;
  readonly failed: number;
}

/**
 * Takes an organization's clock to the goal of the advance that the turn's holder has begun: at each instant at which something falls due
 * the clock stands until that is done. Each step is a transaction of its own, so that another process can go on after any of them.
 */
export async function finishAdvance(turn: Turn): Promise<AdvanceResult> {
  return (await advance(turn, Number.POSITIVE_INFINITY))!;
}

/** Some steps of an advance whose process has died; gives how many they were. */
export async function continueAdvance(turn: Turn): Promise<number> {
  await advance(turn, STEPS_OF_A_SLICE);
  return STEPS_OF_A_SLICE;
}

async function advance(turn: Turn, steps: number): Promise<AdvanceResult | undefined> {
  const { environment, organizationId } = turn;
  const { callbacks } = environment;
  using _driving = callbacks.drive(organizationId);
  // A receiver can take longer to answer than a turn lasts without a sign of life.
  const alive = setInterval(() => void renew(turn).catch(() => undefined), LEASE_MILLISECONDS / 3).unref();
  let announced = 0;
  /** Callbacks that are still due up to here have been tried. */
  let sentUntil = Number.NEGATIVE_INFINITY;
  try {
    for (let step = 0; step < steps; step++) {
      const next = await callbacks.nextDueAt(organizationId);
      const { instant, advance, moved, done, failed } = await runStep(turn, BATCH, next !== null && next > sentUntil ? next : null);
      if (instant === null) return await end(turn, true);
      if (moved) announced = await announce(turn, announced);
      const sent = await callbacks.drain(organizationId, instant);
      if (sent > 0) await environment.database.query(finishPieces, [organizationId, '[]', `{"callbacks":${sent}}`, 0, new Date(instant)]);
      if (advance && total(advance) + done + failed + sent >= advance.limit) return await end(turn, false);
      if (done + failed + sent === 0) {
        if (sentUntil >= instant) await wait(LOCKED_MILLISECONDS);
        sentUntil = instant;
      }
    }
    return undefined;
  } finally {
    clearInterval(alive);
  }
}

export function total({ ran, failed }: Advance): number {
  return Object.values(ran).reduce((sum, count) => sum + count, failed);
}

/** The clock goes on from the goal as it went before, or from where the limit stopped it. */
async function end(turn: Turn, complete: boolean): Promise<AdvanceResult> {
  const { environment, organizationId } = turn;
  const wall = turn.clock.now();
  const result = await environment.database.transaction(async (db) => {
    const [locked] = await db.query(lockClock, [organizationId]);
    const [held] = await db.query(renewTurn, [organizationId, turn.holder, new Date(wall), new Date(wall + LEASE_MILLISECONDS)]);
    const advance = locked?.under_way;
    if (!held || !advance) throw new TurnLost();
    const at = complete ? advance.to : locked.test_clock!.at;
    const clock: TestClock = { at, set_at: wall, frozen: advance.frozen };
    await db.query(setTestClock, [organizationId, JSON.stringify(clock)]);
    await db.query(endAdvance, [organizationId]);
    await environment.directory.announce(db, 'clocks');
    const result = { clock, complete, ran: advance.ran, failed: advance.failed };
    if (advance.idempotency) {
      const { application_id, target, key } = advance.idempotency;
      await db.query(keepResponse, [application_id, target, key, JSON.stringify(advanceAnswer(result, wall)), null]);
    }
    return result;
  });
  environment.directory.forget('clocks');
  return result;
}

/** What the clock's operations answer about a clock; null follows the wall. */
export function clockAnswer(clock: TestClock | null, wall: number) {
  const now = clock === null ? wall : clock.frozen ? clock.at : clock.at + (wall - clock.set_at);
  return {
    now: new Date(now).toISOString(),
    frozen: clock?.frozen ?? false,
    offset_seconds: Math.round((now - wall) / 1_000),
    test_clock: clock !== null,
  };
}

export function advanceAnswer({ clock, complete, ran, failed }: AdvanceResult, wall: number) {
  return { ...clockAnswer(clock, wall), complete, ran: { ...ran }, failed };
}

async function renew({ environment, organizationId, holder, clock }: Turn): Promise<void> {
  const wall = clock.now();
  await environment.database.query(renewTurn, [organizationId, holder, new Date(wall), new Date(wall + LEASE_MILLISECONDS)]);
}

/** This process forgets the old time at once; the others are told at most every so often, since they ask no oftener. */
async function announce({ environment, clock }: Turn, last: number): Promise<number> {
  environment.directory.forget('clocks');
  const wall = clock.now();
  if (wall - last < ANNOUNCE_MILLISECONDS) return last;
  await environment.directory.announce(environment.database, 'clocks');
  return wall;
}
