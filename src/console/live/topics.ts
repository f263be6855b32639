import type { ServerName } from '../rights.ts';

export const LIVE_TOPICS = ['orders', 'events', 'requests', 'deliveries'] as const;
export type LiveTopic = (typeof LIVE_TOPICS)[number];

/** What is followed once for all browsers that want it. */
export interface FeedKey {
  readonly organizationId: number;
  readonly environment: ServerName;
  readonly topic: LiveTopic;
}

/** One answer of a server, and where the next one goes on. */
export interface Look {
  readonly items: readonly unknown[];
  readonly cursor: string | undefined;
  /** There is more at once. */
  readonly hasMore: boolean;
}

/** How a topic is asked for; `waits`: the server holds the answer until there is something. */
export interface TopicReader {
  readonly waits: boolean;
  path(cursor: string | undefined, wait: number): string;
  read(answer: Record<string, unknown>, cursor: string | undefined): Look;
}

const after = (cursor: string | undefined) => (cursor === undefined || cursor === '' ? '' : `&after=${encodeURIComponent(cursor)}`);
const list = (value: unknown) => (Array.isArray(value) ? (value as unknown[]) : []);

function followed(path: string, name: string, cursorName: string): TopicReader {
  return {
    waits: true,
    path: (cursor, wait) => `${path}limit=200${after(cursor)}${wait === 0 ? '' : `&wait=${wait}`}`,
    read: (answer, cursor) => {
      const next = answer[cursorName];
      return { items: list(answer[name]), cursor: typeof next === 'string' ? next : cursor, hasMore: answer.has_more === true };
    },
  };
}

/** A list that no long poll follows: of its newest `rows` those that are new, or not what they were, as a delivery after a repetition. */
function watched(path: string, name: string, rows: number): TopicReader {
  return {
    waits: false,
    path: () => `${path}?limit=${rows}`,
    read: (answer, cursor) => {
      const now = list(answer[name]).map((row) => JSON.stringify(row));
      const known = new Set(cursor === undefined ? now : (JSON.parse(cursor) as string[]));
      const items = now.filter((row) => !known.has(row)).reverse();
      return { items: items.map((row) => JSON.parse(row) as unknown), cursor: JSON.stringify(now), hasMore: false };
    },
  };
}

export const TOPIC_READERS: Readonly<Record<LiveTopic, TopicReader>> = {
  orders: followed('/cartwright/v1/orders?sort=changed&', 'orders', 'next_cursor'),
  events: followed('/cartwright/v1/events?', 'events', 'cursor'),
  requests: watched('/cartwright/v1/requests', 'requests', 1),
  deliveries: watched('/cartwright/v1/deliveries', 'deliveries', 50),
};
