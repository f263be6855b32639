import { type Database, statement } from '../../src/storage/engine/index.ts';
import { rrcOf, upcOf } from './commands/kit.ts';
import { idOf, type Order, type State } from './model/state.ts';

/** What is looked at after every step, in one form for the database and the model. */
export interface Observation {
  readonly users: readonly string[];
  /** By id. */
  readonly orders: Readonly<Record<string, unknown>>;
  readonly batches: Readonly<Record<string, unknown>>;
  /** Held and booked places by window, where there are any. */
  readonly windows: Readonly<Record<string, readonly [held: number, booked: number]>>;
  readonly holds: Readonly<Record<string, string>>;
}

/** What the database says, before the model's names are known. */
export interface Seen {
  readonly users: string[];
  readonly orders: StoredOrder[];
  readonly batches: Record<string, unknown>;
  readonly windows: Record<string, [number, number]>;
  readonly holds: Record<string, string>;
}

interface StoredOrder {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly user: string;
  readonly batch: number | null;
  readonly place: string | null;
  readonly starts: number;
  readonly ends: number;
  readonly body: {
    readonly workflow_state?: string;
    readonly cancellation_reason?: string;
    readonly bag_count?: number;
    readonly rating?: object;
    readonly last_mile?: { readonly items_count: number };
    readonly items: readonly StoredLine[];
  };
  readonly events: string[] | null;
}

interface StoredLine {
  readonly line_num: string;
  readonly qty: number;
  readonly replacement_policy: string;
  readonly replacement_items: readonly { upc?: string; rrc?: string }[];
  readonly upc: string;
  readonly rrc: string;
  readonly pick?: {
    readonly status: string;
    readonly qty: number;
    readonly replacement?: { readonly upc: string; readonly rrc: string };
    readonly replacement_status?: string;
  };
}

const readState = statement<[organizationId: number, now: Date], Seen>(
  'proof_orders_state',
  `select
     coalesce((select jsonb_agg(u.user_id) from cw.users u where u.organization_id = $1 and u.active), '[]') as users,
     coalesce((select jsonb_agg(jsonb_build_object('id', o.order_id, 'kind', o.kind, 'status', o.status, 'user', o.user_id, 'batch', o.batch_id,
          'place', case when u.unit is not null then s.location_code || '/' || o.pool || '/' || o.start_minute end,
          'starts', extract(epoch from o.window_starts_at) * 1000, 'ends', extract(epoch from o.window_ends_at) * 1000, 'body', o.body,
          'events', (select jsonb_agg(e.name order by e.id) from cw.events e where e.order_ref = o.id)))
        from cw.orders o
        join cw.stores s on s.organization_id = o.organization_id and s.number = o.store_number
        left join cw.slot_units u on u.organization_id = o.organization_id and u.store_number = o.store_number and u.pool = o.pool
         and u.start_minute = o.start_minute and u.unit = o.unit and u.hold_id = o.hold_id and u.taken_until = 'infinity'
       where o.organization_id = $1), '[]') as orders,
     coalesce((select jsonb_object_agg(b.id, jsonb_build_array(b.batch_type, b.workflow_state, b.shopper_id))
        from cw.batches b where b.organization_id = $1), '{}') as batches,
     coalesce((select jsonb_object_agg(w.name, w.taken) from (
        select s.location_code || '/' || u.pool || '/' || u.start_minute as name, jsonb_build_array(
               count(*) filter (where u.taken_until <> 'infinity'), count(*) filter (where u.taken_until = 'infinity')) as taken
          from cw.slot_units u join cw.stores s on s.organization_id = u.organization_id and s.number = u.store_number
         where u.organization_id = $1 and u.taken_until > $2 group by 1) w), '{}') as windows,
     coalesce((select jsonb_object_agg(h.id, h.state) from cw.holds h where h.organization_id = $1), '{}') as holds`,
);

export async function look(database: Database, organizationId: number, now: number): Promise<Seen> {
  const [row] = await database.query(readState, [organizationId, new Date(now)]);
  return row!;
}

/** An arrival makes a batch without telling its number: the new ones in their order are the model's that have none yet. */
export function nameBatches(state: State, { batches }: Seen): void {
  const known = new Set(Object.keys(state.batches).map((name) => state.ids[name]));
  const unknown = Object.keys(batches)
    .map(Number)
    .filter((id) => !known.has(id));
  const nameless = Object.keys(state.batches).filter((name) => state.ids[name] === undefined);
  unknown.sort((a, b) => a - b);
  for (const [index, name] of nameless.entries()) state.ids[name] = unknown[index] ?? -1;
}

const PERIODIC = new Set(['fulfillment.order_location', 'fulfillment.at_store_eta', 'cartwright.order_moved']);

export function observed({ users, orders, batches, windows, holds }: Seen, state: State): Observation {
  // A move without reservation leaves a hold that nobody was told of: used up from the first.
  const named = new Set(Object.keys(state.holds).map((name) => String(state.ids[name])));
  const told = Object.entries(holds).filter(([id, is]) => named.has(id) || is !== 'consumed');
  return {
    users: users.toSorted(),
    orders: Object.fromEntries(orders.map((order) => [order.id, stored(order)])),
    batches,
    windows,
    holds: Object.fromEntries(told),
  };
}

/** The same as the model has it. */
export function expected(state: State): Observation {
  const named = <T>(things: Readonly<Record<string, T>>, view: (thing: T) => unknown) =>
    Object.fromEntries(Object.entries(things).map(([name, thing]) => [String(state.ids[name]), view(thing)]));
  return {
    users: Object.keys(state.users).sort(),
    orders: Object.fromEntries(Object.values(state.orders).map((order) => [order.id, modelled(state, order)])),
    batches: named(state.batches, ({ type, state: is, shopper }) => [type, is, shopper === null ? null : idOf(state, shopper)]),
    windows: windowsOf(state),
    holds: named(state.holds, (hold) => hold.state) as Record<string, string>,
  };
}

function stored({ body, events, ...order }: StoredOrder): unknown {
  return {
    kind: order.kind,
    status: order.status,
    state: body.workflow_state ?? 'brand_new',
    user: order.user.startsWith('deleted-') ? 'deleted' : order.user,
    batch: order.batch,
    place: order.place,
    window: [order.starts, order.ends],
    reason: body.cancellation_reason ?? null,
    bags: body.bag_count ?? null,
    goods: body.last_mile?.items_count ?? 0,
    items: body.items.map(({ line_num, qty, replacement_policy, replacement_items, upc, rrc, pick }) => [
      `${line_num}: ${qty} ${upc}${rrc}`,
      replacement_policy,
      replacement_items.map((item) => `${item.upc ?? ''}${item.rrc ?? ''}`).join(),
      pick
        ? `${pick.status} ${pick.qty} ${pick.replacement ? pick.replacement.upc + pick.replacement.rrc : '-'} ${pick.replacement_status ?? '-'}`
        : '-',
    ]),
    events: (events ?? []).filter((name) => !PERIODIC.has(name)).map((name) => name.replace(/^(fulfillment|cartwright)\./, '')),
  };
}

function modelled(state: State, order: Order): unknown {
  return {
    kind: order.kind,
    status: order.status,
    state: order.state,
    user: order.gone ? 'deleted' : order.user,
    batch: order.batch === null ? null : idOf(state, order.batch),
    place: order.status === 'canceled' ? null : windowName(order.slot),
    window: [order.starts, order.ends],
    reason: order.reason ?? null,
    bags: order.bags,
    goods: order.items,
    items: order.lines.map(({ num, qty, code, policy, wanted, pick }) => [
      `${num}: ${qty} ${upcOf(code)}${rrcOf(code)}`,
      policy,
      wanted.join(),
      pick ? `${pick.status} ${pick.qty} ${pick.code ?? '-'} ${pick.answer ?? '-'}` : '-',
    ]),
    events: order.events,
  };
}

function windowName({ store, pool, start }: Order['slot']): string {
  return `${store}/${pool === 'delivery' ? 0 : 1}/${(start - Date.UTC(2020, 0, 1)) / 60_000}`;
}

function windowsOf(state: State): Observation['windows'] {
  const windows: Record<string, [number, number]> = {};
  const count = (slot: Order['slot'], index: 0 | 1) => {
    windows[windowName(slot)] ??= [0, 0];
    windows[windowName(slot)]![index]++;
  };
  for (const hold of Object.values(state.holds)) if (hold.state === 'active' && hold.expires > state.now) count(hold, 0);
  for (const order of Object.values(state.orders)) if (order.status !== 'canceled') count(order.slot, 1);
  return windows;
}
