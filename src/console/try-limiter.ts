const WINDOW = 60_000;

/** Allows a number of tries per key in any 60 seconds, counted in this process. Tries are taken before they are known to fail. */
export class TryLimiter {
  readonly #limit: number;
  readonly #tries = new Map<string, number[]>();
  #tidied = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Counts a try under each key. When one of them has none left, counts nothing and gives the whole seconds to wait. */
  take(keys: readonly string[], now: number): number | undefined {
    this.#tidy(now);
    const waits = keys.map((key) => {
      const recent = this.#recent(key, now);
      return recent.length < this.#limit ? 0 : recent[0]! + WINDOW - now;
    });
    const wait = Math.max(...waits);
    if (wait > 0) return Math.ceil(wait / 1000);
    for (const key of keys) this.#tries.set(key, [...this.#recent(key, now), now]);
    return undefined;
  }

  /** Uncounts a try taken at `at`: it succeeded. */
  giveBack(keys: readonly string[], at: number): void {
    for (const key of keys) {
      const tries = this.#tries.get(key) ?? [];
      const index = tries.indexOf(at);
      if (index >= 0) this.#tries.set(key, tries.toSpliced(index, 1));
    }
  }

  #recent(key: string, now: number): number[] {
    return (this.#tries.get(key) ?? []).filter((at) => at > now - WINDOW && at <= now);
  }

  #tidy(now: number): void {
    if (Math.abs(now - this.#tidied) < WINDOW) return;
    this.#tidied = now;
    for (const key of this.#tries.keys()) {
      if (this.#recent(key, now).length === 0) this.#tries.delete(key);
    }
  }
}
