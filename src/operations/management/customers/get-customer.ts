import { ApiError, errors } from '../../../contract/errors.ts';
import { findCustomer } from '../../../storage/customers/customer.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { CustomerPath, CustomerSchema, customerAnswer, EXAMPLE_CUSTOMER } from './customer-answer.ts';

export const getCustomer = defineOperation({
  id: 'management.customers.get',
  method: 'GET',
  path: '/cartwright/v1/customers/{id}',
  title: "Get a customer's account",
  access: MANAGE,
  params: CustomerPath,
  response: CustomerSchema,
  errors: [errors.resourceNotFound],
  writes: 'none',
  example: { params: { id: EXAMPLE_CUSTOMER.id }, response: EXAMPLE_CUSTOMER },
  handle: async ({ params, db, tenant, now }) => {
    const [customer] = await db.query(findCustomer, [tenant.organizationId, params.id]);
    if (!customer) throw new ApiError(errors.resourceNotFound);
    return customerAnswer(customer, now);
  },
});
