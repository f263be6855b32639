import { errors } from '../../contract/errors.ts';
import { RequiredText, Type } from '../../contract/schema.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { requirePickupStore } from '../stores/required-store.ts';
import { listOptions, ONLY_SCHEDULED } from './listing.ts';
import { EXAMPLE_OPTION, ServiceOptionsResponse } from './option-answer.ts';
import { CartTotal, etaFields, ItemsCount } from './request-fields.ts';

export const previewPickupOptions = defineOperation({
  id: 'fulfillment.service_options.preview_pickup',
  method: 'POST',
  path: '/v2/fulfillment/service_options/pickup',
  title: 'Preview time slots for pickup',
  description:
    'Shows the pickup slots of a store before sign-in or shopping; no user is needed. All options are scheduled unless ETA options are asked for. For display only: list the slots for the cart before reserving.',
  access: FULFILLMENT,
  body: Type.Object({
    location_code: RequiredText('Store.'),
    cart_total_cents: Type.Optional(CartTotal),
    items_count: Type.Optional(ItemsCount('Number of items.')),
    ...etaFields,
  }),
  response: ServiceOptionsResponse,
  errors: [errors.blank, errors.storeNotFound, errors.pickupNotOffered],
  writes: 'none',
  example: {
    body: { location_code: '941-01', cart_total_cents: 4_500, items_count: 12 },
    response: { service_options: [EXAMPLE_OPTION] },
  },
  handle: async (context) =>
    listOptions(context, {
      store: await requirePickupStore(context, context.body.location_code),
      fulfillment: 'pickup',
      defaultKinds: ONLY_SCHEDULED,
      wishes: context.body,
      alcohol: false,
      longDistance: false,
    }),
});
