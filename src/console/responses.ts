import type { FastifyInstance } from 'fastify';
import { policy, renderShell } from './web/shell.ts';

/** On every answer, beside the policy. */
const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};
const POLICY = policy();

/** Adds the security headers, keeps pages out of caches, and shows errors to browsers as pages; other clients get the envelope. */
export function shapeResponses(app: FastifyInstance, shell: string | undefined): void {
  app.addHook('onSend', async (request, reply, payload) => {
    reply.headers(SECURITY_HEADERS);
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', POLICY);
    // What the kit of the servers says to clients with tokens; a browser has a cookie.
    reply.removeHeader('www-authenticate');
    const failed = reply.statusCode >= 400;
    if (failed || !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    if (!failed || request.url.startsWith('/api/')) return payload;
    if (!String(reply.getHeader('content-type')).startsWith('application/json')) return payload;
    reply.header('vary', 'accept');
    if (shell === undefined || !request.headers.accept?.includes('text/html')) return payload;
    reply.type('text/html; charset=utf-8');
    return renderShell(reply, shell, { status: reply.statusCode, requestId: request.id });
  });
}
