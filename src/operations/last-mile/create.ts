import { randomUUID } from 'node:crypto';
import { type Deprecation, deprecationOf } from '../../contract/deprecations.ts';
import { ApiError, errors, raiseAll } from '../../contract/errors.ts';
import { BigId, IsoTime, NameText, RequiredText, RetailerId, Type } from '../../contract/schema.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { alcoholProblems } from '../orders/cart-checks.ts';
import { requireStoreOfHold } from '../orders/held-slot.ts';
import { type NewOrder, orderLocale, PLACING_ERRORS, placeOrder } from '../orders/placing.ts';
import { ADDRESS_ERRORS, addressFields, destinationOf } from './delivery-address.ts';
import { creationFields, newBody } from './details.ts';
import { LAST_MILE_EXAMPLE, LastMileOrderSchema, lastMileAnswer } from './order-answer.ts';
import { optionWindow, windowWithin } from './windows.ts';

const ID = 'fulfillment.last_mile.create';
const TITLE = 'Create a last mile delivery order';
const PATH = '/v2/fulfillment/users/{user_id}/orders/last_mile';

/** The operation under its own URI and under the old one: the parameters are the same (contract/last-mile.md §3). */
const define = (id: string, path: string, title: string, deprecated?: Deprecation) =>
  defineOperation({
    id,
    method: 'POST',
    path,
    title,
    description:
      "Creates an order that the retailer's own staff picks and stages and an Instacart shopper delivers, for a reserved slot. If the reservation has expired, the slot is booked all the same while it has capacity. `start_at` and `end_at` narrow the window inside the reserved one. Send `Idempotency-Key` to repeat the call safely.",
    access: FULFILLMENT,
    ...(deprecated === undefined ? {} : { deprecated }),
    params: Type.Object({ user_id: RetailerId('Id of the user.') }),
    body: Type.Object({
      order_id: Type.Optional(RetailerId("Unique id of the retailer's own, to find the order with. Default: a random one.")),
      location_code: RequiredText('Store where the driver collects the order: the one of the hold.'),
      start_at: Type.Optional(IsoTime('Start of the requested delivery window, ISO 8601.')),
      end_at: Type.Optional(IsoTime('End of the requested delivery window, ISO 8601.')),
      service_option_hold_id: BigId('Id of the hold.'),
      first_name: NameText("User's first name."),
      last_name: NameText("User's last name."),
      ...creationFields,
      ...addressFields,
    }),
    response: LastMileOrderSchema,
    errors: [
      ...PLACING_ERRORS,
      ...ADDRESS_ERRORS,
      errors.locationNotOfHold,
      errors.windowOutsideOption,
      errors.windowReversed,
      errors.alcoholZipCode,
    ],
    writes: 'own',
    example: {
      params: { user_id: 'johnsmith6000' },
      body: {
        order_id: 'a1b2c3',
        location_code: '941-01',
        service_option_hold_id: 1280750203,
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
      const { params, body } = context;
      const slot = await requireStoreOfHold(context, params.user_id, body.service_option_hold_id, 'last_mile', body.location_code);
      const { store } = slot;
      const window = windowWithin(optionWindow(store, slot.hold), body) ?? slot.hold;
      const { address, postalCode, minutes } = await destinationOf(context, body, params.user_id, store);
      if (body.alcoholic) {
        raiseAll(
          alcoholProblems(store, postalCode, window).map((problem) =>
            problem.definition === errors.alcoholNotOffered ? new ApiError(problem.definition, { key: 'alcoholic' }) : problem,
          ),
        );
      }
      const order: NewOrder = {
        orderId: body.order_id ?? randomUUID(),
        kind: 'last_mile',
        locale: orderLocale(context, body.locale),
        window,
        body: newBody(body, address, store.locationCode, minutes),
      };
      return placeOrder(context, params.user_id, slot, order, lastMileAnswer);
    },
  });

export const createLastMileOrder = define(ID, PATH, TITLE);
export const createLastMileOrderOldUri = define(
  'fulfillment.lastmile.create',
  '/v2/fulfillment/lastmile/users/{user_id}/orders',
  `${TITLE} (old URI)`,
  deprecationOf('fulfillment.lastmile.create'),
);
