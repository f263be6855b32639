import { statement } from '../engine/types.ts';

/** A public key that verifies an application's assertions. */
export interface ApplicationKeyRow {
  readonly key_id: string;
  readonly algorithm: 'RS256' | 'ES256';
  /** Public members only (RFC 7517). */
  readonly jwk: Record<string, string>;
  /** Epoch milliseconds. */
  readonly created_at: number;
}

const COLUMNS = 'k.key_id, k.algorithm, k.jwk, k.created_at';

/** The keys of an application by its internal id, as the token endpoint needs them. */
export const findKeys = statement<[organizationId: number, applicationId: number], ApplicationKeyRow>(
  'find_application_keys',
  `select ${COLUMNS} from cw.application_keys k where k.organization_id = $1 and k.application_id = $2 order by k.created_at, k.key_id`,
);

/** `taken`: the id is in use; `too_many`: the application has as many as it may. Within a transaction that locked the application. */
export const insertKey = statement<
  [organizationId: number, applicationId: number, keyId: string, algorithm: string, jwk: string, now: Date, limit: number],
  { taken: boolean; too_many: boolean }
>(
  'insert_application_key',
  `with known as (
     select count(*) as keys, coalesce(bool_or(key_id = $3), false) as taken
       from cw.application_keys where organization_id = $1 and application_id = $2
   ), added as (
     insert into cw.application_keys (organization_id, application_id, key_id, algorithm, jwk, created_at)
     select $1, $2, $3, $4, $5::jsonb, $6 from known where not known.taken and known.keys < $7
   )
   select taken, keys >= $7 as too_many from known`,
);

export const deleteKey = statement<[organizationId: number, clientId: string, keyId: string], { key_id: string }>(
  'delete_application_key',
  `delete from cw.application_keys k using cw.applications a
    where a.organization_id = $1 and a.client_id = $2 and k.organization_id = $1 and k.application_id = a.id and k.key_id = $3
   returning k.key_id`,
);
