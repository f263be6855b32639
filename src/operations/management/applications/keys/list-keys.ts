import { ApiError, errors } from '../../../../contract/errors.ts';
import { Type } from '../../../../contract/schema.ts';
import { findApplication } from '../../../../storage/applications/application.ts';
import { findKeys } from '../../../../storage/applications/key.ts';
import { defineOperation, MANAGE } from '../../../define.ts';
import { ApplicationPath, EXAMPLE_APPLICATION } from '../application-answer.ts';
import { ApplicationKeySchema, EXAMPLE_KEY, keyAnswer } from './key-answer.ts';

export const listKeys = defineOperation({
  id: 'management.applications.keys.list',
  method: 'GET',
  path: '/cartwright/v1/applications/{client_id}/keys',
  title: 'List the public keys of an application',
  description: 'Oldest first.',
  access: MANAGE,
  params: ApplicationPath,
  response: Type.Object({ keys: Type.Array(ApplicationKeySchema) }),
  errors: [errors.resourceNotFound],
  writes: 'none',
  example: { params: { client_id: EXAMPLE_APPLICATION.client_id }, response: { keys: [EXAMPLE_KEY] } },
  handle: async ({ params, db, tenant }) => {
    const [application] = await db.query(findApplication, [tenant.organizationId, params.client_id]);
    if (!application) throw new ApiError(errors.resourceNotFound);
    return { keys: (await db.query(findKeys, [tenant.organizationId, application.id])).map(keyAnswer) };
  },
});
