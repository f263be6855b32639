import { createHash } from 'node:crypto';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Waits before the second and later attempts; after the last of them a delivery has failed. */
export const RETRY_DELAYS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR] as const;
export const MAX_ATTEMPTS = RETRY_DELAYS.length + 1;
const JITTER = 0.1;
const LONGEST_WAIT = 24 * HOUR;

/**
 * Milliseconds until the attempt after `attempt` (from 1), or undefined when that was the last. Up to a tenth more or less, so that the
 * backlog of a receiver that comes back does not come back as one wave; the same for the same event, so that runs repeat.
 * `Retry-After` lengthens the wait, up to a day.
 */
export function retryDelay(eventId: bigint | number, attempt: number, retryAfter: number | null): number | undefined {
  const base = RETRY_DELAYS[attempt - 1];
  if (base === undefined) return undefined;
  const share = createHash('sha256').update(`${eventId}/${attempt}`).digest().readUInt32BE() / 0xffff_ffff;
  const wait = base * (1 + JITTER * (2 * share - 1));
  return Math.round(Math.max(wait, Math.min(retryAfter ?? 0, LONGEST_WAIT)));
}

/** Milliseconds of a `Retry-After` header (RFC 9110 §10.2.3: seconds, or an HTTP date against `wall`), null for anything else. */
export function parseRetryAfter(header: string | undefined, wall: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,12}$/.test(text)) return Number(text) * SECOND;
  // Date.parse reads far more than HTTP dates, such as "-5" as a year.
  if (!/^[A-Z][a-z]{2,8},? /.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - wall);
}
