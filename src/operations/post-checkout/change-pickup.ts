import { orderUpdated } from '../../callbacks/payloads.ts';
import type { PickupDetails } from '../../fulfillment/orders/order.ts';
import type { RequestScope } from '../define.ts';
import { type MovedOrder, move } from '../fulfilling/moving.ts';
import { type CustomerOrder, type OrderName, requirePickupOrder } from './finding.ts';

/** The order with other details of its pickup, and the event that tells of it: each change of an order has one. */
export function withPickup(order: CustomerOrder, change: PickupDetails): MovedOrder {
  const { view } = order;
  const changed = { ...view, body: { ...view.body, pickup: { ...view.body.pickup, ...change } } };
  return { order, view: changed, events: [{ name: 'cartwright.order_updated', metadata: orderUpdated(view) }] };
}

/** Changes the details of a pickup; what the change refuses is refused. Gives them as they are then. */
export async function changePickup(
  context: RequestScope & OrderName,
  change: (order: CustomerOrder) => PickupDetails,
): Promise<{ orderRef: number; pickup: PickupDetails }> {
  const moved = await move(context, async () => {
    const order = await requirePickupOrder(context);
    return { orders: [withPickup(order, change(order))] };
  });
  const [only] = moved!.orders;
  return { orderRef: only!.order.row.id, pickup: only!.view.body.pickup! };
}
