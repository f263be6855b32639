import type { Logger } from 'pino';
import type { Connection } from '../storage/engine/index.ts';
import type { KeepPolicy } from '../storage/tidy/policy.ts';
import { type Tidied, type TidyTask, tidyTasks } from '../storage/tidy/tidy.ts';

const EVERY_MILLISECONDS = 3_600_000;
/** A start has enough to do. */
const FIRST_MILLISECONDS = 60_000;
const BATCH = 1_000;

/** Does every task in batches until nothing is left of it or `stopped` says so; a failing one keeps none of the others. */
export async function tidyUp(
  db: Connection,
  wall: number,
  log: Logger,
  {
    tasks = tidyTasks(),
    batch = BATCH,
    stopped = () => false,
  }: { tasks?: readonly TidyTask[]; batch?: number; stopped?: () => boolean } = {},
): Promise<Record<string, number>> {
  const gone: Record<string, number> = {};
  for (const task of tasks) {
    try {
      for (let from: number | undefined = 0; from !== undefined && !stopped(); ) {
        const tidied: Tidied = await task.tidy(db, wall, batch, from);
        gone[task.name] = (gone[task.name] ?? 0) + tidied.gone;
        from = tidied.next;
      }
    } catch (error) {
      log.error({ err: error, task: task.name }, 'tidying up failed and is tried again in an hour');
    }
  }
  return gone;
}

/** Tidies up every hour. Processes that share a database may do it at once: rows that another is deleting are passed over. */
export function startTidying(db: Connection, log: Logger, keep: KeepPolicy): { stop(): Promise<void> } {
  const tasks = tidyTasks(keep);
  let stopping = false;
  let running: Promise<unknown> = Promise.resolve();
  const round = () => {
    running = running.then(() => tidyUp(db, Date.now(), log, { tasks, stopped: () => stopping }));
  };
  const timers = [setTimeout(round, FIRST_MILLISECONDS).unref(), setInterval(round, EVERY_MILLISECONDS).unref()];
  return {
    stop: async () => {
      stopping = true;
      for (const timer of timers) clearTimeout(timer);
      await running;
    },
  };
}
