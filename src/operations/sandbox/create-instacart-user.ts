import { normalizeEmail } from '../../contract/email.ts';
import { ApiError, errors, raiseAll } from '../../contract/errors.ts';
import { normalizePhone } from '../../contract/phone.ts';
import { RequiredText, Type } from '../../contract/schema.ts';
import { hashPassword } from '../../http/passwords.ts';
import { insertCustomer } from '../../storage/customers/customer.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';

/** Days of a sandbox membership, so that its end can be seen. */
const MEMBERSHIP_DAYS = 365;
const DAY = 86_400_000;

export const createInstacartUser = defineOperation({
  id: 'sandbox.instacart_users.create',
  method: 'POST',
  path: '/v2/fulfillment_sandbox/instacart_users',
  title: 'Create an Instacart user',
  description: `Makes a customer's account to test account linking. An Instacart+ membership ends after ${MEMBERSHIP_DAYS} days.`,
  access: FULFILLMENT,
  server: 'development',
  body: Type.Object({
    email: RequiredText('E-mail address.'),
    phone: RequiredText('Phone number.', 40),
    password: RequiredText('Password.', 1_024),
    express_member: Type.Optional(Type.Boolean({ deprecated: true, description: 'Use `instacartplus_member` instead. Default false.' })),
    instacartplus_member: Type.Optional(Type.Boolean({ description: 'Instacart+ member. Default false.' })),
  }),
  response: Type.Object({ id: Type.Integer({ description: 'Id of the account.' }) }),
  errors: [errors.blank, errors.accountExists, errors.invalidEmail, errors.invalidPhoneNumber],
  writes: 'one_call',
  example: {
    body: { email: 'kamalsingh1234@example.com', password: '<password>', phone: '8005550101', instacartplus_member: true },
    response: { id: 940626754 },
  },
  handle: async ({ body, db, tenant, now }) => {
    const email = normalizeEmail(body.email);
    const phone = normalizePhone(body.phone);
    raiseAll([
      ...(email === undefined ? [new ApiError(errors.invalidEmail)] : []),
      ...(phone === undefined ? [new ApiError(errors.invalidPhoneNumber)] : []),
    ]);
    const member = body.instacartplus_member ?? body.express_member ?? false;
    const [customer] = await db.query(insertCustomer, [
      tenant.organizationId,
      email!,
      phone!,
      await hashPassword(body.password),
      member,
      member ? new Date(now + MEMBERSHIP_DAYS * DAY) : null,
      new Date(now),
    ]);
    if (!customer) throw new ApiError(errors.accountExists);
    return { id: customer.id };
  },
});
