import { errors } from '../../../contract/errors.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { EmptyResponse } from '../../mount.ts';
import { inspectorOf } from './fields.ts';

export const deleteRequests = defineOperation({
  id: 'management.requests.delete_all',
  method: 'DELETE',
  path: '/cartwright/v1/requests',
  title: 'Forget the requests of the last while',
  description:
    "The organization's, in memory and in files. Where several processes serve the API each keeps its own; the others follow within a second.",
  access: MANAGE,
  response: EmptyResponse,
  errors: [errors.inspectorOff],
  writes: 'one_call',
  example: { response: {} },
  handle: async ({ environment, tenant, invalidate }) => {
    const inspector = inspectorOf(environment);
    invalidate(inspector.topicOf(tenant.organizationId));
    await inspector.clear(tenant.organizationId);
    return {};
  },
});
