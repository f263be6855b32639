import { deprecationOf } from '../../contract/deprecations.ts';
import { errors } from '../../contract/errors.ts';
import { Type } from '../../contract/schema.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { isPostalCodeAlone, LastMileFindBy, placeOf } from './find-by.ts';
import { deliveringStores } from './nearby.ts';
import { STORES_EXAMPLE, StoresResponse, storesAnswer } from './store-answer.ts';

const ID = 'fulfillment.stores.find_last_mile';

export const findStoresForLastMile = defineOperation({
  id: ID,
  method: 'POST',
  path: '/v2/fulfillment/stores/last_mile',
  title: 'Find stores offering last mile delivery',
  description:
    'Stores from which last mile orders can be delivered, closest first. The address is not verified: a post-office box may still find stores. Validate the address of the user, or list the time slots, to know. Searching by `postal_code` alone is deprecated.',
  access: FULFILLMENT,
  body: Type.Object({ find_by: LastMileFindBy }),
  response: StoresResponse,
  errors: [errors.blank, errors.invalidPostalCode],
  writes: 'none',
  example: { body: { find_by: { address_line_1: '50 Beale St', postal_code: '94105' } }, response: STORES_EXAMPLE },
  handle: async (context) => {
    if (isPostalCodeAlone(context.body.find_by)) context.markDeprecated(deprecationOf(`${ID} by postal code alone`));
    const place = placeOf(context.body.find_by, { serviceable: false });
    return storesAnswer(await deliveringStores(context, place), place);
  },
});
