import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, errors } from '../../contract/errors.ts';
import { type ConsoleContext, owesSecondFactor, sessionOf } from '../context.ts';
import { HOME, localPath } from '../return-to.ts';
import { isOpenToAll } from '../status/viewer.ts';
import { acceptedEncoding } from './accepted-encoding.ts';
import type { BuiltFile, BuiltWeb, PagePath } from './built-files.ts';
import { sendShell } from './shell.ts';

const FOR_GOOD = 'public, max-age=31536000, immutable';

/** Serves the browser side: its files to everybody, its pages to whoever may open them. */
export function mountWeb(app: FastifyInstance, context: ConsoleContext, web: BuiltWeb): void {
  mountFiles(app, web);
  app.get('/', { config: { operation: 'console.start' }, exposeHeadRoute: true }, async (request, reply) =>
    reply.redirect((await sessionOf(request, context)) ? HOME : '/sign-in', 303),
  );
  for (const page of web.pages) {
    const { path, access } = page;
    // A customer's link is a credential, and its page shows pictures of the retailer, wherever they are.
    const forCustomers = access === 'customer';
    const config = { operation: 'console.page', ...(forCustomers ? { secretPath: true as const } : {}) };
    app.get(path, { config, exposeHeadRoute: true }, async (request, reply) => {
      const elsewhere = forCustomers || access === 'public' ? undefined : await whereInstead(page, request, context);
      if (elsewhere !== undefined) return reply.redirect(elsewhere, 303);
      return sendShell(reply, web.shell, 200, forCustomers ? 'any' : 'own');
    });
  }
}

/** Pages that need a session are never sent without one, nor before a second factor that is required is set up. */
async function whereInstead({ access }: PagePath, request: FastifyRequest, context: ConsoleContext): Promise<string | undefined> {
  const session = await sessionOf(request, context);
  const { return_to } = request.query as { return_to?: unknown };
  const back = localPath(typeof return_to === 'string' ? return_to : undefined);
  const here = encodeURIComponent(request.url);
  if (access === 'guest') return session ? back : undefined;
  if (!session) return access === 'open' && (await isOpenToAll(context)) ? undefined : `/sign-in?return_to=${here}`;
  const owes = owesSecondFactor(session, context);
  if (access === 'second_factor') return owes ? undefined : back;
  return owes ? `/second-factor?return_to=${here}` : undefined;
}

function mountFiles(app: FastifyInstance, { files }: BuiltWeb): void {
  app.get<{ Params: { '*': string } }>('/assets/*', { config: { operation: 'console.asset' }, exposeHeadRoute: true }, (request, reply) => {
    const file = files.get(`assets/${request.params['*']}`);
    if (!file) throw new ApiError(errors.routeNotFound);
    return sendFile(request, reply.header('cache-control', FOR_GOOD), file);
  });
  for (const [name, file] of files) {
    if (name.startsWith('assets/')) continue;
    app.get(`/${name}`, { config: { operation: 'console.asset' }, exposeHeadRoute: true }, (request, reply) =>
      sendFile(request, reply.header('cache-control', 'no-cache'), file),
    );
  }
}

function sendFile(request: FastifyRequest, reply: FastifyReply, { type, content, compressed }: BuiltFile): FastifyReply {
  const encoding = acceptedEncoding(request.headers['accept-encoding'], compressed);
  if (encoding !== undefined) reply.header('content-encoding', encoding);
  return reply
    .type(type)
    .header('vary', 'accept-encoding')
    .send(encoding === undefined ? content : compressed[encoding]);
}
