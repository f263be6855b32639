import { OAuthError, oauthErrors } from '../../contract/oauth-errors.ts';
import { insertToken } from '../../storage/tokens/token.ts';
import { grantedScopes, newToken, type TokenAnswer, type TokenRequest, tokenAnswer } from './issuing.ts';

/** Server to server: the token reaches all users of the organization. */
export async function clientCredentials({ application, scope, db, now }: TokenRequest): Promise<TokenAnswer> {
  const scopes = grantedScopes(application, 'client_credentials', scope);
  const token = newToken(now);
  const rows = await db.query(insertToken, [
    token.hash,
    application.id,
    application.secret_hash,
    'client_credentials',
    scopes,
    null,
    token.createdAt,
    token.expiresAt,
  ]);
  if (rows.length === 0) throw new OAuthError(oauthErrors.disabledClient);
  return tokenAnswer(token, scopes);
}
