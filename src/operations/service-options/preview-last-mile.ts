import { ApiError, errors } from '../../contract/errors.ts';
import { OptionalText, Type } from '../../contract/schema.ts';
import { defineOperation, FULFILLMENT, type RequestScope } from '../define.ts';
import { checkPostalCode } from '../stores/address.ts';
import { isLongDistance, nearestDelivering } from '../stores/nearby.ts';
import { requireLastMileStore } from '../stores/required-store.ts';
import { IMMEDIATE_AND_SCHEDULED, listOptions } from './listing.ts';
import { EXAMPLE_OPTION, ServiceOptionsResponse } from './option-answer.ts';
import { CartTotal, ItemsCount, lastMileFields } from './request-fields.ts';

export const previewLastMileOptions = defineOperation({
  id: 'fulfillment.service_options.preview_last_mile',
  method: 'POST',
  path: '/v2/fulfillment/service_options/last_mile',
  title: 'Preview time slots for LMD',
  description:
    'Shows last mile slots of a store, or of the store nearest to a postal code: exactly one of the two is needed, no user. Immediate and scheduled options unless ETA options are asked for. Options may be reserved; list them again at checkout all the same.',
  access: FULFILLMENT,
  body: Type.Object({
    location_code: OptionalText('Store. Or `postal_code`.'),
    postal_code: OptionalText('Delivery postal code. Or `location_code`.', 20),
    cart_total_cents: Type.Optional(CartTotal),
    items_count: Type.Optional(ItemsCount('Number of different items.')),
    ...lastMileFields,
  }),
  response: ServiceOptionsResponse,
  errors: [
    errors.exactlyOneForm,
    errors.invalidPostalCode,
    errors.storeNotFound,
    errors.lastMileNotOffered,
    errors.windowTooShort,
    errors.windowNotOnTheHour,
    errors.windowPast,
  ],
  writes: 'none',
  example: { body: { location_code: '941-01' }, response: { service_options: [EXAMPLE_OPTION] } },
  handle: async (context) => {
    const found = await previewedStore(context, context.body);
    if (!found) return { service_options: [] };
    return listOptions(context, {
      ...found,
      fulfillment: 'last_mile',
      defaultKinds: IMMEDIATE_AND_SCHEDULED,
      wishes: context.body,
      alcohol: false,
    });
  },
});

/** The store named, or the nearest that delivers to the postal code, if any does. */
async function previewedStore(context: RequestScope, body: { location_code?: string; postal_code?: string }) {
  const locationCode = body.location_code?.trim() ?? '';
  const postalCode = body.postal_code?.trim() ?? '';
  if ((locationCode === '') === (postalCode === '')) {
    throw new ApiError(errors.exactlyOneForm, { key: 'location_code', values: { forms: 'location_code or postal_code' } });
  }
  if (locationCode !== '') return { store: await requireLastMileStore(context, body.location_code!), longDistance: false };
  const place = checkPostalCode(postalCode, 'postal_code');
  const nearest = await nearestDelivering(context, place);
  return nearest && { store: nearest.store, longDistance: isLongDistance(nearest.store, place) };
}
