import { createHash, randomBytes } from 'node:crypto';

const COOKIE = '__Host-customer';
const LIFETIME = 12 * 60 * 60 * 1000;
/** Lax: the customer comes from the retailer's site. `__Host-`: Secure, the whole host and no other (RFC 6265bis §4.1.3.2). */
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Lax';

/** 256 random bits. Before the sign-in it is only what forms are bound to. */
export const newVisitorId = () => randomBytes(32).toString('base64url');
/** What the database knows of it. */
export const visitorHash = (id: string) => createHash('sha256').update(id).digest();

/** The value of our cookie in a `Cookie` header; undefined unless it has the shape of an id. */
export function readVisitorId(cookies: string | undefined): string | undefined {
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
export const noCookie = `${COOKIE}=; ${ATTRIBUTES}; Max-Age=0`;
/** Epoch milliseconds on the wall, as all of a session's times. */
export const sessionEnd = (now: number) => new Date(now + LIFETIME);
