import { type Connection, type Statement, statement } from '../engine/types.ts';
import { STEPS, type Step } from '../usage/usage.ts';

const DAY = 86_400_000;

/** Something that is no longer needed after a time. */
export interface TidyTask {
  readonly name: string;
  /** Deletes at most `limit` and gives how many it did. `wall` in epoch milliseconds. */
  tidy(db: Connection, wall: number, limit: number): Promise<number>;
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

/**
 * Windows that ended before an instant by the wall and as long before by their organization's clock, with their free places. Booked places
 * stay as long as their orders. `start_minute` counts from 2020 on; a window is at most a day long.
 */
const windows: DeleteInBothTimes = statement(
  'tidy_slot_windows',
  `with old as (
     delete from cw.slot_windows where (organization_id, store_number, pool, start_minute) in (
       select w.organization_id, w.store_number, w.pool, w.start_minute
         from cw.slot_windows w join cw.organizations o on o.id = w.organization_id
        where w.start_minute < extract(epoch from least($1, cw.time_of(o.test_clock, $1)) - timestamptz '2020-01-01 00:00:00+00') / 60
                               - ($2::integer + 1) * 1440
        limit $3 for update of w skip locked)
     returning organization_id, store_number, pool, start_minute
   ), free as (
     delete from cw.slot_units u using old
      where u.organization_id = old.organization_id and u.store_number = old.store_number and u.pool = old.pool
        and u.start_minute = old.start_minute and u.taken_until <> 'infinity'
   )
   select count(*)::integer as gone from old`,
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

/** Days before the wall that have also passed by the clock of organization `o`. */
const BEFORE = `least($1::timestamptz, cw.time_of(o.test_clock, $1)) - $2::integer * interval '1 day'`;

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

const olderThan = (name: string, days: number, rows: Delete): TidyTask => ({
  name,
  tidy: async (db, wall, limit) => (await db.query(rows, [new Date(wall - days * DAY), limit]))[0]!.gone,
});

const pastInBothTimes = (name: string, days: number, rows: DeleteInBothTimes): TidyTask => ({
  name,
  tidy: async (db, wall, limit) => (await db.query(rows, [new Date(wall), days, limit]))[0]!.gone,
});

/** What is tidied up on the wall. What later keeps a log adds itself here. */
export const TIDY_TASKS: readonly TidyTask[] = [
  olderThan('idempotency keys', 1, idempotencyKeys),
  olderThan('finished submissions', 30, submissions),
  olderThan('sessions of customers', 0, customerSessions),
  olderThan('tries of customers to sign in', 1, signInTries),
  pastInBothTimes('slot windows', 30, windows),
  pastInBothTimes('deliveries', 30, deliveries),
  pastInBothTimes('chat messages', 30, chats),
  ...STEPS.map((step) => ({
    name: `usage by ${step}`,
    tidy: async (db: Connection, wall: number, limit: number) =>
      (await db.query(usage, [step, new Date(wall - KEPT_USAGE[step] * DAY), limit]))[0]!.gone,
  })),
];
