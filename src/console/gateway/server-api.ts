import type { ServerAddress, ServerConnections } from './connections.ts';
import { ServerSilent } from './connections.ts';

export interface ServerApplication {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A server refused what the console asked of it. */
export class ServerRefused extends Error {
  override readonly name = 'ServerRefused';
  readonly status: number;
  /** `meta.key` of its envelope. */
  readonly key: string | undefined;

  constructor(status: number, body: unknown) {
    const { error, meta } = (body ?? {}) as { error?: { message?: unknown }; meta?: { key?: unknown } };
    const key = typeof meta?.key === 'string' ? meta.key : undefined;
    super(`answered ${status}: ${[key, error?.message].filter((part) => typeof part === 'string').join(' ')}`);
    this.status = status;
    this.key = key;
  }
}

interface Token {
  readonly value: string;
  /** Wall, epoch milliseconds; a minute before the token ends. */
  readonly until: number;
}

/** Calls of the Management API with an application's token, which is kept until it ends. */
export class ServerApi {
  readonly connections: ServerConnections;
  readonly #tokens = new Map<string, Promise<Token>>();

  constructor(connections: ServerConnections) {
    this.connections = connections;
  }

  /** Throws ServerSilent, or ServerRefused when the application is unknown or disabled there. */
  async token(server: ServerAddress, application: ServerApplication, now: number): Promise<string> {
    const key = keyOf(server, application);
    const kept = await this.#tokens.get(key)?.catch(() => undefined);
    if (kept && kept.until > now) return kept.value;
    const asked = this.#ask(server, application, now);
    this.#tokens.set(key, asked);
    // One that asks after a failure asks anew.
    asked.catch(() => this.#tokens.delete(key));
    return (await asked).value;
  }

  /** After a 401: the token was revoked, or its server has new data. */
  forget(server: ServerAddress, application: ServerApplication): void {
    this.#tokens.delete(keyOf(server, application));
  }

  /** The answer's JSON. Throws ServerSilent or ServerRefused. */
  async call<T>(
    server: ServerAddress,
    application: ServerApplication,
    now: number,
    method: string,
    path: string,
    body?: object,
    signal?: AbortSignal,
  ): Promise<T> {
    const once = async () => {
      const authorization = `Bearer ${await this.token(server, application, now)}`;
      return this.#send<T>(server, method, path, { authorization }, body, signal);
    };
    try {
      return await once();
    } catch (error) {
      if (!(error instanceof ServerRefused) || error.status !== 401) throw error;
      this.forget(server, application);
      return once();
    }
  }

  async #ask(server: ServerAddress, { clientId, clientSecret }: ServerApplication, now: number): Promise<Token> {
    const body = { client_id: clientId, client_secret: clientSecret, grant_type: 'client_credentials' };
    const answer = await this.#send<{ access_token: string; expires_in: number }>(server, 'POST', '/v2/oauth/token', {}, body);
    return { value: answer.access_token, until: now + (answer.expires_in - 60) * 1000 };
  }

  async #send<T>(
    server: ServerAddress,
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: object,
    signal?: AbortSignal,
  ): Promise<T> {
    const sent = { accept: 'application/json', 'user-agent': 'cartwright-console', ...headers };
    const answer = await this.connections.request(server, {
      method,
      path,
      headers: body === undefined ? sent : { ...sent, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
    const text = await answer.body.text().catch((error: unknown) => {
      throw signal?.aborted ? error : new ServerSilent('unreachable', error);
    });
    const value = parse(text);
    if (answer.statusCode >= 300) throw new ServerRefused(answer.statusCode, value);
    return value as T;
  }
}

const keyOf = ({ url }: ServerAddress, { clientId, clientSecret }: ServerApplication) => `${url} ${clientId} ${clientSecret}`;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
