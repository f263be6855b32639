import type { IncomingHttpHeaders } from 'node:http';
import { type SecretBox, SecretUnreadable } from '../storage/secrets/secret-box.ts';

const LIFETIME = 60 * 60 * 1000;
const PURPOSE = 'consent form';

/** What a form is good for: one visitor, one authorization request, and one decision of a session. */
export interface FormBinding {
  readonly visitorId: string;
  /** The request as a query. */
  readonly query: string;
  /** Of the session; 0 before the sign-in. */
  readonly turn: number;
}

/** A token for a form, valid for an hour. Sealed with the installation's key, so that any process of it accepts the form. */
export function formToken(secrets: SecretBox, { visitorId, query, turn }: FormBinding, now: number): string {
  return secrets.seal(JSON.stringify([now + LIFETIME, visitorId, query, turn]), PURPOSE).toString('base64url');
}

/** The turn that the form was made for; undefined for a form that is not ours, of somebody else, of another request, or too old. */
export function readForm(secrets: SecretBox, token: string, visitor: Omit<FormBinding, 'turn'>, now: number): number | undefined {
  let text: string;
  try {
    text = secrets.open(Buffer.from(token, 'base64url'), PURPOSE);
  } catch (error) {
    if (error instanceof SecretUnreadable) return undefined;
    throw error;
  }
  const [expires, visitorId, query, turn] = JSON.parse(text) as [number, string, string, number];
  return expires > now && visitorId === visitor.visitorId && query === visitor.query ? turn : undefined;
}

/**
 * Whether a form was sent from a page of this server, as far as the browser says. `Origin: null` is what browsers send from pages with
 * `Referrer-Policy: no-referrer` (Fetch, "append a request Origin header"), so it counts only with `Sec-Fetch-Site`.
 */
export function isSameOrigin({ origin, host, 'sec-fetch-site': site }: IncomingHttpHeaders, url: string): boolean {
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin === undefined) return true;
  if (origin === 'null') return site !== undefined;
  return origin === new URL(url).origin || origin === `https://${host}`;
}
