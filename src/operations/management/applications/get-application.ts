import { ApiError, errors } from '../../../contract/errors.ts';
import { findApplication } from '../../../storage/applications/application.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { ApplicationPath, ApplicationSchema, applicationAnswer, EXAMPLE_APPLICATION } from './application-answer.ts';

export const getApplication = defineOperation({
  id: 'management.applications.get',
  method: 'GET',
  path: '/cartwright/v1/applications/{client_id}',
  title: 'Get an application',
  access: MANAGE,
  params: ApplicationPath,
  response: ApplicationSchema,
  errors: [errors.resourceNotFound],
  writes: 'none',
  example: { params: { client_id: EXAMPLE_APPLICATION.client_id }, response: EXAMPLE_APPLICATION },
  handle: async ({ params, db, tenant, environment }) => {
    const [application] = await db.query(findApplication, [tenant.organizationId, params.client_id]);
    if (!application) throw new ApiError(errors.resourceNotFound);
    return applicationAnswer(application, environment.name);
  },
});
