import { createSecureContext, getCACertificates } from 'node:tls';
import { Agent, type Dispatcher } from 'undici';

/** Where a server is and whom it is trusted by. */
export interface ServerAddress {
  /** Public base URL without a trailing slash. */
  readonly url: string;
  /** PEM of the authorities to trust besides those that Node trusts. */
  readonly ca: string | null;
}

export interface ServerRequest {
  readonly method: string;
  /** Path and query, sent as they are. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Dispatcher.DispatchOptions['body'];
  readonly signal?: AbortSignal;
}

/** No answer came from a server. */
export class ServerSilent extends Error {
  override readonly name = 'ServerSilent';
  readonly reason: 'unreachable' | 'too_slow';

  constructor(reason: ServerSilent['reason'], cause: unknown) {
    super(`The server is ${reason === 'unreachable' ? 'unreachable' : 'too slow'}.`, { cause });
    this.reason = reason;
  }
}

/** Longer than the longest wait of a long poll, 30 s. */
const ANSWER_WITHIN = 45_000;
const CONNECT_WITHIN = 5_000;

/** Kept-alive HTTPS connections to servers, by whom they are trusted. */
export class ServerConnections implements AsyncDisposable {
  readonly #agents = new Map<string, Agent>();

  /** Throws ServerSilent when no answer comes, and AbortError after `signal`. */
  async request(server: ServerAddress, request: ServerRequest): Promise<Dispatcher.ResponseData> {
    const { origin, pathname } = new URL(server.url);
    const { method, path, headers, body = null, signal } = request;
    try {
      // Not by `new URL(path)`, which would resolve dot segments behind the back of whoever checked the path.
      const options = {
        origin,
        path: `${pathname === '/' ? '' : pathname}${path}`,
        method: method as Dispatcher.HttpMethod,
        headers,
        body,
      };
      return await this.#agent(server.ca).request({ ...options, ...(signal && { signal }) });
    } catch (error) {
      if (signal?.aborted) throw error;
      const { code } = error as { code?: string };
      throw new ServerSilent(code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT' ? 'too_slow' : 'unreachable', error);
    }
  }

  #agent(ca: string | null): Agent {
    const key = ca ?? '';
    const known = this.#agents.get(key);
    if (known) return known;
    const secureContext = createSecureContext(ca === null ? {} : { ca: [...getCACertificates('default'), ca] });
    const agent = new Agent({
      connect: { secureContext, timeout: CONNECT_WITHIN },
      headersTimeout: ANSWER_WITHIN,
      bodyTimeout: ANSWER_WITHIN,
    });
    this.#agents.set(key, agent);
    return agent;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#agents.values()].map((agent) => agent.destroy()));
  }
}
