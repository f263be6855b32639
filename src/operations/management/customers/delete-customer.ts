import { errors } from '../../../contract/errors.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { EmptyResponse } from '../../mount.ts';
import { CustomerPath, EXAMPLE_CUSTOMER } from './customer-answer.ts';
import { endLink } from './ending.ts';

export const deleteCustomer = defineOperation({
  id: 'management.customers.delete',
  method: 'DELETE',
  path: '/cartwright/v1/customers/{id}',
  title: "Delete a customer's account",
  description: 'Removes the account and its link. The user that it was linked to stays.',
  access: MANAGE,
  params: CustomerPath,
  response: EmptyResponse,
  errors: [errors.resourceNotFound],
  writes: 'transaction',
  example: { params: { id: EXAMPLE_CUSTOMER.id }, response: {} },
  handle: (context) => endLink(context, { remove: true }),
});
