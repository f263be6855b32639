import { type Client, type ClientOptions, createClient, type FetchAnswer, type FetchInit } from './index.ts';

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

type Reply = { readonly status?: number; readonly headers?: Record<string, string>; readonly body?: unknown } | Error | 'never';

/**
 * A client whose `fetch` is answered from a list: tokens by themselves (`token-1`, `token-2` …), all else one reply after another, the last
 * one for good. `seen` are the calls without those for tokens, `waits` the pauses between attempts in milliseconds.
 */
export function fakeServer(replies: readonly Reply[], options: Partial<ClientOptions> & { expiresIn?: number } = {}) {
  const seen: Seen[] = [];
  const tokenRequests: Seen[] = [];
  const waits: number[] = [];
  const { expiresIn = 86_400, ...rest } = options;
  const fetch = async (url: string, { method, headers, body, signal }: FetchInit): Promise<FetchAnswer> => {
    const call = {
      method,
      path: url.replace('https://connect.test', ''),
      headers,
      body: typeof body === 'string' ? JSON.parse(body) : body,
    };
    if (call.path === '/v2/oauth/token') {
      tokenRequests.push(call);
      return answer({ body: { access_token: `token-${tokenRequests.length}`, expires_in: expiresIn } });
    }
    const reply = replies[Math.min(seen.push(call), replies.length) - 1]!;
    if (reply instanceof Error) throw reply;
    if (reply === 'never') return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    return answer(reply);
  };
  const client: Client = createClient({
    url: 'https://connect.test/',
    clientId: 'id',
    clientSecret: 'secret',
    fetch,
    wait: async (milliseconds) => void waits.push(milliseconds),
    ...rest,
  });
  return { client, seen, tokenRequests, waits };
}

function answer({ status = 200, headers = {}, body = {} }: Exclude<Reply, Error | 'never'>): FetchAnswer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return {
    status,
    headers: { get: (name) => lower.get(name) ?? null },
    text: async () => text,
    arrayBuffer: async () => new Uint8Array(body instanceof Uint8Array ? body : Buffer.from(text)).buffer,
  };
}
