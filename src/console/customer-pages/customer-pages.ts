import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Dispatcher } from 'undici';
import { ApiError, errors } from '../../contract/errors.ts';
import { RateLimiter } from '../../http/rate-limit.ts';
import { listPool } from '../../storage/console/pool.ts';
import type { ConsoleContext } from '../context.ts';
import { asApiError } from '../gateway/assigned.ts';
import type { ServerAddress } from '../gateway/connections.ts';
import { admit } from '../guard.ts';
import type { ServerName } from '../rights.ts';

/** Requests a second and client: the servers see all clients of the console under one address. */
const RATE = 20;
const BODY_LIMIT = 16 * 1024;
const REQUEST_HEADERS = ['accept-language', 'content-type'];
const ANSWER_HEADERS = ['allow', 'content-type', 'retry-after'];
const PAGES = { 'order-pages': 'order_pages', 'product-pages': 'product_pages' } as const;
/** By the first letter of a link (src/operations/links.ts). */
const SERVERS: Readonly<Record<string, ServerName>> = { d: 'development', p: 'production' };
/** A link and what stands behind it in the path. */
const TARGET = /^\/([dp][\w-]{32})((?:\/[\w-]+){0,3})$/;

/**
 * `/api/order-pages/{link}…` and `/api/product-pages/{link}`: the pages of customers, who have a link and no session. The link goes to
 * the servers of its environment; status and envelope come through unchanged.
 */
export function mountCustomerPages(app: FastifyInstance, context: ConsoleContext): void {
  const limiter = new RateLimiter(RATE);
  for (const page of Object.keys(PAGES) as (keyof typeof PAGES)[]) {
    app.route({
      method: page === 'order-pages' ? ['GET', 'POST', 'PUT'] : ['GET'],
      url: `/api/${page}/*`,
      exposeHeadRoute: false,
      bodyLimit: BODY_LIMIT,
      config: { operation: `console.${PAGES[page]}`, secretPath: true },
      onRequest: async (request) => {
        limiter.take(`address ${request.ip}`, 'page', context.clock.now());
        await admit(request, 'public', context);
      },
      handler: (request, reply) => pass(page, request, reply, context),
    });
  }
}

async function pass(
  page: keyof typeof PAGES,
  request: FastifyRequest,
  reply: FastifyReply,
  context: ConsoleContext,
): Promise<FastifyReply> {
  const url = request.url.slice(`/api/${page}`.length);
  const end = url.indexOf('?');
  const [path, query] = end === -1 ? [url, ''] : [url.slice(0, end), url.slice(end)];
  const [, link = '', rest = ''] = TARGET.exec(path) ?? [];
  const environment = SERVERS[link.charAt(0)];
  if (environment === undefined) throw new ApiError(errors.resourceNotFound);
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  const ask = (server: ServerAddress, method: string, target: string) =>
    context.serverApi.connections.request(server, {
      method,
      path: `/cartwright/v1/${PAGES[page]}/${target}`,
      headers: { ...headersOf(request), 'x-request-id': request.id },
      ...(method === 'GET' ? {} : { body: (request.body as Buffer | undefined) ?? Buffer.alloc(0) }),
      signal: gone.signal,
    });
  try {
    const server = await serverOf(context, environment, (one) => ask(one, 'GET', link));
    if (!server) throw new ApiError(errors.resourceNotFound);
    const answer = await ask(server, request.method, `${link}${rest}${query}`);
    for (const name of ANSWER_HEADERS) if (answer.headers[name] !== undefined) reply.header(name, answer.headers[name]);
    return reply.code(answer.statusCode).send(answer.body);
  } catch (error) {
    throw asApiError(error, environment);
  }
}

/** The server that knows the link; where there is one only, that one, known or not. */
async function serverOf(
  { database }: ConsoleContext,
  environment: ServerName,
  look: (server: ServerAddress) => Promise<Dispatcher.ResponseData>,
): Promise<ServerAddress | undefined> {
  const servers = (await database.query(listPool, [])).filter((one) => one.environment === environment);
  if (servers.length <= 1) return servers[0];
  const known = await Promise.all(
    servers.map(async (server) => {
      const answer = await look(server);
      await answer.body.dump();
      return answer.statusCode !== 404;
    }),
  );
  return servers.find((_, index) => known[index]);
}

function headersOf(request: FastifyRequest): Record<string, string> {
  const given = REQUEST_HEADERS.map((name) => [name, request.headers[name]] as const);
  return Object.fromEntries(given.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
