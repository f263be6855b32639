import { localizedText } from '../../contract/errors.ts';
import { parseLocale } from '../../contract/locale.ts';
import { Type } from '../../contract/schema.ts';
import { findCustomerOrder } from '../../storage/post-checkout/order.ts';
import { defineOperation } from '../define.ts';
import { EXAMPLE_PATH, ORDER_ERRORS, OrderPath, POST_CHECKOUT } from './access.ts';
import { requireCustomerOrder } from './finding.ts';
import { goodsOf } from './goods.ts';
import { CoordinatesSchema, DestinationSchema, destinationOf, positionOf, storeOf } from './places.ts';

const AT_THE_DOOR = { 'en-US': 'Leave at the door', 'fr-CA': 'Laisser à la porte' };

export const getOrderHandling = defineOperation({
  id: 'post_checkout.orders.get_handling',
  method: 'GET',
  path: '/v2/post_checkout/orders/{order_id}/handling',
  title: 'Get order handling information',
  description:
    'Where the order goes, or for pickup where it is collected; who fulfills it now; what the customer asked for. `shopper` is missing before one is assigned and where the organization removes shopper information. What `certified_delivery` goes by is a setting of the organization.',
  access: POST_CHECKOUT,
  params: OrderPath,
  response: Type.Object({
    address: DestinationSchema,
    coordinates: CoordinatesSchema,
    shopper: Type.Optional(
      Type.Object({
        first_name: Type.String({ description: "The shopper's first name." }),
        avatar_url: Type.Optional(Type.String({ description: 'Picture.' })),
      }),
    ),
    dropoff_location: Type.Optional(
      Type.String({ description: "Where to leave the order, in the order's language; where it may be left unattended." }),
    ),
    notes: Type.Optional(Type.String({ description: 'What is known of the address: its `address_type`.' })),
    instructions: Type.String({ description: "The order's `special_instructions`; empty where there are none." }),
    leave_unattended: Type.Optional(Type.Boolean({ description: 'The order may be left unattended.' })),
    alcoholic: Type.Optional(Type.Boolean({ description: 'The order contains alcohol.' })),
    certified_delivery: Type.Optional(
      Type.Boolean({ description: 'The customer signs for it: an item costs $150 or more, or as the organization set.' }),
    ),
  }),
  errors: ORDER_ERRORS,
  writes: 'none',
  example: {
    params: EXAMPLE_PATH,
    response: {
      address: {
        address_line_1: '50 Beale St',
        locality: 'San Francisco',
        administrative_area: 'CA',
        postal_code: '94105',
        country_code: 'US',
      },
      coordinates: { latitude: 37.7898, longitude: -122.3972 },
      shopper: { first_name: 'Susan', avatar_url: 'https://example.com/susan.jpg' },
      dropoff_location: 'Leave at the door',
      notes: 'residential',
      instructions: 'Ring twice',
      leave_unattended: true,
      alcoholic: false,
      certified_delivery: false,
    },
  },
  handle: async (context) => {
    const order = await requireCustomerOrder(context, findCustomerOrder);
    const { view, settings } = order;
    const { body } = view;
    const store = await storeOf(context, order);
    const goods = await goodsOf(context, order);
    const { latitude, longitude } = positionOf(view, store);
    const shopper = settings.removeShopperInformation ? undefined : body.shopper;
    const kept = body.items.filter((line) => line.qty > 0 && line.pick?.status !== 'to_refund');
    return {
      address: destinationOf(view, store),
      coordinates: { latitude, longitude },
      ...(shopper
        ? { shopper: { first_name: shopper.first_name, ...(shopper.avatar_url ? { avatar_url: shopper.avatar_url } : {}) } }
        : {}),
      ...(body.leave_unattended ? { dropoff_location: localizedText(AT_THE_DOOR, parseLocale(view.locale) ?? context.locale) } : {}),
      ...(body.address?.address_type === undefined ? {} : { notes: body.address.address_type }),
      instructions: body.special_instructions ?? '',
      leave_unattended: body.leave_unattended,
      alcoholic: body.last_mile?.alcoholic ?? kept.some((line) => line.alcohol !== undefined),
      certified_delivery: kept.some((line) => goods.certified(line)),
    };
  },
});
