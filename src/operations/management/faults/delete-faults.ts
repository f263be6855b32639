import { Type } from '../../../contract/schema.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { faultsOf } from './fields.ts';

export const deleteFaults = defineOperation({
  id: 'management.faults.delete_all',
  method: 'DELETE',
  path: '/cartwright/v1/faults',
  title: 'Delete all fault rules',
  description: "The organization's in this process.",
  server: 'development',
  access: MANAGE,
  response: Type.Object({ deleted: Type.Integer({ description: 'How many there were.' }) }),
  errors: [],
  writes: 'own',
  example: { response: { deleted: 3 } },
  handle: ({ environment, tenant }) => ({ deleted: faultsOf(environment).clear(tenant.organizationId) }),
});
