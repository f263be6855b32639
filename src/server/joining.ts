import type { FastifyInstance } from 'fastify';
import { joinInstallation } from '../console/installation.ts';
import { addToPool, type PoolServer } from '../console/pool/pool.ts';

const AGAIN_MILLISECONDS = 10_000;

export interface JoiningOptions {
  /** The console. */
  readonly app: FastifyInstance;
  /** E-mail of whoever runs the installation; awaited before it is used. */
  readonly operator: Promise<{ readonly email: string }>;
  /** Servers of this process. */
  readonly own: readonly PoolServer[];
  /** Servers that run elsewhere; they may start later. */
  readonly elsewhere: readonly PoolServer[];
}

/**
 * Makes the pool's servers the console's. Its own are called only when the console is first asked for something, which waits for it: those
 * calls would be a fifth of a start, and most platforms that tests start never show a page.
 */
export class Joining {
  readonly #options: JoiningOptions;
  readonly #timers = new Set<NodeJS.Timeout>();
  #own: Promise<void> | undefined;

  /** Before the console is ready, which takes no hooks afterwards. */
  constructor(options: JoiningOptions) {
    this.#options = options;
    options.app.addHook('onRequest', () => this.#joinOwn());
  }

  /** Takes all into the pool, and joins those that run elsewhere. */
  async start(): Promise<void> {
    const { app, own, elsewhere } = this.#options;
    const { consoleContext } = app;
    for (const server of own) await addToPool(consoleContext, server, consoleContext.clock.now());
    await this.#join(elsewhere);
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
  }

  /** Once; after a failure the next request tries again. */
  #joinOwn(): Promise<void> {
    this.#own ??= this.#join(this.#options.own).catch((error) => {
      this.#own = undefined;
      throw error;
    });
    return this.#own;
  }

  /** What does not answer is tried again until it does. */
  async #join(servers: readonly PoolServer[]): Promise<void> {
    const { app, operator } = this.#options;
    const { email } = await operator;
    let waiting = await joinInstallation(app.consoleContext, email, servers, app.log);
    if (waiting.length === 0) return;
    const again = async () => {
      try {
        waiting = await joinInstallation(app.consoleContext, email, waiting, app.log);
      } catch (error) {
        app.log.error({ err: error }, 'the servers of the pool could not be joined');
      }
      if (waiting.length === 0) clearInterval(timer);
    };
    const timer = setInterval(() => void again(), AGAIN_MILLISECONDS).unref();
    this.#timers.add(timer);
  }
}
