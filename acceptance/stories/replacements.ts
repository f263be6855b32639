import assert from 'node:assert/strict';
import { ok } from '../support/expect.ts';
import { BREAD, EGGS, MILK } from '../support/goods.ts';
import { item, type Storyteller } from './storyteller.ts';

const APPLES = { upc: '4000000116', rrc: '' };
const PEARS = { upc: '4000000117', rrc: '' };

interface Items {
  readonly line_items: readonly { readonly id: string; readonly status: string; readonly replacement_status: string }[];
}

/** The tutorial "implement replacements": one proposal approved, one rejected with an alternative, one item refunded. */
export async function replacementsStory(teller: Storyteller): Promise<void> {
  const { shop } = teller;
  const journey = await teller.delivery();
  const { id, order } = journey;
  await journey.batch('delivery');
  await journey.advance('picking');
  await journey.item('1', { status: 'replaced', delivered_count: 2, replacement_item: { upc: APPLES.upc } });
  await journey.item('2', { status: 'replaced', replacement_item: { upc: APPLES.upc } });
  await journey.item('3', { status: 'to_refund', delivered_count: 0 });
  const path = `/v2/post_checkout/orders/${encodeURIComponent(id)}/items`;
  const proposed = ok(await shop.get<Items>(path)).line_items;
  assert.deepEqual(
    proposed.map((one) => [one.status, one.replacement_status]),
    [
      ['REPLACED', 'PENDING'],
      ['REPLACED', 'PENDING'],
      ['TO_REFUND', 'SUBSTITUTION_STATUS_UNSPECIFIED'],
    ],
  );
  ok(await shop.put(`${path}/${proposed[0]!.id}/replacement`, { status: 'APPROVED' }));
  ok(await shop.put(`${path}/${proposed[1]!.id}/replacement`, { status: 'REJECTED', alternative_item: { upc: PEARS.upc, count: 1 } }));
  await journey.item('2', { status: 'replaced', delivered_count: 1, replacement_item: { upc: PEARS.upc } });
  const answered = ok(await shop.get<Items>(path)).line_items;
  assert.deepEqual(
    answered.map((one) => one.replacement_status),
    ['APPROVED', 'APPROVED', 'SUBSTITUTION_STATUS_UNSPECIFIED'],
  );
  await journey.advance('checkout');
  const [apples, first, second, none, last] = [
    item('1', MILK, 2, APPLES),
    item('2', EGGS, 1, 'waiting'),
    item('2', EGGS, 1, APPLES),
    item('3', BREAD, 1, 'refunded'),
    item('2', EGGS, 1, PEARS),
  ];
  const waiting = item('3', BREAD, 1, 'waiting');
  await journey.expect([
    ['fulfillment.brand_new', { order_id: id, order_url: order.order_url, delivery_window: journey.window, is_instacartplus: false }],
    ['fulfillment.acknowledged', { order_id: id }],
    ['fulfillment.picking', { order_id: id, order_url: order.order_url, store_location: teller.store.location_code }],
    ['fulfillment.order_item_replacement', { order_id: id, order_items: [apples, first, waiting] }],
    ['fulfillment.item_replaced', { order_id: id, order_items: [apples] }],
    ['fulfillment.order_item_replacement', { order_id: id, order_items: [apples, second, waiting] }],
    ['fulfillment.item_replaced', { order_id: id, order_items: [second] }],
    ['fulfillment.order_item_refund', { order_id: id, order_items: [apples, second, none] }],
    ['fulfillment.item_refunded', { order_id: id, order_items: [none] }],
    ['fulfillment.order_item_replacement', { order_id: id, order_items: [apples, last, none] }],
    ['fulfillment.item_replaced', { order_id: id, order_items: [last] }],
    ['fulfillment.checkout', { order_id: id, order_items: [apples, last, none] }],
  ]);
}
