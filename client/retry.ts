const FIRST_DELAY = 200;
const LONGEST_DELAY = 5_000;
/** A server that asks for more is left alone: the caller decides. */
const LONGEST_RETRY_AFTER = 60;

/** Answers that say nothing of the request itself. */
const PASSING = new Set([502, 503, 504]);

/** Whether another attempt may help. A 429 was turned away at the door; of the others nobody knows whether the call counted. */
export function mayRepeat(outcome: { status: number; retryAfter?: number | undefined } | 'no answer', repeatable: boolean): boolean {
  if (outcome === 'no answer') return repeatable;
  if ((outcome.retryAfter ?? 0) > LONGEST_RETRY_AFTER) return false;
  return outcome.status === 429 || (PASSING.has(outcome.status) && repeatable);
}

/** Milliseconds before the next attempt; `attempt` is the number of the one that failed, from 1. */
export function delayBefore(attempt: number, retryAfter: number | undefined, random: () => number = Math.random): number {
  const spread = Math.min(FIRST_DELAY * 2 ** (attempt - 1), LONGEST_DELAY) * (0.5 + random() / 2);
  return retryAfter === undefined ? spread : retryAfter * 1_000 + spread / 4;
}

/** `Retry-After` in seconds; it may also be a date. */
export function retryAfterOf(header: string | null, now = Date.now()): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, (date - now) / 1_000);
}

/** Resolves after the time, or rejects with the signal's reason. */
export function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal!.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, milliseconds);
    if (signal?.aborted) abort();
    else signal?.addEventListener('abort', abort, { once: true });
  });
}
