import { ApiError, errors } from '../../contract/errors.ts';
import { Type } from '../../contract/schema.ts';
import { verifyPassword } from '../../http/passwords.ts';
import { findAccount } from '../../storage/console/account.ts';
import type { ConsoleContext } from '../context.ts';
import { LONGEST_PASSWORD, type PasswordProblem, passwordProblem, SHORTEST_PASSWORD } from './accounts.ts';

export const PasswordField = (description: string) => Type.String({ maxLength: 4_096, description });
export const TokenField = Type.String({ maxLength: 200, description: 'From the link of the mail.' });

/** Throws 400 under `key` for a password that is too short, too long, too easy to guess or found in a breach. */
export async function requireGoodPassword(
  { breachedPasswords }: ConsoleContext,
  password: string,
  own: readonly string[],
  key = 'password',
): Promise<void> {
  const problem = await passwordProblem(password, own, breachedPasswords);
  if (problem) throw passwordError(problem, key);
}

export function passwordError(problem: PasswordProblem, key = 'password'): ApiError {
  if (problem === 'password_too_short') return new ApiError(errors.tooShort, { key, values: { count: SHORTEST_PASSWORD } });
  if (problem === 'password_too_long') return new ApiError(errors.tooLong, { key, values: { count: LONGEST_PASSWORD } });
  return new ApiError(errors.tooCommon, { key });
}

/** Asks again for the password before what a stolen session must not do. Throws 400 `password`. */
export async function requireOwnPassword({ database }: ConsoleContext, accountId: number, password: string) {
  const [account] = await database.query(findAccount, [accountId]);
  if (!account || !(await verifyPassword(password, account.password_hash))) throw new ApiError(errors.invalid, { key: 'password' });
  return account;
}
