import { normalizeEmail } from '../../contract/email.ts';
import type { Locale } from '../../contract/locale.ts';
import type { BreachedPasswords } from '../../http/breached-passwords.ts';
import { isCommonPassword } from '../../http/common-passwords.ts';
import { hashPassword, NOBODYS_HASH, verifyPassword } from '../../http/passwords.ts';
import { type AccountCredentials, findAccountByEmail, insertAccount } from '../../storage/console/account.ts';
import type { Connection } from '../../storage/engine/types.ts';

export interface NewAccount {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly locale?: Locale;
}

/** Why an account was not made. */
export class AccountRefused extends Error {
  override readonly name = 'AccountRefused';
  readonly reason: 'email_invalid' | 'email_taken' | 'name_blank' | PasswordProblem;

  constructor(reason: AccountRefused['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Characters. NIST SP 800-63B-4 §3.1.1.2: at least 15 where the password is the only factor. */
export const SHORTEST_PASSWORD = 15;
/** Characters; a longer one is refused, never cut off. */
export const LONGEST_PASSWORD = 1_024;

export type PasswordProblem = 'password_too_short' | 'password_too_long' | 'password_too_common';

const PROBLEM_TEXTS: Readonly<Record<PasswordProblem, string>> = {
  password_too_short: `The password is too short (minimum is ${SHORTEST_PASSWORD} characters).`,
  password_too_long: `The password is too long (maximum is ${LONGEST_PASSWORD} characters).`,
  password_too_common: 'The password is too easy to guess.',
};

/** Undefined: none was given. */
export type Breached = Pick<BreachedPasswords, 'has'> | undefined;

/** `own`: what belongs to the account (e-mail, names), which makes no password. */
export async function passwordProblem(password: string, own: readonly string[], breached: Breached): Promise<PasswordProblem | undefined> {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) return 'password_too_short';
  if (length > LONGEST_PASSWORD) return 'password_too_long';
  return isCommonPassword(password, own) || (await breached?.has(password)) ? 'password_too_common' : undefined;
}

/** Makes an account and gives its id. Throws AccountRefused; call it outside a transaction, since hashing takes long. */
export async function createAccount(db: Connection, account: NewAccount, now: Date, breached?: Breached): Promise<number> {
  const email = normalizeEmail(account.email);
  if (email === undefined) throw new AccountRefused('email_invalid', `"${account.email}" is not an e-mail address.`);
  const name = account.name.trim();
  if (name === '') throw new AccountRefused('name_blank', "The account's name can't be blank.");
  const problem = await passwordProblem(account.password, [email, name], breached);
  if (problem) throw new AccountRefused(problem, PROBLEM_TEXTS[problem]);
  const hash = await hashPassword(account.password);
  const [row] = await db.query(insertAccount, [email, hash, name, now, account.locale ?? 'en-US']);
  if (!row) throw new AccountRefused('email_taken', `An account with the e-mail ${email} exists already.`);
  return row.id;
}

/** The account that e-mail and password belong to. Takes as long when there is no such account. */
export async function authenticate(
  db: Connection,
  given: { readonly email: string; readonly password: string },
  verify: typeof verifyPassword = verifyPassword,
): Promise<AccountCredentials | undefined> {
  const email = normalizeEmail(given.email);
  const [account] = email === undefined ? [] : await db.query(findAccountByEmail, [email]);
  const matches = await verify(given.password, account?.password_hash ?? NOBODYS_HASH);
  return matches ? account : undefined;
}
