import type { Readable } from 'node:stream';
import type { Logger } from 'pino';
import type { Callbacks } from '../callbacks/callbacks.ts';
import type { Deprecated, Deprecation } from '../contract/deprecations.ts';
import type { ErrorDefinition } from '../contract/errors.ts';
import type { Locale } from '../contract/locale.ts';
import type { Static, TSchema } from '../contract/schema.ts';
import type { Grant, Scope } from '../contract/scopes.ts';
import type { BreachedPasswords } from '../http/breached-passwords.ts';
import type { Faults } from '../http/faults/rules.ts';
import type { Inspector } from '../http/inspector/inspector.ts';
import type { TracedWrites } from '../http/tracing/writes.ts';
import type { Directory } from '../storage/directory/directory.ts';
import type { Connection, Database } from '../storage/engine/types.ts';
import type { SecretBox } from '../storage/secrets/secret-box.ts';
import type { Tenant } from './tenant.ts';
import type { UsageLog } from './usage-log.ts';
import type { Vitals } from './vitals.ts';
import type { WaitingRoom } from './waiting.ts';

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
  /** New passwords of customers are not among them; undefined: nobody looks. */
  readonly breachedPasswords?: Pick<BreachedPasswords, 'has'> | undefined;
  /** Encrypts what has to be kept readable. */
  readonly secrets: SecretBox;
  /** Sends events to the webhooks. */
  readonly callbacks: Callbacks;
  readonly log: Logger;
  /** Where requests wait for something to happen. */
  readonly waiting: WaitingRoom;
  /** On development only, and where the server was given one. */
  readonly toolbox?: Toolbox;
  /** Requests and answers of the last while; undefined: it is off. */
  readonly inspector?: Inspector | undefined;
  /** What only the process knows of itself; undefined in tests of operations. */
  readonly vitals?: Vitals | undefined;
  /** Recorded requests that may write events; undefined: nothing is recorded. */
  readonly traced?: TracedWrites | undefined;
  /** How much is asked of the server. */
  readonly usage?: UsageLog | undefined;
  /** What is deprecated; `DEPRECATED` by default. */
  readonly deprecations?: readonly Deprecated[] | undefined;
  /** Faults that answers meet; on development only. */
  readonly faults?: Faults | undefined;
}

/** What the operations that exist on development only need of the process. */
export interface Toolbox {
  /** Folder of the snapshots, absolute. */
  readonly snapshots: string;
  /** Ids of the migrations of the schema. */
  readonly schema: readonly number[];
  /** Order links follow from the order's id, so that they repeat. */
  readonly repeatableIds: boolean;
  /** Brings an organization's demo data back to what they were at first; false for an organization without. Inside a transaction. */
  readonly seed: (db: Connection, organizationId: number, slug: string, now: Date) => Promise<boolean>;
  /** Gives a new banner the demo stores and catalogue, in several short statements. */
  readonly stock: (
    db: Connection,
    organizationId: number,
    banner: { readonly id: number; readonly name: string },
    now: Date,
  ) => Promise<void>;
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
  /** The raw body of an operation that takes an `upload`. */
  readonly upload: Buffer;
  /** Aborted when the client is gone before its answer; for handlers that wait: from here on the request is no work of the server. */
  readonly gone: () => AbortSignal;
  /** As the client sent it. */
  readonly authorization: string | undefined;
  /** Makes every process forget what it cached under the topic, once the write is committed. */
  invalidate(topic: string): void;
  /** Runs once the write is committed, before the answer; it must not reject. */
  afterCommit(work: () => Promise<void>): void;
  /** Says whose request this is where no token does, as soon as that is known: faults of the organization apply from there on. */
  actsFor(application: { readonly id: number; readonly organization_id: number }): Promise<void>;
  /**
   * Sends the deprecation headers with this answer, where only some uses of an operation are deprecated. They are kept with
   * the answer under an idempotency key; a handler with `writes: 'own'`, which runs on a replay too, has to mark again then.
   */
  markDeprecated(deprecated: Deprecated): void;
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
  /** It never writes an event, so that no callbacks are looked for after it: for what is called more often than orders are placed. */
  readonly withoutEvents?: true;
  readonly example: { readonly params?: object; readonly query?: object; readonly body?: object; readonly response: object };
  /** Where the operation exists; both servers unless said otherwise. */
  readonly server?: 'development' | 'production';
  /** Body may also come as `application/x-www-form-urlencoded`. */
  readonly form?: boolean;
  /** The path parameter `link` is the credential: requests are counted by it too, and logs leave it out. */
  readonly byLink?: true;
  /** Takes the header `X-Treat-Ids-As-Internal` (contract/conventions.md §3). */
  readonly internalIds?: boolean;
  /** Numeric strings are refused where the body wants numbers; elsewhere they are taken. */
  readonly exactNumbers?: boolean;
  /** The body is a file, taken as it is. */
  readonly upload?: { readonly mediaType: string; readonly maxBytes: number };
  /** The answer is a file (`Download`) of this media type. */
  readonly download?: string;
  /** `oauth`: what cannot be read is answered as `{"error", "error_description"}` instead of the envelope. */
  readonly errorForm?: 'oauth';
  readonly deprecated?: Deprecation;
}

type Answer<R extends TSchema> = Static<R> | Rendered | Download;
type Result<R extends TSchema> = Answer<R> | Promise<Answer<R>>;

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

/** A response body that is a file. */
export class Download {
  readonly content: Readable;
  readonly fileName: string;
  constructor(content: Readable, fileName: string) {
    this.content = content;
    this.fileName = fileName;
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
