import { ApiError, errors } from '../../contract/errors.ts';
import { RequiredText, RetailerId, Type } from '../../contract/schema.ts';
import { linkAccount } from '../../storage/customers/customer.ts';
import { secretHash } from '../authenticate.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { SuccessResponse } from '../success.ts';

const REFUSALS = {
  user_not_found: errors.userNotFound,
  user_not_active: errors.userNotActive,
  token_invalid: errors.linkingTokenInvalid,
  already_linked: errors.accountAlreadyLinked,
};

export const linkUser = defineOperation({
  id: 'fulfillment.users.link',
  method: 'POST',
  path: '/v2/fulfillment/users/{user_id}/link',
  title: "Link a customer's account",
  description:
    "Attaches the customer's account to the Connect user. The `linking_token` is the access token of the grant `authorization_code`. " +
    'An account is linked to one user only, and a user to one account; linking the same two again changes nothing.',
  access: FULFILLMENT,
  params: Type.Object({ user_id: RetailerId('Id of the user.') }),
  body: Type.Object({ linking_token: RequiredText('Access token of the grant `authorization_code`.', 4_096) }),
  response: SuccessResponse,
  errors: [errors.blank, errors.userNotFound, errors.userNotActive, errors.linkingTokenInvalid, errors.accountAlreadyLinked],
  writes: 'one_call',
  example: {
    params: { user_id: 'johnsmith6000' },
    body: { linking_token: '<linking_token>' },
    response: { success: true },
  },
  handle: async ({ params, body, db, tenant, now }) => {
    const [result] = await db.query(linkAccount, [tenant.organizationId, params.user_id, secretHash(body.linking_token), new Date(now)]);
    const { outcome } = result!;
    if (outcome !== 'linked') throw new ApiError(REFUSALS[outcome]);
    return { success: true };
  },
});
