import { errors } from '../../contract/errors.ts';
import { OptionalText, RetailerId, Type } from '../../contract/schema.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { ItemsSchema } from '../orders/items.ts';
import { AddressSchema, checkAddress } from '../stores/address.ts';
import { STANDARD_REACH_MINUTES } from '../stores/nearby.ts';
import { requireDeliveringStore } from '../stores/required-store.ts';
import { checkDeliveryCart, DELIVERY_CART_ERRORS } from './delivery-cart.ts';
import { DesiredWindowsSchema } from './desired.ts';
import { IMMEDIATE_AND_SCHEDULED, listOptions } from './listing.ts';
import { EXAMPLE_OPTION, ServiceOptionsResponse } from './option-answer.ts';
import { etaFields } from './request-fields.ts';

export const listDeliveryOptions = defineOperation({
  id: 'fulfillment.service_options.list_delivery',
  method: 'POST',
  path: '/v2/fulfillment/users/{user_id}/service_options/cart/delivery',
  title: 'List time slots for delivery',
  description:
    "Slots for this user's cart, store and address. Send all items of the cart: errors of the catalogue show early. Listing writes nothing.",
  access: FULFILLMENT,
  params: Type.Object({ user_id: RetailerId('Id of the user.') }),
  body: Type.Object({
    address: AddressSchema,
    items: ItemsSchema,
    location_code: OptionalText('Store. Default: the nearest one that delivers to the address.'),
    desired_windows: DesiredWindowsSchema,
    ...etaFields,
  }),
  response: ServiceOptionsResponse,
  errors: [
    errors.userNotFound,
    errors.userNotActive,
    errors.storeNotFound,
    errors.addressOutOfReach,
    errors.addressNotServiceable,
    ...DELIVERY_CART_ERRORS,
  ],
  writes: 'none',
  example: {
    params: { user_id: 'johnsmith6000' },
    body: {
      address: { address_line_1: '50 Beale St', postal_code: '94105' },
      items: [{ line_num: '1', count: 2, item: { upc: '400000000015' } }],
      location_code: '941-01',
    },
    response: { service_options: [EXAMPLE_OPTION] },
  },
  handle: async (context) => {
    const { params, body } = context;
    const place = checkAddress(body.address, 'address');
    const { store, minutes } = await requireDeliveringStore(context, body.location_code, place);
    const { alcohol } = await checkDeliveryCart(context, body.items, store, place);
    return listOptions(context, {
      store,
      fulfillment: 'delivery',
      defaultKinds: IMMEDIATE_AND_SCHEDULED,
      wishes: body,
      alcohol,
      longDistance: minutes > STANDARD_REACH_MINUTES,
      userId: params.user_id,
    });
  },
});
