import { BREAD, EGGS, MILK } from '../support/goods.ts';
import { item, type Storyteller } from './storyteller.ts';

/** The tutorial "test delivery": all items found, from brand new to delivered. */
export async function deliveryStory(teller: Storyteller): Promise<void> {
  const journey = await teller.delivery();
  const { id, order } = journey;
  await journey.batch('delivery');
  await journey.advance('picking', 'verifying_replacements', 'checkout', 'receipt_sanity_check', 'delivering', 'completed');
  const { delivered_at } = (await journey.get()).fulfillment_details;
  const order_items = [item('1', MILK, 2), item('2', EGGS, 1), item('3', BREAD, 1)];
  await journey.expect([
    ['fulfillment.brand_new', { order_id: id, order_url: order.order_url, delivery_window: journey.window, is_instacartplus: false }],
    ['fulfillment.acknowledged', { order_id: id }],
    ['fulfillment.picking', { order_id: id, order_url: order.order_url, store_location: teller.store.location_code }],
    ['fulfillment.checkout', { order_id: id, order_items }],
    ['fulfillment.delivering', { order_id: id, order_items, delivery_window: journey.window }],
    ['fulfillment.delivered', { order_id: id, order_items, delivered_at }],
  ]);
}
