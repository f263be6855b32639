import { type Statement, statement } from '../engine/types.ts';
import { BATCH_OF_ORDER, type OrderInBatch } from '../fulfillment/batch.ts';
import { ORDER_COLUMNS } from '../orders/order.ts';

/** An order as its customer meets it: with its batch, the organization's settings and its user, in one read. */
export interface CustomerOrderRow extends OrderInBatch {
  /** Internal id of the user; 0 where the order has none. */
  readonly user_ref: number;
  readonly user_name: string | null;
  /** True for an order without a user. */
  readonly user_active: boolean;
  /** Of a canceled order: when it was canceled, epoch milliseconds. */
  readonly canceled_at: number | null;
}

type Key<Id> = [organizationId: number, bannerId: number, owner: string | null, id: Id];

/** Finds an order by the retailer's id or by ours. */
export interface CustomerOrderLookup<Extra = object> {
  readonly byId: Statement<Key<string>, CustomerOrderRow & Extra>;
  readonly byRef: Statement<Key<number>, CustomerOrderRow & Extra>;
}

// Later writes move `updated_at` of a canceled order, its event stays; where that is gone, the row's own time has to do.
export const CUSTOMER_ORDER_COLUMNS = `${ORDER_COLUMNS}, ${BATCH_OF_ORDER}, g.settings, o.user_ref, u.first_name as user_name,
  coalesce(u.active, true) as user_active,
  case when o.status = 'canceled' then coalesce(
    (select max(e.occurred_at) from cw.events e where e.order_ref = o.id and e.name = 'fulfillment.canceled'), o.updated_at) end
  as canceled_at`;

const fromCustomerOrders = (orders: string) => `from ${orders} o
     join cw.organizations g on g.id = o.organization_id
     left join cw.batches b on b.organization_id = o.organization_id and b.id = o.batch_id
     left join cw.users u on u.organization_id = o.organization_id and u.user_id = o.user_id`;
export const FROM_CUSTOMER_ORDERS = fromCustomerOrders('cw.orders');

/** Orders of a banner, of one owner where one is named; `extra` are more columns, each after a comma. */
export function customerOrders<Extra = object>(name: string, extra = '', from = FROM_CUSTOMER_ORDERS): CustomerOrderLookup<Extra> {
  const text = (condition: string) => `select ${CUSTOMER_ORDER_COLUMNS}${extra}
     ${from}
    where o.organization_id = $1 and o.banner_id = $2 and ($3::text is null or o.user_id = $3) and ${condition}`;
  return {
    byId: statement<Key<string>, CustomerOrderRow & Extra>(name, text('o.order_id = $4')),
    byRef: statement<Key<number>, CustomerOrderRow & Extra>(`${name}_by_ref`, text('o.id = $4')),
  };
}

export const findCustomerOrder = customerOrders('find_customer_order');

/** For who only reads: from the archive too. */
export const readCustomerOrder = customerOrders('read_customer_order', '', fromCustomerOrders('cw.all_orders'));

/** The same with what the order's store tells customers who collect. */
export const findPickupOrder = customerOrders<{ readonly pickup_instructions: unknown }>(
  'find_pickup_order',
  `, coalesce((select s.pickup_instructions from cw.stores s where s.organization_id = o.organization_id and s.number = o.store_number),
     '[]') as pickup_instructions`,
);

/** Work that an order waits for falls due at another time. */
export const moveDueWork = statement<[organizationId: number, kind: string, subject: string, dueAt: Date], never>(
  'move_due_work',
  `update cw.due_work set due_at = $4, attempts = 0, claimed_until = null
    where organization_id = $1 and kind = $2 and subject = $3`,
);
