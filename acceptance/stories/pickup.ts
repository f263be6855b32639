import assert from 'node:assert/strict';
import { ok } from '../support/expect.ts';
import { BREAD, EGGS, MILK } from '../support/goods.ts';
import { item, type Storyteller } from './storyteller.ts';

/** The tutorial "test pickup": picked, staged, the customer arrives, a runner brings the bags out. */
export async function pickupStory(teller: Storyteller): Promise<void> {
  const journey = await teller.pickup();
  const { id, order } = journey;
  await journey.batch('pickup');
  await journey.advance('picking', 'verifying_replacements', 'checkout', 'receipt_sanity_check', 'bags_check', 'staged');
  assert.equal((await journey.get()).status, 'staged');
  ok(await teller.shop.post(`/v2/post_checkout/orders/${encodeURIComponent(id)}/pickup/user_arrived`));
  const { first_name } = ok(await teller.shop.get<{ first_name: string }>(`/cartwright/v1/fulfillment/shoppers/${journey.shopperId}`));
  await journey.batch('runner_customer');
  await journey.advance('at_store', 'bags_verified', 'completed');
  const { delivered_at } = (await journey.get()).fulfillment_details;
  const order_items = [item('1', MILK, 2), item('2', EGGS, 1), item('3', BREAD, 1)];
  await journey.expect([
    ['fulfillment.brand_new', { order_id: id, order_url: order.order_url, delivery_window: journey.window, is_instacartplus: false }],
    ['fulfillment.acknowledged', { order_id: id }],
    ['fulfillment.picking', { order_id: id, order_url: order.order_url, store_location: teller.store.location_code }],
    ['fulfillment.checkout', { order_id: id, order_items }],
    ['fulfillment.staged', { order_id: id, status_link: order.order_url, pickup_link: `${order.order_url}/pickup`, order_items }],
    ['fulfillment.customer_acknowledged', { order_id: id, display_name: first_name }],
    ['fulfillment.pickup_runner_started', { order_id: id }],
    ['fulfillment.delivered', { order_id: id, order_items, delivered_at }],
  ]);
}
