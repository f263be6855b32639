import { randomBytes } from 'node:crypto';
import { secretHash } from '../../authenticate.ts';

/** Credentials of a new application. The secret is answered once and kept nowhere. */
export interface Credentials {
  /** 43 URL-safe characters each: 256 random bits. */
  readonly clientId: string;
  readonly secret: string;
  /** What is stored of the secret. */
  readonly secretHash: Buffer;
}

export function newCredentials(): Credentials {
  const secret = randomBytes(32).toString('base64url');
  return { clientId: randomBytes(32).toString('base64url'), secret, secretHash: secretHash(secret) };
}
