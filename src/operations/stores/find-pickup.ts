import { errors } from '../../contract/errors.ts';
import { Type } from '../../contract/schema.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { PickupFindBy, placeOf } from './find-by.ts';
import { pickupStores } from './nearby.ts';
import { PickupStoresResponse, STORES_EXAMPLE, storeAnswer } from './store-answer.ts';

export const findStoresForPickup = defineOperation({
  id: 'fulfillment.stores.find_pickup',
  method: 'POST',
  path: '/v2/fulfillment/stores/pickup',
  title: 'Find stores offering pickup',
  description:
    'Stores where a customer can collect, closest first: those with the flag `pickup` within 60 minutes of the position or postal code.',
  access: FULFILLMENT,
  body: Type.Object({ find_by: PickupFindBy }),
  response: PickupStoresResponse,
  errors: [errors.blank, errors.invalidPostalCode],
  writes: 'none',
  example: { body: { find_by: { postal_code: '94105' } }, response: { stores: STORES_EXAMPLE.stores } },
  handle: async (context) => {
    const found = await pickupStores(context, placeOf(context.body.find_by));
    return { stores: found.map(({ store }) => storeAnswer(store)) };
  },
});
