/**
 * A bounded memory of what was read from the database; the oldest used entry goes first. A value that was being read
 * while the cache was cleared is handed out but not kept, so that a stale read never outlives its invalidation.
 */
export class Cache<Value> {
  readonly #entries = new Map<string, Value>();
  readonly #limit: number;
  #generation = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get generation(): number {
    return this.#generation;
  }

  get(key: string): Value | undefined {
    const value = this.#entries.get(key);
    if (value !== undefined) {
      this.#entries.delete(key);
      this.#entries.set(key, value);
    }
    return value;
  }

  /** Keeps a value that was read at the given generation. */
  keep(key: string, value: Value, generation: number): void {
    if (generation !== this.#generation) return;
    this.#entries.delete(key);
    if (this.#entries.size >= this.#limit) this.#entries.delete(this.#entries.keys().next().value!);
    this.#entries.set(key, value);
  }

  forget(key: string): void {
    this.#generation++;
    this.#entries.delete(key);
  }

  clear(): void {
    this.#generation++;
    this.#entries.clear();
  }
}
