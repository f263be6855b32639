import { oneOf, RetailerId, Type } from '../../contract/schema.ts';
import { INCIDENTS } from '../../fulfillment/workflow/incidents.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { INCIDENT_ERRORS, makeHappen } from '../fulfilling/incidents.ts';
import { SuccessResponse } from '../success.ts';

export const simulateCallback = defineOperation({
  id: 'sandbox.orders.simulate_callback',
  method: 'POST',
  path: '/v2/fulfillment_sandbox/orders/{order_id}/callbacks',
  title: 'Simulate an order callback',
  description:
    "Makes happen what the states of batches do not reach, and sends the callback: `canceled`, `rescheduled` to the store's next time slot with a free place, `late_delivery` by 30 minutes (for a pickup order the callback is Late pickup). Beyond Connect's three: `customer_mia`, `arrival_at_customer`, `unable_to_find_customer`, `runner_not_found`, `pickup_geofence_reached`, while the order stands where that can happen.",
  access: FULFILLMENT,
  server: 'development',
  params: Type.Object({ order_id: RetailerId('Id of the order.') }),
  body: Type.Object({ event_name: oneOf(INCIDENTS, 'What happens.') }),
  response: SuccessResponse,
  errors: INCIDENT_ERRORS,
  writes: 'one_call',
  example: { params: { order_id: 'a1b2c3' }, body: { event_name: 'canceled' }, response: { success: true } },
  handle: async (context) => {
    await makeHappen(context, context.params.order_id, context.body.event_name);
    return { success: true };
  },
});
