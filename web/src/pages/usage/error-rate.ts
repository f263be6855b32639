interface Counts {
  readonly requests: number;
  readonly errors_4xx: number;
  readonly errors_5xx: number;
}

/** Part of the requests that were answered with 400 or more; null without requests. */
export const errorRate = ({ requests, errors_4xx, errors_5xx }: Counts) => (requests === 0 ? null : (errors_4xx + errors_5xx) / requests);
