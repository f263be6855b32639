import { EVENT_TYPES, type EventType } from '../callbacks/events.ts';
import { METADATA } from '../callbacks/metadata.ts';
import { DEPRECATED, type Deprecated, deprecationsOf, isSeen, isWhole } from '../contract/deprecations.ts';
import { type TSchema, Type } from '../contract/schema.ts';
import { scopesOfGrant } from '../contract/scopes.ts';
import type { Access, Operation } from '../operations/define.ts';
import {
  type AnyErrorDefinition,
  ERROR_SCHEMAS,
  errorExample,
  errorName,
  errorsByStatus,
  REASONS,
  takesIdempotencyKey,
} from './error-responses.ts';
import { type JsonSchema, SchemaTranslator } from './json-schema.ts';
import { HEADERS, headersOf, PARAMETERS, SCOPE_TEXTS, SHARED_RESPONSES } from './openapi-parts.ts';
import { NAMED_SCHEMAS } from './schema-names.ts';

export interface OpenApiOptions {
  /** Operations that exist only on the other server are left out. */
  readonly server: 'development' | 'production';
  /** Public base URL without a trailing slash, e.g. `https://localhost:8443`. */
  readonly url: string;
  /** Version of Cartwright. */
  readonly version: string;
  readonly deprecations?: readonly Deprecated[];
}

export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: object;
  readonly servers: readonly object[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;
  /** Callbacks to the retailer, by event name. */
  readonly webhooks: Readonly<Record<string, { readonly post: JsonSchema }>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;
}

/** The OpenAPI 3.1 description of the operations that a server has, in the order given. The same input gives the same text. */
export function openApi(
  operations: readonly Operation[],
  { server, url, version, deprecations = DEPRECATED }: OpenApiOptions,
): OpenApiDocument {
  const served = operations.filter((operation) => operation.server === undefined || operation.server === server);
  const builder = new OpenApiBuilder(deprecations);
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const operation of served) {
    paths[operation.path] ??= {};
    paths[operation.path]![operation.method.toLowerCase()] = builder.operation(operation);
  }
  const webhooks = Object.fromEntries(
    EVENT_TYPES.filter(({ name }) => METADATA[name]).map((type) => [type.name, { post: builder.webhook(type) }]),
  );
  return {
    openapi: '3.1.0',
    info: {
      title: 'Cartwright',
      version,
      description: 'Stores, time slots, orders and their fulfilment; compatible with the Instacart Connect API v2.',
      license: { name: 'Apache License 2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url, description: `${server === 'development' ? 'Development' : 'Production'} server` }],
    tags: [...new Set(served.map(topicOf))].map((name) => ({ name })),
    paths,
    webhooks,
    components: { ...builder.components(), securitySchemes: securitySchemes(url) },
  };
}

/** The topic that an operation belongs to: `fulfillment.service_options.reserve` → `Fulfillment: service options`. */
export function topicOf({ id }: Operation): string {
  const [api = '', ...rest] = id
    .split('.')
    .slice(0, -1)
    .map((part) => part.replaceAll('_', ' '));
  const name = api === 'oauth' ? 'OAuth' : `${api[0]?.toUpperCase()}${api.slice(1)}`;
  return [name, ...rest].join(': ');
}

class OpenApiBuilder {
  readonly #schemas = new SchemaTranslator({ ...NAMED_SCHEMAS, ...ERROR_SCHEMAS });
  readonly #errors = new Set<AnyErrorDefinition>();
  readonly #deprecations: readonly Deprecated[];

  constructor(deprecations: readonly Deprecated[]) {
    this.#deprecations = deprecations;
  }

  operation(operation: Operation): JsonSchema {
    const { id, title, description, access } = operation;
    const deprecations = deprecationsOf(id, this.#deprecations);
    const deprecated = operation.deprecated ?? deprecations.find((one) => isWhole(one, id));
    return {
      operationId: id,
      tags: [topicOf(operation)],
      summary: title,
      ...(description === undefined ? {} : { description }),
      ...(deprecated === undefined ? {} : { deprecated: true, 'x-sunset': deprecated.sunset }),
      ...(deprecations.length === 0 ? {} : { 'x-deprecations': deprecations.map(({ operations: _, unseen: __, ...one }) => one) }),
      security: access === null ? [] : security(access),
      parameters: this.#parameters(operation),
      ...(operation.body === undefined ? {} : { requestBody: this.#requestBody(operation, operation.body) }),
      ...(operation.upload === undefined
        ? {}
        : { requestBody: { required: true, content: { [operation.upload.mediaType]: { schema: { type: 'string', format: 'binary' } } } } }),
      responses: this.#responses(operation),
    };
  }

  /** A callback: any 2xx takes it, all else is repeated (contract/callbacks.md). */
  webhook({ name, title, when, kinds, evidence }: EventType): JsonSchema {
    const ticked = Object.entries(kinds).filter(([, has]) => has === 'yes' || has === 'conditional');
    const of = ticked.length === 0 ? '' : ` Orders: ${ticked.map(([kind]) => kind.replace('_', ' ')).join(', ')}.`;
    const envelope = Type.Object({
      event_id: Type.Unsafe<bigint>({
        type: 'integer',
        description: 'Unique; larger than 2^53, a multiple of 1024. The same when the event is sent again.',
      }),
      event_name: Type.Unsafe<string>({ type: 'string', enum: [name] }),
      event_timestamp: Type.String({ format: 'iso-time', description: 'ISO 8601, UTC, to the second.' }),
      event_metadata: METADATA[name]!,
    });
    return {
      operationId: `callback.${name}`,
      summary: title,
      description: `${when[0]!.toUpperCase()}${when.slice(1)}.${of} Name: ${evidence}.`,
      requestBody: { required: true, content: { 'application/json': { schema: this.#schemas.translate(envelope) } } },
      responses: { '2XX': { description: 'Taken. Any other answer, and none within ten seconds, is a failure: the event is sent again.' } },
    };
  }

  components(): Record<string, Record<string, JsonSchema>> {
    // Responses first: making them collects the schemas and errors that they use.
    const responses = Object.fromEntries(
      Object.entries(SHARED_RESPONSES).map(([name, { status, errors }]) => [name, this.#errorResponse(status, errors)]),
    );
    const examples = [...this.#errors].map((definition) => [errorName(definition), { value: errorExample(definition) }] as const);
    return {
      schemas: this.#schemas.components,
      responses,
      parameters: PARAMETERS,
      examples: Object.fromEntries(examples.sort(([a], [b]) => (a < b ? -1 : 1))),
      headers: HEADERS,
    };
  }

  #parameters(operation: Operation): JsonSchema[] {
    const { access, example, params, query } = operation;
    const shared = [
      ...(access === null || access.banner === 'none' ? [] : ['RetailerId']),
      'AcceptLanguage',
      ...(operation.internalIds ? ['TreatIdsAsInternal'] : []),
      ...(takesIdempotencyKey(operation) ? ['IdempotencyKey'] : []),
    ];
    return [
      ...this.#parametersIn('path', params, example.params),
      ...this.#parametersIn('query', query, example.query),
      ...shared.map((name) => ({ $ref: `#/components/parameters/${name}` })),
    ];
  }

  #parametersIn(place: 'path' | 'query', schema: TSchema | undefined, examples: object = {}): JsonSchema[] {
    const { properties = {}, required = [] } = (schema ?? {}) as { properties?: Record<string, TSchema>; required?: string[] };
    return Object.entries(properties).map(([name, property]) => {
      const { description, ...translated } = this.#schemas.translate(property);
      return {
        name,
        in: place,
        required: place === 'path' || required.includes(name),
        ...(description === undefined ? {} : { description }),
        schema: translated,
        ...(Object.hasOwn(examples, name) ? { example: (examples as JsonSchema)[name] } : {}),
      };
    });
  }

  #requestBody({ form, example }: Operation, body: TSchema): JsonSchema {
    const media = { schema: this.#schemas.translate(body), ...(example.body === undefined ? {} : { example: example.body }) };
    const required = ((body as { required?: string[] }).required ?? []).length > 0;
    return { required, content: { 'application/json': media, ...(form ? { 'application/x-www-form-urlencoded': media } : {}) } };
  }

  #responses(operation: Operation): JsonSchema {
    const { id, access, download, example, response } = operation;
    const deprecated = operation.deprecated !== undefined || deprecationsOf(id, this.#deprecations).some(isSeen);
    const success = {
      description: 'Success',
      headers: headersOf({ status: 200, limited: access !== null, deprecated }),
      content:
        download === undefined
          ? { 'application/json': { schema: this.#schemas.translate(response), example: example.response } }
          : { [download]: { schema: { type: 'string', format: 'binary' } } },
    };
    const failures = [...errorsByStatus(operation)].map(([status, errors]) => {
      const shared = Object.entries(SHARED_RESPONSES).find(([, one]) => sameMembers(one.errors, errors));
      return [status, shared ? { $ref: `#/components/responses/${shared[0]}` } : this.#errorResponse(status, errors)] as const;
    });
    return { 200: success, ...Object.fromEntries(failures) };
  }

  #errorResponse(status: number, errors: readonly AnyErrorDefinition[]): JsonSchema {
    for (const definition of errors) this.#errors.add(definition);
    const forms = Object.values(ERROR_SCHEMAS).filter((_, index) => errors.some((one) => 'code' in one === (index === 0)));
    const schemas = forms.map((schema) => this.#schemas.translate(schema));
    const examples = errors.map((one) => [errorName(one), { $ref: `#/components/examples/${errorName(one)}` }]);
    return {
      description: REASONS[status] ?? 'Error',
      headers: headersOf({ status }),
      content: {
        'application/json': { schema: schemas.length === 1 ? schemas[0] : { anyOf: schemas }, examples: Object.fromEntries(examples) },
      },
    };
  }
}

function sameMembers(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}

function security({ credential, scope, grants }: Access): JsonSchema[] {
  if (credential === 'api_key') return [{ apiKey: [] }];
  const scopes = scope === null ? [] : [scope];
  return [{ bearer: scopes }, ...(grants.includes('client_credentials') ? [{ oauth2: scopes }] : [])];
}

function securitySchemes(url: string): Record<string, JsonSchema> {
  const scopes = Object.fromEntries(scopesOfGrant('client_credentials').map((scope) => [scope, SCOPE_TEXTS[scope]]));
  return {
    bearer: { type: 'http', scheme: 'bearer', description: 'Access token, valid for 24 hours.' },
    apiKey: { type: 'http', scheme: 'bearer', description: 'API key of the developer platform: `keys.` and 32 hexadecimal digits.' },
    oauth2: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: `${url}/v2/oauth/token`, scopes } } },
  };
}
