/** A seeded generator (xorshift on 32 bits): the same seed gives the same sequence on every machine. */
export class Random {
  #state: number;

  constructor(seed: number) {
    // Neighbouring seeds start far apart; zero would stay zero.
    this.#state = Math.imul(seed ^ (seed >>> 16), 0x45d9f3b) ^ 0x9e3779b9 || 1;
    for (let warm = 0; warm < 8; warm++) this.next();
  }

  /** In `[0, 1)`. */
  next(): number {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state;
    return (state >>> 0) / 2 ** 32;
  }

  /** A whole number in `[from, until)`. */
  between(from: number, until: number): number {
    return from + Math.floor(this.next() * (until - from));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(from: readonly T[]): T {
    if (from.length === 0) throw new RangeError('Nothing to pick from.');
    return from[this.between(0, from.length)]!;
  }

  shuffle<T>(list: readonly T[]): T[] {
    const shuffled = [...list];
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = this.between(0, last + 1);
      [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
    }
    return shuffled;
  }
}
