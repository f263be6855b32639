import { ApiError, errors } from '../contract/errors.ts';

/** Requests per second, caller and class. The contract publishes no number (contract/conventions.md §8). */
export const DEFAULT_RATE = 200;

/** What is counted apart: a client that reads much can still write; tokens and customers' pages are counted by the client's address. */
export type RateClass = 'read' | 'write' | 'token' | 'page';

/** Counts requests per caller, class and wall second, in this process. Headers: draft-ietf-httpapi-ratelimit-headers. */
export class RateLimiter {
  readonly #rate: number;
  #second = 0;
  #counts = new Map<string, number>();

  constructor(rate: number) {
    this.#rate = rate;
  }

  /** Headers for an accepted request; throws 429 with `Retry-After` over the limit. */
  take(caller: string, rateClass: RateClass, wall: number, most = this.#rate): Record<string, string> {
    const rate = Math.min(most, this.#rate);
    const second = Math.floor(wall / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#counts = new Map();
    }
    const key = `${rateClass} ${caller}`;
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    const headers = {
      'ratelimit-policy': `"${rateClass}";q=${rate};w=1`,
      ratelimit: `"${rateClass}";r=${Math.max(0, rate - count)};t=1`,
    };
    if (count > rate) {
      throw new ApiError(errors.tooManyRequests, { values: { seconds: 1 }, headers: { ...headers, 'retry-after': '1' } });
    }
    return headers;
  }
}
