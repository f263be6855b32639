import { errors } from '../../contract/errors.ts';
import { Type } from '../../contract/schema.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { FindBy, placeOf } from './find-by.ts';
import { deliveringStores } from './nearby.ts';
import { STORES_EXAMPLE, StoresResponse, storesAnswer } from './store-answer.ts';

/** The request does not tell dispatch from plain last mile, for which the URI is deprecated: so the description says it and no header. */
export const findStoresForDispatch = defineOperation({
  id: 'fulfillment.stores.find_dispatch',
  method: 'POST',
  path: '/v2/fulfillment/lastmile/stores',
  title: 'Find stores offering dispatch last mile delivery',
  description:
    'Stores that can deliver dispatch orders to an address or position: a store in the answer serves it. With a postal code alone, look at `is_partial`; if true, search again with `address_line_1`. ' +
    'For last mile orders other than dispatch this URI is deprecated; use `POST /v2/fulfillment/stores/last_mile`.',
  access: FULFILLMENT,
  body: Type.Object({ find_by: FindBy }),
  response: StoresResponse,
  errors: [errors.blank, errors.invalidPostalCode, errors.postOfficeBox],
  writes: 'none',
  example: { body: { find_by: { address_line_1: '50 Beale St', postal_code: '94105' } }, response: STORES_EXAMPLE },
  handle: async (context) => {
    const place = placeOf(context.body.find_by);
    return storesAnswer(await deliveringStores(context, place), place);
  },
});
