import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errorPage } from './pages/error-page.ts';

/** On every answer. Pages need no script, no frame and nothing from elsewhere. */
const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; img-src 'self' data:",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** Adds the security headers, keeps pages out of caches, and shows errors to browsers as pages; other clients get the envelope. */
export function shapeResponses(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    reply.headers(SECURITY_HEADERS);
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    // What the kit of the servers says to clients with tokens; a browser has a cookie.
    reply.removeHeader('www-authenticate');
    if (reply.statusCode < 400 || request.url.startsWith('/api/')) return payload;
    if (!String(reply.getHeader('content-type')).startsWith('application/json')) return payload;
    reply.header('vary', 'accept');
    if (!request.headers.accept?.includes('text/html')) return payload;
    reply.type('text/html; charset=utf-8');
    return errorPage(reply.statusCode, request.id);
  });
}

export function sendPage(reply: FastifyReply, status: number, page: string): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(page);
}

/** 403 for a form that did not come from a page of ours. */
export function refuseForm(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendPage(reply, 403, errorPage(403, request.id));
}
