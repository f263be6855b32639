import { randomBytes } from 'node:crypto';
import { OAuthError, oauthErrors } from '../../contract/oauth-errors.ts';
import { type Grant, isScope, type Scope, scopesOfGrant } from '../../contract/scopes.ts';
import type { Connection } from '../../storage/engine/types.ts';
import type { ApplicationForToken } from '../../storage/tokens/token.ts';
import { secretHash } from '../authenticate.ts';
import type { Environment } from '../define.ts';

/** A token is valid 24 hours (contract/oauth.md §2). */
export const TOKEN_SECONDS = 86_400;

export const TOKEN_PATH = '/v2/oauth/token';

/** A request of the token endpoint whose client is known and enabled. */
export interface TokenRequest {
  readonly application: ApplicationForToken;
  readonly clientId: string;
  readonly scope: string | undefined;
  readonly code: string | undefined;
  readonly codeVerifier: string | undefined;
  readonly redirectUri: string | undefined;
  readonly assertion: string | undefined;
  readonly db: Connection;
  readonly environment: Environment;
  /** Epoch milliseconds. */
  readonly wall: number;
  /** The organization's clock, epoch milliseconds. */
  readonly now: number;
}

export interface NewToken {
  readonly text: string;
  readonly hash: Buffer;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** A token that is not kept yet: 256 random bits. Its life goes by the organization's clock. */
export function newToken(now: number): NewToken {
  const text = randomBytes(32).toString('base64url');
  const created = Math.floor(now / 1000);
  return {
    text,
    hash: secretHash(text),
    createdAt: new Date(created * 1000),
    expiresAt: new Date((created + TOKEN_SECONDS) * 1000),
  };
}

export function tokenAnswer(token: NewToken, scopes: readonly Scope[]) {
  return {
    access_token: token.text,
    token_type: 'Bearer',
    expires_in: TOKEN_SECONDS,
    scope: scopes.join(','),
    created_at: token.createdAt.getTime() / 1000,
  };
}
export type TokenAnswer = ReturnType<typeof tokenAnswer>;

/** Names of a `scope` parameter: documented with commas, by RFC 6749 with spaces. */
export function scopeNames(scope: string | undefined): string[] {
  return [...new Set((scope ?? '').split(/[\s,]+/).filter((name) => name !== ''))];
}

/** The scopes asked for, all of which the application and the grant must have; without a wish, all that they have. */
export function grantedScopes(application: ApplicationForToken, grant: Grant, wanted: string | undefined): Scope[] {
  const possible = scopesOfGrant(grant).filter((scope) => application.scopes.includes(scope));
  const names = scopeNames(wanted);
  for (const name of names) {
    if (!isScope(name) || !possible.includes(name)) throw new OAuthError(oauthErrors.invalidScope);
  }
  return names.length === 0 ? possible : (names as Scope[]);
}
