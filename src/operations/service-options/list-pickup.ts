import { errors, localizedText, raiseAll } from '../../contract/errors.ts';
import { RequiredText, RetailerId, Type } from '../../contract/schema.ts';
import { requiredAge } from '../../fulfillment/cart/age.ts';
import { duplicateProblems, totalsOf } from '../../fulfillment/cart/cart.ts';
import { cartWarnings } from '../../fulfillment/cart/warnings.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { alcoholProblems } from '../orders/cart-checks.ts';
import { checkItems, ItemsSchema } from '../orders/items.ts';
import { requirePickupStore } from '../stores/required-store.ts';
import { IMMEDIATE_AND_SCHEDULED, listOptions } from './listing.ts';
import { EXAMPLE_OPTION, WarnedOptionsResponse } from './option-answer.ts';
import { etaFields } from './request-fields.ts';

export const listPickupOptions = defineOperation({
  id: 'fulfillment.service_options.list_pickup',
  method: 'POST',
  path: '/v2/fulfillment/users/{user_id}/service_options/cart/pickup',
  title: 'List time slots for pickup',
  description:
    "Pickup slots for this user's cart at a store. Each item needs `count` or `weight`, as the catalogue sells it; the number of items is not limited. `warnings` says what to know of a cart that is accepted all the same. Listing writes nothing.",
  access: FULFILLMENT,
  params: Type.Object({ user_id: RetailerId('Id of the user.') }),
  body: Type.Object({ items: ItemsSchema, location_code: RequiredText('Store.'), ...etaFields }),
  response: WarnedOptionsResponse,
  errors: [
    errors.userNotFound,
    errors.userNotActive,
    errors.blank,
    errors.storeNotFound,
    errors.pickupNotOffered,
    errors.invalidItems,
    errors.duplicateItems,
    errors.alcoholNotOffered,
  ],
  writes: 'none',
  example: {
    params: { user_id: 'johnsmith6000' },
    body: { items: [{ line_num: '1', count: 2, weight: 1, item: { upc: '400000000015' } }], location_code: '941-01' },
    response: {
      service_options: [EXAMPLE_OPTION],
      warnings: [{ message: 'Line 1 is sold by the unit: its weight is passed on as a special instruction' }],
    },
  },
  handle: async (context) => {
    const { params, body, locale } = context;
    const store = await requirePickupStore(context, body.location_code);
    const lines = await checkItems(context, body.items, store);
    const totals = totalsOf(lines);
    raiseAll([...duplicateProblems(lines), ...(totals.alcohol ? alcoholProblems(store, undefined, undefined) : [])]);
    const answer = await listOptions(context, {
      store,
      fulfillment: 'pickup',
      defaultKinds: IMMEDIATE_AND_SCHEDULED,
      wishes: body,
      alcohol: totals.alcohol,
      longDistance: false,
      userId: params.user_id,
    });
    const warnings = cartWarnings(body.items, lines, requiredAge(totals, store.country, store.address.region));
    return { ...answer, warnings: warnings.map(({ text, values }) => ({ message: localizedText(text, locale, values) })) };
  },
});
