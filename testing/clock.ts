import type { Client } from '../client/index.ts';

/** What the clock of the organization shows. */
export interface ClockState {
  /** ISO 8601. */
  readonly now: string;
  readonly frozen: boolean;
  /** How far it is ahead of the wall, in seconds. */
  readonly offset_seconds: number;
  /** False where the organization follows the wall. */
  readonly test_clock: boolean;
}

/** What an advance did. */
export interface Advanced extends ClockState {
  /** False: it stopped before its goal; advance again. */
  readonly complete: boolean;
  /** Pieces of work that fell due and were done, by kind. */
  readonly ran: Readonly<Record<string, number>>;
  readonly failed: number;
}

/** How long: seconds, or in parts. */
export type Duration = number | { readonly days?: number; readonly hours?: number; readonly minutes?: number; readonly seconds?: number };

/** The test clock of an organization on development. */
export class Clock {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  read(): Promise<ClockState> {
    return this.#client.request('GET', '/cartwright/v1/clock');
  }

  /** Stands still, now or at the instant. */
  freeze(at?: Date | string): Promise<ClockState> {
    return this.#post('freeze', at === undefined ? {} : { at: instant(at) });
  }

  /** Lives through the time: what falls due in between is done in its order before the answer comes. */
  advance(by: Duration): Promise<Advanced> {
    return this.#post('advance', { seconds: seconds(by) });
  }

  advanceTo(instantWanted: Date | string): Promise<Advanced> {
    return this.#post('advance', { to: instant(instantWanted) });
  }

  /** Jumps; what falls due in between is done late, after the jump. */
  set(at: Date | string, { allowBackwards = false } = {}): Promise<ClockState> {
    return this.#post('set', { at: instant(at), ...(allowBackwards ? { allow_backwards: true } : {}) });
  }

  /** Runs on from where it stands, or follows the wall again. */
  resume({ toWall = false } = {}): Promise<ClockState> {
    return this.#post('resume', { to_wall: toWall });
  }

  #post<T>(move: string, body: object): Promise<T> {
    // Advancing over weeks of work takes its time.
    return this.#client.request('POST', `/cartwright/v1/clock/${move}`, { body }, { timeout: 300_000 });
  }
}

function seconds(by: Duration): number {
  if (typeof by === 'number') return by;
  return (((by.days ?? 0) * 24 + (by.hours ?? 0)) * 60 + (by.minutes ?? 0)) * 60 + (by.seconds ?? 0);
}

function instant(at: Date | string): string {
  return typeof at === 'string' ? at : at.toISOString();
}
