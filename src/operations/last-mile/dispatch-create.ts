import { ApiError, errors, raiseAll } from '../../contract/errors.ts';
import { BigId, IsoTime, OptionalText, RequiredText, RetailerId, type Static, Type } from '../../contract/schema.ts';
import { openIntervals } from '../../fulfillment/slots/hours.ts';
import { choicesFor, sameDayChoices, type WindowChoice } from '../../fulfillment/slots/requested-window.ts';
import { localDayAt } from '../../fulfillment/slots/zone.ts';
import type { Store } from '../../storage/stores/store.ts';
import { defineOperation, FULFILLMENT, type RequestScope } from '../define.ts';
import { orderLocale } from '../orders/placing.ts';
import { ADDRESS_ERRORS, addressFields, destinationOf } from './delivery-address.ts';
import { creationFields, newBody } from './details.ts';
import { LAST_MILE_EXAMPLE, LastMileOrderSchema } from './order-answer.ts';
import { placeDispatchOrder } from './placing-dispatch.ts';
import { alcoholChoices, DISPATCH_WINDOW_ERRORS, hourlyWindow, lastMileOption, offeredWindows, windowWithin } from './windows.ts';

const Body = Type.Object({
  order_id: RetailerId("Unique id of the retailer's own."),
  location_code: RequiredText('Store.'),
  start_at: Type.Optional(IsoTime('Start of the delivery window, ISO 8601, on the hour. Required without `service_option_id`.')),
  end_at: Type.Optional(
    IsoTime('End of the delivery window, on the hour, an hour or more after the start. Required without `service_option_id`.'),
  ),
  service_option_id: Type.Optional(BigId('A last mile service option of the store, instead of a window or around it.')),
  fallback_to_soonest_sameday: Type.Optional(
    Type.Boolean({ description: 'Instead of failing for lack of capacity, take the soonest alternative of the same day. Default false.' }),
  ),
  user_id: Type.Optional(RetailerId('User of the order; created if there is no such user yet.')),
  first_name: RequiredText("User's first name."),
  last_name: RequiredText("User's last name."),
  email: OptionalText("User's e-mail address."),
  ...creationFields,
  ...addressFields,
});
type Request = Static<typeof Body>;

export const createDispatchOrder = defineOperation({
  id: 'fulfillment.dispatch.create',
  method: 'POST',
  path: '/v2/fulfillment/lastmile/orders',
  title: 'Create a dispatch LMD order',
  description:
    "Creates a last mile delivery order in one call: no user and no reservation is needed. The window really used is in `fulfillment_details`. Type, quantity and age of alcohol, and that city and county match, are the retailer's own care. Send `Idempotency-Key` to repeat the call safely.",
  access: FULFILLMENT,
  body: Body,
  response: LastMileOrderSchema,
  errors: [
    ...DISPATCH_WINDOW_ERRORS,
    ...ADDRESS_ERRORS,
    errors.invalidFirstName,
    errors.invalidLastName,
    errors.noDeliveryWindows,
    errors.alcoholNotOffered,
    errors.alcoholHours,
    errors.storeClosedForDelivery,
    errors.storeNotFound,
    errors.serviceOptionNotFound,
    errors.serviceOptionPast,
    errors.windowOutsideOption,
    errors.taken,
    errors.userNotActive,
    errors.idempotencyMismatch,
  ],
  writes: 'own',
  example: {
    body: {
      order_id: 'a1b2c3',
      location_code: '941-01',
      start_at: '2026-05-06T18:00:00Z',
      end_at: '2026-05-06T20:00:00Z',
      fallback_to_soonest_sameday: true,
      first_name: 'John',
      last_name: 'Smith',
      user_phone: '+14155550100',
      items_count: 12,
      items_weight: 18.5,
      address: { address_line_1: '50 Beale St', postal_code: '94105' },
    },
    response: LAST_MILE_EXAMPLE,
  },
  handle: async (context) => {
    const { body, db, tenant, environment } = context;
    raiseAll(nameProblems(body));
    const store = await environment.directory.storeByCode(db, tenant.organizationId, tenant.bannerId, body.location_code);
    if (!store?.active) throw new ApiError(errors.storeNotFound);
    if (store.pickupOnly) throw new ApiError(errors.storeClosedForDelivery);
    if (body.alcoholic && !store.alcohol) throw new ApiError(errors.alcoholNotOffered, { key: 'alcoholic' });
    const choices = await windowChoices(context, store, body);
    const { address, minutes } = await destinationOf(context, body, body.user_id, store);
    return placeDispatchOrder(context, {
      orderId: body.order_id,
      userId: body.user_id,
      locale: orderLocale(context, body.locale),
      store,
      choices,
      body: newBody(body, address, store.locationCode, minutes),
      full: body.fallback_to_soonest_sameday ? errors.noDeliveryWindows : errors.windowNotAvailable,
    });
  },
});

/** The names of the changelog, where the other operations say which characters are forbidden. */
function nameProblems({ first_name, last_name }: Request): ApiError[] {
  const invalid = (name: string) => /[/:<>$%?]/.test(name);
  return [
    ...(invalid(first_name) ? [new ApiError(errors.invalidFirstName)] : []),
    ...(invalid(last_name) ? [new ApiError(errors.invalidLastName)] : []),
  ];
}

/** The windows that the order may get, the best first; raises why there is none. */
async function windowChoices(context: RequestScope, store: Store, request: Request): Promise<readonly WindowChoice[]> {
  const requested = await requestedChoices(context, store, request);
  const date = localDayAt(store.calendar.timeZone, requested.startsAt).date;
  if (openIntervals(store.calendar, date).length === 0) throw new ApiError(errors.storeClosedForDelivery);
  const fallback = request.fallback_to_soonest_sameday ?? false;
  const others = fallback ? sameDayChoices(date, offeredWindows(store, context.now)) : [];
  const known = new Set(requested.choices.map((choice) => choice.option.id));
  const all = [...requested.choices, ...others.filter((choice) => !known.has(choice.option.id))];
  const choices = request.alcoholic ? alcoholChoices(store, all) : all;
  if (choices.length === 0) throw new ApiError(fallback ? errors.noDeliveryWindows : errors.windowNotAvailable);
  return choices;
}

/** What serves the window or the service option asked for; nothing where the store does not offer it. */
async function requestedChoices(
  context: RequestScope,
  store: Store,
  request: Request,
): Promise<{ choices: readonly WindowChoice[]; startsAt: number }> {
  if (request.service_option_id === undefined) {
    const window = hourlyWindow(request, store, context.now);
    return { choices: choicesFor(window, offeredWindows(store, context.now)), startsAt: window.startsAt };
  }
  const option = await lastMileOption(context, store, request.service_option_id);
  const window = windowWithin(option, request) ?? option;
  if (window !== option) hourlyWindow(request, store, context.now);
  return { choices: [{ option, window }], startsAt: window.startsAt };
}
