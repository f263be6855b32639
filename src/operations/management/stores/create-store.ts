import { ApiError, errors } from '../../../contract/errors.ts';
import { DEFAULT_SLOT_POLICY } from '../../../contract/store.ts';
import { insertStore } from '../../../storage/stores/administration.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { storeKey } from './own-store.ts';
import { EXAMPLE_STORE, ManagedStoreSchema, managedStoreAnswer } from './store-answer.ts';
import { NewStoreSchema, newStoreDetails } from './store-details.ts';

export const createStore = defineOperation({
  id: 'management.stores.create',
  method: 'POST',
  path: '/cartwright/v1/stores',
  title: 'Create a store',
  description:
    'Creates a store with the default slot policy. It has no opening hours yet, so it offers no time slots until they are set. A store ' +
    'cannot be deleted, since orders refer to it: set `active` to false instead.',
  access: MANAGE_BANNER,
  body: NewStoreSchema,
  response: ManagedStoreSchema,
  errors: [errors.blank, errors.tooLong, errors.taken, errors.invalidPostalCode, errors.invalidTimeZone, errors.invalid],
  writes: 'transaction',
  example: {
    body: {
      location_code: 'GM-941',
      name: 'The Garden Market San Francisco',
      address: { address_line_1: '50 Beale St', city: 'San Francisco', region: 'CA', postal_code: '94105' },
      latitude: 37.7898,
      longitude: -122.3972,
      alcohol: true,
      pickup: true,
      long_distance_delivery: true,
    },
    response: EXAMPLE_STORE,
  },
  handle: async ({ body, db, tenant, now, invalidate }) => {
    const [store] = await db.query(insertStore, [
      ...storeKey({ tenant, params: body }),
      JSON.stringify(newStoreDetails(body)),
      JSON.stringify(DEFAULT_SLOT_POLICY),
      new Date(now),
    ]);
    if (!store) throw new ApiError(errors.taken, { key: 'location_code' });
    invalidate('stores');
    return managedStoreAnswer(store);
  },
});
