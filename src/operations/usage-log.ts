import type { Logger } from 'pino';
import { type Answered, type Counter, Counters } from '../http/usage/counters.ts';
import type { Database } from '../storage/engine/types.ts';
import { addUsage, STEPS, type Step, type UsageRecord } from '../storage/usage/usage.ts';

const EVERY_MILLISECONDS = 60_000;
const MILLISECONDS: Readonly<Record<Step, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * How much is asked of one environment. This process counts in memory and adds its counts to the database each minute, at its stop, and
 * when somebody reads them; several processes add up. By the wall: traffic does not follow a test clock.
 */
export class UsageLog {
  readonly #counters = new Counters();
  readonly #database: Database;
  readonly #log: Logger;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(database: Database, log: Logger) {
    this.#database = database;
    this.#log = log;
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.flush().catch((error) => this.#log.error({ err: error }, 'usage could not be written; trying again in a minute'));
    }, EVERY_MILLISECONDS).unref();
  }

  /** Writes what is left. What the database does not take then is lost, and logged. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush().catch((error) => this.#log.error({ err: error }, 'the last minute of usage could not be written'));
  }

  count(answered: Answered, wall: number): void {
    this.#counters.count(answered, wall);
  }

  /** Adds to the database what this process has counted so far, in one statement. */
  flush(): Promise<void> {
    const write = this.#writing.then(() => this.#write());
    this.#writing = write.catch(() => undefined);
    return write;
  }

  async #write(): Promise<void> {
    const counters = this.#counters.take();
    if (counters.length === 0) return;
    try {
      await this.#database.query(addUsage, [JSON.stringify(recordsOf(counters))]);
    } catch (error) {
      const dropped = this.#counters.putBack(counters);
      if (dropped > 0) this.#log.error({ dropped }, 'counts of usage were dropped: the database has been away for too long');
      throw error;
    }
  }
}

/** Each counter added to its minute, its hour and its day. */
function recordsOf(counters: readonly Counter[]): UsageRecord[] {
  const records = new Map<string, UsageRecord>();
  for (const counter of counters) {
    for (const step of STEPS) {
      const start = Math.floor((counter.minute * 60_000) / MILLISECONDS[step]) * MILLISECONDS[step];
      const key = `${step} ${start} ${counter.organizationId} ${counter.applicationId} ${counter.operation}`;
      records.set(key, added(records.get(key), counter, step, new Date(start).toISOString()));
    }
  }
  return [...records.values()];
}

function added(known: UsageRecord | undefined, counter: Counter, step: Step, at: string): UsageRecord {
  return {
    organization_id: counter.organizationId,
    step,
    at,
    application_id: counter.applicationId,
    operation: counter.operation,
    requests: counter.requests + (known?.requests ?? 0),
    errors_4xx: counter.errors4xx + (known?.errors_4xx ?? 0),
    errors_5xx: counter.errors5xx + (known?.errors_5xx ?? 0),
    milliseconds: counter.milliseconds + (known?.milliseconds ?? 0),
    longest: Math.max(counter.longest, known?.longest ?? 0),
    histogram: counter.histogram.map((count, bucket) => count + (known?.histogram[bucket] ?? 0)),
    last_at: new Date(counter.lastAt).toISOString(),
  };
}
