import { Client } from 'undici';

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | undefined;
}

/** The connection broke before an answer was whole: what was asked may or may not have been done. */
export class Unanswered extends Error {}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH';
/** An advance of the clock by a day answers when the callbacks of that day were sent. */
const PATIENCE_MILLISECONDS = 300_000;

/** One client with one keep-alive connection of its own, as an integrator's process would have. */
export class ApiClient {
  readonly #client: Client;
  readonly #headers: Record<string, string>;

  constructor(server: { readonly origin: string; readonly ca: string }, token?: string) {
    this.#client = new Client(server.origin, {
      connect: { ca: server.ca, timeout: 30_000 },
      headersTimeout: PATIENCE_MILLISECONDS,
      bodyTimeout: 60_000,
    });
    this.#headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  }

  /** Throws Unanswered. */
  async call(method: Method, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const sent = body === undefined ? null : JSON.stringify(body);
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    try {
      const response = await this.#client.request({ method, path, body: sent, headers: { ...this.#headers, ...type, ...headers } });
      const retryAfter = response.headers['retry-after'];
      const text = await response.body.text();
      return { status: response.statusCode, text, retryAfter: Array.isArray(retryAfter) ? retryAfter[0] : retryAfter };
    } catch (error) {
      throw new Unanswered((error as Error).message, { cause: error });
    }
  }

  /** The answer of a call that must succeed. */
  async demand<T>(method: Method, path: string, body?: unknown): Promise<T> {
    const { status, text } = await this.call(method, path, body);
    if (status !== 200) throw new Error(`${method} ${path} was answered ${status}: ${text}`);
    return JSON.parse(text) as T;
  }

  async close(): Promise<void> {
    await this.#client.destroy();
  }
}

/** A token of an application, for 24 hours. */
export async function fetchToken(
  server: { readonly origin: string; readonly ca: string },
  application: { readonly client_id: string; readonly client_secret: string },
): Promise<string> {
  const client = new ApiClient(server);
  const { client_id, client_secret } = application;
  const body = { grant_type: 'client_credentials', client_id, client_secret };
  const { access_token } = await client.demand<{ access_token: string }>('POST', '/v2/oauth/token', body);
  await client.close();
  return access_token;
}
