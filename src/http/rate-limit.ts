import { ApiError, errors } from '../contract/errors.ts';

/** Requests per second and application. The contract publishes no number (contract/conventions.md §8). */
export const DEFAULT_RATE = 200;

interface Window {
  second: number;
  count: number;
}

/** Counts requests per caller and wall second, in this process. Headers: draft-ietf-httpapi-ratelimit-headers. */
export class RateLimiter {
  readonly #rate: number;
  readonly #windows = new Map<number, Window>();

  constructor(rate: number) {
    this.#rate = rate;
  }

  /** Headers for an accepted request; throws 429 with `Retry-After` over the limit. */
  take(caller: number, wall: number): Record<string, string> {
    const second = Math.floor(wall / 1000);
    let window = this.#windows.get(caller);
    if (!window || window.second !== second) {
      window = { second, count: 0 };
      this.#windows.set(caller, window);
    }
    window.count++;
    const headers = {
      'ratelimit-policy': `"default";q=${this.#rate};w=1`,
      ratelimit: `"default";r=${Math.max(0, this.#rate - window.count)};t=1`,
    };
    if (window.count > this.#rate) {
      throw new ApiError(errors.tooManyRequests, { values: { seconds: 1 }, headers: { ...headers, 'retry-after': '1' } });
    }
    return headers;
  }
}
