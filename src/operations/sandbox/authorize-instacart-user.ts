import { ApiError, errors } from '../../contract/errors.ts';
import { OptionalText, RequiredText, type Static, Type } from '../../contract/schema.ts';
import { findApplicationById } from '../../storage/applications/application.ts';
import { defineOperation, FULFILLMENT, type RequestScope } from '../define.ts';
import { isRedirectUri } from '../management/applications/redirect-uris.ts';
import { authorizationScopes, issueCode } from '../oauth/authorization-code.ts';

const Body = Type.Object({
  redirect_uri: RequiredText('Redirect URI of the authorization code; a registered one, where the application has any.', 2_000),
  scope: RequiredText('Scopes to authorize: `account_linking`. `openid` may stand beside it and has no effect.'),
  code_challenge_method: OptionalText('PKCE method: `S256`.', 20),
  code_challenge: OptionalText('PKCE challenge (RFC 7636): the exchange must then show its verifier.', 128),
});

export const authorizeInstacartUser = defineOperation({
  id: 'sandbox.instacart_users.authorize',
  method: 'POST',
  path: '/v2/fulfillment_sandbox/instacart_users/{user_id}/authorize',
  title: 'Authorize an Instacart user for account linking',
  description:
    'Gives the authorization code that the browser flow would give: for the application of the token, one exchange, and 5 minutes. ' +
    'Other parameters of an authorization request (`response_type`, `client_id`, `state`) are ignored.',
  access: FULFILLMENT,
  server: 'development',
  params: Type.Object({ user_id: Type.String({ description: 'Id from create Instacart user.' }) }),
  body: Body,
  response: Type.Object({ code: Type.String({ description: '43 URL-safe characters, exchangeable for a linking token.' }) }),
  errors: [errors.blank, errors.invalidUserId, errors.invalid, errors.notIncluded],
  // A code is a secret for one exchange: it is never kept under an idempotency key.
  writes: 'own',
  example: {
    params: { user_id: '940626754' },
    body: { redirect_uri: 'https://example.org', scope: 'openid account_linking' },
    response: { code: '<43-character URL-safe string>' },
  },
  handle: async (context) => {
    const { params, body, db, tenant, now } = context;
    const challenge = readChallenge(body);
    const scopes = await checkApplication(context, body);
    const customerId = /^\d{1,15}$/.test(params.user_id) ? Number(params.user_id) : 0;
    const { organizationId, applicationId } = tenant;
    const code = await issueCode(db, { organizationId, applicationId, customerId, redirectUri: body.redirect_uri, scopes, challenge }, now);
    if (code === undefined) throw new ApiError(errors.invalidUserId);
    return { code };
  },
});

/** Only S256: the plain method shows the verifier to whoever sees the request. */
function readChallenge({ code_challenge: challenge, code_challenge_method: method }: Static<typeof Body>): string | undefined {
  if (challenge === undefined && method === undefined) return undefined;
  if (challenge === undefined) throw new ApiError(errors.blank, { key: 'code_challenge' });
  if (method === undefined) throw new ApiError(errors.blank, { key: 'code_challenge_method' });
  if (method !== 'S256') throw new ApiError(errors.notIncluded, { key: 'code_challenge_method' });
  if (!/^[A-Za-z0-9_-]{43}$/.test(challenge)) throw new ApiError(errors.invalid, { key: 'code_challenge' });
  return challenge;
}

/** The scopes, if the application has them and may send customers to the URI. */
async function checkApplication({ db, tenant }: RequestScope, body: Static<typeof Body>) {
  const [application] = await db.query(findApplicationById, [tenant.organizationId, tenant.applicationId]);
  const scopes = authorizationScopes(body.scope);
  if (!scopes?.every((scope) => application?.scopes.includes(scope))) throw new ApiError(errors.notIncluded, { key: 'scope' });
  // Nobody is sent anywhere here, so an application without redirect URIs may try the flow with any.
  const registered = application?.redirect_uris ?? [];
  const allowed = registered.length === 0 ? isRedirectUri(body.redirect_uri) : registered.includes(body.redirect_uri);
  if (!allowed) throw new ApiError(errors.invalid, { key: 'redirect_uri' });
  return scopes;
}
