import { statement } from '../engine/types.ts';

export interface OutboxRow {
  readonly id: number;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly created_at: number;
  readonly state: 'logged' | 'sent' | 'failed';
}

/** Keeps the last 500 mails. */
export const insertMail = statement<[recipient: string, subject: string, body: string, now: Date, state: string]>(
  'console_insert_mail',
  `with old as (delete from cw.outbox where id <= (select id from cw.outbox order by id desc offset 499 limit 1))
   insert into cw.outbox (recipient, subject, body, created_at, state) values ($1, $2, $3, $4, $5)`,
);

export const listMails = statement<[limit: number], OutboxRow>(
  'console_list_mails',
  'select id, recipient, subject, body, created_at, state from cw.outbox order by id desc limit $1',
);
