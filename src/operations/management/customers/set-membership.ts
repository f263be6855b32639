import { ApiError, errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { findCustomer, setMembership as setRow } from '../../../storage/customers/customer.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { CustomerPath, CustomerSchema, customerAnswer, EXAMPLE_CUSTOMER } from './customer-answer.ts';
import { MembershipFields, membershipEnd } from './membership.ts';

export const setMembership = defineOperation({
  id: 'management.customers.set_membership',
  method: 'PUT',
  path: '/cartwright/v1/customers/{id}/membership',
  title: 'Set the Instacart+ membership of a customer',
  description: 'Replaces membership and end. Orders that are already created stay as they are.',
  access: MANAGE,
  params: CustomerPath,
  body: Type.Object(MembershipFields),
  response: CustomerSchema,
  errors: [errors.resourceNotFound, errors.blank, errors.notABoolean, errors.invalidTime],
  writes: 'transaction',
  example: {
    params: { id: EXAMPLE_CUSTOMER.id },
    body: { instacartplus_member: true, instacartplus_expires_at: EXAMPLE_CUSTOMER.instacartplus_expires_at },
    response: EXAMPLE_CUSTOMER,
  },
  handle: async ({ params, body, db, tenant, now }) => {
    const until = membershipEnd(body.instacartplus_member, body.instacartplus_expires_at);
    await db.query(setRow, [tenant.organizationId, params.id, body.instacartplus_member, until]);
    const [customer] = await db.query(findCustomer, [tenant.organizationId, params.id]);
    if (!customer) throw new ApiError(errors.resourceNotFound);
    return customerAnswer(customer, now);
  },
});
