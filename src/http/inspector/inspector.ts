import { randomUUID } from 'node:crypto';
import type { Exchange, ExchangeHead, Inspected, InspectedHead } from './exchange.ts';
import { headOf, inspect } from './masking.ts';
import { type Mentioning, Mentions, type Named, textsOf } from './mention.ts';
import { Segments, type Spilled } from './segments.ts';

export const DEFAULT_MEMORY = 32 * 1024 * 1024;
const MOST_ENTRIES = 20_000;
/** Files may take this many times the memory. */
const FILES_PER_MEMORY = 4;
const SEGMENTS = 16;
/** Exchanges that leave memory in one go: masking and writing them holds the process up for about a millisecond. */
const BATCH = 32;
/** Memory is emptied down to this part of its bound. */
const LOW_WATER = 0.9;
/** When files can't keep up, what is beyond this part of the bound is dropped. */
const HIGH_WATER = 1.25;
/** Exchanges that a search looks at before it lets others work. */
const LOOKED_AT = 512;
/** How many requests may be on the way as replays. */
const MOST_REPLAYS = 1_000;

export interface InspectorOptions {
  /** Where what leaves memory is written; undefined: it is dropped. */
  readonly folder: string | undefined;
  /** Bytes in memory, about; files take four times as much. */
  readonly memory?: number;
  readonly entries?: number;
  readonly onError: (error: unknown) => void;
}

export interface ExchangeFilter {
  readonly organizationId: number;
  /** Newest first: only what is older than this one. */
  readonly before?: number;
  /** Only what is newer than this one. */
  readonly since?: number;
  readonly applicationId?: number;
  readonly requestId?: string;
  /** `404`, or `4` for all of 400–499. */
  readonly status?: number;
  readonly operation?: string;
  readonly method?: string;
  /** Part of the path with its query. */
  readonly path?: string;
  /** Ids that must all be named in path, query or a body. */
  readonly mentions?: readonly Named[];
  readonly from?: number;
  readonly to?: number;
  readonly leastMilliseconds?: number;
}

/** A request sent again, through the same handlers. */
export interface Sending {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
}
export interface Sent {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

interface Found {
  readonly head: InspectedHead;
  whole(): Inspected;
}

/** What is no more to be kept: exchanges that began before. */
interface Forgotten {
  readonly organizationId: number;
  readonly at: number;
  readonly mentions: Mentions;
}
/** Requests that take longer than this are not waited for. */
const FORGETTING_MILLISECONDS = 10 * 60_000;

/**
 * The requests and answers of the last while of one environment, as this process served them: a ring in memory, bounded in bytes and
 * entries, whose oldest part moves on into files. Memory holds them as they were; whatever leaves it, to a reader or a file, is masked.
 */
export class Inspector {
  /** Name of this process in its entries. */
  readonly process = `${process.pid}-${randomUUID().slice(0, 8)}`;
  readonly #memory: number;
  readonly #entries: number;
  readonly #onError: (error: unknown) => void;
  readonly #segments: Segments | undefined;
  readonly #replays = new Map<string, string>();
  #ring: Exchange[] = [];
  #bytes = 0;
  /** Higher than every number of a former process: no process serves a million requests a second. */
  #seq = Date.now() * 1_000;
  #spilling: Promise<void> | undefined;
  #forgotten: Forgotten[] = [];
  #reads: ReadonlySet<string> = new Set();
  #added: (organizationId: number) => void = () => undefined;
  #send: ((sending: Sending) => Promise<Sent>) | undefined;

  constructor({ folder, memory = DEFAULT_MEMORY, entries = MOST_ENTRIES, onError }: InspectorOptions) {
    this.#memory = memory;
    this.#entries = entries;
    this.#onError = onError;
    const limit = memory * FILES_PER_MEMORY;
    this.#segments =
      folder === undefined ? undefined : new Segments({ folder, limit, segment: Math.ceil(limit / SEGMENTS), process: this.process });
  }

  async start(): Promise<void> {
    await this.#segments?.start();
  }

  /** With `keep` what is in memory goes to the files, so that the next process finds it. */
  async stop({ keep }: { readonly keep: boolean }): Promise<void> {
    await this.#spilling;
    if (keep) {
      for (let start = 0; start < this.#ring.length; start += BATCH) {
        await this.#segments?.append(this.#ring.slice(start, start + BATCH).map(inspect));
      }
    }
    await this.#segments?.stop();
  }

  /** What is moving into files, until it is there. */
  get spilling(): Promise<void> | undefined {
    return this.#spilling;
  }

  nextNumber(): number {
    return ++this.#seq;
  }

  /** Takes an exchange that has ended. */
  add(exchange: Exchange): void {
    if (this.#forgotten.length > 0 && this.#isForgotten(exchange)) return;
    this.#ring.push(exchange);
    this.#bytes += exchange.bytes;
    if (this.#bytes > this.#memory || this.#ring.length > this.#entries) this.#spillSoon();
    this.#added(exchange.organizationId);
  }

  /** The newest first, `limit` at most. */
  async list(filter: ExchangeFilter, limit: number): Promise<InspectedHead[]> {
    const found: InspectedHead[] = [];
    for await (const { head } of this.#find(filter)) {
      if (found.push(head) >= limit) break;
    }
    return found;
  }

  /** Those that ended after the one numbered `since`, the oldest of them first, `limit` at most. */
  async listSince(filter: ExchangeFilter & { readonly since: number }, limit: number): Promise<InspectedHead[]> {
    const found: InspectedHead[] = [];
    for await (const { head } of this.#find(filter)) {
      found.push(head);
      // Of a long row only the oldest are kept, those that are answered.
      if (found.length > 2 * limit) found.splice(0, found.length - limit);
    }
    return found.slice(-limit).reverse();
  }

  /** Number of the latest exchange, or of this process' begin. */
  get latest(): number {
    return this.#seq;
  }

  /** Calls back with the organization of each exchange that is kept. */
  onAdded(added: (organizationId: number) => void): void {
    this.#added = added;
  }

  /** The same with everything that is known of each. */
  async listWhole(filter: ExchangeFilter, limit: number): Promise<Inspected[]> {
    const found: Inspected[] = [];
    for await (const one of this.#find(filter)) {
      if (found.push(one.whole()) >= limit) break;
    }
    return found;
  }

  /** The newest with the request id. */
  async find(organizationId: number, requestId: string): Promise<Inspected | undefined> {
    const [found] = await this.listWhole({ organizationId, requestId }, 1);
    return found;
  }

  /** Forgets all of an organization, in memory and in files. */
  async clear(organizationId: number): Promise<void> {
    this.#remove((exchange) => exchange.organizationId === organizationId);
    await this.#segments?.forget(({ head }) => head.organizationId === organizationId);
  }

  /** Forgets what names one of the ids, in memory and in files, and what is under way and will name one. */
  async forget(organizationId: number, named: readonly Named[]): Promise<void> {
    const mentions = new Mentions(named);
    const at = Date.now();
    this.#forgotten = [...this.#forgotten.filter((one) => one.at > at - FORGETTING_MILLISECONDS), { organizationId, at, mentions }];
    this.#remove((exchange) => exchange.organizationId === organizationId && mentions.in(mentioning(exchange)));
    // What is being written comes first; what follows is taken from the ring, which has it no more.
    await this.#segments?.forget((spilled) => spilled.head.organizationId === organizationId && mentions.in(mentioningSpilled(spilled)));
  }

  /** What other processes are told after `forget`: the ids are not, since they would be kept with the message. */
  topicOf(organizationId: number): string {
    return `requests_of:${organizationId}/${this.process}`;
  }

  /** Another process forgot requests of an organization: those here go whole. */
  async clearUnless(subject: string): Promise<void> {
    const [organizationId, process] = subject.split('/');
    if (process !== this.process) await this.clear(Number(organizationId)).catch(this.#onError);
  }

  /** Requests are sent again through `send`; `reads` are the operations that write nothing. */
  connect(send: (sending: Sending) => Promise<Sent>, reads: ReadonlySet<string>): void {
    this.#send = send;
    this.#reads = reads;
  }

  isRead(operation: string): boolean {
    return this.#reads.has(operation);
  }

  /** Sends a request through the server's handlers; its own entry says what it repeats. */
  async replay(original: string, requestId: string, sending: Sending): Promise<Sent> {
    if (!this.#send) throw new Error('The inspector is not connected to a server.');
    if (this.#replays.size >= MOST_REPLAYS) this.#replays.clear();
    this.#replays.set(requestId, original);
    try {
      return await this.#send(sending);
    } finally {
      this.#replays.delete(requestId);
    }
  }

  /** The request id that a request repeats. */
  originalOf(requestId: string): string | null {
    return this.#replays.size === 0 ? null : (this.#replays.get(requestId) ?? null);
  }

  async *#find(filter: ExchangeFilter): AsyncGenerator<Found> {
    const matches = matcher(filter);
    // What moves into files meanwhile is seen here, and only here.
    const ring = this.#ring.slice();
    for (let index = ring.length - 1; index >= 0; index--) {
      const exchange = ring[index]!;
      if (exchange.seq <= (filter.since ?? 0) && exchange.process === this.process) return;
      if (index % LOOKED_AT === 0) await new Promise((resolve) => setImmediate(resolve));
      if (matches(exchange, () => mentioning(exchange))) yield { head: headOf(exchange), whole: () => inspect(exchange) };
    }
    const oldest = ring[0]?.process === this.process ? ring[0].seq : Number.POSITIVE_INFINITY;
    const needle = filter.requestId === undefined ? undefined : JSON.stringify(filter.requestId);
    for await (const spilled of this.#segments?.newestFirst(needle) ?? []) {
      const { head } = spilled;
      if (head.process === this.process && head.seq >= oldest) continue;
      if (matches(head, () => mentioningSpilled(spilled))) yield { head, whole: () => ({ head, rest: spilled.rest() }) };
    }
  }

  #remove(picks: (exchange: Exchange) => boolean): void {
    this.#ring = this.#ring.filter((exchange) => !picks(exchange));
    this.#bytes = this.#ring.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  #isForgotten(exchange: Exchange): boolean {
    return this.#forgotten.some(
      ({ organizationId, at, mentions }) =>
        exchange.organizationId === organizationId && exchange.at <= at && mentions.in(mentioning(exchange)),
    );
  }

  #isOver(part: number): boolean {
    return this.#bytes > this.#memory * part || this.#ring.length > this.#entries * part;
  }

  #spillSoon(): void {
    if (!this.#segments) {
      this.#drop(LOW_WATER);
      return;
    }
    if (this.#isOver(HIGH_WATER)) this.#drop(1);
    this.#spilling ??= this.#spill(this.#segments)
      .catch((error: unknown) => {
        this.#onError(error);
        this.#drop(LOW_WATER);
      })
      .finally(() => {
        this.#spilling = undefined;
      });
  }

  async #spill(segments: Segments): Promise<void> {
    while (this.#isOver(LOW_WATER)) {
      await new Promise((resolve) => setImmediate(resolve));
      const batch = this.#ring.slice(0, BATCH);
      await segments.append(batch.map(inspect));
      // What was forgotten meanwhile is no more in the ring, and goes from the files by its own work after this.
      const last = batch.at(-1)!.seq;
      const written = this.#ring.findIndex(({ seq }) => seq > last);
      for (const { bytes } of this.#ring.splice(0, written < 0 ? this.#ring.length : written)) this.#bytes -= bytes;
    }
  }

  #drop(part: number): void {
    let gone = 0;
    let bytes = this.#bytes;
    while (gone < this.#ring.length && (bytes > this.#memory * part || this.#ring.length - gone > this.#entries * part)) {
      bytes -= this.#ring[gone++]!.bytes;
    }
    this.#ring = this.#ring.slice(gone);
    this.#bytes = bytes;
  }
}

function mentioning({ url, userId, requestBody, answerBody }: Exchange): Mentioning {
  const request = requestBody === undefined ? undefined : Buffer.from(requestBody, 'latin1').toString('utf8');
  return { url, userId, texts: [request, answerBody] };
}

function mentioningSpilled(spilled: Spilled): Mentioning {
  const { userId, requestBody, answerBody } = spilled.rest();
  return { url: spilled.head.url, userId, texts: textsOf(requestBody, answerBody) };
}

function matcher(filter: ExchangeFilter): (head: ExchangeHead, mentioning: () => Mentioning) => boolean {
  const { organizationId, before, since, applicationId, requestId, status, operation, method, path, from, to, leastMilliseconds } = filter;
  const mentions = (filter.mentions ?? []).map((id) => new Mentions([id]));
  return (head, mentioning) =>
    head.organizationId === organizationId &&
    (before === undefined || head.seq < before) &&
    (since === undefined || head.seq > since) &&
    (applicationId === undefined || head.applicationId === applicationId) &&
    (requestId === undefined || head.requestId === requestId) &&
    (status === undefined || head.status === status || (status < 10 && Math.floor((head.status ?? 0) / 100) === status)) &&
    (operation === undefined || head.operation === operation) &&
    (method === undefined || head.method === method) &&
    (path === undefined || head.url.includes(path)) &&
    (from === undefined || head.at >= from) &&
    (to === undefined || head.at <= to) &&
    (leastMilliseconds === undefined || head.milliseconds >= leastMilliseconds) &&
    mentions.every((one) => one.in(mentioning()));
}
