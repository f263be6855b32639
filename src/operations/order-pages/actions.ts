import { canChat, isExpired } from '../../fulfillment/orders/chat.ts';
import { STATUSES } from '../../fulfillment/orders/order.ts';
import { hasOpenReplacement } from '../../fulfillment/orders/order-page.ts';
import { stateOf } from '../fulfilling/batching.ts';
import type { CustomerOrder } from '../post-checkout/finding.ts';
import type { PageAction } from './page-schema.ts';

/** What the customer may do with an order now, by the rules of the operations that do it (contract/concepts.md §3). */
export function actionsOn(order: CustomerOrder, now: number): PageAction[] {
  const { view, row, settings } = order;
  // Nobody's order has nobody to act for it.
  if (row.user_ref === 0) return [];
  const { kind, status, body } = view;
  const ended = status === 'delivered' || status === 'canceled';
  const collectable = kind === 'pickup' && !ended;
  const shopperShown = !settings.removeShopperInformation;
  const allowed: Readonly<Record<PageAction, boolean>> = {
    decide_replacement: stateOf(order) === 'picking' && hasOpenReplacement(view),
    read_messages: shopperShown && !isExpired(view, row.canceled_at, now),
    send_message: shopperShown && canChat(view),
    set_vehicle: collectable,
    record_arrival: kind === 'pickup' && status === 'staged' && body.pickup?.arrived_at === undefined,
    set_delegate: collectable,
    rate: STATUSES[status].completed,
    set_tip: STATUSES[status].completed && kind !== 'pickup',
  };
  return (Object.keys(allowed) as PageAction[]).filter((action) => allowed[action]);
}
