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
