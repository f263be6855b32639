import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parseTraceparent } from './context.ts';
import { type Attributes, KIND, type Span } from './span.ts';
import type { Tracer } from './tracer.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Of a request that is recorded; its line in the log carries the trace's id. */
    span?: Span;
  }
}

/**
 * A span for each request, named after its operation. Neither its path nor anything of its caller but numbers is in it: ids of users and
 * links of pages stand in paths. The line of the log with the same `reqId` has the path.
 */
export function traceRequests(app: FastifyInstance, tracer: Tracer, server: string): void {
  app.decorateRequest('span', undefined);
  app.addHook('onRequest', (request, _reply, done) => {
    const name = request.routeOptions.config.operation ?? 'unknown';
    const span = tracer.begin(name, KIND.server, parseTraceparent(request.headers.traceparent));
    if (span === undefined) return done();
    request.span = span;
    tracer.within(span, done);
  });
  // A body arrives as events of the connection, which know nothing of the request that they belong to.
  app.addHook('preValidation', (request, _reply, done) => (request.span ? tracer.within(request.span, done) : done()));
  app.addHook('onResponse', (request, reply, done) => {
    request.span?.end(attributesOf(request, reply, server));
    done();
  });
}

function attributesOf(request: FastifyRequest, reply: FastifyReply, server: string): Attributes {
  const { statusCode: status } = reply;
  return {
    'http.request.method': request.method,
    'http.route': request.routeOptions.url,
    'http.response.status_code': status,
    'url.scheme': request.protocol,
    'network.protocol.version': request.raw.httpVersion,
    'cartwright.server': server,
    'cartwright.request_id': request.id,
    'cartwright.organization_id': request.organizationId,
    'cartwright.application_id': request.applicationId,
    // A refusal is no failure of the server's.
    'error.type': status >= 500 ? String(status) : undefined,
  };
}
