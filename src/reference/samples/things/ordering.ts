import { Assertion, of } from '../values.ts';
import { CREDENTIALS, type Thing } from '../wish.ts';

const LAST_FREE = 'service_options[availability.available]';
const REDIRECT = 'https://shop.example.com/linked';
const advanced = (comment: string, after: readonly string[], workflow_state: string): Thing => ({
  comment,
  by: 'sandbox.batches.advance',
  after,
  body: { workflow_state },
});

/** From the token to the delivered order. */
export const orderingThings: Readonly<Record<string, Thing>> = {
  token: {
    comment: 'A token of the application',
    by: 'oauth.token',
    without: ['scope'],
    body: CREDENTIALS,
    reads: { token: 'access_token' },
  },
  user: { comment: 'A user', by: 'fulfillment.users.create', made: { user_id: 'johnsmith-{run}' } },
  user_token: {
    comment: "A token of the user's own",
    by: 'oauth.token',
    after: ['user'],
    without: ['scope'],
    body: { ...CREDENTIALS, grant_type: 'fulfillment_user_assertion', assertion: new Assertion(of('user_id')) },
    reads: { user_token: 'access_token' },
  },

  slot: {
    comment: 'A time slot',
    by: 'fulfillment.service_options.list_delivery',
    reads: { service_option_id: `${LAST_FREE}.id`, service_option_reference: `${LAST_FREE}.service_option_reference` },
  },
  hold: {
    comment: 'A hold on it',
    by: 'fulfillment.service_options.reserve',
    after: ['slot'],
    reads: { service_option_hold_id: 'service_option_hold.id' },
  },
  order: { comment: 'An order', by: 'fulfillment.orders.create_delivery', after: ['hold'], made: { order_id: 'order-{run}' } },

  pickup_slot: { comment: 'A time slot', by: 'fulfillment.service_options.list_pickup', reads: { service_option_id: `${LAST_FREE}.id` } },
  pickup_hold: {
    comment: 'A hold on it',
    by: 'fulfillment.service_options.reserve',
    after: ['pickup_slot'],
    reads: { service_option_hold_id: 'service_option_hold.id' },
  },
  pickup_order: {
    comment: 'A pickup order',
    by: 'fulfillment.orders.create_pickup',
    after: ['pickup_hold'],
    made: { order_id: 'order-{run}' },
    reads: { window_starts_at: 'fulfillment_details.window_starts_at' },
  },

  last_mile_slot: {
    comment: 'A time slot',
    by: 'fulfillment.service_options.list_last_mile',
    reads: { service_option_id: `${LAST_FREE}.id`, start_at: `${LAST_FREE}.window.start_at`, end_at: `${LAST_FREE}.window.end_at` },
  },
  last_mile_hold: {
    comment: 'A hold on it',
    by: 'fulfillment.service_options.reserve',
    after: ['last_mile_slot'],
    reads: { service_option_hold_id: 'service_option_hold.id' },
  },
  last_mile_order: {
    comment: 'A last mile order',
    by: 'fulfillment.last_mile.create',
    after: ['last_mile_hold'],
    made: { order_id: 'order-{run}' },
  },

  window: {
    comment: 'A time slot',
    by: 'fulfillment.service_options.preview_last_mile',
    reads: { start_at: `${LAST_FREE}.window.start_at`, end_at: `${LAST_FREE}.window.end_at` },
  },
  dispatch_order: {
    comment: 'A dispatch order',
    by: 'fulfillment.dispatch.create',
    after: ['user', 'window'],
    made: { order_id: 'order-{run}' },
    body: { user_id: of('user_id') },
  },

  shopper: { comment: 'A shopper', by: 'sandbox.shoppers.create', without: ['email', 'phone'], reads: { shopper_id: 'id' } },
  batch: {
    comment: 'A batch that holds the order',
    by: 'sandbox.batches.generate',
    after: ['order', 'shopper'],
    body: { orders: [{ id: of('order_id') }] },
    reads: { batch_id: 'id' },
  },
  pickup_batch: {
    comment: 'A batch that holds the order',
    by: 'sandbox.batches.generate',
    after: ['pickup_order', 'shopper'],
    body: { batch_type: 'pickup', orders: [{ id: of('order_id') }] },
    reads: { batch_id: 'id' },
  },
  staged: advanced('It waits to be picked up', ['pickup_batch'], 'staged'),
  picking: advanced('The shopper begins', ['batch'], 'picking'),
  delivering: advanced('The shopper drives', ['picking'], 'delivering'),
  delivered: advanced('The shopper delivers', ['batch'], 'completed'),
  replaced: {
    comment: 'The shopper replaces an item',
    by: 'sandbox.items.update',
    after: ['picking'],
    params: { line_num: '1' },
    without: ['scans'],
    body: { delivered_count: 2, replacement_item: { upc: '400000000022' } },
  },
  line_items: {
    comment: 'The lines of the order',
    by: 'post_checkout.items.list',
    after: ['replaced'],
    reads: { order_item_id: 'line_items[0].id' },
  },
  message: { comment: 'A message of the shopper', by: 'management.order_messages.send', after: ['picking'], without: ['image'] },
  order_page: { comment: 'The link of its page', by: 'management.orders.get', after: ['order'], reads: { link: 'link' } },
  page_of_picking: { comment: 'The link of its page', by: 'management.orders.get', after: ['message'], reads: { link: 'link' } },
  page_of_replaced: { comment: 'The link of its page', by: 'management.orders.get', after: ['line_items'], reads: { link: 'link' } },
  page_of_delivered: { comment: 'The link of its page', by: 'management.orders.get', after: ['delivered'], reads: { link: 'link' } },
  page_of_pickup: { comment: 'The link of its page', by: 'management.orders.get', after: ['pickup_order'], reads: { link: 'link' } },
  page_of_staged: { comment: 'The link of its page', by: 'management.orders.get', after: ['staged'], reads: { link: 'link' } },
  product_page: {
    comment: 'The link of the newest product page',
    by: 'management.product_pages.list',
    after: ['products_link'],
    without: ['limit'],
    reads: { link: 'product_pages[0].link' },
  },
  products_link: { comment: 'A shopping list', by: 'developer_platform.create_products_link' },
  vehicle: { comment: "The customer's car", by: 'post_checkout.pickup.set_vehicle', after: ['pickup_order'] },
  location: { comment: 'Where the shopper is', by: 'management.orders.report_location', after: ['delivering'] },

  application: {
    comment: 'An application',
    by: 'management.applications.create',
    body: { redirect_uris: [REDIRECT] },
    reads: { client_id: 'client_id', client_secret: 'client_secret' },
  },
  key: {
    comment: 'A public key of the application',
    by: 'management.applications.keys.register',
    after: ['application'],
    reads: { key_id: 'key_id' },
  },
  disabled_application: { comment: 'It is disabled', by: 'management.applications.disable', after: ['application'] },
  application_token: {
    comment: 'A token of the new application',
    by: 'oauth.token',
    after: ['application'],
    without: ['scope'],
    body: { client_id: of('client_id'), client_secret: of('client_secret') },
    reads: { application_token: 'access_token' },
  },
  member: {
    comment: 'An Instacart account',
    by: 'sandbox.instacart_users.create',
    made: { email: 'kamalsingh-{run}@example.com' },
    body: { password: 'correct horse battery' },
    reads: { instacart_user_id: 'id' },
  },
  code: {
    comment: 'Its owner lets the application link it',
    by: 'sandbox.instacart_users.authorize',
    after: ['member', 'application_token'],
    bearer: 'application_token',
    params: { user_id: of('instacart_user_id') },
    body: { redirect_uri: REDIRECT, scope: 'account_linking' },
    reads: { code: 'code' },
  },
  linking_token: {
    comment: 'A linking token for the code',
    by: 'oauth.token',
    after: ['code'],
    without: ['scope'],
    body: {
      client_id: of('client_id'),
      client_secret: of('client_secret'),
      grant_type: 'authorization_code',
      code: of('code'),
      redirect_uri: REDIRECT,
    },
    reads: { linking_token: 'access_token' },
  },
  link: { comment: 'The accounts are linked', by: 'fulfillment.users.link', after: ['user', 'linking_token'] },
  customer: {
    comment: "A customer's account",
    by: 'management.customers.create',
    made: { email: 'kamalsingh-{run}@example.com' },
    reads: { id: 'id' },
  },
};
