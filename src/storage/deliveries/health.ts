import { statement } from '../engine/types.ts';

/** Attempts, the latest, from which durations are estimated. */
export const ATTEMPTS_READ = 500;

/** How the deliveries of a webhook went. Times in epoch milliseconds. */
export interface WebhookHealthRow {
  readonly delivered_day: number;
  readonly failed_day: number;
  readonly delivered_week: number;
  readonly failed_week: number;
  readonly pending: number;
  readonly oldest_pending_at: number | null;
  readonly next_attempt_at: number | null;
  readonly last_success_at: number | null;
  readonly last_failure_at: number | null;
  readonly last_failure_status: number | null;
  readonly last_failure_error: string | null;
  readonly p95_milliseconds: number | null;
}

/** Deliveries that were finished since an instant of the organization's clock, what is pending, and the latest attempts; one row. */
export const findWebhookHealth = statement<
  [organizationId: number, webhookId: number, dayAgo: Date, weekAgo: Date, now: Date],
  WebhookHealthRow
>(
  'find_webhook_health',
  `with finished as materialized (
     select state, finished_at from cw.deliveries
      where organization_id = $1 and webhook_id = $2 and state <> 'pending' and finished_at >= $4 and finished_at <= $5
   ), waiting as materialized (
     select created_at, next_attempt_at from cw.deliveries where webhook_id = $2 and organization_id = $1 and state = 'pending'
   ), attempts as materialized (
     select a.attempted_at, a.milliseconds, a.delivered, a.status, a.error
       from (select organization_id, id from cw.deliveries
              where organization_id = $1 and webhook_id = $2 and attempts > 0 order by id desc limit ${ATTEMPTS_READ}) d
       join cw.delivery_attempts a on a.organization_id = d.organization_id and a.delivery_id = d.id
   ), failure as (
     select attempted_at, status, error from attempts where not delivered order by attempted_at desc limit 1
   )
   select (count(*) filter (where state = 'delivered' and finished_at >= $3))::integer as delivered_day,
          (count(*) filter (where state = 'failed' and finished_at >= $3))::integer as failed_day,
          (count(*) filter (where state = 'delivered'))::integer as delivered_week,
          (count(*) filter (where state = 'failed'))::integer as failed_week,
          (select count(*)::integer from waiting) as pending, (select min(created_at) from waiting) as oldest_pending_at,
          (select min(next_attempt_at) from waiting) as next_attempt_at,
          (select max(attempted_at) from attempts where delivered) as last_success_at,
          (select attempted_at from failure) as last_failure_at, (select status from failure) as last_failure_status,
          (select error from failure) as last_failure_error,
          (select percentile_cont(0.95) within group (order by milliseconds) from attempts) as p95_milliseconds
     from finished`,
);
