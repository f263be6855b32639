import { errors } from '../../../contract/errors.ts';
import { findCustomer } from '../../../storage/customers/customer.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { forgetRequests, phoneForms } from '../../forgetting.ts';
import { EmptyResponse } from '../../mount.ts';
import { CustomerPath, EXAMPLE_CUSTOMER } from './customer-answer.ts';
import { endLink } from './ending.ts';

export const deleteCustomer = defineOperation({
  id: 'management.customers.delete',
  method: 'DELETE',
  path: '/cartwright/v1/customers/{id}',
  title: "Delete a customer's account",
  description:
    'Removes the account and its link. The user that it was linked to stays. Inspected requests that name the account, its e-mail address ' +
    'or its phone number go too; where several processes serve the API, the others drop all that they inspected of the organization.',
  access: MANAGE,
  params: CustomerPath,
  response: EmptyResponse,
  errors: [errors.resourceNotFound],
  writes: 'transaction',
  example: { params: { id: EXAMPLE_CUSTOMER.id }, response: {} },
  handle: async (context) => {
    const { db, tenant, params } = context;
    const [customer] = await db.query(findCustomer, [tenant.organizationId, params.id]);
    const answer = await endLink(context, { remove: true });
    forgetRequests(context, [
      { kind: 'customer', id: String(params.id) },
      ...(customer ? [{ kind: 'text' as const, id: customer.email }] : []),
      ...phoneForms(customer?.phone),
    ]);
    return answer;
  },
});
