import { oneOf, type Static, Type } from '../../../contract/schema.ts';
import { reachKilometres } from '../../../fulfillment/geography/geography.ts';
import { formatUtc } from '../../../fulfillment/slots/format.ts';
import type { ManagedStoreRow } from '../../../storage/stores/administration.ts';
import { deliveryReach } from '../../stores/nearby.ts';

/** Path of one store of the banner. */
export const StorePath = Type.Object({ location_code: Type.String({ description: 'Location code of the store, URL-encoded.' }) });

/** A store as its operator sees it; what Connect answers of it is in contract/stores.md §1. */
export const ManagedStoreSchema = Type.Object({
  location_code: Type.String({ description: 'Code of the store in every call; never changes.' }),
  name: Type.String({ description: 'Store name.' }),
  address: Type.Object({
    address_line_1: Type.String({ description: 'First line.' }),
    address_line_2: Type.Optional(Type.String({ description: 'Second line.' })),
    city: Type.Optional(Type.String({ description: 'City.' })),
    region: Type.Optional(Type.String({ description: 'State, territory or province.' })),
    postal_code: Type.String({ description: 'Postal code without spaces: `94105`, `M6K3L5`.' }),
  }),
  country: oneOf(['US', 'CA'], 'Country of the postal code.'),
  latitude: Type.Number({ description: 'Degrees north.' }),
  longitude: Type.Number({ description: 'Degrees east.' }),
  time_zone: Type.String({ description: 'IANA time zone of opening hours and time slots.' }),
  active: Type.Boolean({ description: 'False: the store is not found and offers nothing; its orders go on.' }),
  alcohol: Type.Boolean({ description: 'The store supports alcohol orders.' }),
  pickup: Type.Boolean({ description: 'The store supports pickup orders.' }),
  pickup_only: Type.Boolean({ description: 'True: not eligible for delivery or last mile delivery.' }),
  long_distance_delivery: Type.Boolean({ description: 'The store accepts addresses 30 to 60 minutes away.' }),
  serves_postal_prefix: Type.Boolean({
    description: 'The store also delivers to every address that shares the first three characters of its postal code.',
  }),
  reach_kilometres: Type.Number({
    description:
      'Straight-line kilometres within which it delivers; 0 for a store without delivery. With `serves_postal_prefix` it delivers to that area besides.',
  }),
  created_at: Type.String({ description: 'ISO 8601, UTC.' }),
  updated_at: Type.String({ description: 'Last change of the store, its hours or its slot policy. ISO 8601, UTC.' }),
});

export const EXAMPLE_STORE = {
  location_code: 'GM-941',
  name: 'The Garden Market San Francisco',
  address: { address_line_1: '50 Beale St', city: 'San Francisco', region: 'CA', postal_code: '94105' },
  country: 'US',
  latitude: 37.7898,
  longitude: -122.3972,
  time_zone: 'America/Los_Angeles',
  active: true,
  alcohol: true,
  pickup: true,
  pickup_only: false,
  long_distance_delivery: true,
  serves_postal_prefix: false,
  reach_kilometres: 34.6,
  created_at: '2026-05-06T07:00:00Z',
  updated_at: '2026-05-06T07:00:00Z',
};

export function managedStoreAnswer(row: ManagedStoreRow): Static<typeof ManagedStoreSchema> {
  return {
    location_code: row.location_code,
    name: row.name,
    address: row.address,
    country: row.country,
    latitude: row.latitude,
    longitude: row.longitude,
    time_zone: row.time_zone,
    active: row.active,
    alcohol: row.alcohol,
    pickup: row.pickup,
    pickup_only: row.pickup_only,
    long_distance_delivery: row.long_distance_delivery,
    serves_postal_prefix: row.serves_postal_prefix,
    reach_kilometres: row.pickup_only
      ? 0
      : Math.round(reachKilometres(deliveryReach({ longDistanceDelivery: row.long_distance_delivery })) * 10) / 10,
    created_at: formatUtc(row.created_at),
    updated_at: formatUtc(row.updated_at),
  };
}
