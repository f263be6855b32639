import { ConnectError, NoAnswerError } from '../../../client/errors.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface ConsoleRequest {
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly signal?: AbortSignal;
}

let csrfToken = '';
let onSessionOver = () => {};

/** Of the last `GET /api/session`; every write carries it. */
export function keepCsrfToken(token: string): void {
  csrfToken = token;
}
export const csrfHeader = () => ({ 'x-csrf-token': csrfToken });

/** Called when an answer says that there is no session any more. */
export function whenSessionIsOver(handle: () => void): void {
  onSessionOver = handle;
}
export const sessionIsOver = () => onSessionOver();

/**
 * Calls the console's own API. Rejects with ConnectError, which has the envelope's code and key, or with NoAnswerError.
 * `path` begins with `/api/`.
 */
export async function callConsole<T>(method: Method, path: string, { body, query, signal }: ConsoleRequest = {}): Promise<T> {
  const operation = `${method} ${path}`;
  const requestId = crypto.randomUUID();
  let answer: Response;
  try {
    answer = await fetch(path + search(query), {
      method,
      headers: {
        accept: 'application/json',
        'x-request-id': requestId,
        'accept-language': document.documentElement.lang,
        ...(method === 'GET' ? {} : csrfHeader()),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw new NoAnswerError(operation, 1, error);
  }
  const content = await read(answer);
  if (answer.ok) return content as T;
  if (answer.status === 401 && path !== '/api/session') onSessionOver();
  throw new ConnectError({
    operation,
    status: answer.status,
    body: content,
    requestId: answer.headers.get('x-request-id') ?? requestId,
    retryAfter: Number(answer.headers.get('retry-after')) || undefined,
  });
}

async function read(answer: Response): Promise<unknown> {
  const text = await answer.text();
  if (!answer.headers.get('content-type')?.startsWith('application/json')) return text;
  return text === '' ? undefined : JSON.parse(text);
}

function search(query: ConsoleRequest['query'] = {}): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}
