import type { Pool } from '../../contract/store.ts';
import { statement } from '../engine/types.ts';

/** `pool` in the tables. */
export const POOL_NUMBER: Readonly<Record<Pool, number>> = { delivery: 0, pickup: 1 };

/**
 * Of windows, given by start minute with their capacities, those in which as many places are taken (held or booked). A window has
 * one row for each place, so that of most of them the first free one is enough; only where there are more places than the
 * capacity, which was lowered, are the taken ones counted. Counting all read 5,900 pages for a week of a busy store, this 600.
 * `from` and `until` are the first start and the last, so that windows of the past are not looked at.
 */
const full = (ownHold: string) => `select array_agg(a.start_minute) from unnest($6::integer[], $7::integer[]) as a(start_minute, capacity)
    join cw.slot_windows w on w.organization_id = $1 and w.store_number = $2 and w.pool = $3 and w.start_minute = a.start_minute
     and w.start_minute between $4 and $5
   where w.units >= a.capacity and case when w.units = a.capacity
     then not exists (select from cw.slot_units u where u.organization_id = $1 and u.store_number = $2 and u.pool = $3
                       and u.start_minute = w.start_minute and (u.taken_until <= $8 or u.hold_id = ${ownHold}))
     else (select count(*) from cw.slot_units u where u.organization_id = $1 and u.store_number = $2 and u.pool = $3
            and u.start_minute = w.start_minute and u.taken_until > $8 and u.hold_id is distinct from ${ownHold}) >= a.capacity end`;

type Windows = [
  organizationId: number,
  storeNumber: number,
  pool: number,
  from: number,
  until: number,
  starts: readonly number[],
  capacities: readonly number[],
  now: Date,
];

/** One row; null: none is full. */
export const findFullWindows = statement<Windows, { full_windows: number[] | null }>(
  'find_full_windows',
  `select (${full('null::bigint')}) as full_windows`,
);

/**
 * The same together with the user, in one round trip; the user's own hold takes nothing from that user, whose next one
 * ends it. One row; `active` is null for an unknown user.
 */
export const findFullWindowsForUser = statement<[...Windows, userId: string], { active: boolean | null; full_windows: number[] | null }>(
  'find_full_windows_for_user',
  `with me as materialized (
     select u.active, (select h.id from cw.holds h where h.organization_id = u.organization_id and h.user_ref = u.id and h.state = 'active') as hold_id
       from cw.users u where u.organization_id = $1 and u.user_id = $9)
   select (select active from me) as active, (${full('(select hold_id from me)')}) as full_windows`,
);
