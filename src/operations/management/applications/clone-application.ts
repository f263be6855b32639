import { ApiError, errors } from '../../../contract/errors.ts';
import { RequiredText, Type } from '../../../contract/schema.ts';
import { cloneApplication as cloneRow, findApplication } from '../../../storage/applications/application.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { ApplicationPath, applicationAnswer, EXAMPLE_APPLICATION, EXAMPLE_SECRET, NewApplicationSchema } from './application-answer.ts';
import { newCredentials } from './credentials.ts';
import { grantableScopes, requireGrantable } from './scopes.ts';

export const cloneApplication = defineOperation({
  id: 'management.applications.clone',
  method: 'POST',
  path: '/cartwright/v1/applications/{client_id}/clone',
  title: 'Clone an application',
  description:
    'The first step of a rotation: an exact copy of scopes, redirect URIs and settings with a new client ID and secret, enabled. The secret is in this ' +
    'answer only. Public keys are credentials and are not copied. Deploy it, disable the old application, and delete that once its tokens have expired. `Idempotency-Key` is ignored.',
  access: MANAGE,
  params: ApplicationPath,
  body: Type.Object({ name: Type.Optional(RequiredText('Name of the copy; that of the original by default.')) }),
  response: NewApplicationSchema,
  errors: [errors.resourceNotFound, errors.scopeNotGranted],
  // Its own write, so that the answer and the secret in it are not kept under an idempotency key.
  writes: 'own',
  example: {
    params: { client_id: EXAMPLE_APPLICATION.client_id },
    body: { name: 'Web shop, autumn' },
    response: {
      ...EXAMPLE_APPLICATION,
      client_id: 'ynPJ4nBZyLjDrSCcv6oP0XGfBqMOYg3EHuN1bJxWkzQ',
      name: 'Web shop, autumn',
      cloned_from: EXAMPLE_APPLICATION.client_id,
      client_secret: EXAMPLE_SECRET,
    },
  },
  handle: async ({ params, body, db, tenant, environment, now }) => {
    const [source] = await db.query(findApplication, [tenant.organizationId, params.client_id]);
    if (!source) throw new ApiError(errors.resourceNotFound);
    const grantable = await grantableScopes({ db, tenant });
    // A copy whose secret the caller learns is a grant like any other.
    requireGrantable(source.scopes, grantable);
    const { clientId, secret, secretHash } = newCredentials();
    const [clone] = await db.query(cloneRow, [
      tenant.organizationId,
      params.client_id,
      clientId,
      secretHash,
      body.name ?? null,
      [...grantable],
      new Date(now),
    ]);
    // Deleted, or given further scopes, since it was read.
    if (!clone) throw new ApiError(errors.resourceNotFound);
    return { ...applicationAnswer(clone, environment.name), client_secret: secret };
  },
});
