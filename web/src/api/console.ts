import { ConnectError, NoAnswerError } from '../../../client/errors.ts';
import { targetOf } from '../../../client/target.ts';
import type { Routes } from './generated.ts';

export type RouteName = keyof Routes;
export type Answer<R extends RouteName> = Routes[R]['response'];

/** What a route takes, as its declaration on the server says; what it does not take is left out. */
export type ConsoleRequest<R extends RouteName> = { readonly signal?: AbortSignal } & Given<'params', Routes[R]['params']> &
  Given<'query', Routes[R]['query']> &
  Given<'body', Routes[R]['body']>;
type Given<N extends string, T> = [T] extends [undefined]
  ? { readonly [K in N]?: undefined }
  : Partial<T> extends T
    ? { readonly [K in N]?: T }
    : { readonly [K in N]: T };
/** Nothing need be given where all is optional. */
type Arguments<R extends RouteName> =
  Partial<ConsoleRequest<R>> extends ConsoleRequest<R> ? [request?: ConsoleRequest<R>] : [request: ConsoleRequest<R>];

let csrfToken = '';
let onSessionClosed = () => {};

/** Of the last `GET /api/session`; every write carries it. */
export function keepCsrfToken(token: string): void {
  csrfToken = token;
}
export const csrfHeader = () => ({ 'x-csrf-token': csrfToken });

/** Called when an answer says that there is no session any more, or that it needs a second factor first. */
export function whenSessionIsClosed(handle: () => void): void {
  onSessionClosed = handle;
}

/** Looks at an answer that was refused. */
export function noteRefusal(status: number, content: unknown): void {
  const { meta } = (content ?? {}) as { meta?: { key?: unknown } };
  if (status === 401 || (status === 403 && meta?.key === 'second_factor')) onSessionClosed();
}

/**
 * Calls a route of the console's own API, `callConsole('GET /api/members')`. Rejects with ConnectError, which has the envelope's
 * code and key, or with NoAnswerError.
 */
export async function callConsole<R extends RouteName>(route: R, ...[request]: Arguments<R>): Promise<Answer<R>> {
  const { params, query, body, signal } = (request ?? {}) as { params?: object; query?: object; body?: unknown; signal?: AbortSignal };
  const [method, path] = route.split(' ') as [string, string];
  const requestId = crypto.randomUUID();
  let answer: Response;
  try {
    answer = await fetch(targetOf({ path, query: Object.keys(query ?? {}) }, { ...query, ...params }), {
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
    throw new NoAnswerError(route, 1, error);
  }
  const content = await read(answer);
  if (answer.ok) return content as Answer<R>;
  if (path !== '/api/session') noteRefusal(answer.status, content);
  throw new ConnectError({
    operation: route,
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
