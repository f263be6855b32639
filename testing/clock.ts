import type { ManagementClockAdvanceAnswer as Advanced, Client, Clock as ClockState } from '../client/index.ts';

export type { Advanced, ClockState };

/** How long: seconds, or in parts. */
export type Duration = number | { readonly days?: number; readonly hours?: number; readonly minutes?: number; readonly seconds?: number };

/** Advancing over weeks of work takes its time. */
const ADVANCE_TIMEOUT = 300_000;

/** The test clock of an organization on development. */
export class Clock {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  read(): Promise<ClockState> {
    return this.#client.management.clock.get();
  }

  /** Stands still, now or at the instant. */
  freeze(at?: Date | string): Promise<ClockState> {
    return this.#client.management.clock.freeze({ body: at === undefined ? {} : { at: instant(at) } });
  }

  /** Lives through the time: what falls due in between is done in its order before the answer comes. */
  advance(by: Duration): Promise<Advanced> {
    return this.#advance({ seconds: seconds(by) });
  }

  advanceTo(at: Date | string): Promise<Advanced> {
    return this.#advance({ to: instant(at) });
  }

  /** Jumps; what falls due in between is done late, after the jump. */
  set(at: Date | string, { allowBackwards = false } = {}): Promise<ClockState> {
    return this.#client.management.clock.set({ body: { at: instant(at), allow_backwards: allowBackwards } });
  }

  /** Runs on from where it stands, or follows the wall again. */
  resume({ toWall = false } = {}): Promise<ClockState> {
    return this.#client.management.clock.resume({ body: { to_wall: toWall } });
  }

  #advance(body: { seconds: number } | { to: string }): Promise<Advanced> {
    return this.#client.management.clock.advance({ body }, { timeout: ADVANCE_TIMEOUT });
  }
}

function seconds(by: Duration): number {
  if (typeof by === 'number') return by;
  return (((by.days ?? 0) * 24 + (by.hours ?? 0)) * 60 + (by.minutes ?? 0)) * 60 + (by.seconds ?? 0);
}

function instant(at: Date | string): string {
  return typeof at === 'string' ? at : at.toISOString();
}
