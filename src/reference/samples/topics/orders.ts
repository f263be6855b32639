import { REFUSAL, type Samples } from '../sample.ts';
import { of } from '../values.ts';

const MADE = { order_id: 'order-{run}' };
const ORDER = { prints: 'id', expects: '{order_id}' };
/** Answers that say no more than that it was done. */
const DONE = { prints: '$order_id', expects: '{order_id}' };

/** Retired: the answer says so, whoever and whatever it is about. */
const GONE = { prints: REFUSAL, expects: /\b410\b/ } as const;
const GONE_USER = { user_id: 'johnsmith6000' };
const GONE_ORDER = { order_id: 'a1b2c3' };

/** Orders of every kind until their end, and what is told of them afterwards. */
export const orderSamples: Samples = {
  'fulfillment.orders.create_delivery': { after: ['hold'], made: MADE, ...ORDER },
  'fulfillment.orders.create_pickup': { after: ['pickup_hold'], made: MADE, ...ORDER },
  'fulfillment.orders.get': ORDER,
  'fulfillment.orders.list': { after: ['order'], prints: 'orders[0].id', expects: '{order_id}' },
  'fulfillment.orders.update': ORDER,
  'fulfillment.orders.update_tip': { after: ['delivered'], ...ORDER },
  'fulfillment.orders.cancel': ORDER,
  'fulfillment.orders.set_replacements': ORDER,

  'fulfillment.last_mile.create': { after: ['last_mile_hold'], made: MADE, ...ORDER },
  'fulfillment.lastmile.create': { after: ['last_mile_hold'], made: MADE, ...ORDER },
  'fulfillment.last_mile.update': { after: ['last_mile_order'], body: { service_option_id: of('service_option_id') }, ...ORDER },
  'fulfillment.last_mile.stage': { after: ['last_mile_order'], ...ORDER },

  'fulfillment.dispatch.create': { after: ['window'], made: MADE, ...ORDER },
  'fulfillment.dispatch.get': { after: ['dispatch_order'], ...ORDER },
  'fulfillment.dispatch.update': { after: ['dispatch_order'], ...ORDER },
  'fulfillment.dispatch.stage': { after: ['dispatch_order'], ...ORDER },
  'fulfillment.dispatch.cancel': { after: ['dispatch_order'], ...ORDER },

  'feedback.rate_backend': { after: ['delivered'], ...DONE },
  'feedback.rate_frontend': { after: ['delivered'], ...DONE },
  'transactions.send_pos': { made: { id: 'receipt-{run}' }, prints: 'id', expects: '{id}' },

  'recommendations.replacement_items_backend': { params: GONE_USER, ...GONE },
  'recommendations.replacement_items_frontend': GONE,
  'recommendations.replacement_items_of_order_backend': { params: { ...GONE_USER, ...GONE_ORDER }, ...GONE },
  'recommendations.replacement_items_of_order_frontend': { params: GONE_ORDER, ...GONE },
  'recommendations.complementary_items_backend': { params: GONE_USER, ...GONE },
  'recommendations.complementary_items_frontend': GONE,
  'recommendations.complementary_items_of_order_backend': { params: { ...GONE_USER, ...GONE_ORDER }, ...GONE },
  'recommendations.complementary_items_of_order_frontend': { params: GONE_ORDER, ...GONE },

  'developer_platform.create_products_link': { prints: 'products_link_url', expects: /^https:\/\/\S+\/[\w-]{10,}$/ },
  'developer_platform.create_recipe': { prints: 'products_link_url', expects: /^https:\/\/\S+\/[\w-]{10,}$/ },
  'product_pages.get': { after: ['product_page'], params: { link: of('link') }, prints: 'title', expects: /\S/ },
  'management.product_pages.list': { after: ['products_link'], prints: 'product_pages[0].kind', expects: /^(shopping_list|recipe)$/ },
  'developer_platform.nearby_retailers': { prints: 'retailers[0].retailer_key', expects: /^[a-z0-9-]+$/ },
};
