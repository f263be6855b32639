import { Assertion, type Members, of, Setting } from './values.ts';

/** A call, told by how it differs from its operation's example. */
export interface Wish {
  /** Things that must exist before; those that path parameters name come by themselves. */
  readonly after?: readonly string[];
  /** Values that are new at each run: `{run}` is what is new. */
  readonly made?: Readonly<Record<string, string>>;
  /** Laid over the example; `without` names members that are left out. */
  readonly params?: Members;
  readonly query?: Members;
  readonly body?: Members;
  readonly without?: readonly string[];
  /** Variable with the bearer token, where it is not the application's. */
  readonly bearer?: string;
  /** Variable with the bytes that are sent. */
  readonly upload?: string;
}

/** Something that a call needs, and the call that brings it about. */
export interface Thing extends Wish {
  readonly comment: string;
  readonly by: string;
  /** Variables by their place in the answer; `''` is the whole of a file. */
  readonly reads?: Readonly<Record<string, string>>;
}

export const CREDENTIALS = { client_id: new Setting('client_id'), client_secret: new Setting('client_secret') };
const LAST_FREE = 'service_options[availability.available]';
/** On development a receiver may be on the same machine. */
const RECEIVER = 'http://127.0.0.1:3000/callbacks';
const REDIRECT = 'https://shop.example.com/linked';
const advanced = (comment: string, after: readonly string[], workflow_state: string): Thing => ({
  comment,
  by: 'sandbox.batches.advance',
  after,
  body: { workflow_state },
});

/** All that the samples' calls need, in the order of a checkout. */
export const THINGS: Readonly<Record<string, Thing>> = {
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

  organization: { comment: 'Your organization', by: 'management.organization.get', reads: { slug: 'slug' } },
  organization_to_delete: { comment: 'An organization', by: 'management.organizations.create', made: { slug: 'garden-market-{run}' } },
  banner: { comment: 'Your banner', by: 'management.banners.list', reads: { slug: 'banners[0].slug' } },
  store: { comment: 'A store', by: 'management.stores.create', made: { location_code: 'GM-{run}' } },
  exception: { comment: 'A day with other hours', by: 'management.hours_exceptions.set', after: ['store'], params: { date: '2099-12-24' } },
  hours: { comment: 'Its hours', by: 'management.hours.replace', after: ['store'] },
  capacity: {
    comment: 'A window of the store',
    by: 'management.capacity.list',
    after: ['hours'],
    without: ['from', 'to'],
    reads: { pool: 'windows[0].pool', window_starts_at: 'windows[0].window_starts_at' },
  },
  capacity_of_window: { comment: 'A capacity of its own', by: 'management.capacity.set', after: ['capacity'] },
  product: {
    comment: 'A product',
    by: 'management.products.list',
    query: { limit: 1 },
    without: ['q'],
    reads: { rrc: 'products[0].retailer_reference_code' },
  },
  submission: { comment: 'A product for the catalogue', by: 'data_ingestion.catalog.product.submit' },
  submissions: {
    comment: 'What became of it',
    by: 'management.catalogue_submissions.list',
    after: ['submission'],
    without: ['state'],
    reads: { submission_id: 'submissions[0].submission_id' },
  },

  managed_shopper: { comment: 'A shopper', by: 'management.shoppers.create', without: ['email', 'phone'], reads: { shopper_id: 'id' } },

  another_shopper: {
    comment: 'Another shopper',
    by: 'management.shoppers.create',
    without: ['email', 'phone'],
    reads: { another_shopper_id: 'id' },
  },

  snapshot: { comment: 'A snapshot', by: 'management.snapshots.create', made: { name: 'before-{run}' } },
  snapshot_file: { comment: 'Its file', by: 'management.snapshots.download', after: ['snapshot'], reads: { file: '' } },
  frozen_clock: { comment: 'The clock stands still', by: 'management.clock.freeze', without: ['at'] },
  automatic_run: { comment: 'The automatic shopper takes it', by: 'management.automatic_shopper.start' },
  scenario: { comment: 'The scenarios', by: 'management.scenarios.list', reads: { name: 'scenarios[0].name' } },
  fault: { comment: 'A fault', by: 'management.faults.create', reads: { id: 'id' } },
  request: {
    comment: 'The requests of the last while',
    by: 'management.requests.list',
    after: ['organization'],
    query: { operation_id: 'management.organization.get' },
    without: ['order_id', 'status', 'limit'],
    reads: { request_id: 'requests[0].request_id' },
  },

  webhook: {
    comment: 'A webhook',
    by: 'management.webhooks.create',
    body: { url: RECEIVER },
    without: ['auth_uri', 'client_id', 'client_secret', 'scope'],
    reads: { webhook_id: 'webhook_id' },
  },
  delivery: { comment: 'A test event', by: 'management.webhooks.test', after: ['webhook'], reads: { delivery_id: 'delivery_id' } },
  events: { comment: 'The events of the order', by: 'management.events.list', after: ['order'], reads: { event_id: 'events[0].event_id' } },
};

/** The thing that brings a path parameter about. */
export const PROVIDERS: Readonly<Record<string, string>> = {
  user_id: 'user',
  order_id: 'order',
  service_option_id: 'slot',
  batch_id: 'batch',
  shopper_id: 'shopper',
  order_item_id: 'line_items',
  client_id: 'application',
  key_id: 'key',
  location_code: 'store',
  submission_id: 'submissions',
  rrc: 'product',
  request_id: 'request',
  webhook_id: 'webhook',
  delivery_id: 'delivery',
  event_id: 'events',
};
