import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, ApiErrors, errorStatus, errors } from '../contract/errors.ts';
import { parseBody } from '../http/body.ts';
import { refuseUnservedMethods, routePath } from '../http/other-methods.ts';
import { compileReader, type Reader } from '../http/validation.ts';
import { recordWrite } from './audit/record.ts';
import type { ConsoleContext } from './context.ts';
import { admit } from './guard.ts';
import type { Route, RouteInput } from './route.ts';

/** Serves the routes; other methods of their paths answer 405 with `Allow`. */
export function mountRoutes(app: FastifyInstance, routes: readonly Route[], context: ConsoleContext): void {
  for (const route of routes) mountRoute(app, route, context);
  refuseUnservedMethods(app, routes);
}

function mountRoute(app: FastifyInstance, route: Route, context: ConsoleContext): void {
  const params = route.params && compileReader(route.params);
  const query = route.query && compileReader(route.query, { booleansAsText: true });
  const body = route.body && compileReader(route.body);
  const handle = route.handle as (input: RouteInput<'public', unknown, unknown, unknown>) => Promise<unknown>;
  app.route({
    method: route.method,
    url: routePath(route.path),
    config: { operation: route.id },
    schema: { response: { 200: route.response } },
    onRequest: (request) => admit(request, route.access, context, route),
    handler: (request, reply) =>
      audited(route, request, reply, context, async () => {
        const input = { params: params?.(request.params), query: query?.(request.query), body: readBody(body, request) };
        return handle({ ...input, session: request.session, context, now: context.clock.now(), request, reply });
      }),
  });
}

/** Notes a write with how it ended, a refusal too; what nobody foresaw is in the log. */
async function audited(
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  context: ConsoleContext,
  handle: () => Promise<unknown>,
): Promise<unknown> {
  if (route.method === 'GET') return handle();
  const ofOrganization = ['view', 'manage', 'operate'].includes(route.access);
  const write = { operation: route.id, target: request.url.split('?', 1)[0]!, environment: null, ofOrganization };
  try {
    const answer = await handle();
    await recordWrite(request, { ...write, status: reply.statusCode }, context);
    return answer;
  } catch (error) {
    if (error instanceof ApiError || error instanceof ApiErrors) {
      await recordWrite(request, { ...write, status: errorStatus(error) }, context);
    }
    throw error;
  }
}

/** Only JSON: a form of another site can send other types without being asked whether it may. */
function readBody(reader: Reader | undefined, request: FastifyRequest): unknown {
  const raw = request.body as Buffer | undefined;
  const type = request.headers['content-type'];
  const isJson = /^application\/json\s*(?:;|$)/i.test(type ?? '');
  if (raw !== undefined && raw.length > 0 && !isJson) {
    throw new ApiError(errors.wrongContentType, { values: { types: 'application/json' } });
  }
  return reader?.(parseBody(raw, type, false) ?? {});
}
