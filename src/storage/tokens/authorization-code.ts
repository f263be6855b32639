import type { Scope } from '../../contract/scopes.ts';
import { statement } from '../engine/types.ts';

export const createAuthorizationCode = statement<
  [
    hash: Buffer,
    organizationId: number,
    applicationId: number,
    customerId: number,
    redirectUri: string,
    scopes: string[],
    challenge: string | null,
    now: Date,
    expires: Date,
  ],
  { outcome: 'created' | 'customer_not_found' }
>('create_authorization_code', 'select cw.create_authorization_code($1, $2, $3, $4, $5, $6::text[], $7, $8, $9) as outcome');

export interface RedeemResult {
  readonly outcome: 'issued' | 'invalid' | 'invalid_scope' | 'disabled' | 'reused';
  readonly scopes: Scope[] | null;
  /** Digest of the token that a second use revoked, in hex. */
  readonly revoked: string | null;
}

/** Exchanges a code for a token, once. `scopes` null: all those of the code. */
export const redeemCode = statement<
  [
    code: Buffer,
    applicationId: number,
    secretHash: Buffer,
    redirectUri: string,
    challenge: string | null,
    scopes: string[] | null,
    tokenHash: Buffer,
    now: Date,
    expires: Date,
  ],
  RedeemResult
>('redeem_code', 'select outcome, scopes, revoked from cw.redeem_code($1, $2, $3, $4, $5, $6::text[], $7, $8, $9)');
