import { ApiError, ApiErrors, type ErrorDefinition, errorEnvelope, errors } from '../contract/errors.ts';
import { OAuthError, type OAuthErrorDefinition, oauthErrors } from '../contract/oauth-errors.ts';
import { ErrorEnvelopeSchema, Type } from '../contract/schema.ts';
import type { Operation } from '../operations/define.ts';

/** Errors of the token endpoints (RFC 6749 §5.2). */
export const OAuthErrorSchema = Type.Object(
  {
    error: Type.String({ description: 'Identifies the error.' }),
    error_description: Type.String({ description: 'Cause, readable by people.' }),
  },
  { description: 'Error of the token endpoints.' },
);

export type AnyErrorDefinition = ErrorDefinition | OAuthErrorDefinition;

const ERROR_NAMES = new Map<AnyErrorDefinition, string>([
  ...Object.entries(errors).map(([name, definition]) => [definition, name] as const),
  ...Object.entries(oauthErrors).map(([name, definition]) => [definition, `oauth.${name}`] as const),
]);

/** Which errors of the token endpoints each of them answers; any other `oauth.*` operation may answer all. */
const OAUTH_ERRORS: Readonly<Record<string, readonly OAuthErrorDefinition[]>> = {
  'oauth.token': Object.values(oauthErrors).filter((definition) => definition !== oauthErrors.unauthorizedClient),
  'oauth.revoke': [oauthErrors.invalidRequest, oauthErrors.unauthorizedClient, oauthErrors.queryParamsForbidden],
};

/** Name of a definition in the catalogue; `oauth.` stands before those of the token endpoints. */
export function errorName(definition: AnyErrorDefinition): string {
  const name = ERROR_NAMES.get(definition);
  if (name === undefined) throw new Error('An operation declares an error that the catalogue (contract/errors.ts) does not have.');
  return name;
}

/** Whether `Idempotency-Key` counts. Operations that write on their own keep it only if they declare its mismatch. */
export function takesIdempotencyKey(operation: Operation): boolean {
  if (operation.access === null || operation.access.credential === 'api_key' || operation.writes === 'none') return false;
  return operation.writes !== 'own' || operation.errors.includes(errors.idempotencyMismatch);
}

/** Every error that an operation can answer, its own and the general ones, by status. */
export function errorsByStatus(operation: Operation): Map<number, AnyErrorDefinition[]> {
  const all = new Set<AnyErrorDefinition>([...operation.errors, ...oauthErrorsOf(operation), ...generalErrors(operation)]);
  return Map.groupBy(all, (definition) => definition.status);
}

function oauthErrorsOf({ id }: Operation): readonly OAuthErrorDefinition[] {
  return id.startsWith('oauth.') ? (OAUTH_ERRORS[id] ?? Object.values(oauthErrors)) : [];
}

function generalErrors(operation: Operation): ErrorDefinition[] {
  const { access, body, params, query, method } = operation;
  return [
    ...(body || params || query ? [errors.manyIssues] : []),
    ...(body ? [errors.malformedJson, errors.bodyNotAnObject, errors.wrongContentType] : []),
    ...(params ? [errors.malformedUrl] : []),
    errors.malformedRequest,
    errors.httpsRequired,
    ...(method === 'GET' ? [] : [errors.bodyTooLarge]),
    ...(access === null ? [] : [errors.tokenMissing, errors.tokenInvalid, errors.grantNotAllowed, errors.tooManyRequests]),
    ...(access === null || access.scope === null ? [] : [errors.scopeMissing]),
    ...(access?.banner === 'required' ? [errors.bannerMissing] : []),
    ...(access === null || access.banner === 'none' ? [] : [errors.bannerUnknown]),
    ...(takesIdempotencyKey(operation) ? [errors.idempotencyMismatch] : []),
    errors.headersTooLarge,
    errors.unexpected,
    errors.unavailable,
    errors.overloaded,
  ];
}

/** Answer of an error in American English. Values known only to a request stand in braces. */
export function errorExample(definition: AnyErrorDefinition): object {
  if (!('code' in definition)) return new OAuthError(definition).body('en-US');
  if (definition === errors.manyIssues) {
    const inner = [errors.blank, errors.notIncluded].map((one) => new ApiError(one, { key: '{parameter}' }));
    return errorEnvelope(new ApiErrors(inner), 'en-US');
  }
  const namesParameter = definition.code === 1001 && definition.key === undefined;
  return errorEnvelope(new ApiError(definition, namesParameter ? { key: '{parameter}' } : {}), 'en-US');
}

export const ERROR_SCHEMAS = { ErrorEnvelope: ErrorEnvelopeSchema, OAuthError: OAuthErrorSchema };

/** Reasons of statuses. Source: contract/conventions.md §6. */
export const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  409: 'Conflict',
  413: 'Request body too large',
  415: 'Unsupported media type',
  422: 'Idempotency key already used with another body',
  429: 'Too many requests',
  431: 'Request headers too large',
  500: 'Internal server error',
  503: 'Service unavailable',
};
