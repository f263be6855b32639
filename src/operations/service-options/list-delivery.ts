import { ApiError, errors, raiseAll } from '../../contract/errors.ts';
import { OptionalText, RetailerId, Type } from '../../contract/schema.ts';
import { deliveryProblems, totalsOf } from '../../fulfillment/cart/cart.ts';
import { defineOperation, FULFILLMENT, type RequestScope } from '../define.ts';
import { alcoholProblems } from '../orders/cart-checks.ts';
import { checkItems, ItemsSchema } from '../orders/items.ts';
import { AddressSchema, checkAddress, type Located } from '../stores/address.ts';
import { deliveringStores, deliveryMinutes, type NearbyStore, STANDARD_REACH_MINUTES } from '../stores/nearby.ts';
import { answerOptions, optionsOf, usageForUser } from './availability.ts';
import { answerDesired, checkDesiredWindows, DesiredWindowsSchema } from './desired.ts';
import { EXAMPLE_OPTION, ServiceOptionsResponse } from './option-answer.ts';

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
    with_eta_options: Type.Optional(Type.Boolean({ description: 'ETA options instead of immediate ones. Default false.' })),
    with_priority_eta_options: Type.Optional(
      Type.Boolean({ description: 'Priority ETA options instead of immediate ones. Default false.' }),
    ),
  }),
  response: ServiceOptionsResponse,
  errors: [
    errors.userNotFound,
    errors.userNotActive,
    errors.invalidItems,
    errors.itemsNotDeliverable,
    errors.storeNotFound,
    errors.addressOutOfReach,
    errors.addressNotServiceable,
    errors.tooManyUnits,
    errors.beveragesTooHeavy,
    errors.tooManyBulkyItems,
    errors.alcoholNotOffered,
    errors.alcoholZipCode,
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
    const { params, body, now } = context;
    const place = checkAddress(body.address, 'address');
    const { store, minutes } = await storeFor(context, body.location_code, place);
    const lines = await checkItems(context, body.items, store);
    const totals = totalsOf(lines);
    raiseAll(deliveryProblems(lines, totals));
    if (totals.alcohol) raiseAll(alcoholProblems(store, place.postalCode, undefined));

    const desired = checkDesiredWindows(body.desired_windows, store, now);
    const options = optionsOf(store, {
      now,
      fulfillment: 'delivery',
      withEta: body.with_eta_options ?? false,
      withPriorityEta: body.with_priority_eta_options ?? false,
      defaultKinds: ['immediate', 'scheduled'],
    });
    const usage = await usageForUser(context, params.user_id, store, options);
    const cart = { alcohol: totals.alcohol, longDistance: minutes > STANDARD_REACH_MINUTES };
    return body.desired_windows === undefined
      ? answerOptions(store, options, usage, cart)
      : answerDesired(store, desired, options, usage, cart);
  },
});

/** The store named, if it delivers to the place; without a name the nearest that does. */
async function storeFor(context: RequestScope, locationCode: string | undefined, place: Located): Promise<NearbyStore> {
  const { db, tenant, environment } = context;
  if (locationCode === undefined || locationCode === '') {
    const nearest = (await deliveringStores(context, place))[0];
    if (!nearest) throw new ApiError(errors.addressNotServiceable, { key: 'address.postal_code' });
    return nearest;
  }
  const store = await environment.directory.storeByCode(db, tenant.organizationId, tenant.bannerId, locationCode);
  if (!store?.active) throw new ApiError(errors.storeNotFound);
  const minutes = deliveryMinutes(store, place);
  if (minutes === undefined) throw new ApiError(errors.addressOutOfReach, { key: 'address.postal_code' });
  return { store, minutes };
}
