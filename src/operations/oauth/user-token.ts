import { OAuthError, oauthErrors } from '../../contract/oauth-errors.ts';
import { findKeys } from '../../storage/applications/key.ts';
import { issueUserToken } from '../../storage/tokens/token.ts';
import { grantedScopes, newToken, TOKEN_PATH, type TokenAnswer, type TokenRequest, tokenAnswer } from './issuing.ts';
import { isSigned, type SignedAssertion, verifySignedAssertion } from './signed-assertion.ts';
import { readUserAssertion } from './user-assertion.ts';

type Assertion = Pick<SignedAssertion, 'userId'> & Partial<SignedAssertion>;

/** A user token from the documented unsigned assertion, or from a signed one; the application's setting may insist on the latter. */
export async function fulfillmentUserAssertion(request: TokenRequest): Promise<TokenAnswer> {
  const { assertion = '', application } = request;
  if (isSigned(assertion)) return issue(request, 'fulfillment_user_assertion', await verified(request, assertion));
  const userId = application.require_signed_assertion ? undefined : readUserAssertion(assertion);
  return issue(request, 'fulfillment_user_assertion', userId === undefined ? undefined : { userId });
}

/** A user token from a JWT that the retailer signed. */
export async function retailerJsonBearer(request: TokenRequest): Promise<TokenAnswer> {
  const assertion = await verified(request, request.assertion ?? '');
  return issue(request, 'urn:ietf:params:oauth:grant-type:retailer-json-bearer', assertion);
}

async function verified({ application, clientId, db, environment, wall }: TokenRequest, assertion: string) {
  const keys = await db.query(findKeys, [application.organization_id, application.id]);
  return verifySignedAssertion(assertion, keys, { issuer: clientId, audience: `${environment.url}${TOKEN_PATH}`, now: wall });
}

/** Whatever is wrong with an assertion is answered alike, an unknown user included. */
async function issue(
  { application, scope, db, wall, now }: TokenRequest,
  grant: 'fulfillment_user_assertion' | 'urn:ietf:params:oauth:grant-type:retailer-json-bearer',
  assertion: Assertion | undefined,
): Promise<TokenAnswer> {
  if (!assertion) throw new OAuthError(oauthErrors.invalidGrant);
  const scopes = grantedScopes(application, grant, scope);
  if (scopes.length === 0) throw new OAuthError(oauthErrors.invalidScope);
  const token = newToken(now);
  const { jti, expiresAt } = assertion;
  const [result] = await db.query(issueUserToken, [
    token.hash,
    application.id,
    application.secret_hash,
    grant,
    scopes,
    assertion.userId,
    jti ?? null,
    jti === undefined ? null : new Date(expiresAt ?? wall),
    token.createdAt,
    token.expiresAt,
  ]);
  if (result?.outcome === 'disabled') throw new OAuthError(oauthErrors.disabledClient);
  if (result?.outcome !== 'issued') throw new OAuthError(oauthErrors.invalidGrant);
  return tokenAnswer(token, scopes);
}
