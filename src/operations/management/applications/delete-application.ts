import { ApiError, errors } from '../../../contract/errors.ts';
import { formatUtc } from '../../../fulfillment/slots/format.ts';
import { beginDeletion, failDeletion, finishDeletion } from '../../../storage/applications/application.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { EmptyResponse } from '../../mount.ts';
import { ApplicationPath, EXAMPLE_APPLICATION } from './application-answer.ts';

export const deleteApplication = defineOperation({
  id: 'management.applications.delete',
  method: 'DELETE',
  path: '/cartwright/v1/applications/{client_id}',
  title: 'Delete an application',
  description:
    'Removes the application if none of its tokens is valid any more. Otherwise its status becomes `Delete Failed`: it issues no further ' +
    'tokens, and can be deleted once those that exist have expired, at most 24 hours later. `Idempotency-Key` is ignored.',
  access: MANAGE,
  params: ApplicationPath,
  response: EmptyResponse,
  errors: [errors.resourceNotFound, errors.deleteFailed],
  // Statements of its own that commit one by one: the status stays although the request is refused.
  writes: 'own',
  example: { params: { client_id: EXAMPLE_APPLICATION.client_id }, response: {} },
  handle: async ({ params, db, tenant, now }) => {
    const [application] = await db.query(beginDeletion, [tenant.organizationId, params.client_id]);
    if (!application) throw new ApiError(errors.resourceNotFound);
    const [gone] = await db.query(finishDeletion, [tenant.organizationId, application.id, new Date(now)]);
    if (gone) return {};
    const [failed] = await db.query(failDeletion, [tenant.organizationId, application.id]);
    // A neighbour's deletion came first.
    if (!failed) throw new ApiError(errors.resourceNotFound);
    throw new ApiError(errors.deleteFailed, { values: { time: formatUtc(failed.valid_until ?? now) } });
  },
});
