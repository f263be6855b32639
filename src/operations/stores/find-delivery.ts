import { errors } from '../../contract/errors.ts';
import { Type } from '../../contract/schema.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { FindBy, placeOf } from './find-by.ts';
import { deliveringStores } from './nearby.ts';
import { STORES_EXAMPLE, StoresResponse, storesAnswer } from './store-answer.ts';

export const findStoresForDelivery = defineOperation({
  id: 'fulfillment.stores.find_delivery',
  method: 'POST',
  path: '/v2/fulfillment/stores/delivery',
  title: 'Find stores offering delivery',
  description:
    'Stores that can deliver to an address or position, closest first. A store reaches addresses within 30 minutes, with long-distance delivery within 60.',
  access: FULFILLMENT,
  body: Type.Object({ find_by: FindBy }),
  response: StoresResponse,
  errors: [errors.blank, errors.invalidPostalCode, errors.postOfficeBox],
  writes: 'none',
  example: {
    body: { find_by: { address_line_1: '50 Beale St', postal_code: '94105' } },
    response: STORES_EXAMPLE,
  },
  handle: async (context) => {
    const place = placeOf(context.body.find_by);
    return storesAnswer(await deliveringStores(context, place), place);
  },
});
