export interface AdmissionOptions {
  /** Requests worked on at once at most, whatever the delay. */
  readonly most: number;
  /** Whether the database can fall silent while this process lives, as one elsewhere can; one within the process is only busy. Default true. */
  readonly canFallSilent?: boolean;
  /** Milliseconds that only grow. */
  readonly clock?: () => number;
}

/** `management`: an operator can look and act while clients have more requests than are answered. */
export type Lane = 'clients' | 'management';

/** What everything may wait beyond the least that was ever measured, which is the way to the database, milliseconds. */
const TARGET_MILLISECONDS = 50;
/** How long the delay may be above the target: work may hold everybody up once. */
const PATIENCE_MILLISECONDS = 100;
/** Never fewer than this many, however slow the work is: a handful of clients is not an overload. */
const LEAST = 64;
/** A question to the database that is out for so long, while nobody else is answered, means that it answers nobody. */
const SILENT_MILLISECONDS = 3_000;
const SMOOTHING = 0.3;
/** Of the bound in a tenth of a second in which nothing waits. */
const GROWTH = 1.1;

/**
 * Bounds how many requests a server works on at once, so that those beyond its capacity are refused at once and the others are answered as
 * fast as ever. A burst of up to the bound is taken whole, however long it takes. Only when more than that have come while everything waited for
 * too long (the delay that a `DelayProbe` measures) does the bound fall, to what the server finishes within that delay (Little's law), and rises
 * again as soon as nothing waits.
 */
export class Admission {
  readonly #most: number;
  readonly #canFallSilent: boolean;
  readonly #clock: () => number;
  readonly #working: Record<Lane, number> = { clients: 0, management: 0 };
  #limit: number;
  #shed = 0;
  #finished = 0;
  #lookedAt: number;
  /** Requests a second while there was more to do than could be done. */
  #rate: number | undefined;
  /** The least delay that was measured. */
  #floor = Number.POSITIVE_INFINITY;
  #standingSince: number | undefined;
  /** Requests under way when the queue began to stand, and those that came since. */
  #sinceStanding = 0;
  /** When a request was last seen to have been answered other than by a failure, or a question to the database. */
  #answeredAt: number;
  #silent = false;

  constructor({ most, canFallSilent = true, clock = () => performance.now() }: AdmissionOptions) {
    this.#most = most;
    this.#canFallSilent = canFallSilent;
    this.#limit = most;
    this.#clock = clock;
    this.#lookedAt = clock();
    this.#answeredAt = this.#lookedAt;
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
    this.#sinceStanding++;
    return new Ticket((difference, well) => {
      this.#working[lane] += difference;
      if (well) this.#finished++;
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
    if (this.#finished > 0 || !open) this.#answeredAt = now;
    this.#silent = this.#canFallSilent && open && delay >= SILENT_MILLISECONDS && now - this.#answeredAt >= SILENT_MILLISECONDS;
    this.#lookedAt = now;
    this.#finished = 0;
    if (!open) this.#floor = Math.min(this.#floor, delay);
    if (delay <= this.#floor + TARGET_MILLISECONDS) {
      this.#nothingWaited(elapsed);
      return;
    }
    if (this.#standingSince === undefined) {
      this.#standingSince = now;
      this.#sinceStanding = this.working;
    }
    this.#rate = this.#rate === undefined ? rate : this.#rate + SMOOTHING * (rate - this.#rate);
    if (now - this.#standingSince < PATIENCE_MILLISECONDS || this.#sinceStanding < this.#most) return;
    this.#limit = Math.min(this.#most, Math.max(LEAST, (this.#rate * (this.#floor + TARGET_MILLISECONDS)) / 1_000));
  }

  /** There was nothing to do, and nobody looked. */
  #rested(): void {
    const now = this.#clock();
    this.#nothingWaited(now - this.#lookedAt);
    this.#lookedAt = now;
    if (!this.#silent) this.#answeredAt = now;
    this.#finished = 0;
  }

  #nothingWaited(milliseconds: number): void {
    this.#standingSince = undefined;
    this.#limit = Math.min(this.#most, this.#limit * GROWTH ** (milliseconds / 100));
  }
}

/** One admitted request. While it waits for something that is none of the server's work it does not count. */
export class Ticket {
  readonly #count: (difference: 1 | -1, well: boolean) => void;
  #state: 'working' | 'aside' | 'done' = 'working';

  constructor(count: (difference: 1 | -1, well: boolean) => void) {
    this.#count = count;
  }

  stepAside(): void {
    if (this.#state !== 'working') return;
    this.#state = 'aside';
    this.#count(-1, false);
  }

  comeBack(): void {
    if (this.#state !== 'aside') return;
    this.#state = 'working';
    this.#count(1, false);
  }

  /** `well`: it was answered, and not by a failure of the server. */
  leave(well = true): void {
    if (this.#state === 'working') this.#count(-1, well);
    this.#state = 'done';
  }
}
