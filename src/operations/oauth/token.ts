import { timeOf } from '../../contract/clock.ts';
import { OAuthError, oauthErrors } from '../../contract/oauth-errors.ts';
import { Type } from '../../contract/schema.ts';
import type { Grant } from '../../contract/scopes.ts';
import type { ApplicationForToken } from '../../storage/tokens/token.ts';
import { definePublicOperation } from '../define.ts';
import { authorizationCode } from './authorization-code.ts';
import { authenticateClient, rememberClient, rememberedClient } from './client.ts';
import { clientCredentials } from './client-credentials.ts';
import { TOKEN_PATH, type TokenAnswer, type TokenRequest } from './issuing.ts';
import { fulfillmentUserAssertion, retailerJsonBearer } from './user-token.ts';

const GRANTS: Readonly<Record<Grant, (request: TokenRequest) => Promise<TokenAnswer | undefined>>> = {
  client_credentials: clientCredentials,
  fulfillment_user_assertion: fulfillmentUserAssertion,
  'urn:ietf:params:oauth:grant-type:retailer-json-bearer': retailerJsonBearer,
  authorization_code: authorizationCode,
};

function isGrant(text: string): text is Grant {
  return Object.hasOwn(GRANTS, text);
}

const Field = (description: string) => Type.Optional(Type.String({ maxLength: 4_096, description }));

export const generateToken = definePublicOperation({
  id: 'oauth.token',
  method: 'POST',
  path: TOKEN_PATH,
  title: 'Generate an access token',
  description:
    'Exchanges client credentials, and for a user or customer also an assertion or a code, for a bearer token. Credentials go in the body, as JSON or as a form; never in the URL.\n\n' +
    '- `client_credentials`: server to server.\n' +
    '- `fulfillment_user_assertion`: a token that reaches one user. `assertion` is the Base64 of `{"user_id": "…"}`, or a signed JWT as below; an application can require the latter (`require_signed_assertion`).\n' +
    '- `urn:ietf:params:oauth:grant-type:retailer-json-bearer`: the same from a JWT, signed with RS256 or ES256 by a key that is registered with the application. Claims: `sub` the user id, `iss` the client ID, `aud` the URL of this endpoint, `iat`, `exp` at most 5 minutes ahead, and if wanted `jti`, which is accepted once. The header names the key with `kid`; without it the application must have only one key of the algorithm.\n' +
    '- `authorization_code`: a linking token. The code is valid 5 minutes and for one exchange; a second one revokes the token that the first gave.',
  body: Type.Object({
    client_id: Field('Client ID.'),
    client_secret: Field('Client secret.'),
    grant_type: Field('One of the grants above.'),
    scope: Field('Scopes the token may reach, comma-separated. Default: all scopes of the application that the grant may carry.'),
    code: Field('Authorization code.'),
    redirect_uri: Field('Redirect URI used when the code was generated.'),
    code_verifier: Field('PKCE verifier (RFC 7636), where the code was generated with a challenge.'),
    assertion: Field('Assertion of the user.'),
  }),
  response: Type.Object({
    access_token: Type.String({ description: 'Opaque, 43 URL-safe characters.' }),
    token_type: Type.String({ description: '`Bearer`.' }),
    expires_in: Type.Integer({ description: 'Seconds.' }),
    scope: Type.String({ description: 'Scopes of the token, comma-separated.' }),
    created_at: Type.Integer({ description: 'Epoch seconds.' }),
  }),
  errors: [],
  writes: 'one_call',
  withoutEvents: true,
  form: true,
  errorForm: 'oauth',
  example: {
    body: { client_id: '<client_id>', client_secret: '<client_secret>', grant_type: 'client_credentials', scope: 'connect:fulfillment' },
    response: {
      access_token: '<43-character URL-safe token>',
      token_type: 'Bearer',
      expires_in: 86400,
      scope: 'connect:fulfillment',
      created_at: 1603897760,
    },
  },
  handle: async ({ body, db, environment, wall, actsFor }) => {
    const { client_id: clientId, client_secret: clientSecret, grant_type: grant } = body;
    let told = false;
    const tell = async (application: ApplicationForToken) => {
      if (!told) await actsFor(application);
      told = true;
    };
    const request = (application: ApplicationForToken): TokenRequest => ({
      application,
      clientId: clientId!,
      scope: body.scope,
      code: body.code,
      codeVerifier: body.code_verifier,
      redirectUri: body.redirect_uri,
      assertion: body.assertion,
      db,
      environment,
      wall,
      now: timeOf(application.test_clock, wall),
    });

    const known = grant === 'client_credentials' ? rememberedClient(environment, clientId, clientSecret) : undefined;
    if (known) {
      await tell(known);
      const answer = await unlessRefused(() => clientCredentials(request(known)));
      if (answer) return answer;
    }
    const application = await authenticateClient(db, clientId, clientSecret, tell);
    if (!grant) throw new OAuthError(oauthErrors.invalidRequest, { parameter: 'grant_type' });
    if (!isGrant(grant)) throw new OAuthError(oauthErrors.unsupportedGrantType);
    // A disabled application gets no token by any grant; those that it has live on (contract/portal.md §1).
    if (application.status !== 'Enabled') throw new OAuthError(oauthErrors.disabledClient);
    const answer = await GRANTS[grant](request(application));
    if (!answer) throw new OAuthError(oauthErrors.disabledClient);
    if (grant === 'client_credentials') rememberClient(environment, clientId!, application);
    return answer;
  },
});

/** A refusal on the word of what is remembered does not count: what is there now may allow it. */
async function unlessRefused<T>(issue: () => Promise<T>): Promise<T | undefined> {
  try {
    return await issue();
  } catch (error) {
    if (error instanceof OAuthError) return undefined;
    throw error;
  }
}
