import { type Static, Type } from '../../contract/schema.ts';
import type { Store } from '../../storage/stores/store.ts';

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

export const StoresResponse = Type.Object({
  stores: Type.Array(StoreSchema, { description: 'Closest first; empty where no store serves the place.' }),
  is_partial: Type.Boolean({ description: 'The postal code has only partial coverage.' }),
});

export function storeAnswer(store: Store): Static<typeof StoreSchema> {
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
