import { statement } from '../../engine/types.ts';

/** Something that subscribers have to be told. */
export interface NewNotice {
  readonly message_id: string;
  readonly type: string;
  /** JSON as it is sent. */
  readonly body: string;
  /** Whom it concerns; null: all. */
  readonly server_id: number | null;
}

/**
 * Writes notices (JSON of NewNotice[]) for every active subscription whose account may see the server; in the transaction of what they tell
 * of.
 */
export const addNotices = statement<[notices: string, now: Date], { count: number }>(
  'console_add_status_notices',
  `with added as (
     insert into cw.status_notices (subscription_id, message_id, type, body, state, created_at, next_attempt_at)
     select s.id, n.message_id, n.type, n.body, 'pending', $2, $2
       from cw.status_subscriptions s
       join cw.accounts a on a.id = s.account_id
      cross join jsonb_to_recordset($1::jsonb) as n(message_id text, type text, body text, server_id integer)
      where s.state = 'active'
        and (n.server_id is null or a.is_operator or exists (
          select from cw.members m join cw.assignments x on x.organization_id = m.organization_id
           where m.account_id = a.id and x.server_id = n.server_id))
      order by n.message_id, s.id
     returning 1)
   select count(*)::integer as count from added`,
);

/** A notice that this process has taken, with its subscription. */
export interface ClaimedNotice {
  readonly id: number;
  readonly subscription_id: number;
  readonly message_id: string;
  readonly type: string;
  readonly body: string;
  /** Attempts made before. */
  readonly attempts: number;
  readonly kind: 'webhook' | 'email';
  readonly target: string;
  readonly ca_certificate: string | null;
  readonly account_id: number;
  readonly secret: Buffer;
}

/**
 * Takes notices that are due. Of one subscription an earlier one that has never been tried or is being sent goes first, so that a resolved
 * incident does not arrive before it opened.
 */
export const claimNotices = statement<[now: Date, until: Date, limit: number], ClaimedNotice>(
  'console_claim_status_notices',
  `with due as (
     select n.id from cw.status_notices n
      where n.state = 'pending' and n.next_attempt_at <= $1 and (n.claimed_until is null or n.claimed_until <= $1)
        and not exists (
          select from cw.status_notices e
           where e.subscription_id = n.subscription_id and e.id < n.id and e.state = 'pending' and (e.attempts = 0 or e.claimed_until > $1))
      order by n.next_attempt_at, n.id limit $3 for update of n skip locked
   ), claimed as (
     update cw.status_notices n set claimed_until = $2 from due where n.id = due.id returning n.*
   )
   select c.id, c.subscription_id, c.message_id, c.type, c.body, c.attempts, s.kind, s.account_id, s.target,
          s.ca_certificate, s.secret
     from claimed c join cw.status_subscriptions s on s.id = c.subscription_id order by c.id`,
);

/** What became of an attempt. `next_at` (ISO) null: no more of them. */
export interface NoticeOutcome {
  readonly id: number;
  readonly state: 'pending' | 'sent' | 'failed';
  readonly error: string | null;
  readonly next_at: string | null;
}

/** `outcomes` is JSON of NoticeOutcome[]. A notice whose subscription ended meanwhile stays failed unless it arrived. */
export const finishNotices = statement<[outcomes: string, now: Date]>(
  'console_finish_status_notices',
  `update cw.status_notices n set attempts = n.attempts + 1, claimed_until = null, last_error = o.error,
          state = case when n.state = 'pending' or o.state = 'sent' then o.state else n.state end,
          next_attempt_at = coalesce(o.next_at, n.next_attempt_at),
          finished_at = case when o.state = 'pending' then n.finished_at else $2 end
     from jsonb_to_recordset($1::jsonb) as o(id bigint, state text, error text, next_at timestamptz)
    where n.id = o.id`,
);

/** When the next notice is due. */
export const nextNotice = statement<[], { at: number | null }>(
  'console_next_status_notice',
  `select min(greatest(next_attempt_at, claimed_until)) as at from cw.status_notices where state = 'pending'`,
);

/** Times in epoch milliseconds. */
export interface NoticeRow {
  readonly id: number;
  readonly message_id: string;
  readonly type: string;
  readonly state: 'pending' | 'sent' | 'failed';
  readonly attempts: number;
  readonly created_at: number;
  readonly next_attempt_at: number;
  readonly finished_at: number | null;
  readonly last_error: string | null;
}

export const listNotices = statement<[accountId: number, subscriptionId: number, before: number | null, limit: number], NoticeRow>(
  'console_list_status_notices',
  `select n.id, n.message_id, n.type, n.state, n.attempts, n.created_at, n.next_attempt_at, n.finished_at, n.last_error
     from cw.status_notices n join cw.status_subscriptions s on s.id = n.subscription_id
    where s.account_id = $1 and s.id = $2 and ($3::bigint is null or n.id < $3) order by n.id desc limit $4`,
);

/** Sends a failed notice once more. No row: the account has no failed one of this number in an active subscription. */
export const retryNotice = statement<[accountId: number, subscriptionId: number, id: number, now: Date], { id: number }>(
  'console_retry_status_notice',
  `update cw.status_notices n set state = 'pending', attempts = 0, next_attempt_at = $4, finished_at = null
     from cw.status_subscriptions s
    where s.id = n.subscription_id and s.account_id = $1 and s.id = $2 and s.state = 'active' and n.id = $3 and n.state = 'failed'
   returning n.id`,
);

export const tidyNotices = statement<[before: Date]>(
  'console_tidy_status_notices',
  `delete from cw.status_notices where state <> 'pending' and finished_at < $1`,
);
