import type { FastifyRequest } from 'fastify';
import type { Clock } from '../contract/clock.ts';
import { ApiError, errors } from '../contract/errors.ts';
import { parseBody } from '../http/body.ts';
import type { Database } from '../storage/engine/types.ts';
import type { SecretBox } from '../storage/secrets/secret-box.ts';
import { type FormTokens, isSameOrigin } from './form-guard.ts';
import type { ServerApi } from './gateway/server-api.ts';
import type { LiveFeeds } from './live/feed.ts';
import type { Mailer } from './mail/mailer.ts';
import type { Probe } from './probe.ts';
import { readSession, readSessionId, type Session } from './sessions.ts';
import type { StatusSettings } from './status/service.ts';
import type { TryLimiter } from './try-limiter.ts';

/** What the console's handlers share. */
export interface ConsoleContext {
  readonly database: Database;
  readonly consoleUrl: string;
  /** Public base URLs without a trailing slash. */
  readonly servers: { readonly development: string; readonly production: string };
  readonly clock: Clock;
  readonly forms: FormTokens;
  readonly tries: TryLimiter;
  readonly probe: Probe;
  /** Seals what has to be sent again: secrets of applications, keys of second factors. */
  readonly secrets: SecretBox;
  readonly mailer: Mailer;
  readonly settings: ConsoleSettings;
  readonly status: StatusSettings;
  /** Calls of the servers of the pool. */
  readonly serverApi: ServerApi;
  readonly live: LiveFeeds;
}

/** What an installation may set. */
export interface ConsoleSettings {
  /** Tries a minute of everything that takes a password or a code, or sends a mail, per account and per address. */
  readonly triesAMinute: number;
  /** An e-mail counts only once it is confirmed. Off where mails go to the log, which only who runs the installation sees. */
  readonly confirmFirst: boolean;
}

const FORM_TYPE = 'application/x-www-form-urlencoded';

/** The session of the request's cookie, if it is still on. */
export function sessionOf(request: FastifyRequest, { database, clock }: ConsoleContext): Promise<Session | undefined> {
  return readSession(database, readSessionId(request.headers.cookie), clock.now());
}

/** The fields of a form. Throws 415 for any other body. */
export function readForm(request: FastifyRequest): Record<string, string> {
  const type = request.headers['content-type'] ?? '';
  if (type.split(';', 1)[0]!.trim().toLowerCase() !== FORM_TYPE) {
    throw new ApiError(errors.wrongContentType, { values: { types: FORM_TYPE } });
  }
  return (parseBody(request.body as Buffer | undefined, type, true) ?? {}) as Record<string, string>;
}

/** Whether the browser says that the form came from this console, and the form's token belongs to the visitor's cookie. */
export function isOwnForm(request: FastifyRequest, form: Record<string, string>, { forms, consoleUrl, clock }: ConsoleContext): boolean {
  const id = readSessionId(request.headers.cookie);
  return isSameOrigin(request.headers, consoleUrl) && id !== undefined && forms.accepts(form.form_token ?? '', id, clock.now());
}
