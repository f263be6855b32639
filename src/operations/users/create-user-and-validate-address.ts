import { deprecationOf } from '../../contract/deprecations.ts';
import { RetailerId, Type } from '../../contract/schema.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { ADDRESS_ERRORS, createUserWithAddress, UserAddressAnswer, UserAddressSchema, VALIDATED_EXAMPLE } from './validating.ts';

export const createUserAndValidateAddress = defineOperation({
  id: 'fulfillment.lastmile.create_user_and_validate_address',
  method: 'POST',
  path: '/v2/fulfillment/lastmile/validate_address',
  title: 'Create user and validate address (old URI)',
  description: 'Older form of creating a user and validating an address, with the `user_id` in the body.',
  deprecated: deprecationOf('fulfillment.lastmile.create_user_and_validate_address'),
  access: FULFILLMENT,
  body: Type.Object({ user_id: RetailerId('Id of the user, existing or new.'), ...UserAddressSchema.properties }),
  response: UserAddressAnswer,
  errors: ADDRESS_ERRORS,
  writes: 'one_call',
  example: {
    body: { user_id: 'johnsmith6000', address_line_1: '50 Beale St', postal_code: '94105' },
    response: { user_id: 'johnsmith6000', ...VALIDATED_EXAMPLE },
  },
  handle: (context) => {
    const { user_id, ...body } = context.body;
    return createUserWithAddress(context, user_id, body);
  },
});
