/**
 * Bounds how many requests a server works on at once, so that those beyond its capacity are refused at once and the others are answered as
 * fast as ever. A short burst is taken whole. Only when everything has waited for too long for a while (the delay that a `DelayProbe`
 * measures) does the bound fall to what the server finishes within that delay (Little's law), and rises again as soon as nothing waits.
 */
export interface AdmissionOptions {
  /** Requests worked on at once at most, whatever the delay. */
  readonly most: number;
  /** Milliseconds that only grow. */
  readonly clock?: () => number;
}

/** `management`: an operator can look and act while clients have more requests than are answered. */
export type Lane = 'clients' | 'management';

/** What everything may wait for before it counts as too long, milliseconds. */
const TARGET_MILLISECONDS = 50;
/** How long the delay may be above the target: bursts, and work that holds everybody up once. */
const PATIENCE_MILLISECONDS = 300;
/** Never fewer than this many, however slow the work is: a handful of clients is not an overload. */
const LEAST = 64;
/** A question to the database that is out for so long means that it answers nobody. */
const SILENT_MILLISECONDS = 3_000;
const SMOOTHING = 0.3;
/** Of the bound in a tenth of a second in which nothing waits. */
const GROWTH = 1.1;

export class Admission {
  readonly #most: number;
  readonly #clock: () => number;
  readonly #working: Record<Lane, number> = { clients: 0, management: 0 };
  #limit: number;
  #shed = 0;
  #finished = 0;
  #lookedAt: number;
  /** Requests a second while there was more to do than could be done. */
  #rate: number | undefined;
  #standingSince: number | undefined;
  #silent = false;

  constructor({ most, clock = () => performance.now() }: AdmissionOptions) {
    this.#most = most;
    this.#limit = most;
    this.#clock = clock;
    this.#lookedAt = clock();
  }

  /** Undefined: the request is refused. */
  enter(lane: Lane): Ticket | undefined {
    const limit = lane === 'management' ? Math.max(LEAST, this.#most / 4) : this.#limit;
    if (this.#silent || this.#working[lane] >= limit) {
      this.#shed++;
      return undefined;
    }
    if (this.working === 0) this.#rested();
    this.#working[lane]++;
    return new Ticket((difference) => {
      this.#working[lane] += difference;
      if (difference < 0) this.#finished++;
    });
  }

  get working(): number {
    return this.#working.clients + this.#working.management;
  }

  get limit(): number {
    return this.#silent ? 0 : Math.floor(this.#limit);
  }

  /** Requests refused since the start. */
  get shed(): number {
    return this.#shed;
  }

  /** Takes what a probe measured, milliseconds; `open`: it waits still. */
  looked(delay: number, open = false): void {
    const now = this.#clock();
    const elapsed = Math.max(1, now - this.#lookedAt);
    const rate = (this.#finished / elapsed) * 1_000;
    this.#lookedAt = now;
    this.#finished = 0;
    this.#silent = open && delay >= SILENT_MILLISECONDS;
    if (delay <= TARGET_MILLISECONDS) {
      this.#nothingWaited(elapsed);
      return;
    }
    this.#standingSince ??= now;
    this.#rate = this.#rate === undefined ? rate : this.#rate + SMOOTHING * (rate - this.#rate);
    if (now - this.#standingSince < PATIENCE_MILLISECONDS) return;
    this.#limit = Math.min(this.#most, Math.max(LEAST, (this.#rate * TARGET_MILLISECONDS) / 1_000));
  }

  /** There was nothing to do, and nobody looked. */
  #rested(): void {
    const now = this.#clock();
    this.#nothingWaited(now - this.#lookedAt);
    this.#lookedAt = now;
    this.#finished = 0;
  }

  #nothingWaited(milliseconds: number): void {
    this.#standingSince = undefined;
    this.#limit = Math.min(this.#most, this.#limit * GROWTH ** (milliseconds / 100));
  }
}

/** One admitted request. While it waits for something that is none of the server's work it does not count. */
export class Ticket {
  readonly #count: (difference: 1 | -1) => void;
  #state: 'working' | 'aside' | 'done' = 'working';

  constructor(count: (difference: 1 | -1) => void) {
    this.#count = count;
  }

  stepAside(): void {
    if (this.#state !== 'working') return;
    this.#state = 'aside';
    this.#count(-1);
  }

  comeBack(): void {
    if (this.#state !== 'aside') return;
    this.#state = 'working';
    this.#count(1);
  }

  leave(): void {
    this.stepAside();
    this.#state = 'done';
  }
}
