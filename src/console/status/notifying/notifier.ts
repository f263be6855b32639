import type { AddressGuard } from '../../../callbacks/address-guard.ts';
import type { Clock } from '../../../contract/clock.ts';
import { type ClaimedNotice, claimNotices, finishNotices, type NoticeOutcome, nextNotice } from '../../../storage/console/status/notice.ts';
import type { Database } from '../../../storage/engine/types.ts';
import type { SecretBox } from '../../../storage/secrets/secret-box.ts';
import type { Mailer } from '../../mail/mailer.ts';
import { noticeMail } from './mails.ts';
import { ATTEMPT_MILLISECONDS, sendWebhook } from './send-webhook.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Waits before the second and later attempts; after the last of them a notice has failed. */
export const NOTICE_DELAYS = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR, 4 * HOUR, 12 * HOUR] as const;
const AT_ONCE = 20;
/** A notice whose process died is sent again after that. */
const LEASE_MILLISECONDS = ATTEMPT_MILLISECONDS + 10 * SECOND;

export interface NotifierOptions {
  readonly database: Database;
  /** The wall. */
  readonly clock: Clock;
  readonly secrets: SecretBox;
  readonly guard: AddressGuard;
  readonly mailer: Mailer;
  /** Public base URL of the console, for links in mails. */
  readonly consoleUrl: string;
}

/** What a subscription's secret is sealed for. */
export const secretPurpose = (accountId: number, target: string) => `status/${accountId}/${target}`;

/** Sends the notices that are due; any number of processes may. Each arrives at least once, or stands as failed. */
export class Notifier {
  readonly #options: NotifierOptions;

  constructor(options: NotifierOptions) {
    this.#options = options;
  }

  /** Tries some of what is due, and gives how many that were. */
  async work(): Promise<number> {
    const { database, clock } = this.#options;
    const now = clock.now();
    const claimed = await database.query(claimNotices, [new Date(now), new Date(now + LEASE_MILLISECONDS), AT_ONCE]);
    if (claimed.length === 0) return 0;
    const outcomes = await Promise.all(claimed.map(async (notice) => outcomeOf(notice, await this.#send(notice), clock.now())));
    await database.query(finishNotices, [JSON.stringify(outcomes), new Date(clock.now())]);
    return claimed.length;
  }

  /** When the next notice is due, epoch milliseconds. */
  async nextAt(): Promise<number | undefined> {
    return (await this.#options.database.query(nextNotice, []))[0]?.at ?? undefined;
  }

  /** Why it did not arrive, or null. */
  async #send(notice: ClaimedNotice): Promise<string | null> {
    const { secrets, guard, mailer, clock, consoleUrl } = this.#options;
    const { account_id, target, message_id: messageId, body } = notice;
    try {
      const secret = secrets.open(notice.secret, secretPurpose(account_id, target));
      if (notice.kind === 'webhook') {
        return await sendWebhook({ url: target, ca: notice.ca_certificate, secret, messageId, body }, guard, clock.now());
      }
      await mailer.deliver(noticeMail(target, body, consoleUrl, secret), clock.now());
      return null;
    } catch (error) {
      // Such as a secret of another key: it is told with the notice, and the others go on.
      return (error as Error).message;
    }
  }
}

function outcomeOf({ id, attempts }: ClaimedNotice, error: string | null, now: number): NoticeOutcome {
  if (error === null) return { id, state: 'sent', error, next_at: null };
  const delay = NOTICE_DELAYS[attempts];
  if (delay === undefined) return { id, state: 'failed', error, next_at: null };
  return { id, state: 'pending', error, next_at: new Date(now + delay).toISOString() };
}
