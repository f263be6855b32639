import type { Operation } from '../../define.ts';
import { createCustomer } from './create-customer.ts';
import { deleteCustomer } from './delete-customer.ts';
import { getCustomer } from './get-customer.ts';
import { listCustomers } from './list-customers.ts';
import { setMembership } from './set-membership.ts';
import { unlinkCustomer } from './unlink-customer.ts';

export const customerOperations: readonly Operation[] = [
  listCustomers,
  createCustomer,
  getCustomer,
  setMembership,
  unlinkCustomer,
  deleteCustomer,
];
