import type { KeyObject } from 'node:crypto';
import type { SecretBox } from '../storage/secrets/secret-box.ts';
import { clientSecretPurpose, signingSecretPurpose, type WebhookRow } from '../storage/webhooks/webhook.ts';
import { type AddressGuard, AddressRefused } from './address-guard.ts';
import { type EventToSend, envelope } from './envelope.ts';
import { parseRetryAfter } from './retry.ts';
import { messageId, signatures, signingKey } from './signature.ts';
import { TokenCache, TokenRefused } from './token-cache.ts';
import { type Answer, type Network, TooSlow, Transport } from './transport.ts';

/** A whole attempt, its token request included. */
export const ATTEMPT_LIMIT = 10_000;
const EXCERPT_BYTES = 1_024;
const LONGEST_ERROR = 300;

/** What came of one attempt. */
export interface AttemptResult {
  readonly delivered: boolean;
  /** Of the receiver's answer. */
  readonly status: number | null;
  /** Why it failed, for people. */
  readonly error: string | null;
  /** The first KiB of the answer. */
  readonly excerpt: string | null;
  readonly remoteAddress: string | null;
  /** Milliseconds that the receiver asks to wait. */
  readonly retryAfter: number | null;
  /** The receiver said that it is gone for good. */
  readonly gone: boolean;
  readonly milliseconds: number;
}

/** What every post of an attempt says. */
interface Message {
  readonly id: string;
  readonly body: string;
  readonly traceparent: string | undefined;
}

/** Headers of a callback that are no secret and the same for every attempt. */
export function plainHeaders(messageId: string) {
  return { 'content-type': 'application/json', 'user-agent': 'Cartwright-Callbacks', 'webhook-id': messageId };
}

/** Sends events to one webhook as it is configured; throws SecretUnreadable when its secrets can't be read. */
export class Sender {
  readonly #url: URL;
  readonly #keys: readonly KeyObject[];
  readonly #previous: { readonly key: KeyObject; readonly until: number } | undefined;
  readonly #transport: Transport;
  readonly #tokens: TokenCache | undefined;

  constructor(row: WebhookRow, secrets: SecretBox, guard: AddressGuard, connections: number, network?: Network) {
    const signing = (sealed: Buffer) => signingKey(secrets.open(sealed, signingSecretPurpose(row.organization_id)));
    this.#url = new URL(row.url);
    this.#keys = [signing(row.signing_secret)];
    if (row.previous_signing_secret && row.previous_signing_until !== null) {
      this.#previous = { key: signing(row.previous_signing_secret), until: row.previous_signing_until };
    }
    this.#transport = new Transport(guard, row.ca_certificate, connections, network);
    if (row.auth_uri === null) return;
    const clientSecret = row.client_secret ? secrets.open(row.client_secret, clientSecretPurpose(row.organization_id)) : '';
    const endpoint = { url: new URL(row.auth_uri), clientId: row.client_id ?? '', clientSecret, scope: row.scope, resource: row.resource };
    this.#tokens = new TokenCache(endpoint, this.#transport);
  }

  /** Never rejects. */
  async attempt(event: EventToSend, traceparent?: string): Promise<AttemptResult> {
    const started = performance.now();
    const left = () => ATTEMPT_LIMIT - (performance.now() - started);
    const result = (part: Partial<AttemptResult>): AttemptResult => ({
      delivered: false,
      status: null,
      error: null,
      excerpt: null,
      remoteAddress: this.#transport.addressOf(this.#url),
      retryAfter: null,
      gone: false,
      ...part,
      milliseconds: Math.round(performance.now() - started),
    });
    try {
      const { status, body, retryAfter } = await this.#send({ id: messageId(event.event_id), body: envelope(event), traceparent }, left);
      const delivered = status >= 200 && status <= 299;
      return result({
        delivered,
        status,
        error: delivered ? null : explainStatus(status),
        excerpt: excerptOf(body),
        retryAfter: delivered ? null : parseRetryAfter(retryAfter, Date.now()),
        gone: status === 410,
      });
    } catch (error) {
      return result({ error: explain(error as Error) });
    }
  }

  async close(): Promise<void> {
    await this.#transport.close();
  }

  async #send(message: Message, left: () => number): Promise<Answer> {
    if (!this.#tokens) return this.#post(message, undefined, left());
    const token = this.#tokens.usable ?? (await within(left(), this.#tokens.get()));
    const answer = await this.#post(message, token, left());
    if (answer.status !== 401) return answer;
    // The token may have been revoked, or have expired sooner than was said.
    this.#tokens.forget(token);
    return this.#post(message, await within(left(), this.#tokens.get()), left());
  }

  #post({ id, body, traceparent }: Message, token: string | undefined, milliseconds: number): Promise<Answer> {
    const wall = Date.now();
    const timestamp = Math.floor(wall / 1_000);
    const keys = this.#previous && this.#previous.until > wall ? [...this.#keys, this.#previous.key] : this.#keys;
    const headers = {
      ...plainHeaders(id),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(traceparent === undefined ? {} : { traceparent }),
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signatures(keys, id, timestamp, body),
    };
    return this.#transport.post(this.#url, headers, body, milliseconds);
  }
}

/** The work goes on for others that wait for it. */
function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TooSlow('no token in time')), Math.max(0, milliseconds));
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function explainStatus(status: number): string {
  if (status >= 300 && status <= 399) return `answered ${status}: redirects are not followed`;
  return `answered ${status}`;
}

function explain(error: Error): string {
  const code = (error as NodeJS.ErrnoException).code;
  const cause = error instanceof AggregateError ? (error.errors[0] as Error | undefined)?.message : undefined;
  const known = error instanceof TooSlow || error instanceof TokenRefused || error instanceof AddressRefused;
  const text = known || code === undefined ? error.message : `${cause ?? error.message} (${code})`;
  const within = error instanceof TooSlow ? ` (${ATTEMPT_LIMIT / 1_000} s)` : '';
  return `${text}${within}`.replaceAll('\u0000', '').slice(0, LONGEST_ERROR);
}

/** Text of the first KiB; what is not UTF-8 and what PostgreSQL can't hold is replaced, a character cut in two is left out. */
function excerptOf(body: Buffer): string | null {
  if (body.length === 0) return null;
  const text = new TextDecoder().decode(body.subarray(0, EXCERPT_BYTES), { stream: body.length > EXCERPT_BYTES });
  return text.replaceAll('\u0000', '\ufffd');
}
