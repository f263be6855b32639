import { type Static, Type } from '../../contract/schema.ts';
import type { StorePlace } from '../../storage/stores/store.ts';
import type { Located } from './address.ts';
import { isPartial, type NearbyStore } from './nearby.ts';

/** Store object (contract/stores.md §1). */
export const StoreSchema = Type.Object({
  name: Type.String({ description: 'Store name.' }),
  location_code: Type.String({ description: 'Store code used in other calls.' }),
  flags: Type.Object({
    alcohol: Type.Boolean({ description: 'The store supports alcohol orders.' }),
    pickup: Type.Boolean({ description: 'The store supports pickup orders.' }),
    pickup_only: Type.Boolean({ description: 'True: not eligible for delivery or last mile delivery.' }),
    long_distance_delivery: Type.Boolean({ description: 'The store accepts addresses 30 to 60 minutes away.' }),
  }),
});

const stores = Type.Array(StoreSchema, { description: 'Closest first; empty where no store serves the place.' });

export const StoresResponse = Type.Object({
  stores,
  is_partial: Type.Boolean({ description: 'The postal code, given alone, has only partial coverage; search again with an address.' }),
});

/** Pickup has no coverage to speak of. */
export const PickupStoresResponse = Type.Object({ stores });

export const STORES_EXAMPLE = {
  stores: [
    {
      name: 'The Garden Market San Francisco',
      location_code: '941-01',
      flags: { alcohol: true, pickup: true, pickup_only: false, long_distance_delivery: true },
    },
  ],
  is_partial: false,
};

/** The answer of the operations that find stores for a delivery. */
export function storesAnswer(found: readonly NearbyStore[], place: Located): Static<typeof StoresResponse> {
  return { stores: found.map(({ store }) => storeAnswer(store)), is_partial: isPartial(found, place) };
}

export function storeAnswer(store: StorePlace): Static<typeof StoreSchema> {
  return {
    name: store.name,
    location_code: store.locationCode,
    flags: {
      alcohol: store.alcohol,
      pickup: store.pickup,
      pickup_only: store.pickupOnly,
      long_distance_delivery: store.longDistanceDelivery,
    },
  };
}
