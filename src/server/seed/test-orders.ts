import { createHash } from 'node:crypto';
import { WELL_KNOWN } from '../../demo/catalogue.ts';
import { TEST_INACTIVE_USER, TEST_ORDERS, TEST_USER } from '../../demo/test-values.ts';
import type { OrderBody } from '../../fulfillment/orders/order.ts';
import { minuteOf } from '../../fulfillment/slots/option-id.ts';
import { type Connection, statement } from '../../storage/engine/index.ts';
import { POOL_NUMBER } from '../../storage/stores/usage.ts';

const LOCATION = '941-01';
const HOUR = 3_600_000;

const insertUsers = statement<[organizationId: number, active: string, inactive: string, now: Date]>(
  'seed_test_users',
  `insert into cw.users (organization_id, user_id, first_name, phone_number, active, created_at, updated_at)
   values ($1, $2, 'Test', '+14155550100', true, $4, $4), ($1, $3, 'Test', '+14155550101', false, $4, $4)`,
);
const insertOrders = statement<
  [
    organizationId: number,
    userId: string,
    location: string,
    pool: number,
    minute: number,
    starts: Date,
    ends: Date,
    now: Date,
    orders: string,
  ]
>(
  'seed_test_orders',
  `insert into cw.orders (organization_id, order_id, banner_id, user_id, user_ref, kind, status, store_number, pool, start_minute,
     window_starts_at, window_ends_at, locked_until, link, locale, created_at, updated_at, body)
   select $1, o.order_id, s.banner_id, $2, u.id, 'delivery', o.status, s.number, $4, $5, $6, $7,
          case when o.locked then 'infinity'::timestamptz end, o.link, 'en-US', $8, $8, o.body
     from jsonb_to_recordset($9::jsonb) as o(order_id text, status text, locked boolean, link text, body jsonb)
     join cw.stores s on s.organization_id = $1 and s.location_code = $3
     join cw.users u on u.organization_id = $1 and u.user_id = $2`,
);

/** Orders in states that a newcomer cannot reach alone yet: too late to cancel, completed, busy. They hold no capacity. */
export async function seedTestOrders(db: Connection, organizationId: number, now: Date): Promise<void> {
  await db.query(insertUsers, [organizationId, TEST_USER, TEST_INACTIVE_USER, now]);
  const starts = new Date(Math.floor(now.getTime() / HOUR) * HOUR);
  // The same wherever they are seeded: they show nobody's data, and a reset gives them back as they were.
  const linkOf = (orderId: string) => `d${createHash('sha256').update(`test order ${orderId}`).digest('base64url').slice(0, 32)}`;
  const orders = TEST_ORDERS.map((order) => ({ ...order, link: linkOf(order.order_id), body: body(order.status, starts) }));
  await db.query(insertOrders, [
    organizationId,
    TEST_USER,
    LOCATION,
    POOL_NUMBER.delivery,
    minuteOf(starts.getTime()),
    starts,
    new Date(starts.getTime() + 2 * HOUR),
    now,
    JSON.stringify(orders),
  ]);
}

function body(status: string, starts: Date): OrderBody {
  const { upc, rrc, name } = WELL_KNOWN.milkGallon;
  return {
    items: [{ line_num: '1', qty: 1, qty_unit: 'each', replacement_policy: 'shoppers_choice', replacement_items: [], upc, rrc, name }],
    removed_items: [],
    address: { address_line_1: '50 Beale St', postal_code: '94105' },
    location_code: LOCATION,
    tip_cents: 500,
    leave_unattended: false,
    paid_with_ebt: false,
    is_instacartplus: false,
    user: { sms_opt_in: false },
    ...(status === 'canceled' ? { cancellation_reason: 'customer_driven' } : {}),
    ...(status === 'delivered' ? { delivered_at: `${starts.toISOString().slice(0, 19)}Z`, bag_count: 1 } : {}),
  };
}
