import { RECEIVER, type Thing } from '../wish.ts';

/** What is set up and watched through the Management API. */
export const managingThings: Readonly<Record<string, Thing>> = {
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
