import { errors } from '../../../contract/errors.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { EmptyResponse } from '../../mount.ts';
import { CustomerPath, EXAMPLE_CUSTOMER } from './customer-answer.ts';
import { endLink } from './ending.ts';

export const unlinkCustomer = defineOperation({
  id: 'management.customers.unlink',
  method: 'DELETE',
  path: '/cartwright/v1/customers/{id}/link',
  title: "Unlink a customer's account",
  description:
    'What the customer asks for: the account is linked to no user any more, and only a new consent can link it. An account that is not ' +
    'linked is answered like one that does not exist.',
  access: MANAGE,
  params: CustomerPath,
  response: EmptyResponse,
  errors: [errors.resourceNotFound],
  writes: 'transaction',
  example: { params: { id: EXAMPLE_CUSTOMER.id }, response: {} },
  handle: (context) => endLink(context, { remove: false }),
});
