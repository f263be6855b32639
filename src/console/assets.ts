import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';

const STYLES = readFileSync(new URL('assets/console.css', import.meta.url), 'utf8');
const VERSION = createHash('sha256').update(STYLES).digest('base64url').slice(0, 12);
const PATH = '/assets/console.css';

/** With the version in the address, so that browsers may keep it for good. */
export const STYLES_HREF = `${PATH}?v=${VERSION}`;

export function mountAssets(app: FastifyInstance): void {
  app.get<{ Querystring: { v?: string } }>(PATH, { config: { operation: 'console.styles' }, exposeHeadRoute: true }, (request, reply) =>
    reply
      .type('text/css; charset=utf-8')
      .header('cache-control', request.query.v === VERSION ? 'public, max-age=31536000, immutable' : 'no-cache')
      .send(STYLES),
  );
}
