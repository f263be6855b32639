import { ApiError, errors } from '../../contract/errors.ts';
import { Type } from '../../contract/schema.ts';
import { findCustomerOrder } from '../../storage/post-checkout/order.ts';
import { defineOperation } from '../define.ts';
import { EXAMPLE_PATH, ORDER_ERRORS, OrderPath, POST_CHECKOUT } from './access.ts';
import { requireCustomerOrder } from './finding.ts';
import { CoordinatesSchema, locationOf, storeOf } from './places.ts';

export const getOrderLocation = defineOperation({
  id: 'post_checkout.orders.get_location',
  method: 'GET',
  path: '/v2/post_checkout/orders/{order_id}/location',
  title: 'Get the location of an order',
  description:
    'Where the shopper is who delivers the order: where last reported, else on the way from the store to the customer. Empty while nobody delivers it. Refused where the organization removes shopper information.',
  access: POST_CHECKOUT,
  params: OrderPath,
  response: Type.Object({ coordinates: Type.Optional(CoordinatesSchema) }),
  errors: [...ORDER_ERRORS, errors.shopperPii],
  writes: 'none',
  example: { params: EXAMPLE_PATH, response: { coordinates: { latitude: 37.7793, longitude: -122.4193 } } },
  handle: async (context) => {
    const order = await requireCustomerOrder(context, findCustomerOrder);
    if (order.settings.removeShopperInformation) throw new ApiError(errors.shopperPii);
    const coordinates = locationOf(order.view, await storeOf(context, order), context.now);
    return coordinates ? { coordinates } : {};
  },
});
