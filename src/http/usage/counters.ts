import { BUCKETS, bucketOf } from './histogram.ts';

export interface Answered {
  readonly organizationId: number;
  /** 0 where an API key stood for the organization. */
  readonly applicationId: number;
  /** Operation id. */
  readonly operation: string;
  readonly status: number;
  /** From its head to the end of the answer. */
  readonly milliseconds: number;
}

/** What was answered to one application by one operation within a minute of the wall. */
export interface Counter {
  readonly organizationId: number;
  readonly applicationId: number;
  readonly operation: string;
  /** Minutes since 1970. */
  readonly minute: number;
  requests: number;
  errors4xx: number;
  errors5xx: number;
  milliseconds: number;
  longest: number;
  readonly histogram: number[];
  /** Epoch milliseconds. */
  lastAt: number;
}

/** Counters that wait for a database that is away; beyond them the oldest are dropped. */
const MOST_WAITING = 50_000;

/** Counts answered requests in memory, without a write: two look-ups and some sums for each. */
export class Counters {
  /** Of this minute: by application, or by organization with a minus sign for API keys, then by operation. */
  #current = new Map<number, Map<string, Counter>>();
  #minute = 0;
  #waiting: Counter[] = [];

  /** `wall` in epoch milliseconds. */
  count({ organizationId, applicationId, operation, status, milliseconds }: Answered, wall: number): void {
    const minute = Math.floor(wall / 60_000);
    if (minute !== this.#minute) this.#turn(minute);
    const caller = applicationId === 0 ? -organizationId : applicationId;
    let operations = this.#current.get(caller);
    if (operations === undefined) {
      operations = new Map();
      this.#current.set(caller, operations);
    }
    let counter = operations.get(operation);
    if (counter === undefined) {
      const histogram = new Array<number>(BUCKETS).fill(0);
      const none = { requests: 0, errors4xx: 0, errors5xx: 0, milliseconds: 0, longest: 0, lastAt: wall };
      counter = { organizationId, applicationId, operation, minute, histogram, ...none };
      operations.set(operation, counter);
    }
    counter.requests++;
    if (status >= 500) counter.errors5xx++;
    else if (status >= 400) counter.errors4xx++;
    counter.milliseconds += milliseconds;
    if (milliseconds > counter.longest) counter.longest = milliseconds;
    counter.histogram[bucketOf(milliseconds)]!++;
    counter.lastAt = wall;
  }

  /** What was counted and not taken yet; it is the caller's from now on. */
  take(): Counter[] {
    this.#turn(0);
    return this.#waiting.splice(0);
  }

  /** What could not be written is counted again with the next; gives how many were dropped. */
  putBack(counters: readonly Counter[]): number {
    this.#waiting.unshift(...counters);
    return this.#waiting.splice(0, Math.max(0, this.#waiting.length - MOST_WAITING)).length;
  }

  #turn(minute: number): void {
    for (const operations of this.#current.values()) this.#waiting.push(...operations.values());
    this.#current = new Map();
    this.#minute = minute;
  }
}
