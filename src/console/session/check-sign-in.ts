import { createHash } from 'node:crypto';
import { type AccountCredentials, forgetSignInTries, takeSignInTry } from '../../storage/console/account.ts';
import { authenticate } from '../account/accounts.ts';
import { acceptsCode } from '../account/second-factor.ts';
import type { ConsoleContext } from '../context.ts';

export interface SignInAttempt {
  readonly email: string;
  readonly password: string;
  /** Of the second factor, or a recovery code. */
  readonly code: string | undefined;
  readonly address: string;
}

export type SignInOutcome =
  | { readonly account: AccountCredentials }
  | { readonly refused: 'password' | 'code_missing' | 'code_wrong' }
  /** Whole seconds until another try. */
  | { readonly wait: number };

/** What tries are counted under: an e-mail that nobody has is counted too, so that a lock-out tells nothing. */
export const triesKey = (email: string) => createHash('sha256').update(email.trim().toLowerCase()).digest();

/**
 * Checks a sign-in. Tries count before they are known to fail: a minute's in this process, 20 in a row in the database, which lock
 * the e-mail for 15 minutes on every process; a password reset unlocks.
 */
export async function checkSignIn(attempt: SignInAttempt, context: ConsoleContext): Promise<SignInOutcome> {
  const { database, clock, tries, settings } = context;
  const now = clock.now();
  const keys = [`email ${attempt.email.trim().toLowerCase()}`, `address ${attempt.address}`];
  const wait = tries.take(keys, now);
  if (wait !== undefined) return { wait };
  const key = triesKey(attempt.email);
  const [taken] = await database.query(takeSignInTry, [key, new Date(now)]);
  if (taken?.locked_until) return { wait: Math.ceil((taken.locked_until - now) / 1000) };

  const account = await authenticate(database, attempt);
  if (!account || (settings.confirmFirst && !account.email_confirmed)) return { refused: 'password' };
  if (account.totp_secret) {
    if (!attempt.code) return { refused: 'code_missing' };
    if (!(await acceptsCode(context, account.id, account.totp_secret, attempt.code, now))) return { refused: 'code_wrong' };
  }
  tries.giveBack(keys, now);
  await database.query(forgetSignInTries, [key]);
  return { account };
}
