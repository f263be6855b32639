import { createHmac, createSecretKey, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';

/** Standard Webhooks (standardwebhooks.com): headers by which a receiver can tell our callbacks from others'. */

const PREFIX = 'whsec_';
const SECRET_BYTES = 32;

export function newSigningSecret(): string {
  return PREFIX + randomBytes(SECRET_BYTES).toString('base64');
}

/** The same for every attempt and replay of an event. */
export function messageId(eventId: bigint | number): string {
  return `evt_${eventId}`;
}

/** What a secret signs with; made once for a webhook, since making it costs more than signing. */
export function signingKey(secret: string): KeyObject {
  return createSecretKey(Buffer.from(secret.slice(PREFIX.length), 'base64'));
}

/** `webhook-signature`: one for each key, separated by spaces. `timestamp` in seconds. */
export function signatures(keys: readonly KeyObject[], id: string, timestamp: number, body: string): string {
  return keys.map((key) => `v1,${digest(key, id, timestamp, body).toString('base64')}`).join(' ');
}

/** What a receiver does; for tests and fixtures. */
export function isSignedBy(secret: string, headers: { id: string; timestamp: string; signature: string }, body: string): boolean {
  const expected = digest(signingKey(secret), headers.id, Number(headers.timestamp), body);
  return headers.signature.split(' ').some((one) => {
    const given = Buffer.from(one.replace(/^v1,/, ''), 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

function digest(key: KeyObject, id: string, timestamp: number, body: string): Buffer {
  return createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
}
