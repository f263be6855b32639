import { createHash, randomBytes } from 'node:crypto';
import type { Locale } from '../contract/locale.ts';
import type { Role } from '../storage/console/organization.ts';
import { deleteExpiredSessions, deleteSession, findSession, insertSession, type SessionRow } from '../storage/console/session.ts';
import type { Connection, Database } from '../storage/engine/types.ts';

export interface Account {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  /** Runs the installation. */
  readonly isOperator: boolean;
  readonly emailConfirmed: boolean;
  readonly twoFactor: boolean;
  readonly locale: Locale;
}

/** The organization that a session works in, and the account's role there. */
export interface Membership {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly role: Role;
}

export interface Session {
  /** The cookie's value. */
  readonly id: string;
  /** Names the session where its owner lists them; no secret. */
  readonly number: number;
  readonly account: Account;
  readonly organization: Membership | null;
}

const COOKIE = '__Host-session';
const LIFETIME = 12 * 60 * 60 * 1000;
const LONGEST_USER_AGENT = 300;
/** `__Host-` makes browsers insist on Secure, the whole host, and no other (RFC 6265bis §4.1.3.2). */
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Strict';
export const sessionDigest = (id: string) => createHash('sha256').update(id).digest();

/** 256 random bits. Before the sign-in it is only what forms are bound to, and the database does not know it. */
export const newSessionId = () => randomBytes(32).toString('base64url');

/** The value of the session cookie in a `Cookie` header; undefined unless it has the shape of a session id. */
export function readSessionId(cookies: string | undefined): string | undefined {
  for (const pair of (cookies ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === COOKIE && value !== undefined && /^[\w-]{43}$/.test(value)) return value;
  }
  return undefined;
}

/** `Set-Cookie` until the browser closes: before the sign-in. */
export const visitorCookie = (id: string) => `${COOKIE}=${id}; ${ATTRIBUTES}`;
/** `Set-Cookie` as long as the session lasts. */
export const sessionCookie = (id: string) => `${visitorCookie(id)}; Max-Age=${LIFETIME / 1000}`;
/** `Set-Cookie` that removes the cookie. */
export const noCookie = `${COOKIE}=; ${ATTRIBUTES}; Max-Age=0`;

/** Undefined when the id is unknown or its 12 hours are over. `now` is the wall, epoch milliseconds. */
export async function readSession(db: Connection, id: string | undefined, now: number): Promise<Session | undefined> {
  if (id === undefined) return undefined;
  const [row] = await db.query(findSession, [sessionDigest(id), new Date(now)]);
  return row && { id, number: row.id, account: accountOf(row), organization: membershipOf(row) };
}

function accountOf(row: SessionRow): Account {
  const { email, name, locale } = row;
  return {
    id: row.account_id,
    email,
    name,
    locale,
    isOperator: row.is_operator,
    emailConfirmed: row.email_confirmed,
    twoFactor: row.two_factor,
  };
}

function membershipOf({ organization_id: id, organization_slug: slug, organization_name: name, role }: SessionRow): Membership | null {
  return id === null || slug === null || name === null || role === null ? null : { id, slug, name, role };
}

export interface NewSession {
  readonly accountId: number;
  /** The visitor's cookie before the sign-in, whose session ends. */
  readonly before: string | undefined;
  readonly address: string;
  readonly userAgent: string | undefined;
}

/** Starts a session of 12 hours under a new id, and ends the one before it and all that are over. Gives the id. */
export async function startSession(database: Database, session: NewSession, now: number): Promise<string> {
  const { accountId, before, address, userAgent = '' } = session;
  const id = newSessionId();
  await database.transaction(async (db) => {
    if (before !== undefined) await db.query(deleteSession, [sessionDigest(before)]);
    await db.query(deleteExpiredSessions, [new Date(now)]);
    const expires = new Date(now + LIFETIME);
    await db.query(insertSession, [sessionDigest(id), accountId, new Date(now), expires, address, userAgent.slice(0, LONGEST_USER_AGENT)]);
  });
  return id;
}

export async function endSession(db: Connection, id: string): Promise<void> {
  await db.query(deleteSession, [sessionDigest(id)]);
}
