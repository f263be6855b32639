import { statement } from '../engine/types.ts';

export interface SessionRow {
  readonly account_id: number;
  readonly email: string;
  readonly name: string;
}

/** The session's account, or no row when the session is unknown or over. Notes at most once a minute that it is in use. */
export const findSession = statement<[token: Buffer, now: Date], SessionRow>(
  'console_find_session',
  `with seen as (
     update cw.sessions set last_seen = $2::timestamptz
      where token = $1 and expires_at > $2::timestamptz and last_seen <= $2::timestamptz - interval '1 minute'
   )
   select a.id as account_id, a.email, a.name from cw.sessions s join cw.accounts a on a.id = s.account_id
    where s.token = $1 and s.expires_at > $2::timestamptz`,
);

export const insertSession = statement<[token: Buffer, accountId: number, now: Date, expires: Date]>(
  'console_insert_session',
  'insert into cw.sessions (token, account_id, created_at, expires_at, last_seen) values ($1, $2, $3, $4, $3)',
);

export const deleteSession = statement<[token: Buffer]>('console_delete_session', 'delete from cw.sessions where token = $1');

export const deleteExpiredSessions = statement<[now: Date]>(
  'console_delete_expired_sessions',
  'delete from cw.sessions where expires_at <= $1',
);
