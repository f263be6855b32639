import { errors } from '../../contract/errors.ts';
import { RequiredText, RetailerId, Type } from '../../contract/schema.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { AddressSchema, checkAddress } from '../stores/address.ts';
import { isLongDistance } from '../stores/nearby.ts';
import { requireLastMileStore, requireReach } from '../stores/required-store.ts';
import { IMMEDIATE_AND_SCHEDULED, listOptions } from './listing.ts';
import { EXAMPLE_OPTION, ServiceOptionsResponse } from './option-answer.ts';
import { CartTotal, ItemsCount, lastMileFields } from './request-fields.ts';

export const listLastMileOptions = defineOperation({
  id: 'fulfillment.service_options.list_last_mile',
  method: 'POST',
  path: '/v2/fulfillment/users/{user_id}/service_options/cart/last_mile',
  title: 'List time slots for LMD',
  description:
    'Last mile slots of a store for an address, which is verified here. `with_handoff_time` adds to each option when the driver is to collect the order. Listing writes nothing.',
  access: FULFILLMENT,
  params: Type.Object({ user_id: RetailerId('Id of the user.') }),
  body: Type.Object({
    address: AddressSchema,
    location_code: RequiredText('Store where the driver collects the order.'),
    cart_total_cents: CartTotal,
    items_count: ItemsCount('Number of different items.'),
    ...lastMileFields,
    with_handoff_time: Type.Optional(Type.Boolean({ description: 'Compute the hand-off time of each option. Default false.' })),
  }),
  response: ServiceOptionsResponse,
  errors: [
    errors.userNotFound,
    errors.userNotActive,
    errors.blank,
    errors.storeNotFound,
    errors.lastMileNotOffered,
    errors.invalidPostalCode,
    errors.postOfficeBox,
    errors.addressOutOfReach,
    errors.windowTooShort,
    errors.windowNotOnTheHour,
    errors.windowPast,
  ],
  writes: 'none',
  example: {
    params: { user_id: 'johnsmith6000' },
    body: {
      address: { address_line_1: '50 Beale St', postal_code: '94105' },
      location_code: '941-01',
      cart_total_cents: 4_500,
      items_count: 3,
      units_count: 12,
      with_handoff_time: true,
    },
    response: { service_options: [{ ...EXAMPLE_OPTION, handoff_at: '2026-05-06T17:48:00Z' }] },
  },
  handle: async (context) => {
    const { params, body } = context;
    const place = checkAddress(body.address, 'address');
    const store = await requireLastMileStore(context, body.location_code);
    const minutes = requireReach(store, place);
    return listOptions(context, {
      store,
      fulfillment: 'last_mile',
      defaultKinds: IMMEDIATE_AND_SCHEDULED,
      wishes: body,
      alcohol: false,
      longDistance: isLongDistance(store, place),
      userId: params.user_id,
      handoffMinutes: body.with_handoff_time ? minutes : undefined,
    });
  },
});
