import type { TestClock } from '../../contract/clock.ts';
import { statement } from '../engine/types.ts';

/** An advance of an organization's clock while it is under way; times in epoch milliseconds. */
export interface Advance {
  readonly to: number;
  /** Whether the clock stands still at the end. */
  readonly frozen: boolean;
  /** Pieces of work after which it stops short of `to`. */
  readonly limit: number;
  /** Pieces done, by kind. */
  readonly ran: Readonly<Record<string, number>>;
  readonly failed: number;
  /** Under which the answer is kept, where the client sent a key. */
  readonly idempotency: { readonly application_id: number; readonly target: string; readonly key: string } | null;
}

/** The turn of an organization that has something to do; no row where there is none. */
export const takeTurn = statement<
  [holder: string, kinds: string[], wall: Date, until: Date],
  { organization: number; under_way: Advance | null }
>('take_turn', 'select organization, under_way from cw.take_turn($1, $2::text[], $3, $4)');

export const releaseTurn = statement<[organizationId: number, holder: string], never>(
  'release_turn',
  'update cw.due_turns set holder = null, claimed_until = null where organization_id = $1 and holder = $2',
);

/** Locks an organization's time until the end of the transaction. */
export const lockClock = statement<[organizationId: number], { test_clock: TestClock | null; under_way: Advance | null }>(
  'lock_clock',
  'select test_clock, under_way from cw.lock_clock($1)',
);

/** Begins an advance, given as JSON, and takes the turn, also from a worker: it notices before its next step. After `lockClock`. */
export const beginAdvance = statement<[organizationId: number, holder: string, until: Date, advance: string, wall: Date], never>(
  'begin_advance',
  'update cw.due_turns set holder = $2, claimed_until = $3, advance = $4::jsonb, taken_at = $5 where organization_id = $1',
);

export const endAdvance = statement<[organizationId: number], never>(
  'end_advance',
  'update cw.due_turns set holder = null, claimed_until = null, advance = null where organization_id = $1',
);

/** A step of whoever has the turn; no row: it was lost. */
export const beginStep = statement<
  [organizationId: number, holder: string, kinds: string[], also: Date | null, wall: Date, until: Date],
  { instant: number | null; under_way: Advance | null; settings: Readonly<Record<string, unknown>>; moved: boolean }
>('begin_step', 'select instant, under_way, settings, moved from cw.begin_step($1, $2, $3::text[], $4, $5, $6)');

/**
 * In how many milliseconds the next work of any organization falls due, within the milliseconds given; null: none does. Less than 1: others
 * have it, or it failed.
 */
export const nextDueIn = statement<[kinds: string[], wall: Date, within: number], { milliseconds: number | null }>(
  'next_due_in',
  `select ceil(min(extract(epoch from due.at - cw.time_of(o.test_clock, $2))) * 1000)::double precision as milliseconds
     from cw.organizations o
     cross join lateral (
       select w.due_at as at from cw.due_work w
        where w.organization_id = o.id and w.kind <> 'catalogue.submission' and w.kind = any($1::text[])
          and w.due_at <= cw.time_of(o.test_clock, $2) + $3::integer * interval '1 millisecond'
          and (w.claimed_until is null or w.claimed_until <= $2)
       union all
       select l.late_at from cw.orders l
        where l.organization_id = o.id and l.late_at <= cw.time_of(o.test_clock, $2) + $3::integer * interval '1 millisecond'
          and (l.late_retry_at is null or l.late_retry_at <= $2)) due
    where o.test_clock is null or not (o.test_clock->>'frozen')::boolean`,
);

/** Shows that the holder lives; no row: the turn was lost. */
export const renewTurn = statement<[organizationId: number, holder: string, wall: Date, until: Date], { organization_id: number }>(
  'renew_turn',
  `update cw.due_turns set claimed_until = $4 where organization_id = $1 and holder = $2 and claimed_until > $3 returning organization_id`,
);

/** Frees every turn; only where no other process can have one. */
export const clearTurns = statement<[], never>(
  'clear_turns',
  'update cw.due_turns set holder = null, claimed_until = null where claimed_until is not null',
);
