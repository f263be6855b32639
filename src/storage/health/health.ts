import { statement } from '../engine/types.ts';

/** What waits in the whole server: how much at most, and since when the oldest of it. Times in seconds; null where nothing waits. */
export interface BacklogRow {
  readonly deliveries: number;
  readonly deliveries_seconds: number | null;
  readonly submissions: number;
  readonly submissions_seconds: number | null;
  readonly pieces: number;
  readonly pieces_seconds: number | null;
}

/** Rows of each kind that are counted at most. */
export const MOST_COUNTED = 1_000;

/**
 * What is due and in nobody's hands, at each organization's own time; submissions by the wall. Of each webhook and organization the oldest
 * are read by their indexes, so that a backlog of any length costs the same.
 */
export const findBacklog = statement<[wall: Date], BacklogRow>(
  'find_backlog',
  `with clocks as materialized (select id, cw.time_of(test_clock, $1) as now from cw.organizations),
   deliveries as (
     select extract(epoch from c.now - d.next_attempt_at) as seconds
       from cw.webhooks w join clocks c on c.id = w.organization_id
      cross join lateral (
        select d.next_attempt_at from cw.deliveries d
         where d.webhook_id = w.id and d.state = 'pending' and d.next_attempt_at <= c.now and (d.claimed_until is null or d.claimed_until <= $1)
         order by d.next_attempt_at limit ${MOST_COUNTED}) d
      where w.status = 'Enabled' limit ${MOST_COUNTED}
   ), submissions as (
     select extract(epoch from $1::timestamptz - w.due_at) as seconds from cw.due_work w
      where w.kind = 'catalogue.submission' order by w.due_at limit ${MOST_COUNTED}
   ), pieces as (
     select extract(epoch from c.now - w.due_at) as seconds
       from clocks c
      cross join lateral (
        select w.due_at from cw.due_work w
         where w.organization_id = c.id and w.kind <> 'catalogue.submission' and w.due_at <= c.now
           and (w.claimed_until is null or w.claimed_until <= $1)
         order by w.due_at limit ${MOST_COUNTED}) w limit ${MOST_COUNTED}
   )
   select (select count(*)::integer from deliveries) as deliveries, (select max(seconds)::float8 from deliveries) as deliveries_seconds,
          (select count(*)::integer from submissions) as submissions, (select max(seconds)::float8 from submissions) as submissions_seconds,
          (select count(*)::integer from pieces) as pieces, (select max(seconds)::float8 from pieces) as pieces_seconds`,
);
