import { errors } from '../../contract/errors.ts';
import { RetailerId, Type } from '../../contract/schema.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { requireLastMileOrder } from './finding.ts';
import { LAST_MILE_EXAMPLE, LastMileOrderSchema, lastMileAnswer } from './order-answer.ts';
import { UPDATE_ERRORS, UpdateBody, updateLastMile } from './updating.ts';

export const updateLastMileOrder = defineOperation({
  id: 'fulfillment.last_mile.update',
  method: 'PUT',
  path: '/v2/fulfillment/users/{user_id}/orders/{order_id}/last_mile',
  title: 'Update an LMD order',
  description:
    'Changes the delivery window, the details or the tip of a last mile delivery order that is still `brand_new`. `start_at` and `end_at` must lie within the window of the service option: the one named by `service_option_id`, which needs no reservation, or else the one that the order has.',
  access: FULFILLMENT,
  params: Type.Object({ user_id: RetailerId('Id of the user.'), order_id: RetailerId('Id of the order.') }),
  body: UpdateBody,
  response: LastMileOrderSchema,
  errors: [errors.userNotFound, ...UPDATE_ERRORS, errors.alcoholZipCode],
  writes: 'one_call',
  example: {
    params: { user_id: 'johnsmith6000', order_id: 'a1b2c3' },
    body: { service_option_id: 2254873659834400, start_at: '2026-05-06T18:00:00Z', end_at: '2026-05-06T20:00:00Z', bags_count: 3 },
    response: LAST_MILE_EXAMPLE,
  },
  handle: async (context) => {
    const { user_id, order_id } = context.params;
    const order = await updateLastMile(context, () => requireLastMileOrder(context, user_id, order_id), context.body);
    return lastMileAnswer(context.environment, order);
  },
});
