import { hash } from 'node:crypto';
import { timeOf } from '../contract/clock.ts';
import { ApiError, errors } from '../contract/errors.ts';
import type { Principal } from '../storage/access/principal.ts';
import { findApiKey } from '../storage/api-keys/api-key.ts';
import type { Environment } from './define.ts';

/** Tokens and secrets are random (256 bits), so a plain digest is enough; the database holds nothing that can be sent. */
export function secretHash(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}

/** Who the bearer token stands for; 401 for none, an unknown, revoked or expired one, and for one of the other server. */
export async function authenticate(environment: Environment, authorization: string | undefined): Promise<Principal> {
  if (authorization === undefined || authorization === '') throw new ApiError(errors.tokenMissing);
  const token = /^Bearer +([\x21-\x7e]{1,512})$/i.exec(authorization)?.[1];
  if (token === undefined) throw new ApiError(errors.tokenInvalid);
  // The lookup goes by the digest, so its timing tells nothing about any stored token.
  const principal = await environment.directory.principal(environment.database, secretHash(token));
  if (principal === undefined || principal.expiresAt <= timeOf(principal.testClock, Date.now())) throw new ApiError(errors.tokenInvalid);
  return principal;
}

/** Whose API key the bearer is. Keys are few and pages are made rarely, so the database is asked each time. */
export async function authenticateApiKey(environment: Environment, authorization: string | undefined): Promise<Principal> {
  if (authorization === undefined || authorization === '') throw new ApiError(errors.apiKeyMissing);
  const key = /^Bearer +(keys\.[0-9a-f]{32})$/i.exec(authorization)?.[1];
  const [row] = key === undefined ? [] : await environment.database.query(findApiKey, [secretHash(key)]);
  if (!row) throw new ApiError(errors.apiKeyInvalid);
  return {
    organizationId: row.organization_id,
    applicationId: 0,
    country: row.country,
    grant: 'client_credentials',
    scopes: new Set(),
    userId: undefined,
    expiresAt: Number.POSITIVE_INFINITY,
    testClock: row.test_clock,
    banners: row.banners,
  };
}
