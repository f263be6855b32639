import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Clock } from '../../../contract/clock.ts';
import { tidyNotices } from '../../../storage/console/status/notice.ts';
import { nextRound, takeRound, tidyStatus } from '../../../storage/console/status/round.ts';
import type { Database } from '../../../storage/engine/types.ts';
import { recordRound } from '../recording.ts';
import type { ServerFindings, Target } from './probe-server.ts';

export interface ProberOptions {
  readonly database: Database;
  /** The wall. */
  readonly clock: Clock;
  readonly log: Logger;
  /** From the start of a round to the start of the next, milliseconds. */
  readonly interval: number;
  /** The servers of the pool at this moment. */
  readonly targets: () => Promise<readonly Target[]>;
  /** Never rejects. */
  readonly probe: (target: Target) => Promise<ServerFindings>;
  /** Called once a round is committed: there may be something to tell. */
  readonly recorded: () => void;
}

/** Another process takes over when a round is not finished by then: it takes at most three answers in a row. */
const TAKE_OVER_MILLISECONDS = 20_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** How long samples, hours, days and notices are kept. The days cover the 90 that are shown, and the same days a year ago. */
const KEPT = { samples: DAY, hours: 8 * DAY, days: 460 * DAY, notices: 90 * DAY };

/** Probes all servers every interval. Of several processes on one database, each round is one's; when it dies, the next takes over. */
export class Prober {
  readonly #options: ProberOptions;
  readonly #holder = randomUUID();
  #tidied = 0;

  constructor(options: ProberOptions) {
    this.#options = options;
  }

  /** Does the round that is due, if none of the others has it; gives how many rounds that were. */
  async work(): Promise<number> {
    const { database, clock, interval, targets, probe, recorded, log } = this.#options;
    const now = clock.now();
    const until = new Date(now + TAKE_OVER_MILLISECONDS);
    const [taken] = await database.query(takeRound, [this.#holder, new Date(now), until, new Date(now + interval)]);
    if (!taken) return 0;
    const found = await Promise.all((await targets()).map(probe));
    const kept = await recordRound(database, { holder: this.#holder, round: taken.round }, found, clock.now());
    if (kept) recorded();
    else log.warn({ round: taken.round }, 'a round of probes took so long that another process has taken over');
    await this.#tidy(clock.now());
    return 1;
  }

  /** When the next round is due, epoch milliseconds. */
  async nextAt(): Promise<number | undefined> {
    return (await this.#options.database.query(nextRound, []))[0]?.at;
  }

  async #tidy(now: number): Promise<void> {
    if (now - this.#tidied < HOUR) return;
    this.#tidied = now;
    const before = (age: number) => new Date(now - age);
    await this.#options.database.query(tidyStatus, [before(KEPT.samples), before(KEPT.hours), before(KEPT.days)]);
    await this.#options.database.query(tidyNotices, [before(KEPT.notices)]);
  }
}
