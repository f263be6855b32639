import { type CreateInput, FIRST_CAPACITY, type HoldReference, INACTIVE_USER, PHONELESS_USER, USERS, WINDOWS } from './steps.ts';

const MINUTE = 60_000;
const HOLD_MINUTES = 10;
const KEY_HOURS = 24;
/** Stands for an id that nobody was given. */
export const FORGED_HOLD = 1;

interface Hold {
  readonly id: number;
  readonly user: string;
  readonly window: number;
  readonly expiresAt: number;
  state: 'active' | 'canceled' | 'consumed';
}

interface Order {
  readonly id: string;
  readonly user: string;
  hold: Hold;
  status: 'brand_new' | 'canceled';
  readonly events: string[];
}

interface Kept {
  readonly body: string;
  readonly answer: string;
  readonly at: number;
}

export interface Create extends CreateInput {
  readonly orderId: string;
  readonly holdId: number;
  readonly answer: string;
}

/**
 * The rules in the plainest form, without places, batches or locks: a window is full when its live holds and orders
 * reach its capacity. Methods take one command and give the outcome that the database must give.
 */
export class Model {
  now = Date.UTC(2026, 4, 6, 12);
  readonly capacities = WINDOWS.map(() => FIRST_CAPACITY);
  readonly holds: Hold[] = [];
  readonly orders = new Map<string, Order>();
  readonly #kept = new Map<string, Kept>();

  get holdExpiry(): number {
    return this.now + HOLD_MINUTES * MINUTE;
  }

  holdId({ owner, age }: HoldReference): number {
    return this.holds.filter((hold) => hold.user === owner).at(-1 - age)?.id ?? FORGED_HOLD;
  }

  taken(window: number): { held: number; booked: number } {
    return {
      held: this.holds.filter((hold) => hold.window === window && this.#lives(hold)).length,
      booked: [...this.orders.values()].filter((order) => order.status !== 'canceled' && order.hold.window === window).length,
    };
  }

  /** The id of a new hold is the database's choice, and is taken over. */
  reserve(user: string, window: number, holdId: number | null): string {
    const refusal = refusedUser(user);
    if (refusal !== undefined) return refusal;
    const current = this.holds.find((hold) => hold.user === user && hold.state === 'active');
    if (current) current.state = 'canceled';
    if (!this.#hasRoom(window)) return 'full';
    if (holdId === null || this.holds.some((hold) => hold.id === holdId)) return `reserved with the hold id ${holdId}`;
    this.holds.push({ id: holdId, user, window, expiresAt: this.holdExpiry, state: 'active' });
    return 'reserved';
  }

  create(command: Create): { outcome: string; response: string | null } {
    const kept = command.key && this.#kept.get(command.key.name);
    if (kept && this.now - kept.at < KEY_HOURS * 60 * MINUTE) {
      return kept.body === command.key!.body ? { outcome: 'replay', response: kept.answer } : { outcome: 'mismatch', response: null };
    }
    if (command.key) this.#kept.delete(command.key.name);
    const outcome = this.#place(command);
    if (outcome === 'created' && command.key) {
      this.#kept.set(command.key.name, { body: command.key.body, answer: command.answer, at: this.now });
    }
    return { outcome, response: null };
  }

  update(orderId: string, current: boolean, holdId: number | null): string {
    const order = this.orders.get(orderId);
    if (!order || !current) return 'conflict';
    if (holdId !== null) {
      const taken = this.#take(holdId, order.user);
      if (typeof taken === 'string') return taken;
      order.hold = taken;
    }
    order.events.push(holdId === null ? 'cartwright.order_updated' : 'fulfillment.rescheduled');
    return 'updated';
  }

  cancel(user: string, orderId: string): string {
    const refusal = refusedUser(user);
    if (refusal !== undefined) return refusal;
    const order = this.orders.get(orderId);
    if (order?.user !== user) return 'not_found';
    if (order.status === 'canceled') return 'too_late';
    order.status = 'canceled';
    order.events.push('fulfillment.canceled');
    return 'canceled';
  }

  #place({ user, phone, orderId, holdId }: Create): string {
    const refusal = refusedUser(user);
    if (refusal !== undefined) return refusal;
    if (!phone && user === PHONELESS_USER) return 'phone_missing';
    if (this.orders.has(orderId)) return 'order_id_taken';
    const hold = this.#take(holdId, user);
    if (typeof hold === 'string') return hold;
    this.orders.set(orderId, { id: orderId, user, hold, status: 'brand_new', events: ['fulfillment.brand_new'] });
    return 'created';
  }

  /** A lapsed hold is tried against what is left of its window. */
  #take(holdId: number, user: string): Hold | string {
    const hold = this.holds.find((one) => one.id === holdId && one.user === user);
    if (!hold || hold.state === 'canceled') return 'hold_not_found';
    if (hold.state === 'consumed') return 'hold_used';
    if (!this.#lives(hold) && !this.#hasRoom(hold.window)) return 'full';
    hold.state = 'consumed';
    return hold;
  }

  #hasRoom(window: number): boolean {
    const { held, booked } = this.taken(window);
    return held + booked < this.capacities[window]!;
  }

  #lives(hold: Hold): boolean {
    return hold.state === 'active' && hold.expiresAt > this.now;
  }
}

function refusedUser(user: string): string | undefined {
  if (user === INACTIVE_USER) return 'user_not_active';
  return (USERS as readonly string[]).includes(user) ? undefined : 'user_not_found';
}
