import { ApiError, errors } from '../../../contract/errors.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { EXAMPLE_FAULT, FaultPath, FaultSchema, faultAnswer, faultsOf } from './fields.ts';

export const getFault = defineOperation({
  id: 'management.faults.get',
  method: 'GET',
  path: '/cartwright/v1/faults/{id}',
  title: 'Get a fault rule',
  server: 'development',
  access: MANAGE,
  params: FaultPath,
  response: FaultSchema,
  errors: [errors.resourceNotFound],
  writes: 'none',
  example: { params: { id: EXAMPLE_FAULT.id }, response: EXAMPLE_FAULT },
  handle: ({ params, environment, tenant }) => {
    const rule = faultsOf(environment).find(tenant.organizationId, params.id);
    if (!rule) throw new ApiError(errors.resourceNotFound);
    return faultAnswer(rule);
  },
});
