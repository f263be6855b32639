import type { FastifyInstance } from 'fastify';
import { type ConsoleContext, sessionOf } from './context.ts';
import { statusPage } from './pages/status-page.ts';
import { sendPage } from './responses.ts';

export function mountStatus(app: FastifyInstance, context: ConsoleContext): void {
  app.get('/', { config: { operation: 'console.home' }, exposeHeadRoute: true }, async (request, reply) =>
    reply.redirect((await sessionOf(request, context)) ? '/status' : '/sign-in', 303),
  );

  app.get('/status', { config: { operation: 'console.status' }, exposeHeadRoute: true }, async (request, reply) => {
    const session = await sessionOf(request, context);
    if (!session) return reply.redirect(`/sign-in?return_to=${encodeURIComponent(request.url)}`, 303);
    const { servers, forms, clock, probe } = context;
    const check = async (name: string, url: string) => ({ name, url, health: await probe(url), checkedAt: clock.now() });
    const checked = await Promise.all([check('Development', servers.development), check('Production', servers.production)]);
    return sendPage(reply, 200, statusPage(checked, session, forms.issue(session.id, clock.now())));
  });
}
