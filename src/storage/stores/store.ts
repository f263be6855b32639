import type { HoursException, SlotPolicy, StoreCalendar, WeeklyHours } from '../../contract/store.ts';
import { statement } from '../engine/types.ts';

export interface StoreAddress {
  readonly address_line_1: string;
  readonly address_line_2?: string;
  readonly city?: string;
  readonly region?: string;
  readonly postal_code: string;
}

/** A store of a banner, as kept and cached. */
export interface Store {
  readonly organizationId: number;
  readonly bannerId: number;
  readonly locationCode: string;
  readonly number: number;
  readonly name: string;
  readonly address: StoreAddress;
  readonly country: 'US' | 'CA';
  readonly postalPrefix: string;
  readonly position: { readonly latitude: number; readonly longitude: number };
  readonly active: boolean;
  readonly alcohol: boolean;
  readonly pickup: boolean;
  readonly pickupOnly: boolean;
  readonly longDistanceDelivery: boolean;
  /** Serves its whole postal prefix besides what lies within its reach. */
  readonly servesPostalPrefix: boolean;
  /** One object for the life of the cached store: the slot engine keeps what it computed under it. */
  readonly calendar: StoreCalendar;
}

export interface StoreRow {
  organization_id: number;
  banner_id: number;
  location_code: string;
  number: number;
  name: string;
  address: StoreAddress;
  country: 'US' | 'CA';
  postal_prefix: string;
  latitude: number;
  longitude: number;
  time_zone: string;
  active: boolean;
  alcohol: boolean;
  pickup: boolean;
  pickup_only: boolean;
  long_distance_delivery: boolean;
  serves_postal_prefix: boolean;
  hours: WeeklyHours;
  exceptions: HoursException[];
  slot_policy: SlotPolicy;
}

export const STORE_COLUMNS = `organization_id, banner_id, location_code, number, name, address, country, postal_prefix, latitude,
  longitude, time_zone, active, alcohol, pickup, pickup_only, long_distance_delivery, serves_postal_prefix, hours, exceptions, slot_policy`;

export function toStore(row: StoreRow): Store {
  return {
    organizationId: row.organization_id,
    bannerId: row.banner_id,
    locationCode: row.location_code,
    number: row.number,
    name: row.name,
    address: row.address,
    country: row.country,
    postalPrefix: row.postal_prefix,
    position: { latitude: row.latitude, longitude: row.longitude },
    active: row.active,
    alcohol: row.alcohol,
    pickup: row.pickup,
    pickupOnly: row.pickup_only,
    longDistanceDelivery: row.long_distance_delivery,
    servesPostalPrefix: row.serves_postal_prefix,
    calendar: {
      number: row.number,
      timeZone: row.time_zone,
      hours: row.hours,
      exceptions: row.exceptions,
      policy: row.slot_policy,
    },
  };
}

export const findStoreByNumber = statement<[organizationId: number, number: number], StoreRow>(
  'find_store_by_number',
  `select ${STORE_COLUMNS} from cw.stores where organization_id = $1 and number = $2`,
);

export const findStoreByCode = statement<[organizationId: number, bannerId: number, locationCode: string], StoreRow>(
  'find_store_by_code',
  `select ${STORE_COLUMNS} from cw.stores where organization_id = $1 and banner_id = $2 and location_code = $3`,
);

/** Active stores in the given half-degree squares or of the postal prefix; the caller measures the distance. */
export const findStoresNear = statement<[organizationId: number, bannerId: number, cells: number[], postalPrefix: string], StoreRow>(
  'find_stores_near',
  `select ${STORE_COLUMNS} from cw.stores
    where organization_id = $1 and banner_id = $2 and active and (cell = any($3::integer[]) or postal_prefix = $4)`,
);

/** The same over all banners of an organization, with the banner's slug and name. */
export const findRetailersNear = statement<
  [organizationId: number, cells: number[], postalPrefix: string],
  StoreRow & { banner_slug: string; banner_name: string }
>(
  'find_retailers_near',
  `select s.*, b.slug as banner_slug, b.name as banner_name
     from cw.stores s join cw.banners b on b.organization_id = s.organization_id and b.id = s.banner_id
    where s.organization_id = $1 and s.active and (s.cell = any($2::integer[]) or s.postal_prefix = $3)
    order by b.id`,
);

/** The squares that a box touches. The formula is that of the column `cell`. */
export function cellsOf(box: { south: number; north: number; west: number; east: number }): number[] {
  const cells: number[] = [];
  for (let row = Math.floor((box.south + 90) * 2); row <= Math.floor((box.north + 90) * 2); row++) {
    for (let column = Math.floor((box.west + 180) * 2); column <= Math.floor((box.east + 180) * 2); column++) {
      cells.push(row * 720 + column);
    }
  }
  return cells;
}
