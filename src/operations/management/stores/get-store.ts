import { errors } from '../../../contract/errors.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { ownStore } from './own-store.ts';
import { EXAMPLE_STORE, ManagedStoreSchema, managedStoreAnswer, StorePath } from './store-answer.ts';

export const getStore = defineOperation({
  id: 'management.stores.get',
  method: 'GET',
  path: '/cartwright/v1/stores/{location_code}',
  title: 'Get a store',
  access: MANAGE_BANNER,
  params: StorePath,
  response: ManagedStoreSchema,
  errors: [errors.resourceNotFound],
  writes: 'none',
  example: { params: { location_code: EXAMPLE_STORE.location_code }, response: EXAMPLE_STORE },
  handle: async (context) => managedStoreAnswer(await ownStore(context)),
});
