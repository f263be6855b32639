import { ApiError, errors } from '../../../contract/errors.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { EmptyResponse } from '../../mount.ts';
import { EXAMPLE_FAULT, FaultPath, faultsOf } from './fields.ts';

export const deleteFault = defineOperation({
  id: 'management.faults.delete',
  method: 'DELETE',
  path: '/cartwright/v1/faults/{id}',
  title: 'Delete a fault rule',
  description: 'Calls that meet it already are not helped.',
  server: 'development',
  access: MANAGE,
  params: FaultPath,
  response: EmptyResponse,
  errors: [errors.resourceNotFound],
  writes: 'own',
  example: { params: { id: EXAMPLE_FAULT.id }, response: {} },
  handle: ({ params, environment, tenant }) => {
    if (!faultsOf(environment).remove(tenant.organizationId, params.id)) throw new ApiError(errors.resourceNotFound);
    return {};
  },
});
