import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, errors } from '../../contract/errors.ts';
import { type ConsoleContext, owesSecondFactor, sessionOf } from '../context.ts';
import { admit } from '../guard.ts';
import type { ServerName } from '../rights.ts';
import type { Session } from '../sessions.ts';
import { tooManyTries } from '../tries.ts';
import { LIVE_TOPICS, type LiveTopic } from './topics.ts';

const HEARTBEAT_MILLISECONDS = 15_000;
/** Before a browser with too many streams tries again. */
const AGAIN_SECONDS = 30;
/** A browser that reads no more is let go. */
const MOST_UNREAD_BYTES = 1024 * 1024;

/**
 * `GET /api/live?environment=…&topics=orders,events`: server-sent events, `event:` the topic and `data:` one changed thing as JSON, or
 * `event: down` while a server does not answer. It ends with the session, or when the session works in another organization. 429 for one
 * stream too many of a session or an organization.
 */
export function mountLive(app: FastifyInstance, context: ConsoleContext): void {
  app.route({
    method: 'GET',
    url: '/api/live',
    exposeHeadRoute: false,
    config: { operation: 'console.live' },
    onRequest: (request) => admit(request, 'view', context),
    handler: (request, reply) => openStream(request, reply, context),
  });
}

function openStream(request: FastifyRequest, reply: FastifyReply, context: ConsoleContext): FastifyReply {
  const { environment, topics } = wishesOf(request.query as Record<string, unknown>);
  const session = request.session!;
  const owner = { session: session.number, organizationId: session.organization!.id };
  if (!context.live.hasRoom(owner)) throw tooManyTries(AGAIN_SECONDS);
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-request-id': request.id,
  });
  raw.write('retry: 3000\n\n');
  const end = () => void raw.end();
  const write = (text: string) => (raw.writableLength > MOST_UNREAD_BYTES ? raw.destroy() : raw.write(text));
  const failed = (error: unknown) => request.log.warn({ err: error }, 'a live feed has no answer');
  const unsubscribe = topics.map((topic) =>
    context.live.subscribe({ organizationId: owner.organizationId, environment, topic }, context, failed, (item) =>
      write(
        item === undefined ? `event: down\ndata: ${JSON.stringify({ topic })}\n\n` : `event: ${topic}\ndata: ${JSON.stringify(item)}\n\n`,
      ),
    ),
  );
  const heartbeat = setInterval(async () => {
    if (await isStillOn(request, session, context)) write(': still here\n\n');
    else end();
  }, HEARTBEAT_MILLISECONDS);
  const forget = context.live.opened(owner, end);
  raw.once('close', () => {
    clearInterval(heartbeat);
    forget();
    for (const stop of unsubscribe) stop();
  });
  return reply;
}

async function isStillOn(request: FastifyRequest, before: Session, context: ConsoleContext): Promise<boolean> {
  try {
    const now = await sessionOf(request, context);
    return now !== undefined && !owesSecondFactor(now, context) && now.organization?.id === before.organization!.id;
  } catch (error) {
    request.log.warn({ err: error }, 'a live stream ends: its session could not be read');
    return false;
  }
}

function wishesOf({ environment, topics }: Record<string, unknown>): { environment: ServerName; topics: LiveTopic[] } {
  if (environment !== 'development' && environment !== 'production') throw new ApiError(errors.notIncluded, { key: 'environment' });
  const wanted = typeof topics === 'string' ? [...new Set(topics.split(','))] : [];
  if (wanted.length === 0 || !wanted.every(isTopic)) throw new ApiError(errors.notIncluded, { key: 'topics' });
  return { environment, topics: wanted };
}

const isTopic = (text: string): text is LiveTopic => (LIVE_TOPICS as readonly string[]).includes(text);
