import type { CallOptions } from '../../../client/index.ts';
import type { ServerName } from '../connection.ts';
import { SERVERS } from '../connection.ts';
import type { JsonSchema, Operation } from '../document.ts';

export const SERVER: JsonSchema = {
  type: 'string',
  enum: SERVERS,
  description:
    'Which server: `development` (default), `production`, or `multi_banner`: development as an organization with several banners.',
};

/** Arguments of a call that no operation names: where it goes, and as whom. */
export const CALL_ARGUMENTS = {
  server: SERVER,
  retailer_id: { type: 'string', description: '`X-Retailer-Id`: the banner; required where the organization has several.' },
  as_user: { type: 'string', description: 'Calls with a token of this user instead of the application, as a customer’s device does.' },
  idempotency_key: {
    type: 'string',
    description: '`Idempotency-Key`: the same key and body get the first answer again. Made up otherwise.',
  },
  language: { type: 'string', description: '`Accept-Language`, e.g. `fr-CA`.' },
} satisfies Record<string, JsonSchema>;

export interface CallArguments {
  readonly server?: ServerName;
  readonly retailer_id?: string;
  readonly as_user?: string;
  readonly idempotency_key?: string;
  readonly language?: string;
}

/** Those that this operation knows what to do with. */
export function argumentsOf({ headers }: Operation): Record<string, JsonSchema> {
  const { server, retailer_id, idempotency_key } = CALL_ARGUMENTS;
  return {
    server,
    ...(headers.includes('X-Retailer-Id') ? { retailer_id } : {}),
    ...(headers.includes('Idempotency-Key') ? { idempotency_key } : {}),
  };
}

export function optionsOf({ retailer_id, idempotency_key, language }: CallArguments, signal: AbortSignal): CallOptions {
  return {
    signal,
    ...(retailer_id === undefined ? {} : { retailerId: retailer_id }),
    ...(idempotency_key === undefined ? {} : { idempotencyKey: idempotency_key }),
    ...(language === undefined ? {} : { language }),
  };
}
