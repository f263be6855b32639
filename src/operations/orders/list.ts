import { deprecationOf } from '../../contract/deprecations.ts';
import { ApiError, errors } from '../../contract/errors.ts';
import { RetailerId, Type } from '../../contract/schema.ts';
import { findOrdersOfUser, type OrderRow } from '../../storage/orders/order.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { ORDER_EXAMPLE, OrderSchema, orderAnswer, toOrderView } from './order-answer.ts';

/** The documented answer has no pages, so it is bounded: the newest orders come first. */
const MAX_ORDERS = 500;

export const getOrders = defineOperation({
  id: 'fulfillment.orders.list',
  method: 'GET',
  path: '/v2/fulfillment/users/{user_id}/orders',
  title: 'Get orders',
  description: `The user's orders, newest first, at most ${MAX_ORDERS}. Keep the ids of your orders and use Get an order.`,
  access: FULFILLMENT,
  params: Type.Object({ user_id: RetailerId('Id of the user.') }),
  response: Type.Object({ orders: Type.Array(OrderSchema) }),
  errors: [errors.userNotFound, errors.userNotActive],
  writes: 'none',
  deprecated: deprecationOf('fulfillment.orders.list'),
  example: { params: { user_id: 'johnsmith6000' }, response: { orders: [ORDER_EXAMPLE] } },
  handle: async ({ params, db, tenant, environment }) => {
    const rows = await db.query(findOrdersOfUser, [tenant.organizationId, tenant.bannerId, params.user_id, MAX_ORDERS]);
    if (rows[0] === undefined) throw new ApiError(errors.userNotFound);
    if (!rows[0].user_active) throw new ApiError(errors.userNotActive);
    const orders = rows.filter((row): row is { user_active: boolean } & OrderRow => row.order_id !== null);
    return { orders: orders.map((row) => orderAnswer(environment, toOrderView(row))) };
  },
});
