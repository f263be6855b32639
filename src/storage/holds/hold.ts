import { statement } from '../engine/types.ts';

/** What never changes of a hold: which window of which store it is for. Its state is judged by the SQL that uses it. */
export interface HoldFacts {
  readonly id: number;
  readonly storeNumber: number;
  readonly serviceOptionId: number;
  /** Window of the customer, epoch milliseconds. */
  readonly startsAt: number;
  readonly endsAt: number;
  /** Start of the window whose capacity is used, minutes since 2020-01-01T00:00Z. */
  readonly startMinute: number;
}

interface HoldRow {
  id: number;
  store_number: number;
  service_option_id: number;
  starts_at: number;
  ends_at: number;
  start_minute: number;
}

export const findHold = statement<[organizationId: number, id: number], HoldRow>(
  'find_hold',
  'select id, store_number, service_option_id, starts_at, ends_at, start_minute from cw.holds where organization_id = $1 and id = $2',
);

export function toHoldFacts(row: HoldRow): HoldFacts {
  return {
    id: row.id,
    storeNumber: row.store_number,
    serviceOptionId: row.service_option_id,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    startMinute: row.start_minute,
  };
}

/** One element of the array that `cw.reserve_slots` takes. Times are ISO 8601. */
export interface ReserveCommand {
  readonly n: number;
  readonly organization_id: number;
  readonly user_id: string;
  readonly store_number: number;
  readonly pool: number;
  readonly start_minute: number;
  readonly capacity: number;
  readonly service_option_id: number;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly expires_at: string;
  readonly now: string;
}

export interface ReserveResult {
  readonly n: number;
  readonly outcome: 'reserved' | 'user_not_found' | 'user_not_active' | 'full';
  readonly hold_id: number | null;
}

export const reserveSlots = statement<[commands: string], ReserveResult>(
  'reserve_slots',
  'select n, outcome, hold_id from cw.reserve_slots($1::jsonb)',
);

/** A hold that keeps a place now. */
export interface ActiveHoldRow {
  readonly id: number;
  readonly retailer_id: string;
  readonly location_code: string;
  readonly user_id: string;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly pool: number;
  readonly starts_at: number;
  readonly ends_at: number;
  readonly expires_at: number;
  readonly created_at: number;
}

/** The newest first; null does not filter. A hold that has lapsed stays active until its user makes another: `expires_at` decides. */
export const listActiveHolds = statement<
  [organizationId: number, now: Date, beforeId: number, locationCode: string | null, userId: string | null, limit: number],
  ActiveHoldRow
>(
  'list_active_holds',
  `select h.id, b.slug as retailer_id, s.location_code, u.user_id, u.first_name, u.last_name, h.pool, h.starts_at, h.ends_at, h.expires_at,
          h.created_at
     from cw.holds h
     join cw.users u on u.id = h.user_ref and u.organization_id = h.organization_id
     join cw.stores s on s.number = h.store_number and s.organization_id = h.organization_id
     join cw.banners b on b.organization_id = s.organization_id and b.id = s.banner_id
    where h.organization_id = $1 and h.state = 'active' and h.expires_at > $2 and h.id < $3
      and ($4::text is null or s.location_code = $4) and ($5::text is null or u.user_id = $5)
    order by h.id desc limit $6`,
);
