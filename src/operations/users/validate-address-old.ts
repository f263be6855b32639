import { deprecationOf } from '../../contract/deprecations.ts';
import { errors } from '../../contract/errors.ts';
import { RetailerId, Type } from '../../contract/schema.ts';
import { updateUserAddress } from '../../storage/users/user.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { AddressSchema } from '../stores/address.ts';
import { ADDRESS_ERRORS, activeUser, VALIDATED_EXAMPLE, ValidatedAddressSchema, validateAddress } from './validating.ts';

export const validateAddressOld = defineOperation({
  id: 'fulfillment.lastmile.validate_address',
  method: 'POST',
  path: '/v2/fulfillment/lastmile/users/{user_id}/validate_address',
  title: 'Validate address (old URI)',
  description: 'Validates an address and associates it with an existing user; it creates none. The order must use the validated address.',
  deprecated: deprecationOf('fulfillment.lastmile.validate_address'),
  access: FULFILLMENT,
  params: Type.Object({ user_id: RetailerId('Id of the user.') }),
  body: Type.Object(AddressSchema.properties),
  response: ValidatedAddressSchema,
  errors: [errors.userNotFound, ...ADDRESS_ERRORS],
  writes: 'one_call',
  example: {
    params: { user_id: 'johnsmith6000' },
    body: { address_line_1: '50 Beale St', postal_code: '94105' },
    response: VALIDATED_EXAMPLE,
  },
  handle: async (context) => {
    const { params, body, db, tenant, now } = context;
    const { kept, answer } = await validateAddress(context, body);
    const [user] = await db.query(updateUserAddress, [tenant.organizationId, params.user_id, JSON.stringify(kept), new Date(now)]);
    activeUser(user);
    return answer;
  },
});
