import { errors } from '../../contract/errors.ts';
import { RequiredText, Type } from '../../contract/schema.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { checkPostalCode } from '../stores/address.ts';
import { deliveringStores, STANDARD_REACH_MINUTES } from '../stores/nearby.ts';
import { answerOptions, optionsOf, usageOf } from './availability.ts';
import { answerDesired, checkDesiredWindows, DesiredWindowsSchema } from './desired.ts';
import { EXAMPLE_OPTION, ServiceOptionsResponse } from './option-answer.ts';

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
    cart_total_cents: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 2_000_000_000, description: 'Total value of the items, in cents.' }),
    ),
    items_count: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000, description: 'Number of items.' })),
    with_eta_options: Type.Optional(Type.Boolean({ description: 'ETA options too. Default false.' })),
    with_priority_eta_options: Type.Optional(Type.Boolean({ description: 'Priority ETA options too. Default false.' })),
    desired_windows: DesiredWindowsSchema,
  }),
  response: ServiceOptionsResponse,
  errors: [errors.blank, errors.invalidPostalCode, errors.windowTooShort, errors.windowNotOnTheHour],
  writes: 'none',
  example: { body: { postal_code: '94105' }, response: { service_options: [EXAMPLE_OPTION] } },
  handle: async (context) => {
    const { body, now } = context;
    const nearest = (await deliveringStores(context, checkPostalCode(body.postal_code, 'postal_code')))[0];
    if (!nearest) return { service_options: [] };
    const { store } = nearest;
    const options = optionsOf(store, {
      now,
      fulfillment: 'delivery',
      withEta: body.with_eta_options ?? false,
      withPriorityEta: body.with_priority_eta_options ?? false,
      defaultKinds: ['scheduled'],
    });
    const desired = checkDesiredWindows(body.desired_windows, store, now);
    const usage = await usageOf(context, store, options);
    const cart = { alcohol: false, longDistance: nearest.minutes > STANDARD_REACH_MINUTES };
    return body.desired_windows === undefined
      ? answerOptions(store, options, usage, cart)
      : answerDesired(store, desired, options, usage, cart);
  },
});
