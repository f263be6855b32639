import { statement } from '../engine/types.ts';

export interface AccountCredentials {
  readonly id: number;
  /** PHC string of the password's argon2id hash. */
  readonly password_hash: string;
}

/** The e-mail is in lower case. */
export const findAccountByEmail = statement<[email: string], AccountCredentials>(
  'console_find_account_by_email',
  'select id, password_hash from cw.accounts where email = $1',
);

/** Gives the new account's id, or no row when the e-mail is taken. */
export const insertAccount = statement<[email: string, passwordHash: string, name: string, now: Date], { id: number }>(
  'console_insert_account',
  `insert into cw.accounts (email, password_hash, name, created_at) values ($1, $2, $3, $4)
   on conflict (email) do nothing returning id`,
);
