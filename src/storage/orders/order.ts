import { sharedRead } from '../engine/grouping.ts';
import { statement } from '../engine/types.ts';

/** An order's row as the engine gives it; `body` is the aggregate (fulfillment/orders/order.ts). */
export interface OrderRow {
  readonly order_id: string;
  readonly id: number;
  readonly user_id: string;
  readonly kind: 'delivery' | 'pickup' | 'last_mile' | 'dispatch';
  readonly status: string;
  readonly version: number;
  readonly store_number: number;
  readonly hold_id: number | null;
  readonly window_starts_at: number;
  readonly window_ends_at: number;
  readonly locked_until: number | null;
  readonly link: string;
  readonly locale: string;
  readonly created_at: number;
  readonly body: unknown;
}

export const ORDER_COLUMNS = `o.order_id, o.id, o.user_id, o.kind, o.status, o.version, o.store_number, o.hold_id, o.window_starts_at,
  o.window_ends_at, o.locked_until, o.link, o.locale, o.created_at, o.body`;

type OrderOfUserKey = [organizationId: number, bannerId: number, userId: string, orderId: string];
export type OrderOfUser = { user_active: boolean; user_phone: string | null } & (OrderRow | { order_id: null });
const orderOfUser = (orders: string) => `select u.active as user_active, u.phone_number as user_phone, ${ORDER_COLUMNS}
     from cw.users u
     left join ${orders} o on o.organization_id = u.organization_id and o.order_id = $4 and o.user_id = u.user_id and o.banner_id = $2
    where u.organization_id = $1 and u.user_id = $3`;

/** A user and one of the user's orders in one round trip: no row without the user, `order_id` null without the order. Not from the archive. */
export const findOrder = statement<OrderOfUserKey, OrderOfUser>('find_order', orderOfUser('cw.orders'));

/** The same for who only reads: from the archive too. */
export const readOrder = sharedRead<OrderOfUserKey, OrderOfUser>('read_order', orderOfUser('cw.all_orders'), [
  'integer',
  'integer',
  'text',
  'text',
]);

type OrderOfKindsKey = [organizationId: number, bannerId: number, orderId: string, kinds: OrderRow['kind'][]];
type OrderOfKinds = { user_active: boolean } & OrderRow;
const orderOfKinds = (orders: string) => `select coalesce(u.active, true) as user_active, ${ORDER_COLUMNS}
     from ${orders} o
     left join cw.users u on u.organization_id = o.organization_id and u.user_id = o.user_id
    where o.organization_id = $1 and o.order_id = $3 and o.banner_id = $2 and o.kind = any($4::text[])`;

/** An order of some kinds by its id alone; `user_active` is true for one without a user. Not from the archive. */
export const findOrderOfKinds = statement<OrderOfKindsKey, OrderOfKinds>('find_order_of_kinds', orderOfKinds('cw.orders'));

/** The same for who only reads: from the archive too. */
export const readOrderOfKinds = statement<OrderOfKindsKey, OrderOfKinds>('read_order_of_kinds', orderOfKinds('cw.all_orders'));

/** A user's orders with one banner, archived ones too, newest first. */
export const findOrdersOfUser = statement<
  [organizationId: number, bannerId: number, userId: string, limit: number],
  { user_active: boolean } & (OrderRow | { order_id: null })
>(
  'find_orders_of_user',
  `select u.active as user_active, ${ORDER_COLUMNS}
     from cw.users u
     left join cw.all_orders o on o.organization_id = u.organization_id and o.user_id = u.user_id and o.banner_id = $2
    where u.organization_id = $1 and u.user_id = $3 order by o.created_at desc, o.id desc limit $4`,
);

/** One element of the array that `cw.create_orders` takes. Times are ISO 8601. */
export interface CreateOrderCommand {
  readonly n: number;
  readonly organization_id: number;
  readonly application_id: number;
  readonly banner_id: number;
  readonly order_id: string;
  readonly user_id: string;
  readonly kind: OrderRow['kind'];
  readonly hold_id: number;
  readonly capacity: number;
  readonly phone_given: boolean;
  readonly link: string;
  readonly locale: string;
  readonly body: unknown;
  /** Metadata of the event `fulfillment.brand_new`. */
  readonly event: unknown;
  /** The answer to keep under the idempotency key. */
  readonly response: string | null;
  /** The window promised, where it is another than the hold's. */
  readonly window_starts_at: string | null;
  readonly window_ends_at: string | null;
  readonly now: string;
  readonly wall: string;
  readonly idempotency: IdempotencyCommand | null;
}

export interface IdempotencyCommand {
  readonly target: string;
  readonly key: string;
  /** SHA-256 of the raw body, hex. */
  readonly hash: string;
}

export interface CreateOrderResult {
  readonly n: number;
  readonly outcome:
    | 'created'
    | 'replay'
    | 'mismatch'
    | 'user_not_found'
    | 'user_not_active'
    | 'phone_missing'
    | 'order_id_taken'
    | 'hold_not_found'
    | 'hold_used'
    | 'full';
  readonly response: string | null;
  /** The linked account's membership turned `is_instacartplus` on. */
  readonly member: boolean;
}

/** Creates orders; `n` is the place of the command. `response` is what is kept under the key: of an earlier request, or changed because the user is a member. */
export const createOrders = statement<[commands: string], CreateOrderResult>(
  'create_orders',
  `with given as materialized (select cw.with_membership($1::jsonb) as commands)
   select r.n, r.outcome, (given.commands -> r.n) ? 'member' as member,
          coalesce(r.response, case when (given.commands -> r.n) ? 'member' then given.commands -> r.n ->> 'response' end) as response
     from given cross join lateral cw.create_orders(given.commands) r`,
);

/** The command that `cw.update_order` takes. */
export interface UpdateOrderCommand {
  readonly organization_id: number;
  readonly order_id: string;
  readonly version: number;
  readonly hold_id: number | null;
  readonly capacity: number | null;
  /** Windows to move to without a hold, the best first. */
  readonly windows: readonly WindowCommand[] | null;
  readonly body: unknown;
  readonly event_name: string;
  /** Metadata of the event; with windows each has its own. */
  readonly event: unknown;
  readonly now: string;
}

/** A window to book, as `cw.book_window` takes it. */
export interface WindowCommand {
  readonly start_minute: number;
  readonly capacity: number;
  readonly service_option_id: number;
  readonly starts_at: string;
  readonly ends_at: string;
  /** Metadata of the event that the order causes in this window. */
  readonly event: unknown;
}

export interface UpdateOrderResult {
  readonly outcome: 'updated' | 'conflict' | 'hold_not_found' | 'hold_used' | 'full';
  /** Index of the window taken. */
  readonly chosen: number | null;
}

export const updateOrder = statement<[command: string], UpdateOrderResult>(
  'update_order',
  'select outcome, chosen from cw.update_order($1::jsonb)',
);

/** The command that `cw.cancel_order` takes. */
export interface CancelOrderCommand {
  readonly organization_id: number;
  readonly banner_id: number;
  /** The user of the path, who must exist; null finds the order by its id alone. */
  readonly user_id: string | null;
  /** Whose the order must be, where it is found by its id. */
  readonly owner: string | null;
  readonly order_id: string;
  readonly kinds: readonly OrderRow['kind'][];
  readonly statuses: readonly string[];
  readonly reason: string;
  readonly event: unknown;
  readonly now: string;
}

export interface CancelOrderResult {
  readonly outcome: 'canceled' | 'user_not_found' | 'user_not_active' | 'not_found' | 'too_late' | 'retry_later';
}

export const cancelOrder = statement<[command: string], CancelOrderResult & Partial<OrderRow>>(
  'cancel_order',
  `select r.outcome, ${ORDER_COLUMNS} from cw.cancel_order($1::jsonb) r
     left join lateral jsonb_populate_record(null::cw.orders, r.canceled) o on r.canceled is not null`,
);
