import { statement } from '../../engine/types.ts';

/**
 * Takes the next round of probes, if it is due and no living process has it: gives its number. `until`: when others may take over. A
 * clock that was set back makes a round due too.
 */
export const takeRound = statement<[holder: string, now: Date, until: Date, next: Date], { round: number }>(
  'console_take_round',
  `update cw.status_rounds set round = round + 1, holder = $1, held_until = $3, next_at = $4
    where (next_at <= $2 or next_at > $4) and (held_until is null or held_until <= $2 or held_until > $3)
   returning round`,
);

/** Gives the round back; no row: another process has taken over, and what was found counts no more. */
export const finishRound = statement<[holder: string, round: number], { round: number }>(
  'console_finish_round',
  'update cw.status_rounds set holder = null, held_until = null where holder = $1 and round = $2 returning round',
);

/** When the next round may be taken. */
export const nextRound = statement<[], { at: number }>(
  'console_next_round',
  'select greatest(next_at, held_until) as at from cw.status_rounds',
);

/** A component as the last round left it. Times in epoch milliseconds. */
export interface ComponentRow {
  readonly server_id: number;
  readonly component: string;
  readonly state: 'operational' | 'degraded' | 'down';
  /** Its maintenance was under way. */
  readonly excused: boolean;
  readonly reason: string | null;
  readonly milliseconds: number | null;
  readonly since: number;
  readonly checked_at: number;
  readonly failures: number;
  readonly downs: number;
  readonly successes: number;
}

export const listComponents = statement<[], ComponentRow>('console_list_components', 'select * from cw.status_components');

/** A component that an operator's word has settled: what failed before counts no more. */
export const forgetFailures = statement<[serverId: number, component: string]>(
  'console_forget_failures',
  'update cw.status_components set failures = 0, downs = 0 where server_id = $1 and component = $2',
);

/** What a round found of a component, with the counts to keep. */
export interface FoundComponent {
  readonly server_id: number;
  readonly component: string;
  readonly state: 'operational' | 'degraded' | 'down';
  readonly excused: boolean;
  readonly reason: string | null;
  readonly milliseconds: number | null;
  readonly histogram: readonly number[];
  readonly failures: number;
  readonly downs: number;
  readonly successes: number;
}

/** Keeps a round: each component's state, a sample, and the sums of its hour and day. `found` is JSON of FoundComponent[]. */
export const recordSamples = statement<[found: string, now: Date]>(
  'console_record_samples',
  `with found as (
     select * from jsonb_to_recordset($1::jsonb) as f(server_id integer, component text, state text, excused boolean, reason text,
       milliseconds integer, histogram integer[], failures integer, downs integer, successes integer)
   ), kept as (
     insert into cw.status_components as c
       (server_id, component, state, excused, reason, milliseconds, since, checked_at, failures, downs, successes)
     select server_id, component, state, excused, reason, milliseconds, $2, $2, failures, downs, successes from found
     on conflict (server_id, component) do update set
       state = excluded.state, excused = excluded.excused, reason = excluded.reason, milliseconds = excluded.milliseconds,
       since = case when c.state = excluded.state and c.excused = excluded.excused then c.since else excluded.since end,
       checked_at = excluded.checked_at, failures = excluded.failures, downs = excluded.downs, successes = excluded.successes
   ), sampled as (
     insert into cw.status_samples (server_id, component, at, state, excused, milliseconds)
     select server_id, component, $2, state, excused, milliseconds from found
     on conflict do nothing
   )
   insert into cw.status_periods as p
     (period, server_id, component, starts_at, operational, degraded, down, excused, histogram, longest)
   select period, server_id, component, date_trunc(period, $2::timestamptz, 'UTC'),
          (not excused and state = 'operational')::integer, (not excused and state = 'degraded')::integer,
          (not excused and state = 'down')::integer, excused::integer, histogram, milliseconds
     from found cross join (values ('hour'), ('day')) as periods(period)
   on conflict (period, server_id, component, starts_at) do update set
     operational = p.operational + excluded.operational, degraded = p.degraded + excluded.degraded, down = p.down + excluded.down,
     excused = p.excused + excluded.excused, longest = greatest(p.longest, excluded.longest),
     histogram = array(select a + b from unnest(p.histogram, excluded.histogram) with ordinality as t(a, b, n) order by n)`,
);

/** Deletes samples and sums of hours and days that lie before. */
export const tidyStatus = statement<[samples: Date, hours: Date, days: Date]>(
  'console_tidy_status',
  `with samples as (delete from cw.status_samples where at < $1)
   delete from cw.status_periods where (period = 'hour' and starts_at < $2) or (period = 'day' and starts_at < $3)`,
);
