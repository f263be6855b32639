import { statement } from '../engine/types.ts';

export type WebhookStatus = 'Enabled' | 'Disabled';

export interface WebhookRow {
  readonly organization_id: number;
  readonly id: number;
  readonly name: string;
  readonly url: string;
  readonly status: WebhookStatus;
  /** Why it was disabled, where the server did it. */
  readonly disabled_reason: string | null;
  readonly auth_uri: string | null;
  readonly client_id: string | null;
  /** Sealed (secrets/secret-box.ts), as the signing secrets are. */
  readonly client_secret: Buffer | null;
  readonly scope: string | null;
  readonly resource: string | null;
  /** Null or empty: all of Connect's events. */
  readonly events: string[] | null;
  readonly include_retailer_id: boolean;
  /** PEM. */
  readonly ca_certificate: string | null;
  readonly signing_secret: Buffer;
  readonly previous_signing_secret: Buffer | null;
  /** Until then the previous secret signs too; epoch milliseconds on the wall. */
  readonly previous_signing_until: number | null;
  readonly version: number;
  /** Epoch milliseconds. */
  readonly created_at: number;
  readonly updated_at: number;
}

/** What each secret is sealed for. */
export const clientSecretPurpose = (organizationId: number) => `${organizationId}/webhook client secret`;
export const signingSecretPurpose = (organizationId: number) => `${organizationId}/webhook signing secret`;

const COLUMNS = `organization_id, id, name, url, status, disabled_reason, auth_uri, client_id, client_secret, scope, resource, events,
  include_retailer_id, ca_certificate, signing_secret, previous_signing_secret, previous_signing_until, version, created_at, updated_at`;

/** Of every organization, for the process that delivers. */
export const listEnabledWebhooks = statement<[], WebhookRow>(
  'list_enabled_webhooks',
  `select ${COLUMNS} from cw.webhooks where status = 'Enabled' order by organization_id, id`,
);

export const listWebhooks = statement<[organizationId: number, afterId: number, limit: number], WebhookRow>(
  'list_webhooks',
  `select ${COLUMNS} from cw.webhooks where organization_id = $1 and id > $2 order by id limit $3`,
);

export const findWebhook = statement<[organizationId: number, id: number], WebhookRow>(
  'find_webhook',
  `select ${COLUMNS} from cw.webhooks where organization_id = $1 and id = $2`,
);

/** The same, kept from changing until the end of the transaction. */
export const lockWebhook = statement<[organizationId: number, id: number], WebhookRow>(
  'lock_webhook',
  `select ${COLUMNS} from cw.webhooks where organization_id = $1 and id = $2 for update`,
);

/** What the Management API sets; secrets sealed, as hex. */
export interface WebhookFields {
  readonly name: string;
  readonly url: string;
  readonly status: WebhookStatus;
  readonly disabled_reason: string | null;
  readonly auth_uri: string | null;
  readonly client_id: string | null;
  readonly client_secret: string | null;
  readonly scope: string | null;
  readonly resource: string | null;
  readonly events: readonly string[] | null;
  readonly include_retailer_id: boolean;
  readonly ca_certificate: string | null;
}

const GIVEN = `select x.name, x.url, x.status, x.disabled_reason, x.auth_uri, x.client_id, decode(x.client_secret, 'hex'), x.scope,
    x.resource, x.events, x.include_retailer_id, x.ca_certificate
  from jsonb_to_record($1::jsonb) as x(name text, url text, status text, disabled_reason text, auth_uri text, client_id text,
    client_secret text, scope text, resource text, events text[], include_retailer_id boolean, ca_certificate text)`;

export const insertWebhook = statement<[fields: string, organizationId: number, signingSecret: Buffer, at: Date], WebhookRow>(
  'insert_webhook',
  `insert into cw.webhooks (name, url, status, disabled_reason, auth_uri, client_id, client_secret, scope, resource, events,
     include_retailer_id, ca_certificate, organization_id, signing_secret, created_at, updated_at)
   select given.*, $2::integer, $3::bytea, $4::timestamptz, $4::timestamptz from (${GIVEN}) given
   returning ${COLUMNS}`,
);

export const updateWebhook = statement<[fields: string, organizationId: number, id: number, at: Date], WebhookRow>(
  'update_webhook',
  `update cw.webhooks set (name, url, status, disabled_reason, auth_uri, client_id, client_secret, scope, resource, events,
       include_retailer_id, ca_certificate) = (${GIVEN}),
     version = version + 1, updated_at = $4
   where organization_id = $2 and id = $3 returning ${COLUMNS}`,
);

/** The old secret signs beside the new one until the instant given, on the wall. */
export const rotateSigningSecret = statement<
  [organizationId: number, id: number, signingSecret: Buffer, previousUntil: Date, at: Date],
  WebhookRow
>(
  'rotate_signing_secret',
  `update cw.webhooks set previous_signing_secret = signing_secret, previous_signing_until = $4, signing_secret = $3,
     version = version + 1, updated_at = $5
   where organization_id = $1 and id = $2 returning ${COLUMNS}`,
);

/** What was still to be delivered stands as failed. */
export const deleteWebhook = statement<[organizationId: number, id: number, at: Date], { id: number }>(
  'delete_webhook',
  `with gone as (
     delete from cw.webhooks where organization_id = $1 and id = $2 returning organization_id, id
   ), ended as (
     update cw.deliveries d set state = 'failed', finished_at = $3, last_error = 'The webhook was deleted', claimed_until = null
       from gone where d.organization_id = gone.organization_id and d.webhook_id = gone.id and d.state = 'pending'
   )
   select id from gone`,
);

/** A receiver said that it is gone for good: nothing more is sent, and what was to be sent stands as failed. */
export const disableWebhook = statement<[organizationId: number, id: number, reason: string, at: Date], { id: number }>(
  'disable_webhook',
  `with disabled as (
     update cw.webhooks set status = 'Disabled', disabled_reason = $3, version = version + 1, updated_at = $4
      where organization_id = $1 and id = $2 and status = 'Enabled' returning organization_id, id
   ), ended as (
     update cw.deliveries d set state = 'failed', finished_at = $4, last_error = $3, claimed_until = null
       from disabled w where d.organization_id = w.organization_id and d.webhook_id = w.id and d.state = 'pending'
   )
   select id from disabled`,
);
