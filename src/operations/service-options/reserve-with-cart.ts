import { deprecationOf } from '../../contract/deprecations.ts';
import { ApiError, errors } from '../../contract/errors.ts';
import { BigId, OptionalText, RetailerId, Type } from '../../contract/schema.ts';
import { allowsAlcohol } from '../../fulfillment/slots/alcohol.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { ItemsSchema } from '../orders/items.ts';
import { AddressSchema, checkAddress } from '../stores/address.ts';
import { STANDARD_REACH_MINUTES } from '../stores/nearby.ts';
import { requireReach, requireStore } from '../stores/required-store.ts';
import { checkDeliveryCart, DELIVERY_CART_ERRORS } from './delivery-cart.ts';
import { HOLD_EXAMPLE, HoldResponse } from './hold-answer.ts';
import { RESERVE_ERRORS, reserve, resolveOffer } from './reserving.ts';

const KEY = 'service_option_id';

export const reserveOptionWithCart = defineOperation({
  id: 'fulfillment.service_options.reserve_with_cart',
  method: 'POST',
  path: '/v2/fulfillment/users/{user_id}/service_options/{service_option_id}/reserve/cart',
  title: 'Reserve a previewed time slot',
  description:
    'Holds a delivery slot obtained from a preview for ten minutes, after checking address and cart as the listing for delivery does. Not for ETA options. List the slots for the cart and reserve one of them instead.',
  deprecated: deprecationOf('fulfillment.service_options.reserve_with_cart'),
  access: FULFILLMENT,
  params: Type.Object({ user_id: RetailerId('Id of the user.'), service_option_id: BigId('Id of a previewed service option.') }),
  body: Type.Object({
    address: AddressSchema,
    items: ItemsSchema,
    location_code: OptionalText('Store whose catalogue the items are from. The slot is that of its own store.'),
  }),
  response: HoldResponse,
  errors: [
    ...RESERVE_ERRORS,
    errors.optionWrongService,
    errors.etaWithCart,
    errors.storeNotFound,
    errors.addressOutOfReach,
    errors.invalidPostalCode,
    errors.postOfficeBox,
    ...DELIVERY_CART_ERRORS,
    errors.alcoholHours,
  ],
  writes: 'one_call',
  withoutEvents: true,
  example: {
    params: { user_id: 'johnsmith6000', service_option_id: 2254873659834368 },
    body: {
      address: { address_line_1: '50 Beale St', postal_code: '94105' },
      items: [{ line_num: '1', count: 2, item: { upc: '400000000015' } }],
    },
    response: HOLD_EXAMPLE,
  },
  handle: async (context) => {
    const { params, body } = context;
    const offer = await resolveOffer(context, params.service_option_id);
    if (!('store' in offer)) throw new ApiError(offer);
    const { store, option } = offer;
    if (option.kind.fulfillment !== 'delivery') throw new ApiError(errors.optionWrongService);
    if (option.type === 'eta' || option.type === 'priority_eta') throw new ApiError(errors.etaWithCart);
    if (body.location_code !== undefined && body.location_code !== '') await requireStore(context, body.location_code);

    const place = checkAddress(body.address, 'address');
    const minutes = requireReach(store, place);
    const { alcohol } = await checkDeliveryCart(context, body.items, store, place);
    const { policy, timeZone } = store.calendar;
    if (alcohol && !allowsAlcohol(policy, timeZone, option)) throw new ApiError(errors.alcoholHours, { key: KEY });
    return reserve(context, params.user_id, store, option, option, KEY, minutes > STANDARD_REACH_MINUTES);
  },
});
