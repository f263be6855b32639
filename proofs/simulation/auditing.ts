import { isDeepStrictEqual } from 'node:util';
import { MAX_ATTEMPTS } from '../../src/callbacks/retry.ts';
import { POOLS } from '../../src/contract/store.ts';
import { capacityOf } from '../../src/fulfillment/slots/capacity.ts';
import { instantOf } from '../../src/fulfillment/slots/option-id.ts';
import { type Database, statement } from '../../src/storage/engine/index.ts';
import { toStore } from '../../src/storage/stores/store.ts';
import { KEEP } from '../../src/storage/tidy/policy.ts';
import { FIND_STORES, type WindowUse } from '../audit-rules.ts';
import { audit, describe } from '../auditor.ts';
import { type HistoryEvent, illegalities } from '../shopper/legal.ts';
import type { Kind, Retailer } from './retailer.ts';
import type { World } from './world.ts';

/** Counts versions by events, which shopping without events does not cause. */
const NOT_HERE = new Set(['versions_unlike_the_events']);
const DAY_MINUTES = 1_440;
const DAY = 86_400_000;
/** What is younger is still there, whatever the tidying has done by the wall and the organizations' clocks. */
const KEPT = (Math.min(KEEP.places!, KEEP.deliveries!, KEEP.events!) - 1) * DAY;
/** Moves nothing: the customer changed the order, or was forgotten after it. */
const CHANGED = 'cartwright.order_updated';

const findWindows = statement<[sinceMinute: number, now: Date], WindowUse>(
  '',
  `select u.organization_id, u.store_number, u.pool, u.start_minute, 0 as held, count(*)::integer as booked
     from cw.slot_units u where u.start_minute >= $1 and u.taken_until > $2 group by 1, 2, 3, 4`,
);

interface OrderHistory {
  readonly slug: string;
  readonly order_id: string;
  readonly kind: Kind;
  readonly status: string;
  readonly batch_state: string | null;
  readonly window_starts_at: number;
  readonly names: readonly string[];
}
const findHistories = statement<[], OrderHistory>(
  '',
  `select g.slug, o.order_id, o.kind, o.status, o.window_starts_at,
          (select b.workflow_state from cw.batches b where b.organization_id = o.organization_id and b.id = o.batch_id) as batch_state,
          (select jsonb_agg(e.name order by e.id) from cw.events e where e.order_ref = o.id) as names
     from cw.orders o join cw.organizations g on g.id = o.organization_id order by o.id`,
);
const countOrders = statement<[slug: string], { count: number }>(
  '',
  `select count(*)::integer as count from cw.orders o join cw.organizations g on g.id = o.organization_id where g.slug = $1`,
);

const findUsers = statement<[slug: string], { user_id: string }>(
  '',
  'select u.user_id from cw.users u join cw.organizations g on g.id = u.organization_id where g.slug = $1',
);

interface EventFate {
  readonly id: string;
  readonly name: string;
  /** Epoch milliseconds. */
  readonly written_at: number;
  /** What became of each delivery; of those that are pending or failed also the attempts, and the last problem. */
  readonly states: readonly string[] | null;
}
const findFates = statement<[slug: string, webhookId: number, after: bigint], EventFate>(
  '',
  `select e.id::text as id, e.name, e.written_at,
          (select jsonb_agg(case when d.state = 'delivered' then d.state else concat_ws(' ', d.state, d.attempts, d.last_error) end order by d.id)
             from cw.deliveries d where d.event_id = e.id and d.webhook_id = $2) as states
     from cw.events e join cw.organizations g on g.id = e.organization_id
    where g.slug = $1 and e.id > $3 and e.name like 'fulfillment.%' order by e.id`,
);
const findNamed = statement<[slug: string, user: string], { subject: string }>(
  '',
  `select 'order ' || o.order_id as subject from cw.orders o join cw.organizations g on g.id = o.organization_id
    where g.slug = $1 and (o.user_id = $2 or o.body::text like '%"' || $2 || '"%')
   union all
   select 'event ' || e.id from cw.events e join cw.organizations g on g.id = e.organization_id
    where g.slug = $1 and e.metadata::text like '%"' || $2 || '"%'`,
);

/** After all attempts, or because its receiver is gone for good. */
const FAILED_RIGHTLY = new RegExp(`^failed (${MAX_ATTEMPTS}\\b|.*\\b410\\b)`);

/** Looks into the database itself, which no fault reaches, and compares it with the rules and with what people remember. */
export class Auditor {
  readonly counts = { orders: 0, events: 0, delivered: 0, failed: 0 };
  readonly #world: World;
  readonly #database: () => Database;
  /** Windows with more taken than their capacity allows, since it was lowered: how much is taken. */
  #over = new Map<string, number>();
  /** Of each store, when it was looked at last. */
  #before = new Map<number, { readonly delivery: number; readonly pickup: number }>();
  /** Of each retailer: the last event whose fate is settled. */
  readonly #settled = new Map<string, bigint>();

  constructor(world: World, database: () => Database) {
    this.#world = world;
    this.#database = database;
  }

  /** No window has more than its capacity, or than it had when its capacity was lowered; capacities are what was answered. */
  async checkCapacity(): Promise<void> {
    const { findings, time, retailers } = this.#world;
    const calendars = new Map((await this.#database().query(FIND_STORES, [])).map((row) => [row.number, toStore(row).calendar]));
    const since = Math.floor((time.wall - Date.UTC(2020, 0, 1)) / 60_000) - DAY_MINUTES;
    const over = new Map<string, number>();
    for (const { store_number, pool, start_minute, booked } of await this.#database().query(findWindows, [since, new Date(time.wall)])) {
      const key = `${store_number}/${pool}/${start_minute}`;
      const { policy, timeZone } = calendars.get(store_number)!;
      const capacity = capacityOf(policy, timeZone, POOLS[pool]!, instantOf(start_minute));
      const before = this.#before.get(store_number)?.[POOLS[pool]!] ?? 0;
      const bound = Math.max(capacity, this.#over.get(key) ?? 0, before);
      if (booked > bound) findings.note('capacity', `store ${key}: ${booked} taken, capacity ${capacity}`);
      if (booked > capacity) over.set(key, booked);
    }
    this.#over = over;
    this.#before = new Map([...calendars].map(([number, { policy }]) => [number, policy.capacity]));
    const told = retailers.flatMap(({ stores }) => stores.map((store) => JSON.stringify(store.capacity))).sort();
    const there = [...this.#before.values()].map(({ delivery, pickup }) => JSON.stringify({ delivery, pickup })).sort();
    if (!isDeepStrictEqual(told, there)) findings.note('undone', `capacities were answered ${told}, and are ${there}`);
  }

  /** The rules between the tables, the histories of all orders, and what was answered. */
  async checkAll(): Promise<void> {
    const { time, findings, retailers } = this.#world;
    const since = time.wall - KEPT;
    const { violations, rows } = await audit(this.#database(), { now: time.wall, since, capacity: () => undefined });
    for (const line of describe(violations.filter(({ rule }) => !NOT_HERE.has(rule)))) findings.note('audit', line);
    this.counts.orders = rows.orders;
    this.counts.events = rows.events;
    const histories = await this.#database().query(findHistories, []);
    for (const history of histories) if (history.window_starts_at >= since) this.#judge(history);
    const byId = new Map(histories.map((history) => [`${history.slug} ${history.order_id}`, history]));
    for (const { slug, placed, orders, users } of retailers) {
      const [row] = await this.#database().query(countOrders, [slug]);
      if (row!.count !== placed) findings.note('count', `${slug}: ${placed} orders were answered, ${row!.count} are there`);
      for (const { id, told } of orders) {
        const is = byId.get(`${slug} ${id}`);
        const now = is?.status === 'canceled' ? 'canceled' : is?.batch_state;
        if (!is || (told !== undefined && told !== now)) findings.note('undone', `${slug}: ${id} was answered ${told} and is ${now}`);
      }
      const there = new Set((await this.#database().query(findUsers, [slug])).map((user) => user.user_id));
      for (const user of users) if (!there.has(user)) findings.note('undone', `${slug}: ${user} was created and is not there`);
    }
  }

  /** What became of the events: each was sent, has failed in the open, or waits for its next attempt. At the end none waits. */
  async checkDeliveries(retailer: Retailer, end: boolean): Promise<void> {
    const { slug, webhookId, receiver } = retailer;
    // What it misses now is brought by a replay.
    if (receiver.goneSince !== undefined) return;
    const { findings, time } = this.#world;
    let settled = true;
    for (const { id, name, states, written_at } of await this.#database().query(findFates, [
      slug,
      webhookId,
      this.#settled.get(slug) ?? 0n,
    ])) {
      const waits = states?.every((state) => state.startsWith('pending')) ?? false;
      if (states === null && written_at >= time.wall - KEPT) findings.note('lost_event', `${slug}: ${name} ${id} has no delivery`);
      else if (states?.includes('delivered') && !receiver.received.has(id))
        findings.note('lost_event', `${slug}: ${name} ${id} counts as delivered and never came`);
      const early = states?.find((state) => state.startsWith('failed') && !FAILED_RIGHTLY.test(state));
      if (early !== undefined) findings.note('delivery', `${slug}: ${name} ${id} was given up: ${early}`);
      if (end && waits) findings.note('delivery', `${slug}: ${name} ${id} still waits: ${states}`);
      if (waits) settled = false;
      if (!settled) continue;
      this.#settled.set(slug, BigInt(id));
      if (states?.includes('delivered')) this.counts.delivered++;
      else if (states !== null) this.counts.failed++;
    }
    for (const problem of receiver.problems.splice(0)) findings.note('delivery', problem);
  }

  async checkForgotten(retailer: Retailer): Promise<void> {
    for (const user of retailer.deleted) {
      const [left] = await this.#database().query(findNamed, [retailer.slug, user]);
      if (left) this.#world.findings.note('personal', `${user} was deleted and still stands in ${left.subject}`);
    }
  }

  #judge({ slug, order_id, kind, status, names }: OrderHistory): void {
    // The clock was set back now and then: their order counts, and not their times.
    const history = (names ?? []).filter((name) => name !== CHANGED).map((name, at): HistoryEvent => ({ name, at }));
    for (const wrong of illegalities(kind, history, status, status !== 'delivered' && status !== 'canceled')) {
      this.#world.findings.note('history', `${slug}: ${order_id} (${kind}, ${status}): ${wrong}; ${names?.join(', ')}`);
    }
  }
}
