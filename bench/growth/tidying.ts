import { pino } from 'pino';
import { tidyUp } from '../../src/server/tidy.ts';
import type { Database } from '../../src/storage/engine/index.ts';
import { KEEP } from '../../src/storage/tidy/policy.ts';
import { tidyTasks } from '../../src/storage/tidy/tidy.ts';
import { median } from '../phase.ts';
import { DAYS } from './past.ts';

export interface TidyFigures {
  /** Milliseconds of the first round on these data, and of later ones that find nothing. */
  readonly first: number;
  readonly again: number;
  /** Orders of one day of the past that moved into the archive, and milliseconds of it. */
  readonly archived: number;
  readonly archiving: number;
}

/** What the hourly tidying up costs, and moving one day's orders into the archive. No server may be running. */
export async function measureTidying(database: Database, rounds: number): Promise<TidyFigures> {
  const log = pino({ level: 'silent' });
  const timed = async (keep: typeof KEEP) => {
    const began = performance.now();
    const gone = await tidyUp(database, Date.now(), log, { tasks: tidyTasks(keep) });
    return { milliseconds: performance.now() - began, archived: gone.orders ?? 0 };
  };
  const first = await timed(KEEP);
  const again: number[] = [];
  for (let round = 0; round < rounds; round++) again.push((await timed(KEEP)).milliseconds);
  // The oldest orders were done some hours less than DAYS ago.
  const archiving = await timed({ ...KEEP, orders: DAYS - 1 });
  return { first: first.milliseconds, again: median(again), archived: archiving.archived, archiving: archiving.milliseconds };
}
