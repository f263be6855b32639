import type { Transport } from './transport.ts';

/** A token is not used in its last seconds, or in the last tenth of its life where that is shorter. */
const SKEW_SECONDS = 30;
/** Where the token endpoint does not say. */
const DEFAULT_LIFE_SECONDS = 300;
const LONGEST_LIFE_SECONDS = 24 * 3_600;
const TIME_LIMIT = 10_000;

export interface TokenEndpoint {
  readonly url: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string | null;
  readonly resource: string | null;
}

/** The retailer's token endpoint gave no token. The message is for the delivery log and names no secret. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
  readonly status: number | null;

  constructor(message: string, status: number | null = null, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/**
 * The access token of one webhook: asked for by form POST (contract/callbacks.md §5), used until it is about to expire. However many
 * attempts need one, one request is on its way.
 */
export class TokenCache {
  readonly #endpoint: TokenEndpoint;
  readonly #transport: Transport;
  #token: { readonly text: string; readonly usableUntil: number } | undefined;
  #asking: Promise<string> | undefined;

  constructor(endpoint: TokenEndpoint, transport: Transport) {
    this.#endpoint = endpoint;
    this.#transport = transport;
  }

  /** The token at hand, if it is good for a while yet. */
  get usable(): string | undefined {
    return this.#token && this.#token.usableUntil > performance.now() ? this.#token.text : undefined;
  }

  /** Rejects with TokenRefused, or with what happened to the connection. */
  get(): Promise<string> {
    const { usable } = this;
    if (usable !== undefined) return Promise.resolve(usable);
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  /** The receiver refused this token; one that was fetched since stays. */
  forget(text: string): void {
    if (this.#token?.text === text) this.#token = undefined;
  }

  async #ask(): Promise<string> {
    const { url, clientId, clientSecret, scope, resource } = this.#endpoint;
    const form = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, grant_type: 'client_credentials' });
    if (scope !== null) form.set('scope', scope);
    if (resource !== null) form.set('resource', resource);
    const asked = performance.now();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
    const { status, body } = await this.#transport.post(url, headers, form.toString(), TIME_LIMIT);
    if (status < 200 || status > 299) throw new TokenRefused(`the token endpoint answered ${status}`, status);
    const { text, seconds } = readToken(body, status);
    this.#token = { text, usableUntil: asked + 1_000 * (seconds - Math.min(SKEW_SECONDS, seconds / 10)) };
    return text;
  }
}

function readToken(body: Buffer, status: number): { text: string; seconds: number } {
  let answer: { access_token?: unknown; expires_in?: unknown } | null;
  try {
    answer = JSON.parse(body.toString('utf8'));
  } catch (error) {
    throw new TokenRefused('the token endpoint did not answer JSON', status, { cause: error });
  }
  const text = answer?.access_token;
  // What could not stand in a header is no token (RFC 6750 §2.1).
  if (typeof text !== 'string' || !/^[\x21-\x7e]{1,16384}$/.test(text)) {
    throw new TokenRefused('the answer of the token endpoint holds no access_token', status);
  }
  const given = Number(answer?.expires_in ?? Number.NaN);
  const seconds = Number.isFinite(given) && given >= 0 ? Math.min(given, LONGEST_LIFE_SECONDS) : DEFAULT_LIFE_SECONDS;
  return { text, seconds };
}
