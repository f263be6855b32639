import { statement } from '../engine/types.ts';

export type MailPurpose = 'confirm_email' | 'change_email' | 'reset_password';

/** A new link makes those before it void. */
export const insertMailToken = statement<[hash: Buffer, accountId: number, purpose: MailPurpose, email: string, now: Date, expires: Date]>(
  'console_insert_mail_token',
  `with old as (delete from cw.mail_tokens where (account_id = $2 and purpose = $3) or expires_at <= $5)
   insert into cw.mail_tokens (hash, account_id, purpose, email, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)`,
);

/** Uses a link up: the row that it stood for, or none. */
export const takeMailToken = statement<[hash: Buffer, purpose: MailPurpose, now: Date], { account_id: number; email: string }>(
  'console_take_mail_token',
  'delete from cw.mail_tokens where hash = $1 and purpose = $2 and expires_at > $3 returning account_id, email',
);

export const deleteMailTokens = statement<[accountId: number]>(
  'console_delete_mail_tokens',
  'delete from cw.mail_tokens where account_id = $1',
);
