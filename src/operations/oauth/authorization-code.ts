import { createHash, randomBytes } from 'node:crypto';
import { OAuthError, oauthErrors } from '../../contract/oauth-errors.ts';
import { type Scope, scopesOfGrant } from '../../contract/scopes.ts';
import type { Connection } from '../../storage/engine/types.ts';
import { createAuthorizationCode, redeemCode } from '../../storage/tokens/authorization-code.ts';
import { secretHash } from '../authenticate.ts';
import { newToken, scopeNames, type TokenAnswer, type TokenRequest, tokenAnswer } from './issuing.ts';

/** RFC 6749 §4.1.2 recommends ten minutes at most. */
const CODE_SECONDS = 300;
/** RFC 7636 §4.1. */
const VERIFIER = /^[A-Za-z0-9._~-]{43,128}$/;

/** Scopes of an authorization: those of the grant. `openid` of the documented sample has no meaning here and is left out. */
export function authorizationScopes(scope: string): Scope[] | undefined {
  const possible = scopesOfGrant('authorization_code');
  const names = scopeNames(scope).filter((name) => name !== 'openid');
  return names.length > 0 && names.every((name) => possible.includes(name as Scope)) ? (names as Scope[]) : undefined;
}

/** What a customer allowed, and to whom. */
export interface Authorization {
  readonly organizationId: number;
  readonly applicationId: number;
  readonly customerId: number;
  readonly redirectUri: string;
  readonly scopes: readonly Scope[];
  /** S256 of the verifier that the exchange must show (RFC 7636). */
  readonly challenge: string | undefined;
}

/** A code for one exchange, 43 URL-safe characters; undefined when the organization has no such customer. `now`: epoch milliseconds. */
export async function issueCode(db: Connection, authorization: Authorization, now: number): Promise<string | undefined> {
  const code = randomBytes(32).toString('base64url');
  const [result] = await db.query(createAuthorizationCode, [
    secretHash(code),
    authorization.organizationId,
    authorization.applicationId,
    authorization.customerId,
    authorization.redirectUri,
    [...authorization.scopes],
    authorization.challenge ?? null,
    new Date(now),
    new Date(now + CODE_SECONDS * 1000),
  ]);
  return result?.outcome === 'created' ? code : undefined;
}

/** The grant `authorization_code`: a linking token for a code, which is bound to application, redirect URI and PKCE challenge. */
export async function authorizationCode(request: TokenRequest): Promise<TokenAnswer> {
  const { application, code, codeVerifier, redirectUri, scope, db, environment, now } = request;
  const scopes = scopeNames(scope).length === 0 ? null : authorizationScopes(scope ?? '');
  if (scopes === undefined) throw new OAuthError(oauthErrors.invalidScope);
  if (!code || !redirectUri || (codeVerifier !== undefined && !VERIFIER.test(codeVerifier))) throw new OAuthError(oauthErrors.invalidGrant);
  const token = newToken(now);
  const [result] = await db.query(redeemCode, [
    secretHash(code),
    application.id,
    application.secret_hash,
    redirectUri,
    // A verifier for a code without a challenge is refused too: the challenge may have been stripped (RFC 9700 §4.8.2).
    codeVerifier === undefined ? null : createHash('sha256').update(codeVerifier).digest('base64url'),
    scopes,
    token.hash,
    new Date(now),
    token.expiresAt,
  ]);
  switch (result?.outcome) {
    case 'issued':
      return tokenAnswer(token, result.scopes ?? []);
    case 'disabled':
      throw new OAuthError(oauthErrors.disabledClient);
    case 'invalid_scope':
      throw new OAuthError(oauthErrors.invalidScope);
    case 'reused': {
      // The revocation is committed although the request is refused.
      const topic = `token:${result.revoked}`;
      await environment.directory.announce(db, topic);
      environment.directory.forget(topic);
      throw new OAuthError(oauthErrors.invalidGrant);
    }
    default:
      throw new OAuthError(oauthErrors.invalidGrant);
  }
}
