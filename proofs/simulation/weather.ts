import type { Random } from '../support/random.ts';

/** How often things go wrong, each per call of the database. */
export interface Weather {
  /** The call is refused before anything was done. */
  readonly refused: number;
  /** The call is done and its answer is lost. */
  readonly lost: number;
  /** A transaction meets a conflict and is rolled back. */
  readonly conflict: number;
  /** The process dies: before the call, within its transaction, or after it. */
  readonly crash: number;
}

const CALM: Weather = { refused: 0, lost: 0, conflict: 0, crash: 0 };
const ROUGH: Weather = { refused: 0.004, lost: 0.004, conflict: 0.02, crash: 0.00005 };
const STORM: Weather = { refused: 0.04, lost: 0.03, conflict: 0.1, crash: 0.0003 };

export type Mishap = 'refused' | 'lost' | 'conflict' | 'crash_before' | 'crash_within' | 'crash_after';

/** What goes wrong, and when: everything by the seed. */
export class Forecast {
  readonly met: Record<Mishap | 'away', number> = {
    refused: 0,
    lost: 0,
    conflict: 0,
    crash_before: 0,
    crash_within: 0,
    crash_after: 0,
    away: 0,
  };
  readonly #random: Random;
  #weather = CALM;
  /** Of the time that never goes back. */
  #awayUntil = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  get total(): number {
    return Object.values(this.met).reduce((sum, count) => sum + count, 0);
  }

  change(): void {
    const luck = this.#random.next();
    this.#weather = luck < 0.5 ? CALM : luck < 0.9 ? ROUGH : STORM;
  }

  clear(): void {
    this.#weather = CALM;
    this.#awayUntil = 0;
  }

  /** The database answers nobody until then. */
  sendAway(until: number): void {
    this.#awayUntil = until;
  }

  isAway(monotonic: number): boolean {
    if (monotonic >= this.#awayUntil) return false;
    this.met.away++;
    return true;
  }

  /** What happens to a call; counted when it does. */
  next(isTransaction: boolean): Mishap | undefined {
    if (this.#weather === CALM) return undefined;
    const { refused, lost, conflict, crash } = this.#weather;
    let luck = this.#random.next();
    const chances: readonly (readonly [Mishap, number])[] = [
      ['refused', refused],
      ['lost', lost],
      ['conflict', isTransaction ? conflict : 0],
      ['crash_before', crash],
      ['crash_within', isTransaction ? crash * 3 : 0],
      ['crash_after', crash],
    ];
    for (const [mishap, chance] of chances) {
      if (luck < chance) return mishap;
      luck -= chance;
    }
    return undefined;
  }

  /** Milliseconds that a call is on its way. */
  latency(): number {
    return this.#random.chance(0.01) ? this.#random.between(20, 200) : this.#random.between(0, 3);
  }

  /** Statements of a transaction that pass before it meets its end. */
  patience(): number {
    return this.#random.between(0, 4);
  }
}
