import { X509Certificate } from 'node:crypto';
import { AddressRefused, type Refusal } from '../../../callbacks/address-guard.ts';
import { isEventName, TEST_EVENT } from '../../../callbacks/events.ts';
import { ApiError, type ErrorDefinition, errors, raiseAll } from '../../../contract/errors.ts';
import { OptionalText, oneOf, RequiredText, type Static, Type } from '../../../contract/schema.ts';
import { clientSecretPurpose, type WebhookFields, type WebhookRow } from '../../../storage/webhooks/webhook.ts';
import type { Environment } from '../../define.ts';

const MAX_URL = 2_000;

const optional = {
  status: Type.Optional(oneOf(['Enabled', 'Disabled'], '`Enabled` by default. A disabled webhook gets no events.')),
  auth_uri: OptionalText(
    'Your OAuth token endpoint: asked by form POST for a token that every callback carries. Required on production; empty on development: callbacks without a token.',
    MAX_URL,
  ),
  client_id: OptionalText('Client ID for the token endpoint. Required with `auth_uri`.'),
  client_secret: OptionalText(
    'Client secret for the token endpoint; never answered. Required with `auth_uri`, and again when `auth_uri` moves to another host. Use another one on each server.',
    1_000,
  ),
  scope: OptionalText('Scope of the token, sent with the token request; empty: none.', 1_000),
  resource: OptionalText('Resource of the token, sent with the token request; empty: none.', 1_000),
  events: Type.Optional(
    Type.Array(Type.String({ maxLength: 100 }), {
      maxItems: 100,
      description: 'Names of the events to send (see the list of event types). Empty, the default: all of Connect.',
    }),
  ),
  include_retailer_id: Type.Optional(
    Type.Boolean({ description: "Adds `retailer_id`, the banner's slug, to `event_metadata`; false by default." }),
  ),
  ca_certificate: OptionalText(
    'PEM of a CA to trust besides the public ones, for your callback URL and token endpoint; empty: none.',
    20_000,
  ),
};

export const NewWebhookBody = Type.Object({
  name: RequiredText('Name of the configuration.'),
  url: RequiredText('Callback URL, HTTPS. On development also plain HTTP to loopback.', MAX_URL),
  ...optional,
});
export const WebhookChanges = Type.Object({
  name: Type.Optional(NewWebhookBody.properties.name),
  url: Type.Optional(NewWebhookBody.properties.url),
  ...optional,
});

/** What creating and changing a webhook may be refused with. */
export const webhookErrors: readonly ErrorDefinition[] = [
  errors.blank,
  errors.notIncluded,
  errors.tooLong,
  errors.notAUrl,
  errors.urlWithCredentials,
  errors.urlNotHttps,
  errors.urlPlainBeyondLoopback,
  errors.addressForbidden,
  errors.addressPrivate,
  errors.notACertificate,
];

const REFUSALS: Readonly<Record<Refusal, ErrorDefinition>> = {
  credentials: errors.urlWithCredentials,
  not_https: errors.urlNotHttps,
  plain_beyond_loopback: errors.urlPlainBeyondLoopback,
  forbidden: errors.addressForbidden,
  private: errors.addressPrivate,
};

/** The fields to store: those given, else those of `current`, else the defaults. Raises all problems together. */
export function webhookFields(
  given: Static<typeof WebhookChanges>,
  current: WebhookRow | undefined,
  environment: Environment,
  organizationId: number,
): WebhookFields {
  const text = (value: string | undefined, old: string | null | undefined) => (value === undefined ? (old ?? null) : value.trim() || null);
  const authUri = text(given.auth_uri, current?.auth_uri);
  const secret = given.client_secret === undefined ? undefined : given.client_secret || null;
  const moved = current?.auth_uri && authUri !== null && originOf(authUri) !== originOf(current.auth_uri);
  const sealed =
    secret === undefined && !moved
      ? (current?.client_secret?.toString('hex') ?? null)
      : secret
        ? environment.secrets.seal(secret, clientSecretPurpose(organizationId)).toString('hex')
        : null;
  const status = given.status ?? current?.status ?? 'Enabled';
  const fields: WebhookFields = {
    name: given.name ?? current?.name ?? '',
    url: (given.url ?? current?.url ?? '').trim(),
    status,
    disabled_reason: status === 'Enabled' ? null : (current?.disabled_reason ?? null),
    auth_uri: authUri,
    client_id: authUri === null ? null : text(given.client_id, current?.client_id),
    // Not sent to another host than the one that it was entered for.
    client_secret: authUri === null ? null : sealed,
    scope: text(given.scope, current?.scope),
    resource: text(given.resource, current?.resource),
    events: given.events ? [...new Set(given.events)] : (current?.events ?? null),
    include_retailer_id: given.include_retailer_id ?? current?.include_retailer_id ?? false,
    ca_certificate: text(given.ca_certificate, current?.ca_certificate),
  };
  raiseAll([...problemsOfUrls(fields, environment), ...problemsOfAuth(fields, environment), ...problemsOfRest(fields)]);
  return fields;
}

function problemsOfUrls(fields: WebhookFields, { callbacks }: Environment): ApiError[] {
  return (['url', 'auth_uri'] as const).flatMap((key) => {
    const value = fields[key];
    if (value === null) return [];
    const url = URL.parse(value);
    if (!url) return [new ApiError(errors.notAUrl, { key })];
    try {
      callbacks.guard.checkUrl(url);
      return [];
    } catch (error) {
      if (!(error instanceof AddressRefused)) throw error;
      return [new ApiError(REFUSALS[error.refusal], { key, values: { address: error.address } })];
    }
  });
}

function problemsOfAuth({ auth_uri, client_id, client_secret }: WebhookFields, { name }: Environment): ApiError[] {
  if (auth_uri === null) return name === 'production' ? [new ApiError(errors.blank, { key: 'auth_uri' })] : [];
  return [
    ...(client_id === null ? [new ApiError(errors.blank, { key: 'client_id' })] : []),
    ...(client_secret === null ? [new ApiError(errors.blank, { key: 'client_secret' })] : []),
  ];
}

function problemsOfRest({ events, ca_certificate }: WebhookFields): ApiError[] {
  const unknown = (events ?? []).flatMap((name, index) =>
    isEventName(name) && name !== TEST_EVENT ? [] : [new ApiError(errors.notIncluded, { key: `events[${index}]` })],
  );
  const valid = ca_certificate === null || isCertificate(ca_certificate);
  return [...unknown, ...(valid ? [] : [new ApiError(errors.notACertificate, { key: 'ca_certificate' })])];
}

function originOf(uri: string): string | undefined {
  return URL.parse(uri)?.origin;
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).publicKey !== undefined;
  } catch {
    return false;
  }
}
