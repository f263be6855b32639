import type { OutcomeRecord } from '../storage/deliveries/sending.ts';
import { retryDelay } from './retry.ts';
import type { AttemptResult } from './sender.ts';

const LARGEST_BATCH = 500;
const PAUSE_AFTER_FAILURE = 500;

export interface Tried {
  readonly organization_id: number;
  readonly id: number;
  /** Attempts made before this one. */
  readonly attempts: number;
  readonly event_id: bigint | number;
}

/** What an attempt leaves behind. `at` and `now` are times of the organization's clock, when it began and when it ended. */
export function outcomeOf(tried: Tried, result: AttemptResult, at: number, now: number, wall: number): OutcomeRecord {
  const attempt = tried.attempts + 1;
  const delay = result.delivered || result.gone ? undefined : retryDelay(tried.event_id, attempt, result.retryAfter);
  return {
    organization_id: tried.organization_id,
    id: tried.id,
    attempt,
    state: result.delivered ? 'delivered' : delay === undefined ? 'failed' : 'pending',
    next_attempt_at: new Date(delay === undefined ? at : now + delay).toISOString(),
    attempted_at: new Date(at).toISOString(),
    sent_at: new Date(wall).toISOString(),
    milliseconds: result.milliseconds,
    status: result.status,
    error: result.error,
    excerpt: result.excerpt,
    remote_address: result.remoteAddress,
  };
}

/** Writes outcomes as they come: what ends while one statement is on its way goes with the next. */
export class OutcomeLog {
  readonly #write: (records: readonly OutcomeRecord[]) => Promise<void>;
  readonly #failed: (error: unknown) => void;
  #waiting: OutcomeRecord[] = [];
  #running: Promise<void> | undefined;

  constructor(write: (records: readonly OutcomeRecord[]) => Promise<void>, failed: (error: unknown) => void) {
    this.#write = write;
    this.#failed = failed;
  }

  get empty(): boolean {
    return this.#running === undefined;
  }

  add(record: OutcomeRecord): void {
    this.#waiting.push(record);
    this.#running ??= this.#run();
  }

  /** Resolves when everything is written. */
  async flushed(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    // What else ends in this turn of the event loop goes along.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, LARGEST_BATCH);
      try {
        await this.#write(batch);
      } catch (error) {
        // Until it is written the lease holds; after that another process may send once more.
        this.#failed(error);
        this.#waiting = [...batch, ...this.#waiting];
        await new Promise((resolve) => setTimeout(resolve, PAUSE_AFTER_FAILURE));
      }
    }
    this.#running = undefined;
  }
}
