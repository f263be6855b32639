import type { FastifyInstance } from 'fastify';
import type { Clock } from '../contract/clock.ts';
import { type Answered, type AppOptions, createApp } from '../http/app.ts';
import { isPassing } from '../storage/engine/errors.ts';
import type { Database } from '../storage/engine/types.ts';
import type { SecretBox } from '../storage/secrets/secret-box.ts';
import type { Breached } from './account/accounts.ts';
import type { ConsoleContext, ConsoleSettings } from './context.ts';
import { mountCustomerPages } from './customer-pages/customer-pages.ts';
import { mountDocs } from './docs/docs.ts';
import { FormTokens } from './form-guard.ts';
import { ServerConnections } from './gateway/connections.ts';
import { mountGateway } from './gateway/gateway.ts';
import { ServerApi } from './gateway/server-api.ts';
import { LiveFeeds } from './live/feed.ts';
import { mountLive } from './live/stream.ts';
import { LogMailer, type Mailer } from './mail/mailer.ts';
import { mountRoutes } from './mount-routes.ts';
import { shapeResponses } from './responses.ts';
import type { Route } from './route.ts';
import { routes } from './routes.ts';
import { mountFeeds } from './status/feeds/mount.ts';
import { DEFAULT_STATUS, type StatusSettings } from './status/service.ts';
import { checkTransitions } from './status/transitions.ts';
import { TryLimiter } from './try-limiter.ts';
import type { BuiltWeb } from './web/built-files.ts';
import { mountWeb } from './web/web.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** What the routes share, for whoever sets the installation up. */
    consoleContext: ConsoleContext;
  }
}

export interface ConsoleOptions extends Pick<AppOptions, 'log' | 'serverFactory'> {
  /** The console's own schema, migrated. */
  readonly database: Database;
  /** Public base URL of the console. Read at each request: with port 0 it is known only after listening. */
  readonly consoleUrl: string;
  /** The wall. */
  readonly clock: Clock;
  /** The installation's: processes that share the work need the same one, since it signs CSRF tokens too. */
  readonly secrets: SecretBox;
  /** Mails go to the log by default. */
  readonly mailer?: Mailer;
  readonly settings?: Partial<ConsoleSettings>;
  /** New passwords must not be among them. */
  readonly breachedPasswords?: Breached;
  readonly status?: StatusSettings;
  /** The browser side; without it there are no pages, only their API. */
  readonly web: BuiltWeb | undefined;
  readonly answered?: Answered | undefined;
  readonly trace?: AppOptions['trace'];
  /** Folder of the built reference; without it `/docs` is 404. */
  readonly docs?: string;
}

const SETTINGS: ConsoleSettings = { triesAMinute: 10, confirmFirst: false, requireSecondFactor: false };
const BODY_LIMIT = 16 * 1024;

/** The console's app: its pages and their JSON API. */
export function createConsole(options: ConsoleOptions, api: readonly Route[] = routes): FastifyInstance {
  const { database, log, serverFactory, clock, secrets } = options;
  const settings = { ...SETTINGS, ...options.settings };
  checkTransitions();
  const app = createApp({
    log,
    serverFactory,
    bodyLimit: BODY_LIMIT,
    isUnavailable: isPassing,
    answered: options.answered,
    trace: options.trace,
  });
  const connections = new ServerConnections();
  const context: ConsoleContext = {
    database,
    clock,
    get consoleUrl() {
      return options.consoleUrl;
    },
    forms: new FormTokens(secrets.derive('console forms')),
    tries: new TryLimiter(settings.triesAMinute),
    secrets,
    mailer: options.mailer ?? new LogMailer(database, log),
    settings,
    breachedPasswords: options.breachedPasswords,
    status: options.status ?? DEFAULT_STATUS,
    serverApi: new ServerApi(connections),
    live: new LiveFeeds(),
  };
  app.decorate('consoleContext', context);
  app.addHook('onClose', async () => {
    await context.live.close();
    await context.mailer.close();
    await connections[Symbol.asyncDispose]();
  });
  shapeResponses(app, options.web?.shell);
  if (options.web) mountWeb(app, context, options.web);
  if (options.docs !== undefined) mountDocs(app, options.docs);
  mountFeeds(app, context);
  mountRoutes(app, api, context);
  mountGateway(app, context);
  mountCustomerPages(app, context);
  mountLive(app, context);
  return app;
}
