import { Type } from '../../../contract/schema.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { EXAMPLE_FAULT, FaultSchema, faultAnswer, faultsOf } from './fields.ts';

export const listFaults = defineOperation({
  id: 'management.faults.list',
  method: 'GET',
  path: '/cartwright/v1/faults',
  title: 'List fault rules',
  description: "The organization's in this process, oldest first, with how many calls each was about and how many met it.",
  server: 'development',
  access: MANAGE,
  response: Type.Object({ faults: Type.Array(FaultSchema) }),
  errors: [],
  writes: 'none',
  example: { response: { faults: [EXAMPLE_FAULT] } },
  handle: ({ environment, tenant }) => ({ faults: faultsOf(environment).list(tenant.organizationId).map(faultAnswer) }),
});
