import type { RequestListener } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { ApiError, errors } from '../contract/errors.ts';

/** Nobody serves it, so that it can stand for every method that the router does not know. */
const STAND_IN = 'TRACE';
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', STAND_IN] as const;
const ROUTED: ReadonlySet<string | undefined> = new Set(METHODS);

declare module 'node:http' {
  interface IncomingMessage {
    /** The method as it was sent, where another stands for it. */
    givenMethod?: string;
  }
}

/** Lets methods that the router does not know, such as QUERY or PROPFIND, find the route that refuses them with 405. */
export function withKnownMethods(listener: RequestListener): RequestListener {
  return (request, response) => {
    if (request.method !== undefined && !ROUTED.has(request.method)) {
      request.givenMethod = request.method;
      request.method = STAND_IN;
    }
    listener(request, response);
  };
}

/** What is served at a path: its method, and the path with `{name}` for parameters. */
export interface Served {
  readonly method: string;
  readonly path: string;
}

/** `/users/{user_id}` → `/users/:user_id`. */
export function routePath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

/** For each path served: 405 with `Allow` for every other method. */
export function refuseUnservedMethods(app: FastifyInstance, served: readonly Served[]): void {
  const paths = new Map(served.map(({ path }) => [path, path.split('/')]));
  for (const [path, segments] of paths) {
    // An id in a path can spell a fixed segment (an order called "delivery"): what another path serves stays allowed.
    const methods = served.filter((one) => covers(paths.get(one.path)!, segments)).map(({ method }) => method);
    refuseOtherMethods(app, routePath(path), methods);
  }
}

/** Answers 405 with `Allow` for every method of a path but those given; HEAD goes with GET. */
export function refuseOtherMethods(app: FastifyInstance, url: string, methods: readonly string[]): void {
  const allowed = [...new Set(methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))].sort();
  const allow = allowed.join(', ');
  app.route({
    method: METHODS.filter((method) => !allowed.includes(method)),
    url,
    config: { operation: 'method_not_allowed' },
    onRequest: async (request) => {
      const method = request.raw.givenMethod ?? request.method;
      throw new ApiError(errors.methodNotAllowed, { values: { method, allowed: allow }, headers: { allow } });
    },
    handler: async () => undefined,
  });
}

/** Whether requests for a path can also be meant for a pattern: each segment the same or a parameter of the pattern. */
function covers(wanted: readonly string[], given: readonly string[]): boolean {
  return wanted.length === given.length && wanted.every((segment, index) => segment.startsWith('{') || segment === given[index]);
}
