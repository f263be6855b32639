import type pg from 'pg';
import { DatabaseUnavailable } from './errors.ts';

/**
 * Connections to one PostgreSQL. Single statements share connections and travel pipelined: several are on the way at once, each its own
 * transaction with its own Sync. A transaction has a connection to itself. Measured on two cores with 10 connections, 64 callers and
 * commits that do not wait for the disk (medians of three): prepared inserts 12,500/s one at a time, 17,400/s at depth 4, 27,500/s at 8.
 * Not deeper by default, since a statement that waits for a row lock holds up those behind it.
 */
export interface PoolOptions {
  readonly maxConnections: number;
  /** Most statements on the way at once on one connection. */
  readonly pipelineDepth: number;
  /** How long a caller waits for a connection, in milliseconds. */
  readonly acquireTimeout: number;
  /** Opens a connection; rejects with DatabaseUnavailable. */
  readonly connect: () => Promise<pg.Client>;
}

interface Member {
  readonly client: pg.Client;
  inFlight: number;
  /** Belongs to a transaction, or will as soon as what is on the way is done; gets no further statements. */
  reserved: boolean;
  heir: Waiter | undefined;
}

interface Waiter {
  readonly exclusive: boolean;
  readonly grant: (member: Member) => void;
  readonly refuse: (error: Error) => void;
}

/** How long the work on the way may take after the close. */
const CLOSE_MILLISECONDS = 10_000;
/** After a failed attempt to add a connection to others that work, in milliseconds. */
const PAUSE_AFTER_FAILURE = 1_000;

export class PostgresPool {
  readonly #options: PoolOptions;
  readonly #members = new Set<Member>();
  readonly #waiting: Waiter[] = [];
  #opening = 0;
  #growAfter = 0;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** Runs one short statement on a connection that others may share. Rejects with DatabaseUnavailable if there is none. */
  async shared<T>(run: (client: pg.Client) => Promise<T>): Promise<T> {
    return this.#use(this.#take(false) ?? (await this.#wait(false)), run);
  }

  /** Runs `run` with a connection of its own. Rejects with DatabaseUnavailable if there is none. */
  async exclusive<T>(run: (client: pg.Client) => Promise<T>): Promise<T> {
    return this.#use(this.#take(true) ?? (await this.#wait(true)), run);
  }

  /** Gives a connection up, with everything on the way on it. Another is opened in its place when it is needed. */
  discard(client: pg.Client): void {
    client.connection.stream.destroy();
    this.#remove(client);
  }

  /** Gives a connection up once everything on the way on it is answered. */
  retire(client: pg.Client): void {
    this.#remove(client);
    client.end().catch(() => {});
  }

  /** Gives up every connection of now in the same way. */
  retireAll(): void {
    for (const { client } of [...this.#members]) this.retire(client);
  }

  /** Refuses new work, lets the work on the way finish, closes. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const waiter of this.#waiting.splice(0)) waiter.refuse(closed());
    await Promise.all([...this.#members].map((member) => ended(member.client)));
    this.#members.clear();
  }

  async #use<T>(member: Member, run: (client: pg.Client) => Promise<T>): Promise<T> {
    try {
      return await run(member.client);
    } finally {
      member.inFlight--;
      if (member.inFlight === 0) this.#handOver(member);
      this.#serve();
    }
  }

  #handOver(member: Member): void {
    const heir = member.heir;
    member.heir = undefined;
    member.reserved = heir !== undefined;
    if (heir === undefined) return;
    member.inFlight = 1;
    heir.grant(member);
  }

  /** The best connection at hand, or undefined: then the caller waits. */
  #take(exclusive: boolean): Member | undefined {
    const best = this.#leastBusy();
    const idle = best?.inFlight === 0;
    // Sharing begins when there is nothing more to open: a statement behind another waits for it, however long that one takes.
    if (!idle && this.#opening < Math.max(1, this.#waiting.length)) this.#grow();
    if (best === undefined || (!idle && (this.#opening > 0 || exclusive))) return undefined;
    if (exclusive ? !this.#mayReserve() : best.inFlight >= this.#options.pipelineDepth) return undefined;
    best.inFlight++;
    best.reserved = exclusive;
    return best;
  }

  #leastBusy(): Member | undefined {
    let best: Member | undefined;
    for (const member of this.#members) if (!member.reserved && (best === undefined || member.inFlight < best.inFlight)) best = member;
    return best;
  }

  /** The last connection is left to single statements, so that transactions cannot starve them. */
  #mayReserve(): boolean {
    let reserved = 0;
    for (const member of this.#members) if (member.reserved) reserved++;
    return reserved < Math.max(1, this.#options.maxConnections - 1);
  }

  #wait(exclusive: boolean): Promise<Member> {
    if (this.#closed) return Promise.reject(closed());
    const { promise, resolve, reject } = Promise.withResolvers<Member>();
    const waiter: Waiter = { exclusive, grant: resolve, refuse: reject };
    const timer = setTimeout(() => {
      this.#forget(waiter);
      reject(new DatabaseUnavailable(`No connection became free within ${this.#options.acquireTimeout} ms.`, 'not_executed'));
    }, this.#options.acquireTimeout);
    this.#waiting.push(waiter);
    this.#serve();
    return promise.finally(() => clearTimeout(timer));
  }

  #forget(waiter: Waiter): void {
    const index = this.#waiting.indexOf(waiter);
    if (index >= 0) this.#waiting.splice(index, 1);
    for (const member of this.#members) {
      if (member.heir !== waiter) continue;
      member.heir = undefined;
      member.reserved = false;
    }
  }

  #serve(): void {
    for (let index = 0; index < this.#waiting.length; ) {
      const waiter = this.#waiting[index]!;
      const member = this.#take(waiter.exclusive);
      if (member === undefined && !(waiter.exclusive && this.#reserveFor(waiter))) {
        index++;
        continue;
      }
      this.#waiting.splice(index, 1);
      if (member !== undefined) waiter.grant(member);
    }
  }

  /** With nothing idle and nothing more to open, the least busy connection is kept free for a transaction. */
  #reserveFor(waiter: Waiter): boolean {
    if (this.#opening > 0 || this.#canGrow() || !this.#mayReserve()) return false;
    const member = this.#leastBusy();
    if (member === undefined) return false;
    member.reserved = true;
    member.heir = waiter;
    return true;
  }

  #canGrow(): boolean {
    if (this.#closed || this.#members.size + this.#opening >= this.#options.maxConnections) return false;
    return this.#members.size === 0 || performance.now() >= this.#growAfter;
  }

  #grow(): void {
    if (!this.#canGrow()) return;
    this.#opening++;
    this.#options.connect().then(
      (client) => {
        this.#opening--;
        if (this.#closed) return void client.end();
        // The driver reports the end of a connection to those who wait on it by itself.
        client.on('error', () => this.#remove(client));
        client.on('end', () => this.#remove(client));
        this.#members.add({ client, inFlight: 0, reserved: false, heir: undefined });
        this.#serve();
      },
      (error: Error) => {
        this.#opening--;
        this.#growAfter = performance.now() + PAUSE_AFTER_FAILURE;
        if (this.#members.size === 0) for (const waiter of this.#waiting.splice(0)) waiter.refuse(error);
        else this.#serve();
      },
    );
  }

  #remove(client: pg.Client): void {
    for (const member of this.#members) {
      if (member.client !== client) continue;
      this.#members.delete(member);
      if (member.heir !== undefined) this.#waiting.unshift(member.heir);
      member.heir = undefined;
    }
    this.#serve();
  }
}

/** A server that has gone without a word does not keep a process from ending. */
async function ended(client: pg.Client): Promise<void> {
  const cutOff = setTimeout(() => client.connection.stream.destroy(), CLOSE_MILLISECONDS);
  await client.end().catch(() => {});
  clearTimeout(cutOff);
}

function closed(): DatabaseUnavailable {
  return new DatabaseUnavailable('The connections to the database are closed.', 'not_executed');
}
