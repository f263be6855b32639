import type { FastifyInstance } from 'fastify';
import { type ConsoleContext, sessionOf } from './context.ts';
import { statusPage } from './pages/status-page.ts';
import { sendPage } from './responses.ts';

export function mountStatus(app: FastifyInstance, context: ConsoleContext): void {
  app.get('/status', { config: { operation: 'console.status' }, exposeHeadRoute: true }, async (request, reply) => {
    if (!(await sessionOf(request, context))) return reply.redirect(`/sign-in?return_to=${encodeURIComponent(request.url)}`, 303);
    const { servers, clock, probe } = context;
    const check = async (name: string, url: string) => ({ name, url, health: await probe(url), checkedAt: clock.now() });
    const checked = await Promise.all([check('Development', servers.development), check('Production', servers.production)]);
    return sendPage(reply, 200, statusPage(checked));
  });
}
