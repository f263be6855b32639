import { statement } from '../engine/types.ts';
import { ORDER_COLUMNS, type OrderRow } from '../orders/order.ts';

export interface BatchRow {
  readonly id: number;
  readonly batch_type: 'delivery' | 'pickup' | 'delivery_only' | 'runner_customer';
  readonly workflow_state: string;
  readonly shopper_id: number | null;
  readonly version: number;
  /** Epoch milliseconds. */
  readonly created_at: number;
}

const COLUMNS = 'b.id, b.batch_type, b.workflow_state, b.shopper_id, b.version, b.created_at';

/** Prefixed, since an order's row has the same names. */
export const BATCH_OF_ORDER = `b.id as batch_id, b.batch_type, b.workflow_state as batch_state, b.shopper_id, b.version as batch_version`;

/** An order with the batch in which it stands (`batch_id` null: none) and what its organization chose. */
export interface OrderInBatch extends OrderRow {
  readonly batch_id: number | null;
  readonly batch_type: BatchRow['batch_type'] | null;
  readonly batch_state: string | null;
  readonly shopper_id: number | null;
  readonly batch_version: number | null;
  readonly settings: unknown;
}

const FROM_ORDERS = `cw.orders o
     join cw.organizations g on g.id = o.organization_id
     left join cw.batches b on b.organization_id = o.organization_id and b.id = o.batch_id`;

/** Orders of a banner by the retailer's ids, in the order given; those that do not exist are missing. */
export const findOrdersInBatches = statement<[organizationId: number, bannerId: number, orderIds: string[]], OrderInBatch>(
  'find_orders_in_batches',
  `select ${ORDER_COLUMNS}, ${BATCH_OF_ORDER}, g.settings from ${FROM_ORDERS}
    where o.organization_id = $1 and o.banner_id = $2 and o.order_id = any($3::text[])`,
);

/** The same by internal ids. */
export const findOrdersInBatchesByRef = statement<[organizationId: number, bannerId: number, ids: number[]], OrderInBatch>(
  'find_orders_in_batches_by_ref',
  `select ${ORDER_COLUMNS}, ${BATCH_OF_ORDER}, g.settings from ${FROM_ORDERS}
    where o.organization_id = $1 and o.banner_id = $2 and o.id = any($3::bigint[])`,
);

/** A batch's orders with the batch; none when there is no such batch. Orders that left it for another are missing. */
export const findOrdersOfBatch = statement<[organizationId: number, bannerId: number, batchId: number], OrderInBatch>(
  'find_orders_of_batch',
  `select ${ORDER_COLUMNS}, ${BATCH_OF_ORDER}, g.settings
     from cw.batches b
     join cw.organizations g on g.id = b.organization_id
     join cw.orders o on o.id = any(b.order_refs) and o.organization_id = b.organization_id and o.batch_id = b.id
    where b.organization_id = $1 and b.banner_id = $2 and b.id = $3 order by array_position(b.order_refs, o.id)`,
);

/** A batch with the retailer's ids of its orders. */
export type BatchWithOrders = BatchRow & { readonly order_ids: string[] };
const ORDER_IDS = `(select coalesce(jsonb_agg(o.order_id order by array_position(b.order_refs, o.id)), '[]')
             from cw.all_orders o where o.organization_id = b.organization_id and o.id = any(b.order_refs)) as order_ids`;

export const findBatch = statement<[organizationId: number, bannerId: number, id: number], BatchWithOrders>(
  'find_batch',
  `select ${COLUMNS}, ${ORDER_IDS} from cw.batches b where b.organization_id = $1 and b.banner_id = $2 and b.id = $3`,
);

/** Newest first, before the id given. */
export const listBatches = statement<
  [organizationId: number, bannerId: number, before: number, type: string | null, state: string | null, limit: number],
  BatchWithOrders
>(
  'list_batches',
  `select ${COLUMNS}, ${ORDER_IDS} from cw.batches b
    where b.organization_id = $1 and b.banner_id = $2 and b.id < $3 and ($4::text is null or b.batch_type = $4)
      and ($5::text is null or b.workflow_state = $5)
    order by b.id desc limit $6`,
);

/** The command that `cw.move_orders` takes; its comment says what each member means. */
export interface MoveOrdersCommand {
  readonly organization_id: number;
  readonly banner_id: number;
  readonly now: string;
  readonly batch: {
    readonly id: number | null;
    readonly version: number | null;
    readonly batch_type: string;
    readonly workflow_state: string;
    readonly shopper_id: number | null;
  } | null;
  readonly orders: readonly {
    readonly id: number;
    readonly version: number;
    readonly status: string;
    readonly body: unknown;
    readonly window_starts_at: string | null;
    readonly window_ends_at: string | null;
    readonly in_batch: boolean | null;
    readonly events: readonly { readonly name: string; readonly metadata: unknown }[];
    readonly due: readonly { readonly kind: string; readonly due_at: string; readonly payload?: unknown }[];
  }[];
}

export const moveOrders = statement<[command: string], { outcome: 'moved' | 'conflict'; batch_id: number | null }>(
  'move_orders',
  'select outcome, batch_id from cw.move_orders($1::jsonb)',
);
