import type { Admission } from '../../http/admission/admission.ts';
import type { Environment } from '../../operations/define.ts';
import type { Vitals } from '../../operations/vitals.ts';
import { type Database, pingWithin } from '../../storage/engine/index.ts';
import { findBacklog } from '../../storage/health/health.ts';

/** Within the patience of balancers and scrapers. */
const READY_MILLISECONDS = 2_000;

/** What is asked of a role at a scrape or a probe. */
export interface Observed {
  /** Whether the role's database answers. */
  isUp(): Promise<boolean>;
  /** What is due, by kind of work; seconds are the age of the oldest, null where nothing waits. */
  backlog(): Promise<Readonly<Record<string, { readonly count: number; readonly seconds: number | null }>>>;
  /** When each worker last ended a look, in epoch milliseconds; null before its first. */
  workers(): Readonly<Record<string, number | null>>;
  /** How many requests are worked on, how many may be, and how many were refused since the start; undefined without a limit. */
  readonly admission?: Pick<Admission, 'working' | 'limit' | 'shed'> | undefined;
}

/** A role that has a database and nothing that waits, as the console. */
export function observedDatabase(database: Database): Observed {
  return { isUp: () => answers(database), backlog: async () => ({}), workers: () => ({}) };
}

export function observedServer({
  database,
  vitals,
  admission,
}: Pick<Environment, 'database'> & { readonly vitals: Vitals; readonly admission: Observed['admission'] }): Observed {
  return {
    admission,
    isUp: () => answers(database),
    backlog: async () => {
      const [row] = await database.query(findBacklog, [new Date()]);
      return {
        callbacks: { count: row!.deliveries, seconds: row!.deliveries_seconds },
        catalogue: { count: row!.submissions, seconds: row!.submissions_seconds },
        due_work: { count: row!.pieces, seconds: row!.pieces_seconds },
      };
    },
    workers: () => {
      const { callbacks, catalogue, due } = vitals.workers;
      return { callbacks: callbacks().lastRunAt, catalogue: catalogue().lastRunAt, due_work: due().lastRunAt };
    },
  };
}

function answers(database: Database): Promise<boolean> {
  return pingWithin(database, READY_MILLISECONDS).then(
    () => true,
    () => false,
  );
}
