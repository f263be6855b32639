import { statement } from '../engine/types.ts';

export type RunStatus = 'running' | 'done' | 'held' | 'stopped' | 'failed';

/** What was done, or was not, and when. */
export interface LogEntry {
  /** ISO 8601, of the organization's clock. */
  readonly at: string;
  readonly did: string;
  readonly result: string;
}

/** An order under the automatic shopper. Times in epoch milliseconds, of the organization. */
export interface RunRow {
  readonly order_ref: number;
  readonly order_id: string;
  readonly banner_id: number;
  readonly status: RunStatus;
  readonly settings: unknown;
  readonly scenario: string | null;
  readonly script: unknown;
  readonly place: number;
  readonly waiting_since: number | null;
  readonly next_at: number | null;
  readonly log: readonly LogEntry[];
  readonly started_at: number;
}

const COLUMNS = `r.order_ref, o.order_id, o.banner_id, r.status, r.settings, r.scenario, r.script, r.place, r.waiting_since, r.next_at, r.log,
  r.started_at`;

/** Runs that go on, by internal ids of orders, kept as they are until the end of the transaction. */
export const lockRuns = statement<[organizationId: number, orderRefs: number[]], Omit<RunRow, 'log'>>(
  'lock_shopper_runs',
  `select ${COLUMNS.replace('r.log,', '')} from cw.shopper_runs r join cw.orders o on o.id = r.order_ref
    where r.organization_id = $1 and r.order_ref = any($2::bigint[]) and r.status = 'running' order by r.order_ref for no key update of r`,
);

/** The run of an order of the banner; `order_ref` null: there is none. No row without the order. */
export const findRun = statement<
  [organizationId: number, bannerId: number, orderId: string],
  { id: number } & (RunRow | { order_ref: null })
>(
  'find_shopper_run',
  `select o.id, ${COLUMNS} from cw.orders o
     left join cw.shopper_runs r on r.organization_id = o.organization_id and r.order_ref = o.id
    where o.organization_id = $1 and o.banner_id = $2 and o.order_id = $3`,
);

/** `runs` is JSON, as `cw.start_shopper_runs` says. */
export const startRuns = statement<[organizationId: number, runs: string, now: Date], never>(
  'start_shopper_runs',
  'select cw.start_shopper_runs($1, $2::jsonb, $3)',
);

/** `steps` is JSON, as `cw.write_shopper_steps` says. */
export const writeSteps = statement<[organizationId: number, steps: string, now: Date], never>(
  'write_shopper_steps',
  'select cw.write_shopper_steps($1, $2::jsonb, $3)',
);

/** Ends the run of an order, or all; gives how many they were. */
export const stopRuns = statement<[organizationId: number, orderRef: number | null, now: Date], { count: number }>(
  'stop_shopper_runs',
  'select cw.stop_shopper_runs($1, $2, $3) as count',
);
