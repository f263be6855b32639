import { ratingReminder } from '../../../callbacks/time-payloads.ts';
import { orderUrl } from '../../orders/order-answer.ts';
import { type Kind, OVER } from '../kind.ts';

/** An hour after the delivery, where there is no rating by then. */
export const ratingReminderDue: Kind = ({ order, environment }) => {
  if (order?.status !== 'delivered' || order.body.rating) return OVER;
  const metadata = ratingReminder(order.order_id, orderUrl(environment, order.link), order.body.delivered_at);
  return { events: [{ name: 'fulfillment.rating_reminder', metadata }] };
};
