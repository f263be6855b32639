import { errors } from '../../../contract/errors.ts';
import { RequiredText, Type } from '../../../contract/schema.ts';
import { insertApplication } from '../../../storage/applications/application.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import {
  applicationAnswer,
  EXAMPLE_APPLICATION,
  EXAMPLE_SECRET,
  NewApplicationSchema,
  RequireSignedAssertion,
} from './application-answer.ts';
import { newCredentials } from './credentials.ts';
import { checkRedirectUris, RedirectUrisSchema } from './redirect-uris.ts';
import { grantableScopes, requireGrantable, ScopesSchema } from './scopes.ts';

export const createApplication = defineOperation({
  id: 'management.applications.create',
  method: 'POST',
  path: '/cartwright/v1/applications',
  title: 'Create an application',
  description:
    'Creates an enabled OAuth application. Its secret is in this answer only. `Idempotency-Key` is ignored, since a secret is never kept.',
  access: MANAGE,
  body: Type.Object({
    name: RequiredText('Name.'),
    scopes: ScopesSchema,
    redirect_uris: Type.Optional(RedirectUrisSchema),
    require_signed_assertion: RequireSignedAssertion,
  }),
  response: NewApplicationSchema,
  errors: [errors.blank, errors.notIncluded, errors.scopeNotGranted, errors.invalid, errors.taken],
  // Its own write, so that the answer and the secret in it are not kept under an idempotency key.
  writes: 'own',
  example: {
    body: { name: 'Web shop', scopes: ['connect:fulfillment', 'account_linking'], redirect_uris: ['https://shop.example.com/linked'] },
    response: { ...EXAMPLE_APPLICATION, client_secret: EXAMPLE_SECRET },
  },
  handle: async ({ body, db, tenant, environment, now }) => {
    const scopes = [...new Set(body.scopes)];
    const redirectUris = body.redirect_uris ?? [];
    checkRedirectUris(redirectUris);
    requireGrantable(scopes, await grantableScopes({ db, tenant }));
    const { clientId, secret, secretHash } = newCredentials();
    const [application] = await db.query(insertApplication, [
      tenant.organizationId,
      clientId,
      secretHash,
      body.name,
      scopes,
      redirectUris,
      body.require_signed_assertion ?? false,
      new Date(now),
    ]);
    return { ...applicationAnswer(application!, environment.name), client_secret: secret };
  },
});
