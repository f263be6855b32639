import type { Scope } from '../../contract/scopes.ts';
import { statement } from '../engine/types.ts';

/** Source: contract/portal.md §1. */
export type ApplicationStatus = 'Enabled' | 'Disabled' | 'Deleting' | 'Delete Failed';

export interface ApplicationRow {
  readonly id: number;
  readonly client_id: string;
  readonly name: string;
  readonly status: ApplicationStatus;
  readonly scopes: Scope[];
  readonly redirect_uris: string[];
  /** User assertions must be JWTs signed with one of the application's keys. */
  readonly require_signed_assertion: boolean;
  /** Client id of the application it was cloned from, while that exists. */
  readonly cloned_from: string | null;
  /** Epoch milliseconds. */
  readonly created_at: number;
  /** Six months after creation: credentials are rotated twice a year (contract/portal.md §1). */
  readonly renew_by: number;
  /** When the last of its tokens ends; null while there is none. */
  readonly tokens_valid_until: number | null;
}

/** Of `cw.applications a`. */
export const APPLICATION_COLUMNS = `a.id, a.client_id, a.name, a.status, a.scopes, a.redirect_uris, a.require_signed_assertion,
  (select s.client_id from cw.applications s where s.organization_id = a.organization_id and s.id = a.cloned_from) as cloned_from,
  a.created_at, a.renew_by, (select max(t.expires_at) from cw.tokens t where t.application_id = a.id) as tokens_valid_until`;

export const listApplications = statement<[organizationId: number], ApplicationRow>(
  'list_applications',
  `select ${APPLICATION_COLUMNS} from cw.applications a where a.organization_id = $1 order by a.id`,
);

export const findApplication = statement<[organizationId: number, clientId: string], ApplicationRow>(
  'find_application',
  `select ${APPLICATION_COLUMNS} from cw.applications a where a.organization_id = $1 and a.client_id = $2`,
);

/** By the internal id, as a token names it. */
export const findApplicationById = statement<[organizationId: number, id: number], ApplicationRow>(
  'find_application_by_id',
  `select ${APPLICATION_COLUMNS} from cw.applications a where a.organization_id = $1 and a.id = $2`,
);

export const findApplicationScopes = statement<[organizationId: number, id: number], { scopes: Scope[] }>(
  'find_application_scopes',
  'select scopes from cw.applications where organization_id = $1 and id = $2',
);

/** The same, kept from changing until the end of the transaction. */
export const lockApplication = statement<[organizationId: number, clientId: string], ApplicationRow>(
  'lock_application',
  `select ${APPLICATION_COLUMNS} from cw.applications a where a.organization_id = $1 and a.client_id = $2 for update of a`,
);

export const insertApplication = statement<
  [
    organizationId: number,
    clientId: string,
    secretHash: Buffer,
    name: string,
    scopes: string[],
    redirectUris: string[],
    requireSignedAssertion: boolean,
    at: Date,
  ],
  ApplicationRow
>(
  'insert_application',
  `insert into cw.applications as a (organization_id, client_id, secret_hash, name, status, scopes, redirect_uris,
     require_signed_assertion, created_at, renew_by)
   values ($1, $2, $3, $4, 'Enabled', $5::text[], $6::text[], $7, $8::timestamptz, $8::timestamptz + interval '6 months')
   returning ${APPLICATION_COLUMNS}`,
);

/** Copies scopes, redirect URIs and settings but no keys, if all the scopes are among those that the caller may grant. */
export const cloneApplication = statement<
  [
    organizationId: number,
    sourceClientId: string,
    clientId: string,
    secretHash: Buffer,
    name: string | null,
    grantable: string[],
    at: Date,
  ],
  ApplicationRow
>(
  'clone_application',
  `insert into cw.applications as a
     (organization_id, client_id, secret_hash, name, status, scopes, redirect_uris, require_signed_assertion, cloned_from,
      created_at, renew_by)
   select s.organization_id, $3, $4, coalesce($5, s.name), 'Enabled', s.scopes, s.redirect_uris, s.require_signed_assertion, s.id,
          $7::timestamptz, $7::timestamptz + interval '6 months'
     from cw.applications s where s.organization_id = $1 and s.client_id = $2 and s.scopes <@ $6::text[]
   returning ${APPLICATION_COLUMNS}`,
);

/** Null leaves a field as it is. */
export const updateApplication = statement<
  [
    organizationId: number,
    clientId: string,
    name: string | null,
    scopes: string[] | null,
    redirectUris: string[] | null,
    requireSignedAssertion: boolean | null,
  ],
  ApplicationRow
>(
  'update_application',
  `update cw.applications a set name = coalesce($3, name), scopes = coalesce($4::text[], scopes),
          redirect_uris = coalesce($5::text[], redirect_uris),
          require_signed_assertion = coalesce($6::boolean, require_signed_assertion)
    where a.organization_id = $1 and a.client_id = $2 returning ${APPLICATION_COLUMNS}`,
);

/** Gives no row when there is no such application, or it is being deleted. */
export const setApplicationStatus = statement<[organizationId: number, clientId: string, status: ApplicationStatus], ApplicationRow>(
  'set_application_status',
  `update cw.applications a set status = $3 where a.organization_id = $1 and a.client_id = $2 and a.status <> 'Deleting'
   returning ${APPLICATION_COLUMNS}`,
);

/**
 * Deletion in steps that commit one by one. The first stops the issue of tokens; one that slips through stands for nobody once
 * the application is gone (access/principal.ts). What a crash leaves as `Deleting` is finished by deleting again.
 */
export const beginDeletion = statement<[organizationId: number, clientId: string], { id: number }>(
  'begin_application_deletion',
  `update cw.applications set status = 'Deleting' where organization_id = $1 and client_id = $2 returning id`,
);

/** Removes the application with its keys, consents, codes and expired tokens; no row while a token is valid. */
export const finishDeletion = statement<[organizationId: number, id: number, now: Date], { id: number }>(
  'finish_application_deletion',
  `with gone as (
     delete from cw.applications a where a.organization_id = $1 and a.id = $2 and a.status = 'Deleting'
        and not exists (select from cw.tokens t where t.application_id = a.id and t.expires_at > $3)
     returning a.id
   ), swept as (
     delete from cw.tokens t using gone where t.application_id = gone.id
   ), keys as (
     delete from cw.application_keys k using gone where k.organization_id = $1 and k.application_id = gone.id
   ), consents as (
     delete from cw.consents s using gone where s.organization_id = $1 and s.application_id = gone.id
   ), codes as (
     delete from cw.authorization_codes c using gone where c.application_id = gone.id
   ), assertions as (
     delete from cw.used_assertions u using gone where u.application_id = gone.id
   )
   select id from gone`,
);

/** Gives the time at which the last token expires. */
export const failDeletion = statement<[organizationId: number, id: number], { valid_until: number | null }>(
  'fail_application_deletion',
  `update cw.applications a set status = 'Delete Failed' where a.organization_id = $1 and a.id = $2 and a.status = 'Deleting'
   returning (select max(t.expires_at) from cw.tokens t where t.application_id = a.id) as valid_until`,
);
