import type { BatchType, OrderKind } from './tables.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Phoenix, where no clock changes. */
const ZONE = -7 * HOUR;

/** The retailer: stores that open four hours a day, with two-hour windows that start on the hour. */
export const STORES = ['S1', 'S2'] as const;
export const HORIZON_DAYS = 3;
const OPENS = 10;
const CLOSES = 14;
const WINDOW = 2 * HOUR;
const LEAD = HOUR;
/** Between a listing and the reservation. */
const CHECKOUT = 15 * MINUTE;
export const HOLD = 10 * MINUTE;
export const LATE = 30 * MINUTE;
/** A Wednesday, 8 in the morning in Phoenix; before any wall, so that tokens live. */
export const START = Date.UTC(2026, 0, 7, 15);

export type Service = 'delivery' | 'pickup' | 'last_mile';
export const SERVICES = ['delivery', 'pickup', 'last_mile'] as const;
export type Pool = 'delivery' | 'pickup';

/** A window of a store, epoch milliseconds. */
export interface Slot {
  readonly store: string;
  readonly pool: Pool;
  readonly start: number;
}

export interface Hold extends Slot {
  /** Whose: a person, not an id. */
  readonly owner: number;
  readonly service: Service;
  readonly expires: number;
  state: 'active' | 'canceled' | 'consumed';
}

export interface Pick {
  status: 'not_found' | 'found' | 'replaced' | 'to_refund';
  qty: number;
  code?: string;
  answer?: 'PENDING' | 'APPROVED' | 'REJECTED';
  /** What the customer would rather have. */
  alternative?: string;
  alternativeQty?: number;
}

export interface Line {
  readonly num: string;
  readonly code: string;
  qty: number;
  policy: string;
  /** Codes that the customer would take instead. */
  wanted: readonly string[];
  wantedQty?: number;
  pick?: Pick;
}

export interface Order {
  readonly id: string;
  readonly kind: OrderKind;
  /** The id of its user, '' for none. */
  readonly user: string;
  /** 0 for none. */
  readonly owner: number;
  /** Its user was deleted. */
  gone: boolean;
  status: string;
  state: string;
  slot: Slot;
  /** The name of its hold; none after a move without reservation. */
  hold: string | null;
  starts: number;
  ends: number;
  lines: Line[];
  removed: Line[];
  batch: string | null;
  staged: boolean;
  bags: number | null;
  items: number;
  reason?: string;
  rated: boolean;
  deliveredAt: number | null;
  endedAt: number | null;
  /** When its user is asked for a rating. */
  remindAt: number | null;
  /** How often time made it late. */
  late: number;
  /** A shopper had it. */
  chats: boolean;
  messages: ('customer' | 'shopper')[];
  arrived: boolean;
  /** The customer comes in, since nobody brings the bags out. */
  inside: boolean;
  /** Names without prefix. */
  readonly events: string[];
}

export interface Batch {
  readonly type: BatchType;
  state: string;
  /** Name of its shopper. */
  shopper: string | null;
  readonly took: readonly string[];
}

/** All that the model knows. Plain data, so that it can be copied. */
export interface State {
  now: number;
  readonly capacity: Record<Pool, number>;
  /** People by their ids of today. */
  readonly users: Record<string, number>;
  people: number;
  readonly holds: Record<string, Hold>;
  readonly orders: Record<string, Order>;
  readonly shoppers: Record<string, { readonly phone: string | null }>;
  readonly batches: Record<string, Batch>;
  /** The server's numbers for the model's names. */
  readonly ids: Record<string, number>;
}

export function newState(): State {
  return {
    now: START,
    capacity: { delivery: 3, pickup: 3 },
    users: {},
    people: 0,
    holds: {},
    orders: {},
    shoppers: {},
    batches: {},
    ids: {},
  };
}

export function poolOf(service: Service): Pool {
  return service === 'pickup' ? 'pickup' : 'delivery';
}

export function serviceOf(kind: OrderKind): Service {
  return kind === 'dispatch' ? 'last_mile' : kind;
}

export function lives(state: State, hold: Hold): boolean {
  return hold.state === 'active' && hold.expires > state.now;
}

const same = (a: Slot, b: Slot) => a.store === b.store && a.pool === b.pool && a.start === b.start;

/** `others`: without what this person holds. */
export function taken(state: State, slot: Slot, without = -1): { held: number; booked: number } {
  const holds = Object.values(state.holds);
  const orders = Object.values(state.orders);
  return {
    held: holds.filter((hold) => hold.owner !== without && same(hold, slot) && lives(state, hold)).length,
    booked: orders.filter((order) => order.status !== 'canceled' && same(order.slot, slot)).length,
  };
}

export function hasRoom(state: State, slot: Slot): boolean {
  const { held, booked } = taken(state, slot);
  return held + booked < state.capacity[slot.pool];
}

const dayOf = (instant: number) => Math.floor((instant + ZONE) / DAY);

/** Starts of the windows of the days that the stores offer, whether or not they can be had. */
export function starts(now: number): number[] {
  const today = dayOf(now);
  return Array.from({ length: HORIZON_DAYS }, (_, day) => today + day).flatMap((day) =>
    Array.from({ length: CLOSES - OPENS - 1 }, (_, hour) => day * DAY - ZONE + (OPENS + hour) * HOUR),
  );
}

/** Those that a listing shows. */
export function offered(now: number): number[] {
  return starts(now).filter((start) => start >= now + LEAD);
}

/** Why a window cannot be reserved, undefined when it can; a listing is believed for a quarter of an hour. */
export function refusedStart(now: number, start: number): string | undefined {
  if (start <= now) return '400 Service option is no longer offered';
  const onTime = starts(now).includes(start) && start >= now + LEAD - CHECKOUT;
  return onTime ? undefined : '400 Service option not found';
}

export function endOf(start: number): number {
  return start + WINDOW;
}

/** As the API writes times. */
export function utc(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

/** The number behind a name; one that nobody has for what was never made. */
export function idOf(state: State, name: string | null): number {
  return (name === null ? undefined : state.ids[name]) ?? 900_000_000_007;
}

/** Orders that move with a batch: what left it for another, or was canceled, stays behind. */
export function ordersOf(state: State, batch: string): Order[] {
  return Object.values(state.orders).filter((order) => order.batch === batch);
}
