import { errors } from '../../contract/errors.ts';
import { RequiredText, Type } from '../../contract/schema.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { checkPostalCode } from '../stores/address.ts';
import { nearestDelivering, STANDARD_REACH_MINUTES } from '../stores/nearby.ts';
import { DesiredWindowsSchema } from './desired.ts';
import { listOptions, ONLY_SCHEDULED } from './listing.ts';
import { EXAMPLE_OPTION, ServiceOptionsResponse } from './option-answer.ts';
import { CartTotal, etaFields, ItemsCount } from './request-fields.ts';

export const previewDeliveryOptions = defineOperation({
  id: 'fulfillment.service_options.preview_delivery',
  method: 'POST',
  path: '/v2/fulfillment/service_options/delivery',
  title: 'Preview time slots for delivery',
  description:
    'Shows the slots of the nearest store before sign-in or shopping; no user is needed. For display only: list the slots for the cart before reserving.',
  access: FULFILLMENT,
  body: Type.Object({
    postal_code: RequiredText('Delivery postal code.', 20),
    cart_total_cents: Type.Optional(CartTotal),
    items_count: Type.Optional(ItemsCount('Number of items.')),
    ...etaFields,
    desired_windows: DesiredWindowsSchema,
  }),
  response: ServiceOptionsResponse,
  errors: [errors.blank, errors.invalidPostalCode, errors.windowTooShort, errors.windowNotOnTheHour],
  writes: 'none',
  example: { body: { postal_code: '94105' }, response: { service_options: [EXAMPLE_OPTION] } },
  handle: async (context) => {
    const { body } = context;
    const nearest = await nearestDelivering(context, checkPostalCode(body.postal_code, 'postal_code'));
    if (!nearest) return { service_options: [] };
    return listOptions(context, {
      store: nearest.store,
      fulfillment: 'delivery',
      defaultKinds: ONLY_SCHEDULED,
      wishes: body,
      alcohol: false,
      longDistance: nearest.minutes > STANDARD_REACH_MINUTES,
    });
  },
});
