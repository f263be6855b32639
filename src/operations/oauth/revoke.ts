import { OAuthError, oauthErrors } from '../../contract/oauth-errors.ts';
import { Type } from '../../contract/schema.ts';
import { deleteToken, tokenExists } from '../../storage/tokens/token.ts';
import { secretHash } from '../authenticate.ts';
import { definePublicOperation } from '../define.ts';
import { EmptyResponse } from '../mount.ts';
import { authenticateClient } from './client.ts';

const Field = (description: string) => Type.Optional(Type.String({ maxLength: 4_096, description }));

export const revokeToken = definePublicOperation({
  id: 'oauth.revoke',
  method: 'POST',
  path: '/v2/oauth/token/revoke',
  title: 'Revoke an access token',
  description:
    'Ends a token before it expires. Only the application that issued it can; a clone can not. A token that is unknown or already revoked answers like a revoked one (RFC 7009 §2.2).',
  body: Type.Object({
    client_id: Field('Client ID.'),
    client_secret: Field('Client secret.'),
    token: Field('Token to revoke.'),
  }),
  response: EmptyResponse,
  errors: [],
  writes: 'none',
  form: true,
  errorForm: 'oauth',
  example: { body: { client_id: '<client_id>', client_secret: '<client_secret>', token: '<access_token>' }, response: {} },
  handle: async ({ body, db, invalidate, actsFor }) => {
    const application = await authenticateClient(db, body.client_id, body.client_secret, actsFor).catch((error: unknown) => {
      throw error instanceof OAuthError ? new OAuthError(oauthErrors.unauthorizedClient) : error;
    });
    if (!body.token) throw new OAuthError(oauthErrors.invalidRequest, { parameter: 'token' });
    const hash = secretHash(body.token);
    const revoked = await db.query(deleteToken, [hash, application.id]);
    if (revoked.length > 0) invalidate(`token:${hash.toString('hex')}`);
    else if ((await db.query(tokenExists, [hash])).length > 0) throw new OAuthError(oauthErrors.unauthorizedClient);
    return {};
  },
});
