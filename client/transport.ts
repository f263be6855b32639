import { ConnectError, NoAnswerError, TimedOut } from './errors.ts';
import type { ClientOptions, Fetch } from './options.ts';
import { delayBefore, mayRepeat, retryAfterOf, wait } from './retry.ts';

const DEFAULT_TIMEOUT = 30_000;
const DEFAULT_RETRIES = 3;

/** One call, ready to be sent. */
export interface Outgoing {
  /** What errors call it: an operation's id, or method and path. */
  readonly operation: string;
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  /** A JSON value, or with `upload` the bytes of a file. */
  readonly body?: unknown;
  /** Media type of a file that is sent. */
  readonly upload?: string | undefined;
  /** Media type of a file that is answered; its bytes are given. */
  readonly download?: string | undefined;
  readonly repeatable: boolean;
  /** Gives the bearer token; `renew` after an answer 401 to the one given before. */
  readonly bearer?: ((renew: boolean) => Promise<string>) | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly timeout?: number | undefined;
  readonly retries?: number | undefined;
}

/** Sends calls: again where that is safe, once with a new token after a 401, and turns what fails into errors. */
export class Transport {
  readonly #options: ClientOptions;
  readonly #fetch: Fetch;

  constructor(options: ClientOptions, fetch: Fetch) {
    this.#options = options;
    this.#fetch = fetch;
  }

  async send(call: Outgoing): Promise<unknown> {
    const retries = call.retries ?? this.#options.retries ?? DEFAULT_RETRIES;
    const pause = this.#options.wait ?? wait;
    const requestId = call.headers['x-request-id'] ?? crypto.randomUUID();
    let renewed = false;
    let renew = false;
    for (let attempt = 1; ; attempt++) {
      call.signal?.throwIfAborted();
      // A token that cannot be had is an error of its own, already retried.
      const token: string | undefined = await call.bearer?.(renew);
      renew = false;
      const last = attempt > retries;
      let failure: ConnectError;
      try {
        const answer = await this.#attempt(call, token, requestId);
        if (answer.status < 400) return answer.body;
        failure = new ConnectError({ operation: call.operation, ...answer });
      } catch (error) {
        call.signal?.throwIfAborted();
        if (last || !mayRepeat('no answer', call.repeatable)) throw new NoAnswerError(call.operation, attempt, error);
        await pause(delayBefore(attempt, undefined), call.signal);
        continue;
      }
      renew = failure.status === 401 && token !== undefined && !renewed;
      if (renew) {
        renewed = true;
        attempt--;
        continue;
      }
      if (last || !mayRepeat(failure, call.repeatable)) throw failure;
      await pause(delayBefore(attempt, failure.retryAfter), call.signal);
    }
  }

  async #attempt(call: Outgoing, token: string | undefined, requestId: string) {
    const milliseconds = call.timeout ?? this.#options.timeout ?? DEFAULT_TIMEOUT;
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(new TimedOut(milliseconds)), milliseconds);
    const abort = () => stop.abort(call.signal!.reason);
    call.signal?.addEventListener('abort', abort, { once: true });
    const ended = new Promise<never>((_, reject) =>
      stop.signal.addEventListener('abort', () => reject(stop.signal.reason), { once: true }),
    );
    ended.catch(() => undefined);
    try {
      return await Promise.race([this.#exchange(call, token, requestId, stop.signal), ended]);
    } finally {
      clearTimeout(timer);
      call.signal?.removeEventListener('abort', abort);
    }
  }

  async #exchange(
    { method, target, headers, body, upload, download }: Outgoing,
    token: string | undefined,
    requestId: string,
    signal: AbortSignal,
  ) {
    const answer = await this.#fetch(this.#options.url.replace(/\/+$/, '') + target, {
      method,
      headers: {
        accept: download === undefined ? 'application/json' : `${download}, application/json`,
        'x-request-id': requestId,
        ...headers,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': upload ?? 'application/json' }),
      },
      ...(body === undefined ? {} : { body: upload === undefined ? JSON.stringify(body) : (body as Uint8Array) }),
      signal,
    });
    const isFile = download !== undefined && answer.status < 400;
    return {
      status: answer.status,
      body: isFile ? new Uint8Array(await answer.arrayBuffer()) : parsed(await answer.text()),
      requestId: answer.headers.get('x-request-id') ?? requestId,
      retryAfter: retryAfterOf(answer.headers.get('retry-after')),
    };
  }
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
