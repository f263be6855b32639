import type { FastifyInstance } from 'fastify';
import { ApiError, errors } from '../contract/errors.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

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
      throw new ApiError(errors.methodNotAllowed, { values: { method: request.method, allowed: allow }, headers: { allow } });
    },
    handler: async () => undefined,
  });
}

/** Whether requests for a path can also be meant for a pattern: each segment the same or a parameter of the pattern. */
function covers(wanted: readonly string[], given: readonly string[]): boolean {
  return wanted.length === given.length && wanted.every((segment, index) => segment.startsWith('{') || segment === given[index]);
}
