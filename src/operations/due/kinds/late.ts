import { late } from '../../../callbacks/time-payloads.ts';
import { laterWindow } from '../../../fulfillment/orders/lateness.ts';
import { type Kind, OVER } from '../kind.ts';

/** An order whose promised window has ended: a later one is promised. Its booked place stays. */
export const lateness: Kind = ({ order, now }) => {
  if (!order || order.late_at === null || order.late_at > now) return OVER;
  const window = laterWindow({ startsAt: order.window_starts_at, endsAt: order.window_ends_at }, order.late_count, now);
  const name = order.kind === 'pickup' ? 'fulfillment.late_pickup' : 'fulfillment.late_delivery';
  return { window, events: [{ name, metadata: late(order.order_id, window) }] };
};
