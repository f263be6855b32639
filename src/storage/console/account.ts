import { statement } from '../engine/types.ts';

export interface AccountCredentials {
  readonly id: number;
  readonly name: string;
  readonly locale: 'en-US' | 'en-CA' | 'fr-CA';
  /** PHC string of the password's argon2id hash. */
  readonly password_hash: string;
  readonly email_confirmed: boolean;
  /** Sealed; null while there is no second factor. */
  readonly totp_secret: Buffer | null;
}

const CREDENTIALS = `id, name, locale, password_hash, email_confirmed_at is not null as email_confirmed,
  case when totp_confirmed_at is not null then totp_secret end as totp_secret`;

/** The e-mail is in lower case. */
export const findAccountByEmail = statement<[email: string], AccountCredentials>(
  'console_find_account_by_email',
  `select ${CREDENTIALS} from cw.accounts where email = $1`,
);

export const findAccount = statement<[id: number], AccountCredentials>(
  'console_find_account',
  `select ${CREDENTIALS} from cw.accounts where id = $1`,
);

/** Gives the new account's id, or no row when the e-mail is taken. */
export const insertAccount = statement<[email: string, passwordHash: string, name: string, now: Date, locale: string], { id: number }>(
  'console_insert_account',
  `insert into cw.accounts (email, password_hash, name, created_at, locale) values ($1, $2, $3, $4, $5)
   on conflict (email) do nothing returning id`,
);

/** Who runs the installation: the e-mail is made up, and so there is nothing to confirm. */
export const makeInstallationOperator = statement<[id: number, now: Date]>(
  'console_make_operator',
  'update cw.accounts set is_operator = true, email_confirmed_at = coalesce(email_confirmed_at, $2) where id = $1',
);

export const confirmEmail = statement<[id: number, email: string, now: Date], { id: number }>(
  'console_confirm_email',
  'update cw.accounts set email_confirmed_at = coalesce(email_confirmed_at, $3) where id = $1 and email = $2 returning id',
);

/** No row when another account has the e-mail. */
export const changeEmail = statement<[id: number, email: string, now: Date], { id: number }>(
  'console_change_email',
  `update cw.accounts set email = $2, email_confirmed_at = $3
    where id = $1 and not exists (select from cw.accounts o where o.email = $2 and o.id <> $1) returning id`,
);

export const changePassword = statement<[id: number, passwordHash: string]>(
  'console_change_password',
  'update cw.accounts set password_hash = $2 where id = $1',
);

export const changeProfile = statement<[id: number, name: string | null, locale: string | null]>(
  'console_change_profile',
  'update cw.accounts set name = coalesce($2, name), locale = coalesce($3, locale) where id = $1',
);

/** Counts a try under the hash of an e-mail. `locked_until` tells whether it may go on; 20 tries within an hour of each other lock for 15 minutes. */
export const takeSignInTry = statement<[emailHash: Buffer, now: Date], { locked_until: number | null }>(
  'console_take_sign_in_try',
  `with old as (delete from cw.sign_in_tries where last_at < $2::timestamptz - interval '1 day' and email_hash <> $1)
   insert into cw.sign_in_tries as t (email_hash, count, last_at) values ($1, 1, $2::timestamptz)
   on conflict (email_hash) do update set
     locked_until = case when t.locked_until > $2::timestamptz then t.locked_until
       when t.locked_until is null and t.last_at > $2::timestamptz - interval '1 hour' and t.count >= 20
         then $2::timestamptz + interval '15 minutes' end,
     count = case when t.locked_until > $2::timestamptz then t.count
       when t.locked_until is not null or t.last_at <= $2::timestamptz - interval '1 hour' then 1 else t.count + 1 end,
     last_at = $2::timestamptz
   returning locked_until`,
);

export const forgetSignInTries = statement<[emailHash: Buffer]>(
  'console_forget_sign_in_tries',
  'delete from cw.sign_in_tries where email_hash = $1',
);
