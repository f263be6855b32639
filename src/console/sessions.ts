import { createHash, randomBytes } from 'node:crypto';
import { deleteExpiredSessions, deleteSession, findSession, insertSession } from '../storage/console/session.ts';
import type { Connection, Database } from '../storage/engine/types.ts';

export interface Session {
  /** The cookie's value. */
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

const COOKIE = '__Host-session';
const LIFETIME = 12 * 60 * 60 * 1000;
/** `__Host-` makes browsers insist on Secure, the whole host, and no other (RFC 6265bis §4.1.3.2). */
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Strict';
const digest = (id: string) => createHash('sha256').update(id).digest();

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
  const [row] = await db.query(findSession, [digest(id), new Date(now)]);
  return row && { id, email: row.email, name: row.name };
}

/** Starts a session of 12 hours under a new id, and ends the one before it and all that are over. Gives the id. */
export async function startSession(database: Database, accountId: number, before: string | undefined, now: number): Promise<string> {
  const id = newSessionId();
  await database.transaction(async (db) => {
    if (before !== undefined) await db.query(deleteSession, [digest(before)]);
    await db.query(deleteExpiredSessions, [new Date(now)]);
    await db.query(insertSession, [digest(id), accountId, new Date(now), new Date(now + LIFETIME)]);
  });
  return id;
}

export async function endSession(db: Connection, id: string): Promise<void> {
  await db.query(deleteSession, [digest(id)]);
}
