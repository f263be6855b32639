import { oneOf, RetailerId, Type } from '../../../contract/schema.ts';
import { INCIDENTS } from '../../../fulfillment/workflow/incidents.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { INCIDENT_ERRORS, makeHappen } from '../../fulfilling/incidents.ts';
import { SuccessResponse } from '../../success.ts';

/** contract/orders.md §1.1. */
const REASONS = ['customer_driven', 'instacart_driven', 'retailer_driven', 'shopper_driven', 'unbatchable', 'other'] as const;

export const recordOrderEvent = defineOperation({
  id: 'management.orders.record_event',
  method: 'POST',
  path: '/cartwright/v1/fulfillment/orders/{order_id}/events',
  title: 'Record what happens to an order',
  description:
    'What the states of batches do not tell: the order is `canceled` while under way, `rescheduled` to the next time slot with a free place, late by 30 minutes (`late_delivery`), the customer is not found, and so on. The order changes, and the callback goes out.',
  access: MANAGE_BANNER,
  params: Type.Object({ order_id: RetailerId('Id of the order.') }),
  body: Type.Object({
    event_name: oneOf(INCIDENTS, 'What happens.'),
    cancellation_reason: Type.Optional(oneOf(REASONS, 'Why the order is canceled. Default `retailer_driven`.')),
  }),
  response: SuccessResponse,
  errors: INCIDENT_ERRORS,
  writes: 'one_call',
  example: { params: { order_id: 'a1b2c3' }, body: { event_name: 'customer_mia' }, response: { success: true } },
  handle: async (context) => {
    const { event_name, cancellation_reason = 'retailer_driven' } = context.body;
    await makeHappen(context, context.params.order_id, event_name, { reason: cancellation_reason });
    return { success: true };
  },
});
