import { ok } from '../support/expect.ts';
import type { Storyteller } from './storyteller.ts';

/** The tutorial "test last mile delivery": the retailer stages, the shopper collects the bags and delivers them. */
export async function lastMileStory(teller: Storyteller): Promise<void> {
  const journey = await teller.lastMile();
  const { id, order } = journey;
  ok(await teller.shop.post(`${journey.path}/staged`, { items_count: 3, items_weight: 6.5, bags_count: 2, bag_label: 'A-17' }));
  await journey.batch('delivery_only');
  await journey.advance('at_store', 'bags_verified', 'delivering', 'completed');
  const { delivered_at } = (await journey.get()).fulfillment_details;
  const order_items: object[] = [];
  await journey.expect([
    ['fulfillment.brand_new', { order_id: id, order_url: order.order_url, delivery_window: journey.window, is_instacartplus: false }],
    ['fulfillment.staged', { order_id: id, status_link: order.order_url, order_items, bag_count: 2 }],
    ['fulfillment.acknowledged', { order_id: id }],
    ['fulfillment.acknowledged_for_delivery', { order_id: id }],
    ['fulfillment.at_store', { order_id: id }],
    ['fulfillment.bags_verified', { order_id: id, bag_count: 2 }],
    ['fulfillment.delivering', { order_id: id, order_items, delivery_window: journey.window }],
    ['fulfillment.delivered', { order_id: id, order_items, delivered_at, bag_count: 2 }],
  ]);
}
