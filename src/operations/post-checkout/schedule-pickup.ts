import { ApiError, errors } from '../../contract/errors.ts';
import { RequiredText, Type } from '../../contract/schema.ts';
import { formatUtc } from '../../fulfillment/slots/format.ts';
import { parseIsoTime } from '../../http/validation.ts';
import { moveDueWork } from '../../storage/post-checkout/order.ts';
import { defineOperation } from '../define.ts';
import { stateOf } from '../fulfilling/batching.ts';
import { move } from '../fulfilling/moving.ts';
import { SuccessResponse } from '../success.ts';
import { EXAMPLE_PATH, ORDER_ERRORS, OrderPath, POST_CHECKOUT } from './access.ts';
import { withPickup } from './change-pickup.ts';
import { pickupCategory, requirePickupOrder } from './finding.ts';

const KIND = 'order.pickup_eta';
const EPOCH_SECONDS = /^\d{9,10}(?:\.\d{1,9})?$/;

export const schedulePickup = defineOperation({
  id: 'post_checkout.pickup.schedule',
  method: 'POST',
  path: '/v2/post_checkout/orders/{order_id}/pickup/schedule_pickup',
  title: 'Schedule pickup',
  description:
    'The customer is on the way to a curbside order that is `ready_for_pickup`. When the time has come and no arrival was recorded, the store is told to expect the customer. Sending another time replaces the first; the arrival can be recorded before.',
  access: POST_CHECKOUT,
  params: OrderPath,
  body: Type.Object({
    schedule_pickup_eta: RequiredText(
      'When the customer arrives: ISO 8601 with an offset, or seconds since 1970. A past time counts as now.',
      64,
    ),
  }),
  response: SuccessResponse,
  errors: [errors.blank, errors.invalidTime, errors.pickupUnavailable, errors.pickupNotSchedulable, ...ORDER_ERRORS, errors.retryLater],
  writes: 'transaction',
  example: { params: EXAMPLE_PATH, body: { schedule_pickup_eta: '2026-05-06T18:30:00Z' }, response: { success: true } },
  handle: async (context) => {
    const { db, tenant, body } = context;
    const eta = readEta(body.schedule_pickup_eta);
    await move(context, async () => {
      const order = await requirePickupOrder(context);
      const [category, state] = [pickupCategory(order.view), stateOf(order)];
      if (category !== 'curbside' || state !== 'ready_for_pickup') {
        throw new ApiError(errors.pickupNotSchedulable, { values: { category, state } });
      }
      // Before the order is written: whoever does the work takes the locks in this order too.
      await db.query(moveDueWork, [tenant.organizationId, KIND, String(order.row.id), new Date(eta)]);
      return { orders: [{ ...withPickup(order, { eta: formatUtc(eta) }), due: [{ kind: KIND, dueAt: eta }] }] };
    });
    return { success: true };
  },
});

/** Epoch milliseconds. */
function readEta(text: string): number {
  const trimmed = text.trim();
  const eta = EPOCH_SECONDS.test(trimmed) ? Number(trimmed) * 1000 : parseIsoTime(trimmed);
  if (eta === undefined) throw new ApiError(errors.invalidTime, { key: 'schedule_pickup_eta' });
  return eta;
}
