import { statement } from '../../engine/types.ts';

export type SubscriptionState = 'unconfirmed' | 'active' | 'ended';

/** A subscription with what became of its notices. Times in epoch milliseconds. */
export interface SubscriptionRow {
  readonly id: number;
  readonly kind: 'webhook' | 'email';
  readonly state: SubscriptionState;
  readonly target: string;
  readonly created_at: number;
  readonly pending: number;
  readonly failed: number;
  readonly last_sent_at: number | null;
  readonly last_error: string | null;
}

export const listSubscriptions = statement<[accountId: number], SubscriptionRow>(
  'console_list_status_subscriptions',
  `select s.id, s.kind, s.state, s.target, s.created_at, n.pending, n.failed, n.last_sent_at,
          (select e.last_error from cw.status_notices e
            where e.subscription_id = s.id and e.last_error is not null and e.state <> 'sent' order by e.id desc limit 1) as last_error
     from cw.status_subscriptions s
    cross join lateral (
      select (count(*) filter (where state = 'pending'))::integer as pending, (count(*) filter (where state = 'failed'))::integer as failed,
             max(finished_at) filter (where state = 'sent') as last_sent_at
        from cw.status_notices where subscription_id = s.id) n
    where s.account_id = $1 and s.state <> 'ended' order by s.id`,
);

/** Keeps new subscriptions of one account from racing past their limit. */
export const lockAccount = statement<[accountId: number]>(
  'console_lock_account',
  'select id from cw.accounts where id = $1 for no key update',
);

export const countSubscriptions = statement<[accountId: number], { count: number }>(
  'console_count_status_subscriptions',
  `select count(*)::integer as count from cw.status_subscriptions where account_id = $1 and state <> 'ended'`,
);

/** No row: the account has one for this target. */
export const insertSubscription = statement<
  [
    accountId: number,
    kind: string,
    state: SubscriptionState,
    target: string,
    ca: string | null,
    secret: Buffer,
    token: Buffer | null,
    now: Date,
  ],
  { id: number }
>(
  'console_insert_status_subscription',
  `insert into cw.status_subscriptions (account_id, kind, state, target, ca_certificate, secret, token, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8)
   on conflict (account_id, kind, target) where state <> 'ended' do nothing returning id`,
);

/** What was still on its way to it fails. No row: there is no such subscription of the account's. */
export const endSubscription = statement<[accountId: number, id: number, now: Date], { id: number }>(
  'console_end_status_subscription',
  `with ended as (
     update cw.status_subscriptions set state = 'ended' where account_id = $1 and id = $2 and state <> 'ended' returning id
   ), dropped as (
     update cw.status_notices set state = 'failed', last_error = 'The subscription was ended.', finished_at = $3
      where subscription_id in (select id from ended) and state = 'pending'
   )
   select id from ended`,
);

/** Of the token in a mail's link; gives the address. */
export const confirmSubscription = statement<[token: Buffer], { target: string }>(
  'console_confirm_status_subscription',
  `update cw.status_subscriptions set state = 'active' where token = $1 and state in ('unconfirmed', 'active') returning target`,
);

export const findByToken = statement<[token: Buffer], { id: number; account_id: number; target: string; state: SubscriptionState }>(
  'console_find_status_subscription_by_token',
  'select id, account_id, target, state from cw.status_subscriptions where token = $1',
);

export const setFeedToken = statement<[accountId: number, token: Buffer, now: Date]>(
  'console_set_status_feed_token',
  `insert into cw.status_feeds (account_id, token, created_at) values ($1, $2, $3)
   on conflict (account_id) do update set token = excluded.token, created_at = excluded.created_at`,
);

export const findFeedOfAccount = statement<[accountId: number], { created_at: number }>(
  'console_find_status_feed_of_account',
  'select created_at from cw.status_feeds where account_id = $1',
);

export const findFeedByToken = statement<[token: Buffer], { account_id: number; is_operator: boolean }>(
  'console_find_status_feed_by_token',
  'select f.account_id, a.is_operator from cw.status_feeds f join cw.accounts a on a.id = f.account_id where f.token = $1',
);

export const deleteFeed = statement<[accountId: number], { account_id: number }>(
  'console_delete_status_feed',
  'delete from cw.status_feeds where account_id = $1 returning account_id',
);
