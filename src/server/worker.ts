import type { Logger } from 'pino';
import type { WorkerState } from '../operations/vitals.ts';

/** Work that falls due is looked for this often where no signal came, as after a restart. */
const POLL_MILLISECONDS = 1_000;

export interface WorkerOptions {
  /** Does some of what is due at an instant (epoch milliseconds) and gives how much it was; 0: nothing is left. */
  readonly work: (now: number) => Promise<number>;
  /** When work falls due next (epoch milliseconds on the wall), asked when nothing is left: the worker wakes then. */
  readonly nextAt?: (now: number) => Promise<number | undefined>;
  /** Calls back when work may have come, and gives a function that ends it. */
  readonly watch: (wake: () => void) => () => void;
  readonly log: Logger;
  readonly clock?: () => number;
}

/** Does what falls due, one piece after another: at a signal at once, else at the next poll. */
export class Worker {
  readonly #options: WorkerOptions;
  readonly #unwatch: () => void;
  readonly #timer: NodeJS.Timeout;
  #alarm: NodeJS.Timeout | undefined;
  #wanted = false;
  #stopping = false;
  #running: Promise<void> = Promise.resolve();
  #idle = true;
  #lastRunAt: number | null = null;
  #lastErrorAt: number | null = null;

  constructor(options: WorkerOptions) {
    this.#options = options;
    this.#unwatch = options.watch(() => this.wake());
    this.#timer = setInterval(() => this.wake(), POLL_MILLISECONDS).unref();
    this.wake();
  }

  get state(): WorkerState {
    return { lastRunAt: this.#lastRunAt, lastErrorAt: this.#lastErrorAt };
  }

  wake(): void {
    this.#wanted = true;
    if (!this.#idle || this.#stopping) return;
    this.#idle = false;
    this.#running = this.#run();
  }

  /** Takes nothing more and waits for what is being done. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearInterval(this.#timer);
    clearTimeout(this.#alarm);
    this.#unwatch();
    await this.#running;
    clearTimeout(this.#alarm);
  }

  async #run(): Promise<void> {
    const { work, nextAt, log, clock = Date.now } = this.#options;
    try {
      while (this.#wanted && !this.#stopping) {
        this.#wanted = false;
        if ((await work(clock())) > 0) this.#wanted = true;
        else if (nextAt && !this.#wanted) this.#wakeAt(await nextAt(clock()), clock());
        this.#lastRunAt = Date.now();
      }
    } catch (error) {
      // The next signal or poll tries again; what was claimed comes back when its claim lapses.
      this.#lastErrorAt = Date.now();
      log.error({ err: error }, 'the worker met an error');
    } finally {
      this.#idle = true;
    }
  }

  /** What is past is in other hands or failed lately, and what is far is seen by a poll before. */
  #wakeAt(instant: number | undefined, now: number): void {
    clearTimeout(this.#alarm);
    if (instant === undefined || instant <= now || instant - now > POLL_MILLISECONDS) return;
    this.#alarm = setTimeout(() => this.wake(), instant - now).unref();
  }
}
