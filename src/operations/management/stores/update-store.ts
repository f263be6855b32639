import { errors } from '../../../contract/errors.ts';
import { updateStore as updateRow } from '../../../storage/stores/administration.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { lockOwnStore, storeKey } from './own-store.ts';
import { EXAMPLE_STORE, ManagedStoreSchema, managedStoreAnswer, StorePath } from './store-answer.ts';
import { changedStoreDetails, StoreChangeSchema } from './store-details.ts';

export const updateStore = defineOperation({
  id: 'management.stores.update',
  method: 'PATCH',
  path: '/cartwright/v1/stores/{location_code}',
  title: 'Change a store',
  description:
    'Changes the fields that the request names, within `address` too. A new postal code moves the store to the position and time zone of ' +
    'its area unless they are given. `active: false` takes the store out of service.',
  access: MANAGE_BANNER,
  params: StorePath,
  body: StoreChangeSchema,
  response: ManagedStoreSchema,
  errors: [errors.resourceNotFound, errors.blank, errors.tooLong, errors.invalidPostalCode, errors.invalidTimeZone, errors.invalid],
  writes: 'transaction',
  example: {
    params: { location_code: EXAMPLE_STORE.location_code },
    body: { active: false },
    response: { ...EXAMPLE_STORE, active: false, updated_at: '2026-05-07T16:30:00Z' },
  },
  handle: async (context) => {
    const details = changedStoreDetails(await lockOwnStore(context), context.body);
    const [store] = await context.db.query(updateRow, [...storeKey(context), JSON.stringify(details), new Date(context.now)]);
    context.invalidate('stores');
    return managedStoreAnswer(store!);
  },
});
