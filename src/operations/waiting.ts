import { setTimeout as pause } from 'node:timers/promises';
import { ApiError, errors } from '../contract/errors.ts';

/** What other processes committed is looked for this often. */
const POLL_MILLISECONDS = 1_000;
/** One look serves all commits of this while, so that a busy organization does not ask without end. */
const GATHER_MILLISECONDS = 20;
const MOST_WAITING = 20;

export type Topic = 'commits' | 'requests';

export interface Wait<Answer> {
  readonly organizationId: number;
  /** What wakes it: a commit by default, or a request that the inspector kept. */
  readonly topic?: Topic;
  /** Who waits: an application by its id, or a page. */
  readonly caller: number | string;
  /** How long at most; 0 looks once. */
  readonly milliseconds: number;
  /** Looks once, and gives undefined where there is nothing yet. */
  readonly look: () => Promise<Answer | undefined>;
  /** Ends the wait of a client that went away. */
  readonly gone?: AbortSignal;
}

/**
 * Where requests wait for news of their organization (long polling): woken by each commit of this process, and once a second for those of
 * others. Between two looks a waiter holds no connection of the database. An application, or a page, has a limited number of them.
 */
export class WaitingRoom {
  /** By organization and topic: what wakes each waiter. */
  readonly #waiters = new Map<string, Set<() => void>>();
  readonly #counts = new Map<number | string, number>();
  readonly #limit: number;
  #closed = false;

  constructor(limit = MOST_WAITING) {
    this.#limit = limit;
  }

  /** Something may have happened to the organization. */
  wake(organizationId: number, topic: Topic = 'commits'): void {
    if (this.#waiters.size === 0) return;
    for (const wake of this.#waiters.get(`${organizationId} ${topic}`) ?? []) wake();
  }

  /** Everybody who waits gets an answer, and nobody waits any more. */
  close(): void {
    this.#closed = true;
    for (const waiters of this.#waiters.values()) for (const wake of waiters) wake();
  }

  /** What `look` finds, as soon as it finds something; undefined after the time, or when the server stops. Too many waiters: 429. */
  async until<Answer>(wait: Wait<Answer>): Promise<Answer | undefined> {
    const found = await wait.look();
    if (found !== undefined || wait.milliseconds <= 0 || this.#closed) return found;
    const { caller } = wait;
    const count = this.#counts.get(caller) ?? 0;
    if (count >= this.#limit) {
      throw new ApiError(errors.tooManyWaiting, { values: { count: this.#limit }, headers: { 'retry-after': '1' } });
    }
    this.#counts.set(caller, count + 1);
    try {
      return await this.#lookAgain(wait);
    } finally {
      const left = this.#counts.get(caller)! - 1;
      if (left > 0) this.#counts.set(caller, left);
      else this.#counts.delete(caller);
    }
  }

  async #lookAgain<Answer>({ organizationId, topic = 'commits', milliseconds, look, gone }: Wait<Answer>): Promise<Answer | undefined> {
    const key = `${organizationId} ${topic}`;
    const waiters = this.#waiters.get(key) ?? new Set();
    this.#waiters.set(key, waiters);
    const bell = new Bell();
    const wake = () => bell.ring();
    waiters.add(wake);
    gone?.addEventListener('abort', wake);
    const end = performance.now() + milliseconds;
    try {
      for (;;) {
        // A commit between the look and the wait is not missed: the bell has rung then.
        bell.reset();
        const found = await look();
        const left = end - performance.now();
        if (found !== undefined || left <= 0 || this.#closed || gone?.aborted) return found;
        await bell.heard(Math.min(left, POLL_MILLISECONDS));
        if (!this.#closed && !gone?.aborted) await pause(Math.min(GATHER_MILLISECONDS, Math.max(0, end - performance.now())));
      }
    } finally {
      waiters.delete(wake);
      gone?.removeEventListener('abort', wake);
      if (waiters.size === 0) this.#waiters.delete(key);
    }
  }
}

/** Remembers that it rang until it is reset. */
class Bell {
  #rung = false;
  #hear = () => {};

  reset(): void {
    this.#rung = false;
  }

  ring(): void {
    this.#rung = true;
    this.#hear();
  }

  async heard(milliseconds: number): Promise<void> {
    if (this.#rung) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#hear = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#hear = () => {};
  }
}
