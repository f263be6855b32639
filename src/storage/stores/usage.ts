import type { Pool } from '../../contract/store.ts';
import { statement } from '../engine/types.ts';

/** `pool` in the tables. */
export const POOL_NUMBER: Readonly<Record<Pool, number>> = { delivery: 0, pickup: 1 };

/** Places taken (held or booked) of a store's windows between two start minutes; windows without any are missing. */
export const findUsage = statement<
  [organizationId: number, storeNumber: number, pool: number, from: number, until: number, now: Date],
  { start_minute: number; taken: number }
>(
  'find_usage',
  `select start_minute, count(*)::integer as taken from cw.slot_units
    where organization_id = $1 and store_number = $2 and pool = $3 and start_minute between $4 and $5 and taken_until > $6
    group by start_minute`,
);

/**
 * The same together with the user, in one round trip; the user's own hold takes nothing from that user, whose next one
 * ends it. One row; `active` is null for an unknown user.
 */
export const findUsageForUser = statement<
  [organizationId: number, storeNumber: number, pool: number, from: number, until: number, now: Date, userId: string],
  { active: boolean | null; usage: Record<string, number> | null }
>(
  'find_usage_for_user',
  `with me as (
     select u.active, (select h.id from cw.holds h where h.organization_id = u.organization_id and h.user_ref = u.id and h.state = 'active') as hold_id
       from cw.users u where u.organization_id = $1 and u.user_id = $7)
   select (select active from me) as active,
          (select jsonb_object_agg(w.start_minute, w.taken) from (
             select start_minute, count(*)::integer as taken from cw.slot_units
              where organization_id = $1 and store_number = $2 and pool = $3 and start_minute between $4 and $5 and taken_until > $6
                and hold_id is distinct from (select hold_id from me)
              group by start_minute) w) as usage`,
);
