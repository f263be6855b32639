import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, errors } from '../../contract/errors.ts';
import { type ConsoleContext, sessionOf } from '../context.ts';
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
    app.get(page.path, { config: { operation: 'console.page' }, exposeHeadRoute: true }, async (request, reply) => {
      const elsewhere = page.access === 'public' ? undefined : await whereInstead(page, request, context);
      return elsewhere === undefined ? sendShell(reply, web.shell, 200) : reply.redirect(elsewhere, 303);
    });
  }
}

/** Pages that need a session are never sent without one. */
async function whereInstead({ access }: PagePath, request: FastifyRequest, context: ConsoleContext): Promise<string | undefined> {
  const session = await sessionOf(request, context);
  if (access === 'open' && (session || (await isOpenToAll(context)))) return undefined;
  if (access !== 'guest') return session ? undefined : `/sign-in?return_to=${encodeURIComponent(request.url)}`;
  const { return_to } = request.query as { return_to?: unknown };
  return session ? localPath(typeof return_to === 'string' ? return_to : undefined) : undefined;
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
