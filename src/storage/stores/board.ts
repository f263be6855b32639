import { statement } from '../engine/types.ts';
import type { PlacesRow } from './administration.ts';
import { STORE_COLUMNS, type StoreRow } from './store.ts';

/** A store on a map, with what is under way in it. */
export interface StorePositionRow {
  readonly number: number;
  readonly retailer_id: string;
  readonly location_code: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly time_zone: string;
  readonly active: boolean;
  readonly under_way: number;
  readonly late: number;
}

/** Stores of all banners by their numbers; null does not filter. */
export const listStorePositions = statement<
  [organizationId: number, afterNumber: number, now: Date, active: boolean | null, limit: number],
  StorePositionRow
>(
  'list_store_positions',
  `with counts as materialized (
     select o.store_number, count(*)::integer as under_way, (count(*) filter (where o.window_ends_at < $3))::integer as late
       from cw.orders o where o.organization_id = $1 and o.status not in ('delivered', 'canceled') group by o.store_number
   )
   select s.number, b.slug as retailer_id, s.location_code, s.name, s.latitude, s.longitude, s.time_zone, s.active,
          coalesce(c.under_way, 0) as under_way, coalesce(c.late, 0) as late
     from cw.stores s
     join cw.banners b on b.organization_id = s.organization_id and b.id = s.banner_id
     left join counts c on c.store_number = s.number
    where s.organization_id = $1 and s.number > $2 and ($4::boolean is null or s.active = $4)
    order by s.number limit $5`,
);

/** A page of a banner's active stores by location code. */
export const listStoresWithCalendars = statement<[organizationId: number, bannerId: number, after: string, limit: number], StoreRow>(
  'list_stores_with_calendars',
  `select ${STORE_COLUMNS} from cw.stores
    where organization_id = $1 and banner_id = $2 and active and location_code > $3 order by location_code limit $4`,
);

/** Places held and booked in windows of several stores that start in `[from, until)`, minutes since 2020-01-01T00:00Z. */
export const countPlacesOfStores = statement<
  [organizationId: number, storeNumbers: number[], from: number, until: number, now: Date],
  PlacesRow & { readonly store_number: number }
>(
  'count_places_of_stores',
  `select x.number as store_number, p.* from unnest($2::integer[]) as x(number)
    cross join lateral (
      select pool, start_minute, (count(*) filter (where taken_until < 'infinity'))::integer as held,
             (count(*) filter (where taken_until = 'infinity'))::integer as booked
        from cw.slot_units
       where organization_id = $1 and store_number = x.number and pool = any (array[0, 1]::smallint[])
         and start_minute >= $3 and start_minute < $4 and taken_until > $5
       group by pool, start_minute) p`,
);
