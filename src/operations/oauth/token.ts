import { randomBytes } from 'node:crypto';
import { OAuthError, oauthErrors } from '../../contract/oauth-errors.ts';
import { Type } from '../../contract/schema.ts';
import { isScope, type Scope, scopesOfGrant } from '../../contract/scopes.ts';
import { type ApplicationForToken, insertToken } from '../../storage/tokens/token.ts';
import { secretHash } from '../authenticate.ts';
import { definePublicOperation } from '../define.ts';
import { authenticateClient } from './client.ts';

/** A token is valid 24 hours (contract/oauth.md §2). */
export const TOKEN_SECONDS = 86_400;

const Field = (description: string) => Type.Optional(Type.String({ maxLength: 4_096, description }));

export const generateToken = definePublicOperation({
  id: 'oauth.token',
  method: 'POST',
  path: '/v2/oauth/token',
  title: 'Generate an access token',
  description: 'Exchanges client credentials for a bearer token. Credentials go in the body, as JSON or as a form; never in the URL.',
  body: Type.Object({
    client_id: Field('Client ID.'),
    client_secret: Field('Client secret.'),
    grant_type: Field('`client_credentials`.'),
    scope: Field('Scopes the token may reach, comma-separated. Default: all scopes of the application.'),
    code: Field('Authorization code.'),
    redirect_uri: Field('Redirect URI used when the code was generated.'),
    assertion: Field('Assertion.'),
  }),
  response: Type.Object({
    access_token: Type.String({ description: 'Opaque, 43 URL-safe characters.' }),
    token_type: Type.String({ description: '`Bearer`.' }),
    expires_in: Type.Integer({ description: 'Seconds.' }),
    scope: Type.String({ description: 'Scopes of the token, comma-separated.' }),
    created_at: Type.Integer({ description: 'Epoch seconds.' }),
  }),
  errors: [],
  writes: 'none',
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
  handle: async ({ body, db, wall }) => {
    const application = await authenticateClient(db, body.client_id, body.client_secret);
    if (!body.grant_type) throw new OAuthError(oauthErrors.invalidRequest, { parameter: 'grant_type' });
    if (body.grant_type !== 'client_credentials') throw new OAuthError(oauthErrors.unsupportedGrantType);
    if (application.status !== 'Enabled') throw new OAuthError(oauthErrors.disabledClient);
    const scopes = grantedScopes(application, body.scope);

    const token = randomBytes(32).toString('base64url');
    const created = Math.floor(wall / 1000);
    const rows = await db.query(insertToken, [
      secretHash(token),
      application.id,
      application.secret_hash,
      'client_credentials',
      scopes,
      null,
      new Date(created * 1000),
      new Date((created + TOKEN_SECONDS) * 1000),
    ]);
    if (rows.length === 0) throw new OAuthError(oauthErrors.disabledClient);
    return { access_token: token, token_type: 'Bearer', expires_in: TOKEN_SECONDS, scope: scopes.join(','), created_at: created };
  },
});

/** The scopes asked for, all of which the application and the grant must have; without a wish, all that they have. */
function grantedScopes(application: ApplicationForToken, wanted: string | undefined): Scope[] {
  const possible = scopesOfGrant('client_credentials').filter((scope) => application.scopes.includes(scope));
  const names = (wanted ?? '').split(/[\s,]+/).filter((name) => name !== '');
  if (names.length === 0) return possible;
  for (const name of names) {
    if (!isScope(name) || !possible.includes(name)) throw new OAuthError(oauthErrors.invalidScope);
  }
  return [...new Set(names)] as Scope[];
}
