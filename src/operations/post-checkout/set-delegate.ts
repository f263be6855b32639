import { errors } from '../../contract/errors.ts';
import { normalizePhone } from '../../contract/phone.ts';
import { PhoneNumber, RequiredText, Type } from '../../contract/schema.ts';
import { defineOperation } from '../define.ts';
import { EmptyResponse } from '../mount.ts';
import { EXAMPLE_PATH, ORDER_ERRORS, OrderPath, POST_CHECKOUT } from './access.ts';
import { changePickup } from './change-pickup.ts';

export const setPickupDelegate = defineOperation({
  id: 'post_checkout.pickup.set_delegate',
  method: 'PUT',
  path: '/v2/post_checkout/orders/{order_id}/pickup_delegate',
  title: 'Create or update a pickup delegate',
  description: "Names the person who collects this order on the customer's behalf. Nothing is added to the customer's account.",
  access: POST_CHECKOUT,
  params: OrderPath,
  body: Type.Object({
    name: RequiredText('Name of the delegate.'),
    phone_number: PhoneNumber('E.164. Ten-digit North American forms are accepted and normalised.'),
  }),
  response: EmptyResponse,
  errors: [errors.blank, errors.invalidPhone, errors.pickupUnavailable, ...ORDER_ERRORS, errors.retryLater],
  writes: 'one_call',
  example: { params: EXAMPLE_PATH, body: { name: 'Charles Babbage', phone_number: '+14155550123' }, response: {} },
  handle: async (context) => {
    const { name, phone_number } = context.body;
    await changePickup(context, () => ({ delegate: { full_name: name, phone_number: normalizePhone(phone_number)! } }));
    return {};
  },
});
