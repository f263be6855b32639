import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { encodeSpans, type Resource } from './otlp.ts';
import type { Span } from './span.ts';

export interface ExporterOptions {
  /** Of the collector, with its path. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly resource: Resource;
  readonly log: Logger;
}

/** Spans that wait; more are dropped, so that a collector that is away costs memory up to here and no request anything. */
const LONGEST_QUEUE = 8_192;
const LARGEST_BATCH = 512;
/** How long the first of a batch waits for company. */
const BATCH_MILLISECONDS = 1_000;
const ANSWER_MILLISECONDS = 10_000;
/** Before another try. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;
const LAST_WORDS_MILLISECONDS = 3_000;
/** The log names a collector that is away once in this time. */
const COMPLAINT_MILLISECONDS = 60_000;
/** OTLP/HTTP: these may be tried again, all else may not. */
const RETRYABLE = new Set([429, 502, 503, 504]);

/** Sends spans to a collector by OTLP/HTTP in JSON, in batches, one at a time. */
export class Exporter {
  readonly #options: ExporterOptions;
  readonly #stopping = new AbortController();
  /** The time for last words is over. */
  readonly #over = new AbortController();
  #queue: Span[] = [];
  #running: Promise<void> | undefined;
  /** Ends the wait for a batch to fill. */
  #full = () => {};
  #dropped = 0;
  #complainedAt = Number.NEGATIVE_INFINITY;

  constructor(options: ExporterOptions) {
    this.#options = options;
  }

  /** Spans that were lost: the queue was full, or the collector would not have them. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Never throws and never waits. */
  add(span: Span): void {
    if (this.#queue.length >= LONGEST_QUEUE) {
      this.#dropped++;
      return;
    }
    this.#queue.push(span);
    if (this.#queue.length === LARGEST_BATCH) this.#full();
    this.#running ??= this.#run();
  }

  /** Sends what is left, with one try each and up to three seconds. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#full();
    const timer = setTimeout(() => this.#over.abort(), LAST_WORDS_MILLISECONDS);
    await this.#running;
    clearTimeout(timer);
  }

  async #run(): Promise<void> {
    let pause = FIRST_PAUSE;
    await this.#filled();
    while (this.#queue.length > 0) {
      const batch = this.#queue.splice(0, LARGEST_BATCH);
      const outcome = await this.#send(batch);
      if (outcome === 'again' && !this.#stopping.signal.aborted) {
        this.#queue = [...batch, ...this.#queue];
        await wait(pause, undefined, { ref: false, signal: this.#stopping.signal }).catch(() => undefined);
        pause = Math.min(pause * 2, LONGEST_PAUSE);
        continue;
      }
      if (outcome !== 'sent') this.#dropped += batch.length;
      pause = FIRST_PAUSE;
    }
    this.#running = undefined;
  }

  /** Waits until there is a whole batch, at most a second. */
  async #filled(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#full = resolve;
    if (this.#stopping.signal.aborted) return;
    const timer = setTimeout(resolve, BATCH_MILLISECONDS).unref();
    await promise;
    clearTimeout(timer);
  }

  async #send(batch: readonly Span[]): Promise<'sent' | 'again' | 'refused'> {
    const { url, headers, resource } = this.#options;
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: encodeSpans(batch, resource),
        redirect: 'error',
        signal: AbortSignal.any([AbortSignal.timeout(ANSWER_MILLISECONDS), this.#over.signal]),
      });
      await answer.arrayBuffer();
      if (answer.ok) return 'sent';
      this.#complain(`the collector answered ${answer.status}`);
      return RETRYABLE.has(answer.status) ? 'again' : 'refused';
    } catch (error) {
      const { cause, message } = error as Error;
      this.#complain(cause instanceof Error ? cause.message : message);
      return 'again';
    }
  }

  #complain(problem: string): void {
    if (performance.now() - this.#complainedAt < COMPLAINT_MILLISECONDS) return;
    this.#complainedAt = performance.now();
    this.#options.log.warn({ problem, dropped: this.#dropped }, 'traces could not be sent');
  }
}
