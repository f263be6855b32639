import { type ErrorDefinition, errors } from '../contract/errors.ts';
import { LOCALES } from '../contract/locale.ts';
import type { Scope } from '../contract/scopes.ts';
import type { JsonSchema } from './json-schema.ts';

/** What the scopes reach. Source: contract/oauth.md §1; `cartwright:*` are ours. */
export const SCOPE_TEXTS: Readonly<Record<Scope, string>> = {
  'connect:fulfillment': 'Stores, time slots, users and orders; on development also the Sandbox API.',
  'connect:post_checkout': 'Orders after checkout: items, chat, pickup.',
  'connect:data_ingestion': 'The catalogue.',
  'connect:recommendations': 'Recommendations.',
  'Connect::Orders::RatingService': 'Ratings of orders.',
  account_linking: 'Linking the accounts of customers.',
  'cartwright:manage': "Management of one's own organization.",
  'cartwright:platform': 'Management of the whole server.',
};

/** Parameters that are the same in every operation that has them. */
export const PARAMETERS: Readonly<Record<string, JsonSchema>> = {
  RetailerId: {
    name: 'X-Retailer-Id',
    in: 'header',
    required: false,
    description: 'Slug of the banner that the request acts for. Required where the organization has several banners.',
    schema: { type: 'string' },
    example: 'the-garden-market',
  },
  TreatIdsAsInternal: {
    name: 'X-Treat-Ids-As-Internal',
    in: 'header',
    required: false,
    description: "Order ids of the request are the platform's own numbers (`order_id` of chat messages), not the retailer's.",
    schema: { type: 'boolean' },
  },
  AcceptLanguage: {
    name: 'Accept-Language',
    in: 'header',
    required: false,
    description: `Languages wanted, with or without weights: ${LOCALES.map((locale) => `\`${locale}\``).join(', ')}. Default: the country's.`,
    schema: { type: 'string' },
    example: LOCALES[0],
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'Makes the call safe to repeat: for 24 hours the same key, with the same body, gets the first answer again.',
    schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[ -~]+$' },
    example: '0f8f4a5e-5d0a-4a4e-9f0e-2f6f3f0b6c55',
  },
};

const text = (description: string): JsonSchema => ({ description, schema: { type: 'string' } });

export const HEADERS: Readonly<Record<string, JsonSchema>> = {
  RequestId: text('Id of the request in the logs; the one that the request sent in this header, if any.'),
  RateLimit: text('Requests left in this second. Absent where the limit is off.'),
  RateLimitPolicy: text('Requests allowed per second. Absent where the limit is off.'),
  RetryAfter: { description: 'Seconds to wait before the next try.', schema: { type: 'integer', format: 'int32', minimum: 0 } },
  WwwAuthenticate: text('Authentication scheme to use.'),
  Deprecation: text('When what the request uses was deprecated (RFC 9745); absent if nothing is.'),
  Sunset: text('When it may be removed (RFC 8594).'),
  Link: text(
    'Pages of the reference: the operation that replaces this one (`rel="successor-version"`), and what is deprecated (`rel="deprecation"`).',
  ),
};

/** Headers of an answer, as references to `HEADERS`. */
export function headersOf(answer: { status: number; limited?: boolean; deprecated?: boolean }): JsonSchema {
  const limited = answer.limited === true || answer.status === 429;
  const names = {
    'X-Request-Id': 'RequestId',
    ...(limited ? { RateLimit: 'RateLimit', 'RateLimit-Policy': 'RateLimitPolicy' } : {}),
    ...(answer.status === 429 || answer.status === 503 ? { 'Retry-After': 'RetryAfter' } : {}),
    ...(answer.status === 401 ? { 'WWW-Authenticate': 'WwwAuthenticate' } : {}),
    ...(answer.deprecated ? { Deprecation: 'Deprecation', Sunset: 'Sunset', Link: 'Link' } : {}),
  };
  return Object.fromEntries(Object.entries(names).map(([header, name]) => [header, { $ref: `#/components/headers/${name}` }]));
}

/** Failures that most operations share in the same form; an operation with further errors of the status has its own. */
export const SHARED_RESPONSES: Readonly<Record<string, { readonly status: number; readonly errors: readonly ErrorDefinition[] }>> = {
  Unauthorized: { status: 401, errors: [errors.tokenMissing, errors.tokenInvalid] },
  BodyTooLarge: { status: 413, errors: [errors.bodyTooLarge] },
  UnsupportedMediaType: { status: 415, errors: [errors.wrongContentType] },
  IdempotencyMismatch: { status: 422, errors: [errors.idempotencyMismatch] },
  HeadersTooLarge: { status: 431, errors: [errors.headersTooLarge] },
  TooManyRequests: { status: 429, errors: [errors.tooManyRequests] },
  InternalServerError: { status: 500, errors: [errors.unexpected] },
  ServiceUnavailable: { status: 503, errors: [errors.unavailable, errors.overloaded] },
};
