import { type Client, createClient } from '../../../client/client.ts';
import type { Fetch, FetchInit } from '../../../client/options.ts';
import { csrfHeader, noteRefusal } from './console.ts';
import type { Environment } from './session.ts';

const clients: Partial<Record<Environment, Client>> = {};

/** The typed client of an organization's server, by way of the console's gateway. `retailerId` is an option of each call. */
export function connect(environment: Environment): Client {
  clients[environment] ??= createClient({
    url: `/api/servers/${environment}`,
    // The gateway puts its own in place of it.
    token: 'of-the-gateway',
    retries: 1,
    fetch: throughGateway,
  });
  return clients[environment];
}

/** Address of what the browser saves as a file. */
export const downloadUrl = (environment: Environment, path: string) => `/api/servers/${environment}${path}`;

/** A call of a server's API as an integrator would make it, with its answer. */
export interface SentCall {
  readonly method: string;
  /** Path and query on the server. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly status: number;
  readonly answer: string;
  readonly milliseconds: number;
}

const watchers = new Set<(call: SentCall) => void>();

/** Tells of every call that pages make; gives what ends it. */
export function watchCalls(watcher: (call: SentCall) => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

const throughGateway: Fetch = async (url, init) => {
  const { authorization: _, ...headers } = init.headers;
  const csrf = init.method === 'GET' ? {} : csrfHeader();
  const start = performance.now();
  const answer = await fetch(url, asRequest(init, { ...headers, ...csrf }));
  if (answer.status === 401 || answer.status === 403) void lookAt(answer.clone());
  if (watchers.size > 0) void tell(url, { ...init, headers }, answer.clone(), performance.now() - start);
  return answer;
};

/** The page hears of an answer that breaks off, or is no JSON, by its own reading of it. */
async function lookAt(answer: Response): Promise<void> {
  noteRefusal(answer.status, await answer.json().catch(() => undefined));
}

/** What the client sends as the browser's `fetch` takes it, in the language of the page. */
export function asRequest({ body, ...init }: FetchInit, headers: Readonly<Record<string, string>>): RequestInit {
  return { ...init, body: body as BodyInit, headers: { 'accept-language': document.documentElement.lang, ...headers } };
}

async function tell(url: string, { method, headers, body }: Parameters<Fetch>[1], answer: Response, milliseconds: number): Promise<void> {
  const text = typeof body === 'string' ? body : undefined;
  const call = { method, path: url.replace(/^\/api\/servers\/\w+/, ''), headers, body: text, status: answer.status, milliseconds };
  // The page hears of an answer that breaks off by its own reading of it.
  const answered = await answer.text().catch(() => '');
  for (const watcher of watchers) watcher({ ...call, answer: answered });
}
