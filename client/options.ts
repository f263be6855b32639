/** Standard `fetch`, or anything that behaves like it. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchAnswer>;

/** What the client uses of `RequestInit`. */
export interface FetchInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string | Uint8Array;
  readonly signal: AbortSignal;
}

/** What the client uses of `Response`. */
export interface FetchAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export interface ClientOptions {
  /** Base URL of the server, e.g. `https://localhost:8443`. */
  readonly url: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** Scopes of the tokens; default: all that the application has. */
  readonly scope?: string | readonly string[];
  /** A token of your own, or what gives one, instead of client id and secret. */
  readonly token?: string | (() => string | Promise<string>);
  /** Key of the developer platform, `keys.…`. */
  readonly apiKey?: string;
  /** `X-Retailer-Id` of every call that takes it; required where the organization has several banners. */
  readonly retailerId?: string;
  /** `Accept-Language`, e.g. `fr-CA`. */
  readonly language?: string;
  /** Milliseconds of one attempt; default 30,000. */
  readonly timeout?: number;
  /** Further attempts after the first; default 3. */
  readonly retries?: number;
  /**
   * Certificate authorities in PEM, besides those that Node trusts, as of a server on this machine. The alternatives are
   * NODE_EXTRA_CA_CERTS in the environment before the process starts, and a `fetch` of your own.
   */
  readonly ca?: string;
  /** Default: the global `fetch`; with `ca`, one on `node:https`. */
  readonly fetch?: Fetch;
  /** Waits between attempts; for tests. */
  readonly wait?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
}

/** Whom a user's token is for, and how it is asked for. */
export interface UserOptions {
  readonly userId?: string;
  /** What vouches for the user; default for `fulfillment_user_assertion`: the Base64 of `{"user_id": userId}`. */
  readonly assertion?: string | (() => string | Promise<string>);
  readonly grant?: 'fulfillment_user_assertion' | 'urn:ietf:params:oauth:grant-type:retailer-json-bearer';
  readonly scope?: string | readonly string[];
}
