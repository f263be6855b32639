import { nullable, oneOf, type Static, Type } from '../../../contract/schema.ts';
import { formatUtc } from '../../../fulfillment/slots/format.ts';
import { clientSecretPurpose, type WebhookRow } from '../../../storage/webhooks/webhook.ts';
import type { Environment } from '../../define.ts';

export const WebhookPath = Type.Object({
  webhook_id: Type.Integer({ minimum: 1, maximum: 2_147_483_647, description: 'Id of the webhook.' }),
});

/** A webhook configuration (contract/portal.md §2). */
export const WebhookSchema = Type.Object({
  webhook_id: Type.Integer({ description: 'Id of the webhook.' }),
  name: Type.String({ description: 'Name of the configuration.' }),
  environment: oneOf(['development', 'production'], 'The server whose events it gets.'),
  url: Type.String({ description: 'Callback URL.' }),
  status: oneOf(['Enabled', 'Disabled'], 'A disabled webhook gets nothing; what was pending waits until it is enabled again.'),
  disabled_reason: nullable(Type.String({ description: 'Why the server disabled it, such as an answer of 410 Gone.' })),
  auth_uri: nullable(Type.String({ description: 'Token endpoint. Null: callbacks are sent without a token.' })),
  client_id: nullable(Type.String({ description: 'Client ID for the token endpoint.' })),
  client_secret_fingerprint: nullable(
    Type.String({
      description:
        'Sixteen hexadecimal digits that are equal for equal client secrets, on both servers of an installation. Use another secret on each. ' +
        "Null without a secret, and where the server's key cannot read it: then set it again.",
    }),
  ),
  grant_type: oneOf(['client_credentials'], 'How the token is requested.'),
  scope: nullable(Type.String({ description: 'Sent with the token request.' })),
  resource: nullable(Type.String({ description: 'Sent with the token request.' })),
  events: Type.Array(Type.String(), {
    description: 'Names of the events that it gets. Empty: all of Connect, and none of those that begin with `cartwright.`.',
  }),
  include_retailer_id: Type.Boolean({ description: 'Adds `retailer_id` to `event_metadata` of every event.' }),
  ca_certificate: nullable(Type.String({ description: 'PEM of a CA that is trusted besides the public ones.' })),
  created_at: Type.String({ description: 'ISO 8601, UTC.' }),
  updated_at: Type.String({ description: 'ISO 8601, UTC.' }),
});

/** The answer that shows the signing secret. */
export const WebhookWithSecretSchema = Type.Object({
  ...WebhookSchema.properties,
  signing_secret: Type.String({
    description: 'Key of the `webhook-signature` header (Standard Webhooks). Shown in this answer only; it cannot be read again.',
  }),
});

export const EXAMPLE_WEBHOOK = {
  webhook_id: 7,
  name: 'Order events',
  environment: 'development',
  url: 'https://hooks.example.com/connect',
  status: 'Enabled',
  disabled_reason: null,
  auth_uri: 'https://auth.example.com/oauth/token',
  client_id: 'instacart-callbacks',
  client_secret_fingerprint: '1f0c8a5be2d94c07',
  grant_type: 'client_credentials',
  scope: 'callbacks',
  resource: null,
  events: ['fulfillment.brand_new', 'fulfillment.canceled', 'fulfillment.delivered'],
  include_retailer_id: false,
  ca_certificate: null,
  created_at: '2026-05-06T07:00:00Z',
  updated_at: '2026-05-06T07:00:00Z',
};
export const EXAMPLE_SIGNING_SECRET = 'whsec_<44 characters of base64>';

export function webhookAnswer(row: WebhookRow, { name, secrets }: Pick<Environment, 'name' | 'secrets'>): Static<typeof WebhookSchema> {
  const readable = row.client_secret !== null && secrets.canOpen(row.client_secret);
  const secret = readable ? secrets.open(row.client_secret!, clientSecretPurpose(row.organization_id)) : null;
  return {
    webhook_id: row.id,
    name: row.name,
    environment: name,
    url: row.url,
    status: row.status,
    disabled_reason: row.disabled_reason,
    auth_uri: row.auth_uri,
    client_id: row.client_id,
    client_secret_fingerprint: secret === null ? null : secrets.fingerprint(secret),
    grant_type: 'client_credentials',
    scope: row.scope,
    resource: row.resource,
    events: row.events ?? [],
    include_retailer_id: row.include_retailer_id,
    ca_certificate: row.ca_certificate,
    created_at: formatUtc(row.created_at),
    updated_at: formatUtc(row.updated_at),
  };
}
