import { ApiError, errors } from '../../contract/errors.ts';
import { RetailerId, Type } from '../../contract/schema.ts';
import { formatUtc } from '../../fulfillment/slots/format.ts';
import { findUserLink } from '../../storage/customers/customer.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';

export const getUserLink = defineOperation({
  id: 'fulfillment.users.get_link',
  method: 'GET',
  path: '/v2/fulfillment/users/{user_id}/link',
  title: "Get information about the linked customer's account",
  description: 'Whether the linked account has Instacart+. Ask when the customer signs in and at checkout.',
  access: FULFILLMENT,
  params: Type.Object({ user_id: RetailerId('Id of the user.') }),
  response: Type.Object({
    express_member: Type.Boolean({ deprecated: true, description: 'Use `instacartplus_member` instead.' }),
    instacartplus_member: Type.Boolean({ description: 'The account is a member of Instacart+ now.' }),
    expired_at: Type.Optional(Type.String({ description: 'When the membership expires or expired, if it has an end. ISO 8601.' })),
  }),
  errors: [errors.userNotFound, errors.userNotLinked, errors.userNotActive],
  writes: 'none',
  example: {
    params: { user_id: 'johnsmith6000' },
    response: { express_member: true, instacartplus_member: true, expired_at: '2027-06-30T00:00:00Z' },
  },
  handle: async ({ params, db, tenant, now }) => {
    const [user] = await db.query(findUserLink, [tenant.organizationId, params.user_id]);
    if (!user) throw new ApiError(errors.userNotFound);
    if (!user.active) throw new ApiError(errors.userNotActive);
    if (!user.linked) throw new ApiError(errors.userNotLinked);
    const expiresAt = user.instacartplus_expires_at;
    const member = user.instacartplus_member === true && (expiresAt === null || expiresAt > now);
    return {
      express_member: member,
      instacartplus_member: member,
      ...(expiresAt === null ? {} : { expired_at: formatUtc(expiresAt) }),
    };
  },
});
