export interface DelayProbeOptions {
  /** A question that takes the way of every request and asks for nothing, such as a ping of the database. */
  readonly ask: () => Promise<void>;
  /** Takes how long an answer took from when the question was due, milliseconds; `open`: it is still out. */
  readonly told: (delay: number, open: boolean) => void;
  /** Whether there is anything to measure; otherwise the probe sleeps. */
  readonly busy: () => boolean;
}

const EVERY_MILLISECONDS = 100;

/**
 * Measures how long everything waits, by standing in the queue itself: a busy event loop makes its timer late, a busy database its answer.
 * What a request asks for does not matter, so that slow operations are not taken for an overload.
 */
export class DelayProbe {
  readonly #options: DelayProbeOptions;
  #timer: NodeJS.Timeout | undefined;
  #due = 0;
  #askedAt: number | undefined;
  #stopped = false;

  constructor(options: DelayProbeOptions) {
    this.#options = options;
  }

  /** There is something to measure from now on. */
  wake(): void {
    if (this.#timer === undefined && !this.#stopped) this.#sleep();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #sleep(): void {
    this.#due = performance.now() + EVERY_MILLISECONDS;
    this.#timer = setTimeout(() => this.#look(), EVERY_MILLISECONDS).unref();
  }

  #look(): void {
    this.#timer = undefined;
    const due = this.#due;
    if (this.#askedAt === undefined) this.#ask(due);
    else this.#options.told(performance.now() - this.#askedAt, true);
    if (this.#askedAt !== undefined || this.#options.busy()) this.wake();
  }

  #ask(due: number): void {
    this.#askedAt = due;
    const answered = () => {
      this.#askedAt = undefined;
      this.#options.told(performance.now() - due, false);
    };
    // A database that refuses answers fast; those who need it are told so by their own questions.
    this.#options.ask().then(answered, answered);
  }
}
