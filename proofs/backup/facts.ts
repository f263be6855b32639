import type { Client } from '../../client/index.ts';
import type { Platform } from '../../testing/index.ts';

/** What an installation holds, as its API tells it: a line for each thing, by its name. */
export type Facts = ReadonlyMap<string, string>;

const LIMIT = 200;
/** Lists that are read whole, on both servers. */
const LISTS = ['applications', 'banners', 'customers', 'orders', 'stores', 'webhooks'] as const;
/** What looking at it changes. */
const MOVING = new Set(['last_used_at', 'tokens_valid_until']);

/** Reads everything that clients have put into both servers. */
export async function factsOf(platform: Platform): Promise<Facts> {
  const facts = new Map<string, string>();
  for (const server of ['development', 'production'] as const) {
    const client = platform[server].client();
    for (const list of LISTS) {
      for (const row of await rowsOf(client, `/cartwright/v1/${list}`, list)) {
        facts.set(
          `${server} ${list} ${row.order_id ?? row.location_code ?? row.user_id ?? row.client_id ?? row.webhook_id ?? row.slug}`,
          JSON.stringify(row, (name, value: unknown) => (MOVING.has(name) ? undefined : value)),
        );
      }
    }
    for (const event of await rowsOf(client, '/cartwright/v1/events', 'events'))
      facts.set(`${server} event ${event.event_id}`, JSON.stringify(event));
  }
  return facts;
}

type Row = Readonly<Record<string, unknown>>;

async function rowsOf(client: Client, path: string, list: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after = ''; ; ) {
    const answer = (await client.request('GET', path, { query: { limit: LIMIT, ...(after === '' ? {} : { after }) } })) as Row;
    rows.push(...(answer[list] as Row[]));
    const next = list === 'events' ? answer.has_more && answer.cursor : answer.next_cursor;
    if (typeof next !== 'string') return rows;
    after = next;
  }
}

/** Names of what one has and the other lacks, or tells otherwise. */
export function differences(
  before: Facts,
  after: Facts,
): { readonly lost: string[]; readonly changed: string[]; readonly appeared: string[] } {
  return {
    lost: [...before.keys()].filter((name) => !after.has(name)),
    changed: [...before].filter(([name, text]) => after.has(name) && after.get(name) !== text).map(([name]) => name),
    appeared: [...after.keys()].filter((name) => !before.has(name)),
  };
}
