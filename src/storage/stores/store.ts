import type { HoursException, SlotPolicy, StoreCalendar, WeeklyHours } from '../../contract/store.ts';
import { sharedRead } from '../engine/grouping.ts';
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

/** As the index stores_by_place (migration 019) has it. */
const PLACE = `point(s.banner_id * 1000::double precision + s.longitude, degrees(ln(tan(radians(45 + least(89, greatest(-89, s.latitude)) / 2)))))`;

/** A place in the plane of that index, as PostgreSQL writes a point: Mercator's projection, each banner's a thousand degrees east of the last. */
export function placeInPlane(bannerId: number, { latitude, longitude }: Store['position']): string {
  const bounded = Math.min(89, Math.max(-89, latitude));
  const north = (Math.log(Math.tan(((45 + bounded / 2) * Math.PI) / 180)) * 180) / Math.PI;
  return `(${bannerId * 1000 + longitude},${north})`;
}

/** What tells whether a store serves a place, and what a list of stores shows of it: a store without calendar and address. */
export type StorePlace = Pick<
  Store,
  | ('number' | 'locationCode' | 'name' | 'postalPrefix' | 'position' | 'active' | 'alcohol')
  | ('pickup' | 'pickupOnly' | 'longDistanceDelivery' | 'servesPostalPrefix')
>;

const PLACE_COLUMNS = `s.number, s.location_code as "locationCode", s.name, s.postal_prefix as "postalPrefix", s.active, s.alcohol, s.pickup,
  s.pickup_only as "pickupOnly", s.long_distance_delivery as "longDistanceDelivery", s.serves_postal_prefix as "servesPostalPrefix",
  s.latitude, s.longitude`;
type PlaceRow = Omit<StorePlace, 'position'> & { readonly latitude: number; readonly longitude: number };

export const toStorePlace = ({ latitude, longitude, ...row }: PlaceRow): StorePlace => ({ ...row, position: { latitude, longitude } });

/** `corner` and `opposite` of the box from which any store may reach the place, and how far off in the plane one without long distance may be. */
type NearestParameters = [
  organizationId: number,
  bannerId: number,
  place: string,
  corner: string,
  opposite: string,
  reach: number,
  postalPrefix: string,
  limit: number,
];
const nearestStores = (name: string, serves: string) =>
  sharedRead<NearestParameters, PlaceRow>(
    name,
    `(select ${PLACE_COLUMNS} from cw.stores s
       where ${PLACE} <@ box($4::point, $5::point) and s.organization_id = $1 and s.banner_id = $2 and s.active and ${serves}
         and (s.long_distance_delivery or ${PLACE} <-> $3::point < $6 or (s.serves_postal_prefix and s.postal_prefix = $7))
       order by ${PLACE} <-> $3::point limit $8)
     union all
     (select ${PLACE_COLUMNS} from cw.stores s
       where s.organization_id = $1 and s.banner_id = $2 and s.postal_prefix = $7 and s.serves_postal_prefix and s.active and ${serves}
         and not ${PLACE} <@ box($4::point, $5::point))`,
    ['integer', 'integer', 'point', 'point', 'point', 'float8', 'text', 'integer'],
  );

/**
 * The stores that may serve a place, the nearest ones: as many as are asked for, and those that serve the whole postal prefix from farther
 * away. The index gives them in their order, so that it costs the same however many there are; the caller measures the distances.
 */
export const findNearestDelivering = nearestStores('find_nearest_delivering', 'not s.pickup_only');
export const findNearestPickup = nearestStores('find_nearest_pickup', 's.pickup');

/** Active stores of all banners of an organization in the given half-degree squares or of the postal prefix, with the banner's slug and name. */
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
