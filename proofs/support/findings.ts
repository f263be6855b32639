const SHOWN = 5;

/** What a proof counts against the promise, by kind; the first of each are told of. */
export class Findings<K extends string> {
  readonly #counts: Map<K, number>;

  constructor(kinds: readonly K[]) {
    this.#counts = new Map(kinds.map((kind) => [kind, 0]));
  }

  note(kind: K, what: string): void {
    const count = this.#counts.get(kind)! + 1;
    this.#counts.set(kind, count);
    if (count <= SHOWN) console.error(`${kind}: ${what}`);
  }

  get none(): boolean {
    return [...this.#counts.values()].every((count) => count === 0);
  }

  get counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#counts);
  }
}
