import { statement } from '../engine/types.ts';
import { type ManagedStoreRow, STORE_DETAILS, STORE_DETAILS_TYPES } from './administration.ts';
import { STORE_COLUMNS } from './store.ts';

type Banner = [organizationId: number, bannerId: number];

/** Stores of the location codes, kept from changing until the end of the transaction. */
export const lockStores = statement<[...Banner, locationCodes: string[]], ManagedStoreRow>(
  'lock_stores',
  `select ${STORE_COLUMNS}, created_at, updated_at from cw.stores
    where organization_id = $1 and banner_id = $2 and location_code = any($3::text[]) order by location_code for no key update`,
);

/** JSON of `StoreDetails` with their `location_code`, which no store has yet. */
export const insertStores = statement<[...Banner, stores: string, slotPolicy: string, at: Date], never>(
  'insert_stores',
  `insert into cw.stores (organization_id, banner_id, location_code, ${STORE_DETAILS}, hours, slot_policy, created_at, updated_at)
   select $1, $2, location_code, ${STORE_DETAILS}, '{}', $4::jsonb, $5, $5
     from jsonb_to_recordset($3::jsonb) as d(location_code text, ${STORE_DETAILS_TYPES})`,
);

/** The same for stores that exist. */
export const updateStores = statement<[...Banner, stores: string, at: Date], never>(
  'update_stores',
  `update cw.stores s set (${STORE_DETAILS}, updated_at) = (select ${STORE_DETAILS.replace(/\b(\w+)\b/g, 'd.$1')}, $4::timestamptz)
     from jsonb_to_recordset($3::jsonb) as d(location_code text, ${STORE_DETAILS_TYPES})
    where s.organization_id = $1 and s.banner_id = $2 and s.location_code = d.location_code`,
);

/** JSON of `{location_code, hours?, slot_policy?}`; what is absent stays. */
export const updateStoreColumns = statement<[...Banner, stores: string, at: Date], never>(
  'update_store_columns',
  `update cw.stores s set hours = coalesce(d.hours, s.hours), slot_policy = coalesce(d.slot_policy, s.slot_policy), updated_at = $4
     from jsonb_to_recordset($3::jsonb) as d(location_code text, hours jsonb, slot_policy jsonb)
    where s.organization_id = $1 and s.banner_id = $2 and s.location_code = d.location_code`,
);
