import { type Database, statement } from '../engine/types.ts';

const POLL_MILLISECONDS = 250;
/** Without a successful poll for this long the caches are not trusted. */
const TRUST_MILLISECONDS = 1_000;
/** Rows become visible in commit order, not in id order: this far back they are looked at again. */
const OVERLAP_SECONDS = 10;
const KEEP_HOURS = 1;
/** After so long without a successful poll something may have been tidied away unread; well below what is kept. */
const MISSED_MILLISECONDS = (KEEP_HOURS * 3_600_000) / 2;

const readTail = statement<[], { id: number }>('read_invalidation_tail', 'select coalesce(max(id), 0) as id from cw.invalidations');
const readFeed = statement<[floor: number], { id: number; topic: string; old: boolean }>(
  'read_invalidations',
  `select id, topic, created_at < max(created_at) over () - interval '${OVERLAP_SECONDS} seconds' as old
     from cw.invalidations where id > $1 order by id`,
);
const tidyFeed = statement<[], never>(
  'tidy_invalidations',
  `delete from cw.invalidations where created_at < clock_timestamp() - interval '${KEEP_HOURS} hours'`,
);

/** Tells a process what others changed. A poll of a small table four times a second; no listening connection to guard. */
export class InvalidationFeed {
  readonly #database: Database;
  readonly #forget: (topic: string) => void;
  readonly #now: () => number;
  #floor = 0;
  #seen = new Set<number>();
  #lastSuccess = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #polls = 0;

  /** `now` in milliseconds, never backwards. */
  constructor(database: Database, forget: (topic: string) => void, now = () => performance.now()) {
    this.#database = database;
    this.#forget = forget;
    this.#now = now;
  }

  get current(): boolean {
    return this.#now() - this.#lastSuccess < TRUST_MILLISECONDS;
  }

  async start(): Promise<void> {
    const [tail] = await this.#database.query(readTail, []);
    this.#floor = Math.max(0, (tail?.id ?? 0) - 1_000);
    await this.poll();
    this.#timer = setInterval(() => {
      this.#running = this.#running.then(() => this.poll());
    }, POLL_MILLISECONDS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  /** Forgets what others changed since the last poll. */
  async poll(): Promise<void> {
    const started = this.#now();
    try {
      const rows = await this.#database.query(readFeed, [this.#floor]);
      for (const row of rows) {
        if (!this.#seen.has(row.id)) this.#forget(row.topic);
      }
      if (Number.isFinite(this.#lastSuccess) && started - this.#lastSuccess > MISSED_MILLISECONDS) this.#forget('everything');
      this.#floor = rows.findLast((row) => row.old)?.id ?? this.#floor;
      this.#seen = new Set(rows.filter((row) => row.id > this.#floor).map((row) => row.id));
      this.#lastSuccess = started;
      if (this.#polls++ % 1_000 === 0) await this.#database.query(tidyFeed, []);
    } catch {
      // The database does not answer: `current` turns false by itself and the readers meet the error themselves.
    }
  }
}
