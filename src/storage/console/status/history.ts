import { statement } from '../../engine/types.ts';

/** Sums of the samples of a component over an hour or a day (UTC). */
export interface PeriodRow {
  readonly server_id: number;
  readonly component: string;
  /** Epoch milliseconds. */
  readonly starts_at: number;
  readonly operational: number;
  readonly degraded: number;
  readonly down: number;
  readonly excused: number;
  readonly histogram: readonly number[];
  readonly longest: number | null;
}

export const listPeriods = statement<[period: 'hour' | 'day', servers: number[], from: Date], PeriodRow>(
  'console_list_periods',
  `select server_id, component, starts_at, operational, degraded, down, excused, histogram, longest from cw.status_periods
    where period = $1 and server_id = any($2::integer[]) and starts_at >= $3 order by starts_at`,
);

/** Response times of some minutes. */
export interface SeriesRow {
  readonly server_id: number;
  readonly component: string;
  /** Start of the minutes, epoch milliseconds. */
  readonly at: number;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly longest: number | null;
  readonly probes: number;
  readonly failures: number;
}

/** Response times since an instant, in steps of ten minutes; of components that are asked themselves. */
export const listResponseTimes = statement<[servers: number[], components: string[], from: Date], SeriesRow>(
  'console_list_response_times',
  `select server_id, component, date_bin('10 minutes', at, timestamptz '2020-01-01 00:00:00+00') as at,
          percentile_disc(0.5) within group (order by milliseconds) as p50,
          percentile_disc(0.95) within group (order by milliseconds) as p95,
          max(milliseconds) as longest, count(*)::integer as probes, (count(*) filter (where state = 'down'))::integer as failures
     from cw.status_samples
    where server_id = any($1::integer[]) and component = any($2::text[]) and at >= $3
    group by 1, 2, 3 order by 3`,
);

export const findStatusSettings = statement<[], { open_to_all: boolean }>(
  'console_find_status_settings',
  'select open_to_all from cw.status_settings',
);

export const setOpenToAll = statement<[open: boolean], { open_to_all: boolean }>(
  'console_set_open_to_all',
  'update cw.status_settings set open_to_all = $1 returning open_to_all',
);
