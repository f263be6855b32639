import { statement } from '../engine/types.ts';
import type { Role } from './organization.ts';

export interface SessionRow {
  readonly id: number;
  readonly account_id: number;
  readonly email: string;
  readonly name: string;
  readonly is_operator: boolean;
  readonly email_confirmed: boolean;
  readonly two_factor: boolean;
  readonly locale: 'en-US' | 'en-CA' | 'fr-CA';
  /** Null while the session works in no organization, or no longer may. */
  readonly organization_id: number | null;
  readonly organization_slug: string | null;
  readonly organization_name: string | null;
  readonly role: Role | null;
}

/** The session's account, or no row when the session is unknown or over. Notes at most once a minute that it is in use. */
export const findSession = statement<[token: Buffer, now: Date], SessionRow>(
  'console_find_session',
  `with seen as (
     update cw.sessions set last_seen = $2::timestamptz
      where token = $1 and expires_at > $2::timestamptz and last_seen <= $2::timestamptz - interval '1 minute'
   )
   select s.id, a.id as account_id, a.email, a.name, a.is_operator, a.locale, a.email_confirmed_at is not null as email_confirmed,
          a.totp_confirmed_at is not null as two_factor,
          o.id as organization_id, o.slug as organization_slug, o.name as organization_name, m.role
     from cw.sessions s
     join cw.accounts a on a.id = s.account_id
     left join cw.members m on m.account_id = s.account_id and m.organization_id = s.organization_id
     left join cw.organizations o on o.id = m.organization_id
    where s.token = $1 and s.expires_at > $2::timestamptz`,
);

/** A new session works in the organization that the account joined first. */
export const insertSession = statement<[token: Buffer, accountId: number, now: Date, expires: Date, address: string, userAgent: string]>(
  'console_insert_session',
  `insert into cw.sessions (token, account_id, created_at, expires_at, last_seen, address, user_agent, organization_id)
   values ($1, $2, $3, $4, $3, $5, $6,
     (select organization_id from cw.members where account_id = $2 order by created_at, organization_id limit 1))`,
);

export const deleteSession = statement<[token: Buffer]>('console_delete_session', 'delete from cw.sessions where token = $1');

export const deleteExpiredSessions = statement<[now: Date]>(
  'console_delete_expired_sessions',
  'delete from cw.sessions where expires_at <= $1',
);

/** Gives a row when the account is a member of the organization. */
export const switchOrganization = statement<[token: Buffer, slug: string], { id: number }>(
  'console_switch_organization',
  `update cw.sessions s set organization_id = o.id
     from cw.organizations o join cw.members m on m.organization_id = o.id
    where s.token = $1 and o.slug = $2 and m.account_id = s.account_id
   returning o.id`,
);

export interface OwnSessionRow {
  readonly id: number;
  readonly address: string;
  readonly user_agent: string;
  readonly created_at: number;
  readonly last_seen: number;
}

export const listSessions = statement<[accountId: number, now: Date], OwnSessionRow>(
  'console_list_sessions',
  `select id, address, user_agent, created_at, last_seen from cw.sessions
    where account_id = $1 and expires_at > $2 order by last_seen desc, id`,
);

/** Gives a row when the session was the account's. */
export const deleteOwnSession = statement<[accountId: number, id: number], { id: number }>(
  'console_delete_own_session',
  'delete from cw.sessions where account_id = $1 and id = $2 returning id',
);

/** Ends all sessions of an account but the one given; 0 leaves none. */
export const deleteOtherSessions = statement<[accountId: number, kept: number]>(
  'console_delete_other_sessions',
  'delete from cw.sessions where account_id = $1 and id <> $2',
);
