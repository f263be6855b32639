import type { Logger } from 'pino';
import type { Callbacks } from '../callbacks/callbacks.ts';
import type { ErrorDefinition } from '../contract/errors.ts';
import type { Locale } from '../contract/locale.ts';
import type { Static, TSchema } from '../contract/schema.ts';
import type { Grant, Scope } from '../contract/scopes.ts';
import type { Directory } from '../storage/directory/directory.ts';
import type { Connection, Database } from '../storage/engine/types.ts';
import type { SecretBox } from '../storage/secrets/secret-box.ts';
import type { Tenant } from './tenant.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One server: development or production, each with its own data. */
export interface Environment {
  readonly name: 'development' | 'production';
  readonly database: Database;
  /** What is read often and changes rarely: tokens, stores, products. */
  readonly directory: Directory;
  /** Public base URL without a trailing slash, e.g. `https://localhost:8443`. */
  readonly url: string;
  /** Public base URL of the console, under which customers' pages live. */
  readonly consoleUrl: string;
  /** Encrypts what has to be kept readable. */
  readonly secrets: SecretBox;
  /** Sends events to the webhooks. */
  readonly callbacks: Callbacks;
  readonly log: Logger;
}

/** What every handler gets. */
export interface PublicContext<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** The database, or the request's transaction where `writes` is `transaction`. */
  readonly db: Connection;
  readonly environment: Environment;
  readonly locale: Locale;
  readonly requestId: string;
  /** The wall, epoch milliseconds, taken once per request. */
  readonly wall: number;
  /** The client sent `X-Treat-Ids-As-Internal: true`: order ids of the request are ours and not the retailer's. */
  readonly internalIds: boolean;
  /** Set when the client sent `Idempotency-Key`; only operations that declare `writes: 'own'` look at it. */
  readonly idempotency: Idempotency | undefined;
  /** Makes every process forget what it cached under the topic, once the write is committed. */
  invalidate(topic: string): void;
  /**
   * Sends the deprecation headers with this answer, where only some uses of an operation are deprecated. They are kept with
   * the answer under an idempotency key; a handler with `writes: 'own'`, which runs on a replay too, has to mark again then.
   */
  markDeprecated(deprecation: Deprecation): void;
}

/** What the parts that several operations share need of a request. */
export interface RequestScope {
  readonly db: Connection;
  readonly environment: Environment;
  readonly tenant: Tenant;
  /** The organization's clock, epoch milliseconds, taken once per request. */
  readonly now: number;
}

/** What a handler of a protected operation gets. */
export interface Context<Params, Query, Body> extends PublicContext<Params, Query, Body>, RequestScope {}

export interface Idempotency {
  /** Method and path, so that a key is scoped to the operation's target. */
  readonly target: string;
  readonly key: string;
  /** SHA-256 of the raw body, hex. */
  readonly hash: string;
}

export interface Access {
  /** What the bearer is: a token (default), or an API key of the developer platform. */
  readonly credential?: 'token' | 'api_key';
  /** Null: any token of the right grant. */
  readonly scope: Scope | null;
  readonly grants: readonly Grant[];
  /** Whether the request acts for one banner, chosen by `X-Retailer-Id` where there are several. */
  readonly banner: 'required' | 'optional' | 'none';
}

/**
 * How an operation writes.
 * `none`: reads only, `Idempotency-Key` is ignored.
 * `one_call`: one SQL function whose refusals are values; what it wrote before a refusal stays.
 * `transaction`: the handler runs inside a transaction that an error rolls back.
 * `own`: the handler passes the key on to its SQL.
 */
export type Writes = 'none' | 'one_call' | 'transaction' | 'own';

/** Announced in the changelog, marked in the reference, sent as headers. Source: contract/conventions.md §10. */
export interface Deprecation {
  /** `YYYY-MM-DD`. */
  readonly announced: string;
  /** `YYYY-MM-DD`, at least six months after the announcement. */
  readonly sunset: string;
  /** Operation id of the successor, or null with advice in the description. */
  readonly replacement: string | null;
}

interface Specification<P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema> {
  /** Stable name in logs, metrics, reference and coverage. */
  readonly id: string;
  readonly method: Method;
  /** With `{name}` for path parameters. */
  readonly path: string;
  readonly title: string;
  readonly description?: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly response: R;
  readonly errors: readonly ErrorDefinition[];
  readonly writes: Writes;
  readonly example: { readonly params?: object; readonly query?: object; readonly body?: object; readonly response: object };
  /** Where the operation exists; both servers unless said otherwise. */
  readonly server?: 'development' | 'production';
  /** Body may also come as `application/x-www-form-urlencoded`. */
  readonly form?: boolean;
  /** Takes the header `X-Treat-Ids-As-Internal` (contract/conventions.md §3). */
  readonly internalIds?: boolean;
  /** Numeric strings are refused where the body wants numbers; elsewhere they are taken. */
  readonly exactNumbers?: boolean;
  /** `oauth`: what cannot be read is answered as `{"error", "error_description"}` instead of the envelope. */
  readonly errorForm?: 'oauth';
  readonly deprecated?: Deprecation;
}

type Result<R extends TSchema> = Static<R> | Rendered | Promise<Static<R> | Rendered>;

export interface OperationSpecification<P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema>
  extends Specification<P, Q, B, R> {
  readonly access: Access;
  readonly handle: (context: Context<Static<P>, Static<Q>, Static<B>>) => Result<R>;
}

export interface PublicOperationSpecification<P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema>
  extends Specification<P, Q, B, R> {
  readonly handle: (context: PublicContext<Static<P>, Static<Q>, Static<B>>) => Result<R>;
}

/** An operation as the kit sees it: `access` null means public. */
export interface Operation extends Specification<TSchema, TSchema, TSchema, TSchema> {
  readonly access: Access | null;
  readonly handle: (context: Context<never, never, never>) => unknown;
}

/** A response body that is already JSON text. */
export class Rendered {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Declares an operation that needs a token. Route, validation, OpenAPI, reference and headers are derived from it. */
export function defineOperation<P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema>(
  specification: OperationSpecification<P, Q, B, R>,
): Operation {
  return specification as unknown as Operation;
}

/** Declares an operation that needs no token. */
export function definePublicOperation<P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema>(
  specification: PublicOperationSpecification<P, Q, B, R>,
): Operation {
  return { ...specification, access: null } as unknown as Operation;
}

const CLIENT_CREDENTIALS: readonly Grant[] = ['client_credentials'];

/** Access of the Fulfillment API (contract/oauth.md §1). */
export const FULFILLMENT: Access = { scope: 'connect:fulfillment', grants: CLIENT_CREDENTIALS, banner: 'required' };
/** Access of the developer platform: API keys, no scopes (contract/developer-platform.md §1). */
export const API_KEY: Access = { credential: 'api_key', scope: null, grants: CLIENT_CREDENTIALS, banner: 'none' };
/** Access of the Order Feedback API from the retailer's server and from the customer's browser. */
export const FEEDBACK: Access = { scope: 'Connect::Orders::RatingService', grants: CLIENT_CREDENTIALS, banner: 'required' };
export const USER_FEEDBACK: Access = {
  ...FEEDBACK,
  grants: ['fulfillment_user_assertion', 'urn:ietf:params:oauth:grant-type:retailer-json-bearer'],
};
/** Access of the Transaction API: no scope is needed. */
export const TRANSACTIONS: Access = { scope: null, grants: CLIENT_CREDENTIALS, banner: 'required' };
/** Access of the Management API to one's own organization. */
export const MANAGE: Access = { scope: 'cartwright:manage', grants: CLIENT_CREDENTIALS, banner: 'none' };
/** The same for what belongs to a banner: stores, catalogue. */
export const MANAGE_BANNER: Access = { ...MANAGE, banner: 'required' };
/** Access of the Management API to the whole server. */
export const PLATFORM: Access = { scope: 'cartwright:platform', grants: CLIENT_CREDENTIALS, banner: 'none' };
