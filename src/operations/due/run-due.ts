import { randomUUID } from 'node:crypto';
import { wallClock } from '../../contract/clock.ts';
import { clearTurns, nextDueIn, releaseTurn, takeTurn } from '../../storage/due/turn.ts';
import type { Environment } from '../define.ts';
import { continueAdvance } from './advance.ts';
import { KINDS } from './kinds.ts';
import { BATCH, LEASE_MILLISECONDS, runStep, TurnLost, turnOf } from './step.ts';

/** Batches of one turn before another organization has its turn. */
const STEPS_OF_A_TURN = 10;

/** Takes the turn of one organization that has something due and does it; gives how many pieces it took, 0 when nothing is due. */
export async function runDue(environment: Environment, kinds = KINDS, clock = wallClock): Promise<number> {
  const holder = randomUUID();
  const wall = clock.now();
  const parameters = [holder, Object.keys(kinds), new Date(wall), new Date(wall + LEASE_MILLISECONDS)] as const;
  const [taken] = await environment.database.query(takeTurn, [...parameters]);
  if (!taken) return 0;
  const turn = turnOf(environment, taken.organization, holder, kinds, clock);
  let pieces = 0;
  try {
    // Of a process that has died: whoever asked for it may be gone, the time goes on all the same.
    if (taken.under_way) return await continueAdvance(turn);
    for (let steps = 0; steps < STEPS_OF_A_TURN; steps++) {
      const { done, failed } = await runStep(turn, BATCH);
      pieces += done + failed;
      if (done > 0) environment.callbacks.wake(taken.organization);
      if (done + failed < BATCH) break;
    }
    return pieces;
  } catch (error) {
    if (error instanceof TurnLost) return pieces;
    throw error;
  } finally {
    await environment.database.query(releaseTurn, [taken.organization, holder]);
  }
}

/** Farther ahead nothing is looked for: the next look comes before. */
const HORIZON_MILLISECONDS = 2_000;

/** When on the wall something falls due soon, epoch milliseconds; undefined where nothing does. */
export async function nextDueAt(environment: Environment, wall: number): Promise<number | undefined> {
  const [next] = await environment.database.query(nextDueIn, [Object.keys(KINDS), new Date(wall), HORIZON_MILLISECONDS]);
  return next?.milliseconds == null ? undefined : wall + next.milliseconds;
}

/** At the start: turns of a process that was killed lapse by themselves, and at once where it was the only one. */
export async function freeTurns({ database }: Environment): Promise<void> {
  if (!database.capabilities.sharedByProcesses) await database.query(clearTurns, []);
}
