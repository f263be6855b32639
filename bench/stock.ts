import type { Window } from './world.ts';

export interface Held {
  readonly user: string;
  readonly hold: number;
  readonly window: Window;
}

/** Users without a hold, and holds without an order: what reserving and ordering hand to each other. */
export class Stock {
  readonly #free: string[];
  readonly #held: Held[] = [];
  readonly #windows: readonly Window[];
  readonly #prefix: string;
  #next: number;
  #order = 0;

  constructor(prefix: string, users: number, windows: readonly Window[], seed: number) {
    this.#prefix = prefix;
    this.#free = Array.from({ length: users }, (_, index) => `${prefix}${index}`);
    this.#windows = windows;
    this.#next = seed % windows.length;
  }

  takeUser(): string | undefined {
    return this.#free.pop();
  }

  /** Walks over all windows, so that they fill evenly and neighbours in time are not neighbours in the index. */
  nextWindow(): Window {
    this.#next = (this.#next + 7_919) % this.#windows.length;
    return this.#windows[this.#next]!;
  }

  nextOrder(): string {
    return `${this.#prefix}order-${this.#order++}`;
  }

  keepHold(held: Held): void {
    this.#held.push(held);
  }

  /** The latest one: older ones may have expired. */
  takeHold(): Held | undefined {
    return this.#held.pop();
  }

  /** The user is free for the next hold. */
  ordered(held: Held): void {
    this.#free.push(held.user);
  }
}
