import type { TestClock } from '../../contract/clock.ts';
import { statement } from '../engine/types.ts';

export interface ApplicationForToken {
  readonly id: number;
  readonly organization_id: number;
  readonly country: 'US' | 'CA';
  readonly secret_hash: Buffer;
  readonly status: 'Enabled' | 'Disabled' | 'Deleting' | 'Delete Failed';
  readonly scopes: string[];
  readonly require_signed_assertion: boolean;
  readonly test_clock: TestClock | null;
}

/** Not keyed by an organization: the client id leads to it, the secret is compared by the caller. */
export const findApplicationByClientId = statement<[clientId: string], ApplicationForToken>(
  'find_application_by_client_id',
  `select a.id, a.organization_id, o.country, a.secret_hash, a.status, a.scopes, a.require_signed_assertion, o.test_clock
     from cw.applications a join cw.organizations o on o.id = a.organization_id where a.client_id = $1`,
);

/**
 * Keeps a token's digest, if the application is still there, enabled, and has the secret that the caller checked:
 * a disabling or deletion that came between yields no row.
 */
export const insertToken = statement<
  [
    hash: Buffer,
    applicationId: number,
    secretHash: Buffer,
    grant: string,
    scopes: string[],
    userId: string | null,
    now: Date,
    expires: Date,
  ],
  { organization_id: number }
>(
  'insert_token',
  `insert into cw.tokens (hash, organization_id, application_id, grant_type, scopes, user_id, created_at, expires_at)
   select $1, organization_id, id, $4, $5::text[], $6, $7, $8 from cw.applications
    where id = $2 and secret_hash = $3 and status = 'Enabled'
   returning organization_id`,
);

/** Keeps the digest of a token that reaches one user. With a `jti`, the assertion counts as used from then on. */
export const issueUserToken = statement<
  [
    hash: Buffer,
    applicationId: number,
    secretHash: Buffer,
    grant: string,
    scopes: string[],
    userId: string,
    jti: string | null,
    jtiExpires: Date | null,
    now: Date,
    expires: Date,
  ],
  { outcome: 'issued' | 'disabled' | 'user_not_found' | 'replayed' }
>('issue_user_token', 'select cw.issue_user_token($1, $2, $3, $4, $5::text[], $6, $7, $8, $9, $10) as outcome');

/** Gives a row when the token was the application's own. */
export const deleteToken = statement<[hash: Buffer, applicationId: number], { hash: Buffer }>(
  'delete_token',
  'delete from cw.tokens where hash = $1 and application_id = $2 returning hash',
);

/** Whether the token is another application's: only the issuing one may revoke it. */
export const tokenExists = statement<[hash: Buffer], { application_id: number }>(
  'token_exists',
  'select application_id from cw.tokens where hash = $1',
);
