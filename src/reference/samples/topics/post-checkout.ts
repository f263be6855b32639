import { NUMBER, type Samples } from '../sample.ts';
import { of } from '../values.ts';

const DONE = { prints: '$order_id', expects: '{order_id}' };
const CODE = { prints: 'code', expects: /^[\w-]{43}$/ };

const SUCCESS = { prints: 'success', expects: /^true$/i };
const page = (thing: string) => ({ after: [thing], params: { link: of('link') } });

/** After checkout, and the Sandbox API that plays the shopper. */
export const postCheckoutSamples: Samples = {
  'post_checkout.orders.get': { prints: 'id', expects: '{order_id}' },
  'post_checkout.orders.get_handling': { prints: 'address.postal_code', expects: '94105' },
  'post_checkout.orders.get_location': { after: ['location'], prints: 'coordinates.latitude', expects: '37.7793' },
  'post_checkout.items.list': { after: ['order'], prints: 'line_items[0].line_num', expects: '1' },
  'post_checkout.items.answer_replacement': { prints: '$order_item_id', expects: /^\S+$/ },
  'post_checkout.chat.list': { after: ['message'], prints: 'chat_messages[0].body', expects: /ripe bananas/ },
  'post_checkout.chat.send': { after: ['picking'], prints: 'id', expects: NUMBER },
  'post_checkout.chat.mark_read': { after: ['message'], prints: 'messages_read_count', expects: '1' },
  'post_checkout.messages.list': { after: ['message'], prints: 'chat_messages[0].body', expects: /ripe bananas/ },
  'post_checkout.pickup.get_details': { after: ['pickup_order'], ...DONE },
  'post_checkout.pickup.get_vehicle': { after: ['vehicle'], prints: 'vehicle_info.license_plate', expects: 'F4K3L1C3NC3' },
  'post_checkout.pickup.set_vehicle': { after: ['pickup_order'], prints: 'vehicle_info.license_plate', expects: 'F4K3L1C3NC3' },
  'post_checkout.pickup.set_delegate': { after: ['pickup_order'], ...DONE },
  'post_checkout.pickup.user_arrived': { after: ['staged'], ...DONE },
  'post_checkout.pickup.schedule': { after: ['staged'], body: { schedule_pickup_eta: of('window_starts_at') }, ...DONE },

  'order_pages.get': { ...page('order_page'), prints: 'order_id', expects: '{order_id}' },
  'order_pages.products.search': { ...page('page_of_picking'), query: { q: 'milk' }, prints: 'products[0].name', expects: /Milk/i },
  'order_pages.items.answer_replacement': {
    after: ['page_of_replaced'],
    params: { link: of('link'), order_item_id: of('order_item_id') },
    prints: '$order_item_id',
    expects: /^\S+$/,
  },
  'order_pages.messages.list': { ...page('page_of_picking'), prints: 'chat_messages[0].body', expects: /ripe bananas/ },
  'order_pages.messages.send': { ...page('page_of_picking'), prints: 'id', expects: NUMBER },
  'order_pages.messages.mark_read': { ...page('page_of_picking'), prints: 'messages_read_count', expects: '1' },
  'order_pages.vehicle.set': { ...page('page_of_pickup'), prints: 'vehicle_info.license_plate', expects: 'F4K3L1C3NC3' },
  'order_pages.arrival.record': { ...page('page_of_staged'), ...SUCCESS },
  'order_pages.delegate.set': { ...page('page_of_pickup'), ...DONE },
  'order_pages.rating.set': { ...page('page_of_delivered'), ...SUCCESS },
  'order_pages.tip.set': { ...page('page_of_delivered'), prints: 'tip_amount_cents', expects: '700' },

  'sandbox.shoppers.create': { without: ['email', 'phone'], prints: 'id', expects: NUMBER },
  'sandbox.batches.generate': { after: ['order', 'shopper'], body: { orders: [{ id: of('order_id') }] }, prints: 'id', expects: NUMBER },
  'sandbox.batches.advance': { prints: 'workflow_state', expects: 'picking' },
  'sandbox.items.create': { after: ['picking'], body: { delivered_count: 1, item: { upc: '400000000022' } }, without: ['scans'], ...DONE },
  'sandbox.items.update': {
    after: ['picking'],
    params: { line_num: '1' },
    without: ['scans'],
    body: { delivered_count: 2, replacement_item: { upc: '400000000022' } },
    ...DONE,
  },
  'sandbox.items.update_by_post': {
    after: ['picking'],
    params: { line_num: '1' },
    without: ['scans'],
    body: { delivered_count: 2, replacement_item: { upc: '400000000022' } },
    ...DONE,
  },
  'sandbox.orders.simulate_callback': DONE,
  'sandbox.instacart_users.create': {
    made: { email: 'kamalsingh-{run}@example.com' },
    body: { password: 'correct horse battery' },
    prints: 'id',
    expects: NUMBER,
    alone: true,
  },
  'sandbox.instacart_users.authorize': {
    after: ['member', 'application_token'],
    bearer: 'application_token',
    params: { user_id: of('instacart_user_id') },
    body: { redirect_uri: 'https://shop.example.com/linked', scope: 'account_linking' },
    ...CODE,
    alone: true,
  },
};
