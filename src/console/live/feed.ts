import { setTimeout as pause } from 'node:timers/promises';
import type { ConsoleContext } from '../context.ts';
import { assignedServer } from '../gateway/assigned.ts';
import { type FeedKey, TOPIC_READERS } from './topics.ts';

/** Gets each item, or `undefined` when the server does not answer for now. */
export type Listener = (item: unknown) => void;

const WAIT_SECONDS = 25;
const WATCH_MILLISECONDS = 2_000;
const AGAIN_MILLISECONDS = 5_000;

/** Follows one topic of one organization on one server, for as long as somebody listens. */
export class Feed {
  readonly listeners = new Set<Listener>();
  readonly #stop = new AbortController();
  readonly #done: Promise<void>;

  constructor(key: FeedKey, context: ConsoleContext, failed: (error: unknown) => void) {
    this.#done = this.#follow(key, context, failed);
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#done;
  }

  async #follow(key: FeedKey, context: ConsoleContext, failed: (error: unknown) => void): Promise<void> {
    const { signal } = this.#stop;
    const reader = TOPIC_READERS[key.topic];
    let cursor: string | undefined;
    /** What was there before anybody listened is not told. */
    let caughtUp = false;
    while (!signal.aborted) {
      try {
        const { address, application } = await assignedServer(context, key.organizationId, key.environment);
        const path = reader.path(cursor, caughtUp ? WAIT_SECONDS : 0);
        const now = context.clock.now();
        const answer = await context.serverApi.call<Record<string, unknown>>(address, application, now, 'GET', path, undefined, signal);
        const look = reader.read(answer, cursor);
        cursor = look.cursor;
        if (caughtUp) for (const item of look.items) this.#tell(item);
        caughtUp ||= !look.hasMore;
        if (!reader.waits) await pause(WATCH_MILLISECONDS, undefined, { signal });
      } catch (error) {
        if (signal.aborted) return;
        failed(error);
        this.#tell(undefined);
        await pause(AGAIN_MILLISECONDS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  #tell(item: unknown): void {
    for (const listener of this.listeners) listener(item);
  }
}

/** Whose stream it is; a session is known by its number. */
export interface StreamOwner {
  readonly session: number;
  readonly organizationId: number;
}

/** Open streams of a session (tabs; a page has one), and of an organization. */
export const MOST_OF_SESSION = 12;
export const MOST_OF_ORGANIZATION = 200;

/** All feeds of this process: each is followed once, however many browsers want it. */
export class LiveFeeds {
  readonly #feeds = new Map<string, Feed>();
  readonly #streams = new Map<() => void, StreamOwner>();

  /** Gives what ends the subscription. */
  subscribe(key: FeedKey, context: ConsoleContext, failed: (error: unknown) => void, listener: Listener): () => void {
    const name = `${key.organizationId} ${key.environment} ${key.topic}`;
    const feed = this.#feeds.get(name) ?? new Feed(key, context, failed);
    this.#feeds.set(name, feed);
    feed.listeners.add(listener);
    return () => {
      feed.listeners.delete(listener);
      if (feed.listeners.size > 0 || this.#feeds.get(name) !== feed) return;
      this.#feeds.delete(name);
      void feed.close();
    };
  }

  /** Whether one more stream may be opened. */
  hasRoom({ session, organizationId }: StreamOwner): boolean {
    const owners = [...this.#streams.values()].filter((one) => one.organizationId === organizationId);
    return owners.length < MOST_OF_ORGANIZATION && owners.filter((one) => one.session === session).length < MOST_OF_SESSION;
  }

  /** Notes an open stream, so that it counts and a stop does not wait for it. */
  opened(owner: StreamOwner, end: () => void): () => void {
    this.#streams.set(end, owner);
    return () => void this.#streams.delete(end);
  }

  async close(): Promise<void> {
    for (const end of this.#streams.keys()) end();
    await Promise.all([...this.#feeds.values()].map((feed) => feed.close()));
    this.#feeds.clear();
  }
}
