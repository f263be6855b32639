import type { WorkerState } from '../../vitals.ts';

export const COMPONENT_STATES = ['operational', 'degraded', 'down'] as const;
export type ComponentState = (typeof COMPONENT_STATES)[number];

export interface Judgement {
  readonly status: ComponentState;
  /** Why it is not operational. */
  readonly reason: string | null;
}

/** A database that answers slower than this is degraded, in milliseconds. */
export const SLOW_PING = 250;
/** Seconds since a worker's last run, which looks each second; a long piece of work may take some. */
export const LATE_RUN = 30;
export const MISSING_RUN = 300;
/** Seconds that something may be due before it is done. */
export const LATE_WORK = 60;
export const STUCK_WORK = 900;

const OPERATIONAL: Judgement = { status: 'operational', reason: null };

export function judgePing(milliseconds: number): Judgement {
  if (milliseconds <= SLOW_PING) return OPERATIONAL;
  return { status: 'degraded', reason: `the database took ${Math.round(milliseconds)} ms to answer` };
}

/** By the worker's last run and the age of the oldest work that is due; the worse of both. `wall` in epoch milliseconds. */
export function judgeWorker(
  { lastRunAt, lastErrorAt }: WorkerState,
  oldestSeconds: number | null,
  startedAt: number,
  wall: number,
): Judgement {
  const silent = Math.floor((wall - (lastRunAt ?? startedAt)) / 1_000);
  const failing = lastErrorAt !== null && lastErrorAt > (lastRunAt ?? 0);
  const age = Math.floor(oldestSeconds ?? 0);
  if (silent > MISSING_RUN) return { status: 'down', reason: `the worker has not run for ${silent} s` };
  if (age > STUCK_WORK) return { status: 'down', reason: `the oldest has been due for ${age} s` };
  if (failing) return { status: 'degraded', reason: 'the last run of the worker met an error' };
  if (silent > LATE_RUN) return { status: 'degraded', reason: `the worker has not run for ${silent} s` };
  if (age > LATE_WORK) return { status: 'degraded', reason: `the oldest has been due for ${age} s` };
  return OPERATIONAL;
}
