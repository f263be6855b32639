import { statement } from '../engine/types.ts';
import { STORE_COLUMNS, type StoreAddress, type StoreRow } from './store.ts';

/** A store as the Management API sees it. */
export interface ManagedStoreRow extends StoreRow {
  /** Epoch milliseconds. */
  readonly created_at: number;
  readonly updated_at: number;
}

/** What an operator writes of a store besides its calendar; the columns of the same names. */
export interface StoreDetails {
  readonly name: string;
  readonly address: StoreAddress;
  readonly country: 'US' | 'CA';
  readonly postal_prefix: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly time_zone: string;
  readonly active: boolean;
  readonly alcohol: boolean;
  readonly pickup: boolean;
  readonly pickup_only: boolean;
  readonly long_distance_delivery: boolean;
  readonly serves_postal_prefix: boolean;
}

type StoreKey = [organizationId: number, bannerId: number, locationCode: string];

const COLUMNS = `${STORE_COLUMNS}, created_at, updated_at`;
/** The columns of `StoreDetails`, and their types in JSON. */
export const STORE_DETAILS = `name, address, country, postal_prefix, latitude, longitude, time_zone, active, alcohol, pickup, pickup_only,
  long_distance_delivery, serves_postal_prefix`;
export const STORE_DETAILS_TYPES = `name text, address jsonb, country text, postal_prefix text, latitude double precision, longitude double precision,
  time_zone text, active boolean, alcohol boolean, pickup boolean, pickup_only boolean, long_distance_delivery boolean,
  serves_postal_prefix boolean`;
const KEY = 'organization_id = $1 and banner_id = $2 and location_code = $3';

/** By location code, byte by byte; null does not filter. */
export const listStores = statement<
  [
    organizationId: number,
    bannerId: number,
    after: string,
    postalPrefix: string | null,
    active: boolean | null,
    words: string | null,
    limit: number,
  ],
  ManagedStoreRow
>(
  'list_managed_stores',
  `select ${COLUMNS} from cw.stores
    where organization_id = $1 and banner_id = $2 and location_code > $3
      and ($4::text is null or postal_prefix = $4) and ($5::boolean is null or active = $5)
      and ($6::text is null or strpos(lower(location_code || ' ' || name || ' ' || coalesce(address->>'city', '')), lower($6)) > 0)
    order by location_code limit $7`,
);

export const findManagedStore = statement<StoreKey, ManagedStoreRow>('find_managed_store', `select ${COLUMNS} from cw.stores where ${KEY}`);

/** The same, kept from changing until the end of the transaction. */
export const lockStore = statement<StoreKey, ManagedStoreRow>(
  'lock_store',
  `select ${COLUMNS} from cw.stores where ${KEY} for no key update`,
);

/**
 * Gives no row when the location code is taken. Looked up first, since a refused insert would use up one of the 2^22 store
 * numbers for good. The details are the JSON of `StoreDetails`.
 */
export const insertStore = statement<[...StoreKey, details: string, slotPolicy: string, at: Date], ManagedStoreRow>(
  'insert_store',
  `insert into cw.stores (organization_id, banner_id, location_code, ${STORE_DETAILS}, hours, slot_policy, created_at, updated_at)
   select $1, $2, $3, ${STORE_DETAILS}, '{}', $5::jsonb, $6, $6 from jsonb_to_record($4::jsonb) as d(${STORE_DETAILS_TYPES})
    where not exists (select from cw.stores where ${KEY})
   on conflict (organization_id, banner_id, location_code) do nothing returning ${COLUMNS}`,
);

export const updateStore = statement<[...StoreKey, details: string, at: Date], ManagedStoreRow>(
  'update_store',
  `update cw.stores set (${STORE_DETAILS}) = (select ${STORE_DETAILS} from jsonb_to_record($4::jsonb) as d(${STORE_DETAILS_TYPES})), updated_at = $5
    where ${KEY} returning ${COLUMNS}`,
);

/** The JSON of `WeeklyHours`. */
export const updateHours = statement<[...StoreKey, hours: string, at: Date], ManagedStoreRow>(
  'update_store_hours',
  `update cw.stores set hours = $4::jsonb, updated_at = $5 where ${KEY} returning ${COLUMNS}`,
);

/** The JSON of `HoursException[]`. */
export const updateExceptions = statement<[...StoreKey, exceptions: string, at: Date], ManagedStoreRow>(
  'update_store_exceptions',
  `update cw.stores set exceptions = $4::jsonb, updated_at = $5 where ${KEY} returning ${COLUMNS}`,
);

/** The JSON of `SlotPolicy`. */
export const updateSlotPolicy = statement<[...StoreKey, slotPolicy: string, at: Date], ManagedStoreRow>(
  'update_slot_policy',
  `update cw.stores set slot_policy = $4::jsonb, updated_at = $5 where ${KEY} returning ${COLUMNS}`,
);

/** Taken places of one window and pool. */
export interface PlacesRow {
  readonly pool: number;
  readonly start_minute: number;
  readonly held: number;
  readonly booked: number;
}

/** Places held and booked in the windows that start in `[from, until)`, minutes since 2020-01-01T00:00Z; windows without any are missing. */
export const countPlaces = statement<[organizationId: number, storeNumber: number, from: number, until: number, now: Date], PlacesRow>(
  'count_places',
  `select pool, start_minute, (count(*) filter (where taken_until < 'infinity'))::integer as held,
          (count(*) filter (where taken_until = 'infinity'))::integer as booked
     from cw.slot_units
    where organization_id = $1 and store_number = $2 and pool = any (array[0, 1]::smallint[])
      and start_minute >= $3 and start_minute < $4 and taken_until > $5
    group by pool, start_minute`,
);
