import { RetailerId, Type } from '../../contract/schema.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { ADDRESS_ERRORS, createUserWithAddress, UserAddressAnswer, UserAddressSchema, VALIDATED_EXAMPLE } from './validating.ts';

export const createUserAndAddress = defineOperation({
  id: 'fulfillment.users.create_with_address',
  method: 'POST',
  path: '/v2/fulfillment/users/{user_id}/addresses',
  title: 'Create a Connect user and validate an address',
  description:
    'Validates an address and associates it with the user, who is created if needed. An existing `user_id` is no error. Post-office boxes are not deliverable.',
  access: FULFILLMENT,
  params: Type.Object({ user_id: RetailerId('Id of the user, existing or new.') }),
  body: UserAddressSchema,
  response: UserAddressAnswer,
  errors: ADDRESS_ERRORS,
  writes: 'one_call',
  example: {
    params: { user_id: 'johnsmith6000' },
    body: { address_line_1: '50 Beale St', postal_code: '94105', first_name: 'John' },
    response: { user_id: 'johnsmith6000', ...VALIDATED_EXAMPLE },
  },
  handle: (context) => createUserWithAddress(context, context.params.user_id, context.body),
});
