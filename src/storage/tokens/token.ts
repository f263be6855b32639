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

/** What `keepTokens` takes an array of. */
export interface KeepTokenCommand {
  /** Hex. */
  readonly hash: string;
  readonly grant: string;
  readonly scopes: readonly string[];
  /** ISO 8601. */
  readonly created: string;
  readonly expires: string;
  /** The application as the caller knows it; digest of the secret in hex. */
  readonly application: number;
  readonly secret: string;
  readonly of: readonly string[];
  readonly clock: TestClock | null;
}

export function keepTokenCommand(
  application: Pick<ApplicationForToken, 'id' | 'secret_hash' | 'scopes' | 'test_clock'>,
  token: { readonly hash: Buffer; readonly createdAt: Date; readonly expiresAt: Date },
  grant: string,
  scopes: readonly string[],
): KeepTokenCommand {
  return {
    hash: token.hash.toString('hex'),
    grant,
    scopes,
    created: token.createdAt.toISOString(),
    expires: token.expiresAt.toISOString(),
    application: application.id,
    secret: application.secret_hash.toString('hex'),
    of: application.scopes,
    clock: application.test_clock,
  };
}

/**
 * Keeps tokens' digests, each if its application is still there, enabled, and exactly as the caller knows it (secret, scopes,
 * clock): what was read earlier, or changed between, is not taken at its word. Whose is not kept is read again.
 */
export const keepTokens = statement<[commands: string], { n: number; kept: boolean }>(
  'keep_tokens',
  `with given as materialized (
     select x.*, decode(x.hash, 'hex') as digest from jsonb_to_recordset($1::jsonb) as x(
       n integer, hash text, "grant" text, scopes text[], created timestamptz, expires timestamptz,
       application integer, secret text, "of" text[], clock jsonb)),
   kept as (
     insert into cw.tokens (hash, organization_id, application_id, grant_type, scopes, created_at, expires_at)
     select g.digest, a.organization_id, a.id, g."grant", g.scopes, g.created, g.expires
       from given g
       join cw.applications a on a.id = g.application and a.secret_hash = decode(g.secret, 'hex') and a.scopes = g."of" and a.status = 'Enabled'
       join cw.organizations o on o.id = a.organization_id and o.test_clock is not distinct from g.clock
     returning hash)
   select g.n, k.hash is not null as kept from given g left join kept k on k.hash = g.digest`,
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
