import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const LIFETIME = 12 * 60 * 60 * 1000;

/** Tokens that prove that a form was rendered here, for the visitor whose cookie comes with it, in the last 12 hours. */
export class FormTokens {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  issue(sessionId: string, now: number): string {
    const expires = now + LIFETIME;
    return `${expires}.${this.#sign(expires, sessionId).toString('base64url')}`;
  }

  accepts(token: string, sessionId: string, now: number): boolean {
    const [, expires, signature] = /^(\d{1,16})\.([\w-]{43})$/.exec(token) ?? [];
    if (expires === undefined || signature === undefined || Number(expires) <= now) return false;
    return timingSafeEqual(Buffer.from(signature, 'base64url'), this.#sign(Number(expires), sessionId));
  }

  #sign(expires: number, sessionId: string): Buffer {
    return createHmac('sha256', this.#key).update(`form ${expires} ${sessionId}`).digest();
  }
}

/**
 * Whether a form was sent from a page of this console, as far as the browser says; a client that is no browser says nothing.
 * `Origin: null` is what browsers send from pages with `Referrer-Policy: no-referrer` (Fetch, "append a request Origin header"),
 * so it counts only with `Sec-Fetch-Site`.
 */
export function isSameOrigin(headers: IncomingHttpHeaders, consoleUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin } = headers;
  if (origin === undefined) return true;
  if (origin === 'null') return site !== undefined;
  // The console may be open under another of its names, 127.0.0.1 instead of localhost.
  return origin === new URL(consoleUrl).origin || origin === `https://${headers.host}`;
}
