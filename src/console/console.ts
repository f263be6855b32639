import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../contract/clock.ts';
import { type AppOptions, createApp } from '../http/app.ts';
import { DatabaseUnavailable } from '../storage/engine/errors.ts';
import type { Database } from '../storage/engine/types.ts';
import { mountAssets } from './assets.ts';
import type { ConsoleContext } from './context.ts';
import { FormTokens } from './form-guard.ts';
import { createProbe } from './probe.ts';
import { shapeResponses } from './responses.ts';
import { mountSignIn } from './sign-in.ts';
import { mountStatus } from './status.ts';
import { TryLimiter } from './try-limiter.ts';

export interface ConsoleOptions extends Pick<AppOptions, 'log' | 'serverFactory'> {
  /** The console's own schema, migrated. */
  readonly database: Database;
  /** Public base URL of the console. Read at each request, like `servers`: with port 0 it is known only after listening. */
  readonly consoleUrl: string;
  /** Public base URLs of the two servers, without a trailing slash. */
  readonly servers: { readonly development: string; readonly production: string };
  /** PEM of the authorities to trust in probes, besides those that Node trusts already. */
  readonly ca: string | undefined;
  /** The wall. */
  readonly clock: Clock;
  /** Signs forms. Processes that share the work need the same one; by default each start makes a new one. */
  readonly formKey?: Buffer;
}

const TRIES_A_MINUTE = 10;
const BODY_LIMIT = 16 * 1024;

/** The console's app: sign-in and the status of the two servers. */
export function createConsole(options: ConsoleOptions): FastifyInstance {
  const { database, log, serverFactory, clock, ca, formKey = randomBytes(32) } = options;
  const app = createApp({ log, serverFactory, bodyLimit: BODY_LIMIT, isUnavailable: (error) => error instanceof DatabaseUnavailable });
  const context: ConsoleContext = {
    database,
    clock,
    get consoleUrl() {
      return options.consoleUrl;
    },
    get servers() {
      return options.servers;
    },
    forms: new FormTokens(formKey),
    tries: new TryLimiter(TRIES_A_MINUTE),
    probe: createProbe(ca),
  };
  shapeResponses(app);
  mountAssets(app);
  mountSignIn(app, context);
  mountStatus(app, context);
  return app;
}
