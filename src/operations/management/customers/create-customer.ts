import { normalizeEmail } from '../../../contract/email.ts';
import { ApiError, errors } from '../../../contract/errors.ts';
import { normalizePhone } from '../../../contract/phone.ts';
import { PhoneNumber, RequiredText, Type } from '../../../contract/schema.ts';
import { insertCustomer } from '../../../storage/customers/customer.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { CustomerSchema, customerAnswer, EXAMPLE_CUSTOMER } from './customer-answer.ts';
import { MembershipFields, membershipEnd } from './membership.ts';

export const createCustomer = defineOperation({
  id: 'management.customers.create',
  method: 'POST',
  path: '/cartwright/v1/customers',
  title: "Create a customer's account",
  description: 'Creates an account that a user can be linked to. It has no password: the customer can not sign in with it yet.',
  access: MANAGE,
  body: Type.Object({
    email: RequiredText('E-mail address, unique in the organization.'),
    phone: Type.Optional(PhoneNumber('E.164. Ten-digit North American forms are accepted and normalised.')),
    instacartplus_member: Type.Optional({ ...MembershipFields.instacartplus_member, description: 'Instacart+ member. Default false.' }),
    instacartplus_expires_at: MembershipFields.instacartplus_expires_at,
  }),
  response: CustomerSchema,
  errors: [errors.blank, errors.invalidEmail, errors.accountExists, errors.invalidPhone, errors.invalidTime],
  writes: 'one_call',
  example: {
    body: {
      email: EXAMPLE_CUSTOMER.email,
      phone: EXAMPLE_CUSTOMER.phone,
      instacartplus_member: true,
      instacartplus_expires_at: EXAMPLE_CUSTOMER.instacartplus_expires_at,
    },
    response: { ...EXAMPLE_CUSTOMER, linked_user_id: null, linked_at: null },
  },
  handle: async ({ body, db, tenant, now }) => {
    const email = normalizeEmail(body.email);
    if (email === undefined) throw new ApiError(errors.invalidEmail);
    const phone = body.phone === undefined ? null : normalizePhone(body.phone)!;
    const member = body.instacartplus_member ?? false;
    const until = membershipEnd(member, body.instacartplus_expires_at);
    const [made] = await db.query(insertCustomer, [tenant.organizationId, email, phone, null, member, until, new Date(now)]);
    if (!made) throw new ApiError(errors.accountExists);
    const row = { id: made.id, email, phone, instacartplus_member: member, instacartplus_expires_at: until?.getTime() ?? null };
    return customerAnswer({ ...row, created_at: now, linked_user_id: null, linked_at: null }, now);
  },
});
