import { createHash, randomBytes } from 'node:crypto';
import type { Locale } from '../../contract/locale.ts';
import { insertMailToken, type MailPurpose } from '../../storage/console/mail-token.ts';
import type { ConsoleContext } from '../context.ts';
import { composeMail } from './compose.ts';

const HOUR = 3_600_000;
const LIFETIMES: Readonly<Record<MailPurpose, number>> = { confirm_email: 72 * HOUR, change_email: 72 * HOUR, reset_password: HOUR };
const PAGES: Readonly<Record<MailPurpose, string>> = {
  confirm_email: '/confirm',
  change_email: '/confirm',
  reset_password: '/reset-password',
};

/** What stands in a link, 256 random bits; only its hash is kept. */
export const newLinkToken = () => randomBytes(32).toString('base64url');
export const linkTokenHash = (token: string) => createHash('sha256').update(token).digest();

export interface Recipient {
  readonly id: number;
  readonly name: string;
  readonly locale: Locale;
}

/** Sends a link that works once. Links of the same purpose sent before stop working. */
export async function sendLink(context: ConsoleContext, purpose: MailPurpose, to: Recipient, email: string, now: number): Promise<void> {
  const token = newLinkToken();
  const expires = new Date(now + LIFETIMES[purpose]);
  await context.database.query(insertMailToken, [linkTokenHash(token), to.id, purpose, email, new Date(now), expires]);
  const url = `${context.consoleUrl}${PAGES[purpose]}?token=${token}${purpose === 'change_email' ? '&change=1' : ''}`;
  await context.mailer.send(composeMail(email, purpose, to.locale, { name: to.name }, url), now);
}
