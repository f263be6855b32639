import { statement } from '../engine/types.ts';

/** The statements of the process that sends: claims, outcomes, leases. They reach across organizations, by webhook. */

/** A delivery that this process has taken, with the event that it tells of. */
export interface ClaimedRow {
  readonly organization_id: number;
  readonly id: number;
  readonly webhook_id: number;
  /** Of the webhook: a newer one than is known has to be read first. */
  readonly version: number;
  /** Attempts made before. */
  readonly attempts: number;
  readonly event_id: bigint | number;
  readonly name: string;
  readonly occurred_at: number;
  readonly order_id: string | null;
  /** JSON text of the metadata without what stands above. */
  readonly metadata: string;
  /** Slug of the event's banner, where the webhook asks for it. */
  readonly retailer_id: string | null;
}

/** What a callback says, of `e` (events) and `w` (webhooks). */
export const EVENT_TO_SEND = `e.id as event_id, e.name, e.occurred_at,
  e.metadata->>'order_id' as order_id,
  (case when w.include_retailer_id then e.metadata - '{order_id,retailer_id}'::text[] else e.metadata - 'order_id' end)::text as metadata,
  case when w.include_retailer_id then
    (select b.slug from cw.banners b where b.organization_id = e.organization_id and b.id = e.banner_id)
  end as retailer_id`;
/** Of `c` (deliveries), `e` and `w`. */
const CLAIMED = `c.organization_id, c.id, c.webhook_id, w.version, c.attempts, ${EVENT_TO_SEND}`;

/**
 * Takes what is due: for each webhook at most `free` deliveries, at its organization's time. An event waits while an earlier one of its
 * order has never been tried at the webhook or is being sent; one that waits for its retry holds nothing up. The condition is written so
 * that only the order's index can serve it: as an anti-join it was planned over all that is pending (80 ms a claim at 20,000, not 0.5).
 */
export const claimDue = statement<[webhooks: number[], free: number[], times: Date[], wall: Date, leaseUntil: Date], ClaimedRow>(
  'claim_due_deliveries',
  `with wanted as (
     select * from unnest($1::integer[], $2::integer[], $3::timestamptz[]) as x(webhook_id, free, now)
   ), due as materialized (
     select d.organization_id, d.id
       from wanted x
       join cw.webhooks w on w.id = x.webhook_id and w.status = 'Enabled'
      cross join lateral (
        select d.organization_id, d.id from cw.deliveries d
         where d.webhook_id = x.webhook_id and d.state = 'pending' and d.next_attempt_at <= x.now
           and (d.claimed_until is null or d.claimed_until <= $4)
           and (select b.id from cw.deliveries b
                 where b.order_ref = d.order_ref and b.id < d.id and b.state = 'pending' and b.webhook_id + 0 = d.webhook_id
                   and (b.attempts = 0 or b.claimed_until > $4) limit 1) is null
         order by d.next_attempt_at, d.id limit x.free
           for update of d skip locked) d
   ), claimed as (
     update cw.deliveries d set claimed_until = $5 from due
      where d.organization_id = due.organization_id and d.id = due.id
     returning d.*
   )
   select ${CLAIMED}
     from claimed c join cw.events e on e.id = c.event_id join cw.webhooks w on w.id = c.webhook_id
    order by c.id`,
);

/** What became of an attempt, as an element of the JSON array that `recordOutcomes` takes. */
export interface OutcomeRecord {
  readonly organization_id: number;
  readonly id: number;
  /** From 1. */
  readonly attempt: number;
  readonly state: 'pending' | 'delivered' | 'failed';
  /** ISO 8601, on the organization's clock; so is `attempted_at`. */
  readonly next_attempt_at: string;
  readonly attempted_at: string;
  /** On the wall. */
  readonly sent_at: string;
  readonly milliseconds: number;
  readonly status: number | null;
  readonly error: string | null;
  readonly excerpt: string | null;
  readonly remote_address: string | null;
}

/** A delivery whose outcome was written; `waits`: a later event of its order is due at the webhook, and may go now. */
export interface RecordedRow {
  readonly webhook_id: number;
  readonly waits: boolean;
}

/** Writes the log and the new state of many deliveries. A delivery that another process took over meanwhile keeps what that one says. */
export const recordOutcomes = statement<[outcomes: string], RecordedRow>(
  'record_delivery_outcomes',
  `with outcome as materialized (
     select * from jsonb_to_recordset($1::jsonb) as x(organization_id integer, id bigint, attempt integer, state text,
       next_attempt_at timestamptz, attempted_at timestamptz, sent_at timestamptz, milliseconds integer, status smallint, error text,
       excerpt text, remote_address text)
   ), log as (
     insert into cw.delivery_attempts (organization_id, delivery_id, attempt, attempted_at, sent_at, milliseconds, delivered, status,
       error, excerpt, remote_address)
     select o.organization_id, o.id, o.attempt, o.attempted_at, o.sent_at, o.milliseconds, o.state = 'delivered', o.status, o.error,
       o.excerpt, o.remote_address
       from outcome o
   )
   update cw.deliveries d set state = o.state, attempts = o.attempt, next_attempt_at = o.next_attempt_at, claimed_until = null,
          last_status = o.status, last_error = o.error, finished_at = case when o.state <> 'pending' then o.attempted_at end
     from outcome o
    where d.organization_id = o.organization_id and d.id = o.id
      and d.attempts = o.attempt - 1 and (d.state = 'pending' or o.state = 'delivered')
   returning d.webhook_id,
     (select b.id from cw.deliveries b
       where b.order_ref = d.order_ref and b.id > d.id and b.state = 'pending' and b.webhook_id + 0 = d.webhook_id
         and b.claimed_until is null and b.next_attempt_at <= o.attempted_at + o.milliseconds * interval '1 millisecond'
       limit 1) is not null as waits`,
);

/** Gives deliveries back untried. */
export const releaseLeases = statement<[organizationIds: number[], ids: number[]], never>(
  'release_delivery_leases',
  `update cw.deliveries d set claimed_until = null from unnest($1::integer[], $2::bigint[]) as x(organization_id, id)
    where d.organization_id = x.organization_id and d.id = x.id and d.state = 'pending'`,
);

/**
 * Gives a delivery back untried, to be sent at a later time of the organization's clock. Later events of its order would wait for it
 * anyhow: they are put off with it, so that `nextDue` tells the truth.
 */
export const postponeDelivery = statement<[organizationId: number, id: number, until: Date], never>(
  'postpone_delivery',
  `update cw.deliveries d set claimed_until = null, next_attempt_at = $3
     from cw.deliveries x
    where x.organization_id = $1 and x.id = $2 and d.organization_id = $1 and d.webhook_id = x.webhook_id and d.state = 'pending'
      and (d.id = x.id
           or (d.order_ref = x.order_ref and d.id > x.id and d.attempts = 0 and d.claimed_until is null and d.next_attempt_at < $3))`,
);

/** For an engine that serves one process: at its start nobody else is sending. */
export const clearLeases = statement<[], never>(
  'clear_delivery_leases',
  `update cw.deliveries set claimed_until = null where state = 'pending' and claimed_until is not null`,
);

/** After a restore into another server (migration 009). */
export const adoptRestoredEvents = statement<[], never>('adopt_restored_events', 'select cw.adopt_restored_events()');

/** Whether something is due for an organization, taken by another process or not: its claim may not be committed yet. */
export const anyDue = statement<[organizationId: number, now: Date], { due: boolean }>(
  'any_delivery_due',
  `select exists (
     select from cw.webhooks w
      cross join lateral (
        select from cw.deliveries d where d.webhook_id = w.id and d.state = 'pending' and d.next_attempt_at <= $2 limit 1) d
      where w.organization_id = $1 and w.status = 'Enabled') as due`,
);

/** When the next delivery of an organization falls due on its clock, or null. */
export const nextDue = statement<[organizationId: number], { next_at: number | null }>(
  'next_delivery_due',
  `select min(d.next_attempt_at) as next_at
     from cw.webhooks w
    cross join lateral (
      select d.next_attempt_at from cw.deliveries d
       where d.webhook_id = w.id and d.state = 'pending' order by d.next_attempt_at limit 1) d
    where w.organization_id = $1 and w.status = 'Enabled'`,
);

/** Writes a test event with its one delivery, taken by the caller, who sends it at once. No row: there is no such webhook. */
export const insertTest = statement<
  [organizationId: number, webhookId: number, name: string, metadata: string, now: Date, leaseUntil: Date],
  ClaimedRow
>(
  'insert_test_delivery',
  `with e as (
     insert into cw.events (organization_id, banner_id, name, occurred_at, metadata)
     select w.organization_id,
            (select b.id from cw.banners b where b.organization_id = w.organization_id order by b.id limit 1), $3, $5, $4::jsonb
       from cw.webhooks w where w.organization_id = $1 and w.id = $2
     returning *
   ), c as (
     insert into cw.deliveries (organization_id, webhook_id, event_id, next_attempt_at, claimed_until, created_at)
     select e.organization_id, $2, e.id, $5, $6, $5 from e
     returning *
   )
   select ${CLAIMED} from c join e on e.id = c.event_id join cw.webhooks w on w.organization_id = c.organization_id and w.id = c.webhook_id`,
);
