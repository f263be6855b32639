import { randomUUID } from 'node:crypto';
import { type Connection, statement } from '../../src/storage/engine/index.ts';
import { type ReserveCommand, type ReserveResult, reserveSlots } from '../../src/storage/holds/hold.ts';
import { type CreateOrderResult, cancelOrder, createOrders, updateOrder } from '../../src/storage/orders/order.ts';
import { INACTIVE_USER, PHONELESS_USER, USERS, WINDOWS } from './steps.ts';

const BANNER = 1;

const insertUsers = statement<[organizationId: number, users: string[], phones: (string | null)[], active: boolean[], now: Date]>(
  'proof_users',
  `insert into cw.users (organization_id, user_id, phone_number, active, created_at, updated_at)
   select $1, u.id, u.phone, u.active, $5, $5 from unnest($2::text[], $3::text[], $4::boolean[]) as u(id, phone, active)`,
);

const findOrder = statement<[organizationId: number, orderId: string], { user_id: string; status: string; version: number }>(
  'proof_order',
  'select user_id, status, version from cw.orders where organization_id = $1 and order_id = $2',
);

export interface CreateArguments {
  readonly user: string;
  readonly orderId: string;
  readonly holdId: number;
  readonly capacity: number;
  readonly phone: boolean;
  readonly answer: string;
  readonly key: { readonly name: string; readonly body: string } | null;
}

/** The SQL functions as the proof calls them, for one organization: each method is one call, in the given moment. */
export class Functions {
  readonly organizationId: number;
  readonly #db: Connection;

  constructor(db: Connection, organizationId: number) {
    this.#db = db;
    this.organizationId = organizationId;
  }

  async makeUsers(now: number): Promise<void> {
    const users = [...USERS, INACTIVE_USER];
    const phones = users.map((user) => (user === PHONELESS_USER ? null : '+14155550100'));
    const active = users.map((user) => user !== INACTIVE_USER);
    await this.#db.query(insertUsers, [this.organizationId, users, phones, active, new Date(now)]);
  }

  /** Results in the order of the commands. */
  async reserve(
    commands: readonly { readonly user: string; readonly window: number; readonly capacity: number }[],
    now: number,
    expiresAt: number,
  ): Promise<ReserveResult[]> {
    const batch = commands.map(({ user, window, capacity }, n): ReserveCommand => {
      const { store, minute } = WINDOWS[window]!;
      return {
        n,
        organization_id: this.organizationId,
        user_id: user,
        store_number: store,
        pool: 0,
        start_minute: minute,
        capacity,
        service_option_id: 1,
        starts_at: iso(now),
        ends_at: iso(now),
        expires_at: iso(expiresAt),
        now: iso(now),
      };
    });
    return inOrder(await this.#db.query(reserveSlots, [JSON.stringify(batch)]), batch.length);
  }

  async create(commands: readonly CreateArguments[], now: number): Promise<CreateOrderResult[]> {
    const batch = commands.map((command, n) => ({
      n,
      organization_id: this.organizationId,
      application_id: this.organizationId,
      banner_id: BANNER,
      order_id: command.orderId,
      user_id: command.user,
      kind: 'delivery',
      hold_id: command.holdId,
      capacity: command.capacity,
      phone_given: command.phone,
      link: randomUUID(),
      locale: 'en-US',
      body: { items: [] },
      event: { order_id: command.orderId },
      response: command.answer,
      window_starts_at: null,
      window_ends_at: null,
      now: iso(now),
      wall: iso(now),
      idempotency: command.key && { target: 'proof', key: command.key.name, hash: Buffer.from(command.key.body).toString('hex') },
    }));
    return inOrder(await this.#db.query(createOrders, [JSON.stringify(batch)]), batch.length);
  }

  async find(orderId: string): Promise<{ user_id: string; status: string; version: number } | undefined> {
    return (await this.#db.query(findOrder, [this.organizationId, orderId]))[0];
  }

  async update(orderId: string, version: number, holdId: number | null, capacity: number, now: number): Promise<string> {
    const command = {
      organization_id: this.organizationId,
      order_id: orderId,
      version,
      hold_id: holdId,
      capacity,
      windows: null,
      body: { items: [], version },
      event_name: holdId === null ? 'cartwright.order_updated' : 'fulfillment.rescheduled',
      event: { order_id: orderId },
      now: iso(now),
    };
    const [result] = await this.#db.query(updateOrder, [JSON.stringify(command)]);
    return result!.outcome;
  }

  async cancel(user: string, orderId: string, now: number): Promise<string> {
    const command = {
      organization_id: this.organizationId,
      banner_id: BANNER,
      user_id: user,
      owner: null,
      order_id: orderId,
      kinds: ['delivery', 'pickup', 'last_mile'],
      statuses: ['brand_new'],
      reason: 'customer_driven',
      event: { order_id: orderId },
      now: iso(now),
    };
    const [result] = await this.#db.query(cancelOrder, [JSON.stringify(command)]);
    return result!.outcome;
  }
}

function inOrder<R extends { readonly n: number }>(results: readonly R[], length: number): R[] {
  const sorted = [...results].sort((a, b) => a.n - b.n);
  if (sorted.length !== length || sorted.some(({ n }, index) => n !== index)) {
    throw new Error(`${length} commands gave the results ${results.map(({ n }) => n).join(',')}.`);
  }
  return sorted;
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}
