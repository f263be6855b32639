import type { FastifyRequest } from 'fastify';
import type { Clock } from '../contract/clock.ts';
import type { Database } from '../storage/engine/types.ts';
import type { SecretBox } from '../storage/secrets/secret-box.ts';
import type { Breached } from './account/accounts.ts';
import type { FormTokens } from './form-guard.ts';
import type { ServerApi } from './gateway/server-api.ts';
import type { LiveFeeds } from './live/feed.ts';
import type { Mailer } from './mail/mailer.ts';
import { readSession, readSessionId, type Session } from './sessions.ts';
import type { StatusSettings } from './status/service.ts';
import type { TryLimiter } from './try-limiter.ts';

/** What the console's handlers share. */
export interface ConsoleContext {
  readonly database: Database;
  readonly consoleUrl: string;
  readonly clock: Clock;
  readonly forms: FormTokens;
  readonly tries: TryLimiter;
  /** Seals what has to be sent again: secrets of applications, keys of second factors. */
  readonly secrets: SecretBox;
  readonly mailer: Mailer;
  readonly settings: ConsoleSettings;
  readonly status: StatusSettings;
  /** New passwords are not among them; undefined: nobody looks. */
  readonly breachedPasswords: Breached;
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
  /** Whoever is signed in without a second factor reaches nothing but what sets one up. */
  readonly requireSecondFactor: boolean;
}

/** The session of the request's cookie, if it is still on. */
export function sessionOf(request: FastifyRequest, { database, clock }: ConsoleContext): Promise<Session | undefined> {
  return readSession(database, readSessionId(request.headers.cookie), clock.now());
}

/** Whether the installation requires a second factor that the session's account has yet to set up. */
export function owesSecondFactor({ account }: Session, { settings }: Pick<ConsoleContext, 'settings'>): boolean {
  return settings.requireSecondFactor && !account.twoFactor;
}
