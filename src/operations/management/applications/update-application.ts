import { ApiError, errors } from '../../../contract/errors.ts';
import { RequiredText, Type } from '../../../contract/schema.ts';
import { lockApplication, updateApplication as updateRow } from '../../../storage/applications/application.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import {
  ApplicationPath,
  ApplicationSchema,
  applicationAnswer,
  EXAMPLE_APPLICATION,
  RequireSignedAssertion,
} from './application-answer.ts';
import { checkRedirectUris, RedirectUrisSchema } from './redirect-uris.ts';
import { grantableScopes, requireGrantable, ScopesSchema } from './scopes.ts';

export const updateApplication = defineOperation({
  id: 'management.applications.update',
  method: 'PATCH',
  path: '/cartwright/v1/applications/{client_id}',
  title: 'Change an application',
  description: 'Changes the fields that the request names; a list replaces the old one. Tokens that are already issued keep their scopes.',
  access: MANAGE,
  params: ApplicationPath,
  body: Type.Object({
    name: Type.Optional(RequiredText('Name.')),
    scopes: Type.Optional(ScopesSchema),
    redirect_uris: Type.Optional(RedirectUrisSchema),
    require_signed_assertion: RequireSignedAssertion,
  }),
  response: ApplicationSchema,
  errors: [errors.resourceNotFound, errors.blank, errors.notIncluded, errors.scopeNotGranted, errors.invalid, errors.taken],
  writes: 'transaction',
  example: {
    params: { client_id: EXAMPLE_APPLICATION.client_id },
    body: { scopes: ['connect:fulfillment', 'account_linking'] },
    response: EXAMPLE_APPLICATION,
  },
  handle: async ({ params, body, db, tenant, environment }) => {
    checkRedirectUris(body.redirect_uris ?? []);
    const [current] = await db.query(lockApplication, [tenant.organizationId, params.client_id]);
    if (!current) throw new ApiError(errors.resourceNotFound);
    const added = (body.scopes ?? []).filter((scope) => !current.scopes.includes(scope));
    if (added.length > 0) requireGrantable(added, await grantableScopes({ db, tenant }));
    const [updated] = await db.query(updateRow, [
      tenant.organizationId,
      params.client_id,
      body.name ?? null,
      body.scopes ? [...new Set(body.scopes)] : null,
      body.redirect_uris ?? null,
      body.require_signed_assertion ?? null,
    ]);
    return applicationAnswer(updated!, environment.name);
  },
});
