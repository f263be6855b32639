import { type Connection, type Statement, statement } from '../engine/types.ts';
import { STEPS, type Step } from '../usage/usage.ts';
import { KEEP, type KeepPolicy } from './policy.ts';

const DAY = 86_400_000;

/** What one batch did. */
export interface Tidied {
  readonly gone: number;
  /** Where the next batch begins; undefined: nothing is left. */
  readonly next?: number | undefined;
}

/** Something that is no longer needed after a time. */
export interface TidyTask {
  readonly name: string;
  /** Does one batch, of about `limit` rows, from 0 or from where the last one says. `wall` in epoch milliseconds. */
  tidy(db: Connection, wall: number, limit: number, from: number): Promise<Tidied>;
}

type Delete = Statement<[before: Date, limit: number], { gone: number }>;
/** What is that many days old by the wall and by the clock of its organization. */
type DeleteInBothTimes = Statement<[wall: Date, days: number, limit: number], { gone: number }>;

const idempotencyKeys: Delete = statement(
  'tidy_idempotency_keys',
  `with gone as (
     delete from cw.idempotency_keys where (application_id, target, key) in (
       select application_id, target, key from cw.idempotency_keys
        where created_at <= $1 order by created_at limit $2 for update skip locked) returning 1)
   select count(*)::integer as gone from gone`,
);

const submissions: Delete = statement(
  'tidy_submissions',
  `with gone as (
     delete from cw.catalogue_submissions where (organization_id, id) in (
       select organization_id, id from cw.catalogue_submissions where finished_at <= $1 limit $2 for update skip locked) returning 1)
   select count(*)::integer as gone from gone`,
);

const customerSessions: Delete = statement(
  'tidy_customer_sessions',
  `with gone as (
     delete from cw.customer_sessions where hash in (
       select hash from cw.customer_sessions where expires_at <= $1 limit $2 for update skip locked) returning 1)
   select count(*)::integer as gone from gone`,
);

const signInTries: Delete = statement(
  'tidy_customer_sign_in_tries',
  `with gone as (
     delete from cw.customer_sign_in_tries where (organization_id, subject) in (
       select organization_id, subject from cw.customer_sign_in_tries where since <= $1 limit $2 for update skip locked) returning 1)
   select count(*)::integer as gone from gone`,
);

/** Days before the wall that have also passed by the clock of organization `o`. */
const BEFORE = `least($1::timestamptz, cw.time_of(o.test_clock, $1)) - $2::integer * interval '1 day'`;

/** Windows that have ended, with their places: nobody can hold or move to one. `start_minute` counts from 2020 on; a window is at most a day long. */
const windows: DeleteInBothTimes = statement(
  'tidy_slot_windows',
  `with old as (
     delete from cw.slot_windows where (organization_id, store_number, pool, start_minute) in (
       select w.organization_id, w.store_number, w.pool, w.start_minute
         from cw.slot_windows w join cw.organizations o on o.id = w.organization_id
        where w.start_minute < extract(epoch from $1::timestamptz - timestamptz '2020-01-01 00:00:00+00') / 60 - ($2::integer + 1) * 1440
          and w.start_minute < extract(epoch from ${BEFORE} - timestamptz '2020-01-01 00:00:00+00') / 60 - 1440
        order by w.start_minute limit $3 for update of w skip locked)
     returning organization_id, store_number, pool, start_minute
   ), places as (
     delete from cw.slot_units u using old
      where u.organization_id = old.organization_id and u.store_number = old.store_number and u.pool = old.pool
        and u.start_minute = old.start_minute
   )
   select count(*)::integer as gone from old`,
);

/** Holds on windows that have ended. Their ids follow time, so that each organization's oldest are looked at and no index is needed. */
const holds: DeleteInBothTimes = statement(
  'tidy_holds',
  `with gone as (
     delete from cw.holds where (organization_id, id) in (
       select h.organization_id, h.id
         from cw.organizations o
        cross join lateral (select * from cw.holds h where h.organization_id = o.id order by h.id limit $3) h
        where h.ends_at < $1::timestamptz - $2::integer * interval '1 day' and h.ends_at < ${BEFORE}
        limit $3) returning 1)
   select count(*)::integer as gone from gone`,
);

const tokens: DeleteInBothTimes = statement(
  'tidy_tokens',
  `with gone as (
     delete from cw.tokens where hash in (
       select t.hash
         from cw.applications a
         join cw.organizations o on o.id = a.organization_id
        cross join lateral (
          select t.hash from cw.tokens t where t.application_id = a.id and t.expires_at < ${BEFORE} order by t.expires_at limit $3) t
        limit $3) returning 1)
   select count(*)::integer as gone from gone`,
);

const imports: Delete = statement(
  'tidy_imports',
  `with gone as (
     delete from cw.imports where (organization_id, banner_id, kind, fingerprint) in (
       select organization_id, banner_id, kind, fingerprint from cw.imports
        where updated_at <= $1 limit $2 for update skip locked) returning 1)
   select count(*)::integer as gone from gone`,
);

const pages: DeleteInBothTimes = statement(
  'tidy_product_pages',
  `with gone as (
     delete from cw.product_pages where link in (
       select p.link from cw.product_pages p join cw.organizations o on o.id = p.organization_id
        where p.expires_at < $1::timestamptz - $2::integer * interval '1 day' and p.expires_at < ${BEFORE}
        limit $3 for update of p skip locked) returning 1)
   select count(*)::integer as gone from gone`,
);

const usage: Statement<[step: Step, before: Date, limit: number], { gone: number }> = statement(
  'tidy_usage',
  `with gone as (
     delete from cw.usage where (organization_id, step, at, application_id, operation) in (
       select organization_id, step, at, application_id, operation from cw.usage
        where step = $1 and at < $2 order by at limit $3 for update skip locked) returning 1)
   select count(*)::integer as gone from gone`,
);
/** Days for which usage is kept. */
const KEPT_USAGE: Readonly<Record<Step, number>> = { minute: 2, hour: 90, day: 400 };

/** Deliveries that ended, arrived or failed, with the log of their attempts. */
const deliveries: DeleteInBothTimes = statement(
  'tidy_deliveries',
  `with old as (
     delete from cw.deliveries where (organization_id, id) in (
       select d.organization_id, d.id from cw.deliveries d join cw.organizations o on o.id = d.organization_id
        where d.finished_at < $1::timestamptz - $2::integer * interval '1 day' and d.finished_at < ${BEFORE} and d.state <> 'pending'
        limit $3 for update of d skip locked)
     returning organization_id, id
   ), log as (
     delete from cw.delivery_attempts a using old where a.organization_id = old.organization_id and a.delivery_id = old.id
   )
   select count(*)::integer as gone from old`,
);

/** Messages about orders that are done and untouched since; nobody can read them in a chat that has expired. */
const chats: DeleteInBothTimes = statement(
  'tidy_chat_messages',
  `with gone as (
     delete from cw.chat_messages where (organization_id, order_ref, id) in (
       select m.organization_id, m.order_ref, m.id
         from cw.chat_messages m
         join cw.organizations o on o.id = m.organization_id
         join cw.orders r on r.organization_id = m.organization_id and r.id = m.order_ref
        where m.created_at < $1::timestamptz - $2::integer * interval '1 day' and r.updated_at < ${BEFORE} and r.status in ('delivered', 'canceled')
        limit $3 for update of m skip locked)
     returning 1)
   select count(*)::integer as gone from gone`,
);

const tidyEvents = statement<[wall: Date, days: number, limit: number], { gone: number; more: boolean }>(
  'tidy_events',
  'select gone, more from cw.tidy_events($1, $2, $3)',
);

const archiveOrders = statement<[after: number, wall: Date, days: number, limit: number], { gone: number; last: number | null }>(
  'archive_orders',
  'select gone, last from cw.archive_orders($1, $2, $3, $4)',
);

/** Again from the beginning until a batch is not full. */
const whole = (gone: number, limit: number): Tidied => ({ gone, next: gone < limit ? undefined : 0 });

const olderThan = (name: string, days: number | null, rows: Delete): TidyTask[] =>
  ifKept(name, days, async (db, wall, limit, kept) => whole((await db.query(rows, [new Date(wall - kept * DAY), limit]))[0]!.gone, limit));

const pastInBothTimes = (name: string, days: number | null, rows: DeleteInBothTimes): TidyTask[] =>
  ifKept(name, days, async (db, wall, limit, kept) => whole((await db.query(rows, [new Date(wall), kept, limit]))[0]!.gone, limit));

type Batch = (db: Connection, wall: number, limit: number, days: number, from: number) => Promise<Tidied>;

/** No task for what is kept for good. */
function ifKept(name: string, days: number | null, batch: Batch): TidyTask[] {
  return days === null ? [] : [{ name, tidy: (db, wall, limit, from) => batch(db, wall, limit, days, from) }];
}

/** What is tidied up on the wall, under a policy. What later keeps a log adds itself here. */
export function tidyTasks(keep: KeepPolicy = KEEP): TidyTask[] {
  return [
    ...olderThan('idempotency keys', 1, idempotencyKeys),
    ...olderThan('finished submissions', keep.submissions, submissions),
    ...olderThan('imports', keep.imports, imports),
    ...olderThan('sessions of customers', 0, customerSessions),
    ...olderThan('tries of customers to sign in', 1, signInTries),
    ...pastInBothTimes('tokens', 1, tokens),
    ...pastInBothTimes('product pages', keep.pages, pages),
    ...pastInBothTimes('slot windows', keep.places, windows),
    ...pastInBothTimes('holds', keep.places, holds),
    ...pastInBothTimes('deliveries', keep.deliveries, deliveries),
    ...pastInBothTimes('chat messages', keep.chats, chats),
    ...ifKept('events', keep.events, async (db, wall, limit, days) => {
      const [{ gone, more }] = (await db.query(tidyEvents, [new Date(wall), days, limit])) as [{ gone: number; more: boolean }];
      return { gone, next: more ? 0 : undefined };
    }),
    ...ifKept('orders', keep.orders, async (db, wall, limit, days, from) => {
      const [{ gone, last }] = (await db.query(archiveOrders, [from, new Date(wall), days, limit])) as [
        { gone: number; last: number | null },
      ];
      return { gone, next: last ?? undefined };
    }),
    ...STEPS.map((step) => ({
      name: `usage by ${step}`,
      tidy: async (db: Connection, wall: number, limit: number) =>
        whole((await db.query(usage, [step, new Date(wall - KEPT_USAGE[step] * DAY), limit]))[0]!.gone, limit),
    })),
  ];
}
