import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, errors } from '../../../contract/errors.ts';
import { refuseOtherMethods } from '../../../http/other-methods.ts';
import { listIncidents } from '../../../storage/console/status/incident.ts';
import { listMaintenances } from '../../../storage/console/status/maintenance.ts';
import { listStatusServers } from '../../../storage/console/status/server.ts';
import { findFeedByToken } from '../../../storage/console/status/subscription.ts';
import type { ConsoleContext } from '../../context.ts';
import { incidentAnswer, iso, maintenanceAnswer } from '../answers.ts';
import { linkDigest } from '../tokens.ts';
import { isOpenToAll } from '../viewer.ts';
import { type Feed, feedOf } from './entries.ts';
import { atom, jsonFeed, rss } from './formats.ts';

const NEWEST = 50;

const FEEDS: readonly { path: string; type: string; write: (feed: Feed, now: number) => string }[] = [
  { path: '/status/feed.atom', type: 'application/atom+xml; charset=utf-8', write: atom },
  { path: '/status/feed.rss', type: 'application/rss+xml; charset=utf-8', write: rss },
  { path: '/status/feed.json', type: 'application/feed+json; charset=utf-8', write: jsonFeed },
];

/** The feeds, for readers that have no session: with `?token=` of an account, or to everybody where the page is open; else 401. */
export function mountFeeds(app: FastifyInstance, context: ConsoleContext): void {
  for (const { path, type, write } of FEEDS) {
    const handler = async (request: FastifyRequest, reply: FastifyReply) => {
      const servers = await readableServers((request.query as { token?: unknown }).token, context);
      const [incidents, maintenances] = await Promise.all([
        context.database.query(listIncidents, [servers, null, null, NEWEST]),
        context.database.query(listMaintenances, [servers, false, null, NEWEST]),
      ]);
      const feed = feedOf(context.consoleUrl + path, context.consoleUrl, {
        incidents: incidents.map(incidentAnswer),
        maintenances: maintenances.map((row) => ({ ...maintenanceAnswer(row), changed_at: iso(row.changed_at) })),
      });
      return reply.type(type).send(write(feed, context.clock.now()));
    };
    app.get(path, { config: { operation: 'console.status.feed' }, exposeHeadRoute: true }, handler);
    refuseOtherMethods(app, path, ['GET']);
  }
}

/** Numbers of the servers whose news the bearer of a token may read. Throws 401. */
async function readableServers(token: unknown, context: ConsoleContext): Promise<number[]> {
  const { database } = context;
  const [feed] = typeof token === 'string' ? await database.query(findFeedByToken, [linkDigest(token)]) : [];
  const open = feed ? feed.is_operator : await isOpenToAll(context);
  if (!feed && !open) throw new ApiError(errors.feedTokenInvalid);
  return (await database.query(listStatusServers, [open, null, feed?.account_id ?? null])).map(({ id }) => id);
}
