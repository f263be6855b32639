import { NUMBER, type Sample, type Samples } from '../sample.ts';
import { of } from '../values.ts';

const STORE = { prints: 'location_code', expects: '{location_code}', alone: true } as const;
const STORE_KEPT = { prints: '$location_code', expects: '{location_code}', alone: true } as const;
const CLIENT = { prints: 'client_id', expects: /^[\w-]{20,}$/, alone: true } as const;
const CUSTOMER = { after: ['customer'], params: { id: of('id') } } as const;
const MEMBER = { prints: 'email', expects: '{email}', alone: true } as const;
const slug = (thing: string): Pick<Sample, 'after' | 'params' | 'prints' | 'expects' | 'alone'> => ({
  after: [thing],
  params: { slug: of('slug') },
  prints: 'slug',
  expects: /^[a-z0-9-]+$/,
  alone: true,
});

/** The organization with its banners, applications, stores, customers and catalogue. */
export const managementSamples: Samples = {
  'management.organization.get': { prints: 'slug', expects: /^[a-z0-9-]+$/ },
  'management.organization.update': { prints: 'name', expects: 'The Garden Market', alone: true },
  'management.settings.get': { prints: 'location_interval_seconds', expects: NUMBER, alone: true },
  'management.settings.update': { prints: 'remove_shopper_information', expects: /^true$/i, alone: true },
  'management.organizations.list': { prints: 'organizations[0].slug', expects: /^[a-z0-9-]+$/ },
  'management.organizations.create': { made: { slug: 'garden-market-{run}' }, prints: 'slug', expects: '{slug}' },
  'management.organizations.delete': {
    after: ['organization_to_delete'],
    params: { slug: of('slug') },
    prints: '$slug',
    expects: '{slug}',
  },
  'management.banners.list': { prints: 'banners[0].slug', expects: /^[a-z0-9-]+$/, alone: true },
  'management.banners.create': { made: { slug: 'garden-market-{run}' }, prints: 'slug', expects: '{slug}', alone: true },
  'management.banners.get': slug('banner'),
  'management.banners.rename': slug('banner'),

  'management.applications.list': { after: ['application'], prints: 'applications[0].client_id', expects: /^[\w-]{20,}$/, alone: true },
  'management.applications.create': CLIENT,
  'management.applications.get': CLIENT,
  'management.applications.update': CLIENT,
  'management.applications.clone': CLIENT,
  'management.applications.enable': { after: ['disabled_application'], prints: 'status', expects: 'Enabled', alone: true },
  'management.applications.disable': { prints: 'status', expects: 'Disabled', alone: true },
  'management.applications.get_usage': {
    after: ['application_token'],
    prints: 'days[0].tokens_issued',
    expects: '1',
    alone: true,
  },
  'management.applications.delete': { after: ['disabled_application'], ...CLIENT, prints: '$client_id' },
  'management.applications.keys.list': { after: ['key'], prints: 'keys[0].key_id', expects: '2026-05', alone: true },
  'management.applications.keys.register': { prints: 'key_id', expects: '2026-05', alone: true },
  'management.applications.keys.delete': { prints: '$key_id', expects: '2026-05', alone: true },

  'management.stores.list': { after: ['store'], prints: 'stores[0].location_code', expects: '{location_code}', alone: true },
  'management.stores.list_positions': { after: ['store'], ...STORE, prints: 'stores[0].location_code' },
  'management.stores.create': { made: { location_code: 'GM-{run}' }, ...STORE },
  'management.stores.get': STORE,
  'management.stores.update': STORE,
  'management.stores.get_pickup_instructions': STORE_KEPT,
  'management.stores.set_pickup_instructions': { prints: 'pickup_instructions[0].category', expects: 'curbside', alone: true },
  'management.hours.get': STORE_KEPT,
  'management.hours.replace': { prints: 'monday[0].opens', expects: '08:00', alone: true },
  'management.hours_exceptions.list': { after: ['exception'], prints: 'exceptions[0].date', expects: '2099-12-24', alone: true },
  'management.hours_exceptions.set': { params: { date: '2099-12-24' }, prints: 'date', expects: '2099-12-24', alone: true },
  'management.hours_exceptions.delete': { after: ['exception'], params: { date: '2099-12-24' }, ...STORE_KEPT },
  'management.slot_policy.get': { prints: 'window_minutes', expects: NUMBER, alone: true },
  'management.slot_policy.replace': { without: ['capacity_overrides'], prints: 'window_minutes', expects: '120', alone: true },
  'management.slot_policy.update': { prints: 'lead_minutes', expects: '60', alone: true },
  'management.capacity.list': {
    after: ['hours'],
    without: ['from', 'to'],
    prints: 'windows[0].window_starts_at',
    expects: /^\d{4}-\d\d-\d\dT/,
    alone: true,
  },
  'management.capacity.list_of_stores': { after: ['hours'], without: ['from', 'to'], ...STORE, prints: 'stores[0].location_code' },
  'management.capacity.set': { after: ['capacity'], prints: 'capacity', expects: '60', alone: true },
  'management.capacity.reset': { after: ['capacity_of_window'], ...STORE_KEPT },

  'management.customers.list': { after: ['customer'], ...MEMBER, prints: 'customers[0].email' },
  'management.customers.create': { made: { email: 'kamalsingh-{run}@example.com' }, ...MEMBER },
  'management.customers.get': { ...CUSTOMER, ...MEMBER },
  'management.customers.set_membership': { ...CUSTOMER, ...MEMBER },
  'management.customers.unlink': {
    after: ['link'],
    params: { id: of('instacart_user_id') },
    prints: '$instacart_user_id',
    expects: NUMBER,
    alone: true,
  },
  'management.customers.delete': { ...CUSTOMER, prints: '$id', expects: NUMBER, alone: true },
  'management.users.get': { prints: 'user_id', expects: '{user_id}' },
  'management.users.set_active': { prints: 'user_id', expects: '{user_id}' },

  'data_ingestion.catalog.product.submit': {
    made: { retailer_reference_code: 'RRC-{run}' },
    prints: '$retailer_reference_code',
    expects: '{retailer_reference_code}',
    alone: true,
  },
  'data_ingestion.catalog.item.submit': { made: { lookup_code: '1{run}' }, prints: '$lookup_code', expects: '{lookup_code}', alone: true },
  'data_ingestion.batch.catalog.product.submit': {
    made: { retailer_reference_code: 'RRC-{run}' },
    prints: '$retailer_reference_code',
    expects: '{retailer_reference_code}',
    alone: true,
  },
  'data_ingestion.batch.catalog.item.submit': {
    made: { lookup_code: '1{run}' },
    prints: '$lookup_code',
    expects: '{lookup_code}',
    alone: true,
  },
  'management.products.list': { without: ['q'], prints: 'products[0].retailer_reference_code', expects: /^\S+$/ },
  'management.products.get': { prints: 'retailer_reference_code', expects: /^\S+$/ },
  'management.products.list_stores': { prints: 'stores[0].location_code', expects: /\S/ },
  'management.departments.list': { prints: 'departments[0].name', expects: /\S/ },
  'management.workflows.list': { prints: 'workflows[0].batch_type', expects: /\S/ },
  'management.store_items.list': { without: ['available'], ...STORE_KEPT },
  'management.catalogue_submissions.list': {
    after: ['submission'],
    without: ['state'],
    prints: 'submissions[0].submission_id',
    expects: NUMBER,
    alone: true,
  },
  'management.catalogue_submissions.get': { prints: 'submission_id', expects: NUMBER, alone: true },
};
