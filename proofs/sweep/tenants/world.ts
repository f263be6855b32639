import { type Grant, SCOPES } from '../../../src/contract/scopes.ts';
import { secretHash } from '../../../src/operations/authenticate.ts';
import { statement } from '../../../src/storage/engine/index.ts';
import { insertProductPage } from '../../../src/storage/product-pages/product-page.ts';
import { putToken, type SweptServer } from '../server.ts';
import { makeDeliveries, makeShopper, makeTools, workOn } from './under-way.ts';

const PLACE = { address_line_1: '50 Beale St', city: 'San Francisco', region: 'CA', postal_code: '94105' };
export const ADDRESS = { address_line_1: '50 Beale St', postal_code: '94105' };
const ALL_DAY = [{ opens: '00:00', closes: '24:00' }];
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const HOUR = 3_600_000;

export const FULFILLMENTS = ['delivery', 'pickup', 'last_mile'] as const;
export type Fulfillment = (typeof FULFILLMENTS)[number];
/** Besides those just placed: a delivery order that is being picked, and a pickup order that is ready. */
export const SERVICES = {
  delivery: 'delivery',
  pickup: 'pickup',
  last_mile: 'last_mile',
  dispatch: 'last_mile',
  picking: 'delivery',
  staged: 'pickup',
} as const satisfies Record<string, Fulfillment>;
export type OrderKind = keyof typeof SERVICES;
export const ORDER_KINDS = Object.keys(SERVICES) as OrderKind[];

const insertOrganization = statement<[slug: string], { id: number }>(
  '',
  `insert into cw.organizations (slug, name, country, created_at) values ($1, $1, 'US', '2026-01-01') returning id`,
);
const insertBanners = statement<[organizationId: number, slugs: string[]]>(
  '',
  `insert into cw.banners (organization_id, slug, name, created_at) select $1, s, s, '2026-01-01' from unnest($2::text[]) s`,
);
const insertApplication = statement<[organizationId: number, clientId: string, secret: Buffer, scopes: string[]], { id: number }>(
  '',
  `insert into cw.applications (organization_id, client_id, secret_hash, name, status, scopes, created_at, renew_by)
   values ($1, $2, $3, $2, 'Enabled', $4::text[], '2026-01-01', '2100-01-01') returning id`,
);
const insertApiKey = statement<[organizationId: number, hash: Buffer]>(
  '',
  `insert into cw.api_keys (organization_id, hash, name, created_at) values ($1, $2, 'Sweep', '2026-01-01')`,
);
/** A catalogue whose codes mean other things than a made-up product would. */
const insertProducts = statement<[organizationId: number, prefix: string, upcPrefix: string]>(
  '',
  `insert into cw.products (organization_id, banner_id, rrc, upc, name, cost_unit, price_cents, alcohol, deliverable)
   select $1, b.id, $2 || '-' || n, $3 || n, $2 || ' product ' || n, case n when 3 then 'lb' else 'each' end, 100 * n,
          case n when 2 then 'wine' end, n <> 3
     from cw.banners b, generate_series(1, 3) n where b.organization_id = $1`,
);

const listRefs = statement<[organizationId: number], { order_id: string; id: number; link: string }>(
  '',
  'select order_id, id, link from cw.orders where organization_id = $1',
);
const linkAccount = statement<[organizationId: number, customerId: number]>(
  '',
  `insert into cw.account_links (organization_id, customer_id, user_ref, linked_at)
   select $1, $2, id, '2026-01-01' from cw.users where organization_id = $1 and user_id = 'ann'`,
);

interface Option {
  readonly id: number;
  readonly service_option_reference: string;
  readonly window: { readonly start_at: string; readonly end_at: string };
}

/** What one banner has: a store, and of every kind of order a user with a hold and, of each user, orders. */
export interface Goods {
  readonly banner: string;
  readonly store: string;
  readonly options: Readonly<Record<Fulfillment, Option>>;
  /** By the kind of the slot; each belongs to the user `holder-<kind>`. */
  readonly holds: Readonly<Record<Fulfillment, number>>;
  /** By user, then by kind. */
  readonly orders: Readonly<Record<string, Readonly<Record<OrderKind, string>>>>;
  /** The batch of the orders that are being picked. */
  readonly batch: number;
  /** By user: the line item with a replacement that waits for an answer. */
  readonly orderItems: Readonly<Record<string, string>>;
}

export interface Organization {
  readonly id: number;
  readonly slug: string;
  readonly applicationId: number;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly otherClientId: string;
  readonly apiKey: string;
  readonly token: string;
  /** Every user id. */
  readonly users: string[];
  readonly goods: Goods[];
  readonly upcs: readonly string[];
  readonly rrcs: readonly string[];
  readonly transaction: string;
  /** Our own numbers of the orders, by their ids. */
  readonly refs: Record<string, number>;
  /** Links of the orders' pages by the orders' ids, and that of a shopping list. */
  readonly links: Record<string, string>;
  readonly shoppingList: string;
  /** What further operations have made, by kind. */
  readonly more: Record<string, (string | number)[]>;
  userToken(grant: Grant, userId: string): Promise<string>;
}

export interface WorldPlan {
  readonly slug: string;
  readonly banners: readonly string[];
  readonly users: readonly string[];
  readonly upcPrefix: string;
}

/** Makes an organization through the API, but for what no operation makes. */
export async function makeOrganization(server: SweptServer, plan: WorldPlan): Promise<Organization> {
  const { database } = server;
  const { slug } = plan;
  const scopes = Object.keys(SCOPES).filter((scope) => scope !== 'cartwright:platform');
  const id = (await database.query(insertOrganization, [slug]))[0]!.id;
  await database.query(insertBanners, [id, [...plan.banners]]);
  const clientId = `client-${slug}-${'c'.repeat(20)}`;
  const otherClientId = `cliext-${slug}-${'d'.repeat(20)}`;
  const clientSecret = `secret-${slug}`;
  const apiKey = `keys.${(slug === 'mine' ? 'a' : 'b').repeat(32)}`;
  const applicationId = (await database.query(insertApplication, [id, clientId, secretHash(clientSecret), scopes]))[0]!.id;
  await database.query(insertApplication, [id, otherClientId, secretHash('none'), scopes]);
  await database.query(insertApiKey, [id, secretHash(apiKey)]);
  await database.query(insertProducts, [id, slug, plan.upcPrefix]);
  const expires = new Date(Date.now() + 24 * HOUR);
  const base = { organizationId: id, applicationId, expires };
  const token = await putToken(database, {
    ...base,
    grant: 'client_credentials',
    scopes: [...scopes, 'cartwright:platform'],
    userId: null,
  });
  const organization: Organization = {
    id,
    slug,
    applicationId,
    clientId,
    otherClientId,
    clientSecret,
    apiKey,
    token,
    users: [...plan.users, ...FULFILLMENTS.map((kind) => `holder-${kind}`)],
    goods: [],
    upcs: [1, 2, 3].map((n) => `${plan.upcPrefix}${n}`),
    rrcs: [1, 2, 3].map((n) => `${slug}-${n}`),
    transaction: `transaction-${slug}`,
    refs: {},
    links: {},
    shoppingList: `d-list-of-${slug}`,
    more: {},
    userToken: (grant, userId) => putToken(database, { ...base, grant, userId, scopes: Object.keys(SCOPES) }),
  };
  const first = new Caller(server, token, plan.banners[0]!);
  for (const user_id of organization.users) {
    await first.post('/v2/fulfillment/users', { user_id, first_name: 'Jo', last_name: 'Doe', phone_number: '+14155550100' });
  }
  const shopper = await makeShopper(first, organization);
  for (const banner of plan.banners) {
    organization.goods.push(await makeGoods(new Caller(server, token, banner), slug, banner, plan, shopper, banner === plan.banners[0]));
  }
  for (const { order_id, id: ref, link } of await database.query(listRefs, [id])) {
    organization.refs[order_id] = ref;
    organization.links[order_id] = link;
  }
  const list = JSON.stringify({ title: 'List', line_items: organization.upcs.map((upc) => ({ name: 'x', upcs: [upc] })) });
  await database.query(insertProductPage, [organization.shoppingList, id, 'shopping_list', list, new Date(), null]);
  await makeDeliveries(first, organization);
  if (server.name === 'development') await makeTools(first, organization);
  for (const user_id of organization.users) await first.post(`/v2/fulfillment/users/${user_id}/addresses`, ADDRESS);
  // One active hold per user: after every other of hers.
  organization.more.annHold = [await hold(first, 'ann', organization.goods[0]!.options.delivery.id)];
  await first.post('/v2/retailer_transaction/pos_transactions', {
    ...{ id: organization.transaction, store_id: '12', last_four: '9929', total: 100, total_tax: 1 },
    transaction_timestamp: '2026-09-12T17:34:00Z',
  });
  await makeAccounts(first, organization);
  await makeSubmission(first, organization);
  await database.query(linkAccount, [id, Number(organization.more.customer![0])]);
  return organization;
}

/** Customers' accounts, and keys of the application that the sweep asks about. */
async function makeAccounts(caller: Caller, { id, otherClientId, more }: Organization): Promise<void> {
  const customer = (email: string) =>
    caller.post<{ id: number }>('/cartwright/v1/customers', { email, phone: '+18005550101', instacartplus_member: true });
  more.customer = [(await customer(`one-${id}@example.com`)).id, (await customer(`two-${id}@example.com`)).id];
  const key = `key-of-${caller.slug}`;
  const url = `/cartwright/v1/applications/${otherClientId}/keys`;
  await caller.post(url, { key_id: key, jwk: KEY });
  more.key = [key];
}

async function makeSubmission(caller: Caller, { more }: Organization): Promise<void> {
  more.request = [`request-of-${caller.slug}`];
  const product = { lookup_code: '1234567890', item_name: 'Milk' };
  await caller.post('/v2/data_ingestion/catalog/product/submission', product, { 'x-request-id': more.request[0] as string });
  const { submissions } = await caller.send<{ submissions: { submission_id: number }[] }>('GET', '/cartwright/v1/catalogue/submissions');
  more.submission = submissions.map(({ submission_id }) => submission_id);
}

/** The public key of RFC 7517, appendix A.1. */
const KEY = {
  ...{ kty: 'EC', crv: 'P-256' },
  x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4',
  y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
};

async function makeGoods(
  caller: Caller,
  slug: string,
  banner: string,
  plan: WorldPlan,
  shopper: number,
  withHolds: boolean,
): Promise<Goods> {
  const store = `store-${banner}`;
  await makeStore(caller, store);
  const options = await listAll(caller, store, plan.users[0]!);
  const holds: Partial<Record<Fulfillment, number>> = {};
  const orders: Record<string, Record<OrderKind, string>> = {};
  for (const user of plan.users) {
    const made: Partial<Record<OrderKind, string>> = {};
    for (const kind of ORDER_KINDS) {
      made[kind] = `${slug}-${banner}-${user}-${kind}`;
      await placeOrder(caller, { kind, orderId: made[kind], user, store, options });
    }
    orders[user] = made as Record<OrderKind, string>;
  }
  const underWay = await workOn(caller, shopper, Object.entries(orders));
  for (const kind of FULFILLMENTS) {
    // One active hold per user: those of the second banner belong to users who have none yet.
    const holder = withHolds ? `holder-${kind}` : await newUser(caller, `sister-${kind}`);
    holds[kind] = await hold(caller, holder, options[kind].id);
  }
  await caller.send('PUT', `/cartwright/v1/stores/${store}/capacity/pickup/${options.pickup.window.start_at}`, { capacity: 900 });
  return { banner, store, options, holds: holds as Record<Fulfillment, number>, orders, ...underWay };
}

async function newUser(caller: Caller, user_id: string): Promise<string> {
  await caller.post('/v2/fulfillment/users', { user_id, first_name: 'Jo', last_name: 'Doe', phone_number: '+14155550100' });
  return user_id;
}

async function makeStore(caller: Caller, location_code: string): Promise<void> {
  await caller.post('/cartwright/v1/stores', {
    ...{ location_code, name: location_code, address: PLACE, latitude: 37.7898, longitude: -122.3972 },
    ...{ alcohol: true, pickup: true, serves_postal_prefix: true },
  });
  const path = `/cartwright/v1/stores/${location_code}`;
  await caller.send('PUT', `${path}/hours`, Object.fromEntries(DAYS.map((day) => [day, ALL_DAY])));
  await caller.send('PATCH', `${path}/slot_policy`, { capacity: { delivery: 1_000, pickup: 1_000 } });
  await caller.send('PUT', `${path}/hours/exceptions/2026-12-24`, { periods: [], name: 'Closed' });
}

const ITEMS = (caller: Caller) => [{ line_num: '1', count: 2, item: { rrc: `${caller.slug}-1` } }];

async function listAll(caller: Caller, location_code: string, user: string): Promise<Record<Fulfillment, Option>> {
  const list = async (kind: Fulfillment) => {
    const body = { location_code, address: ADDRESS, items: ITEMS(caller), cart_total_cents: 4_500, items_count: 3 };
    const url = `/v2/fulfillment/users/${user}/service_options/cart/${kind}`;
    const { service_options } = await caller.post<{ service_options: Option[] }>(url, body);
    // A window of tomorrow: whole hours, and none that passes.
    return service_options.find(({ window }) => Date.parse(window.start_at) > Date.now() + 30 * HOUR)!;
  };
  return { delivery: await list('delivery'), pickup: await list('pickup'), last_mile: await list('last_mile') };
}

async function hold(caller: Caller, user: string, option: number): Promise<number> {
  const url = `/v2/fulfillment/users/${user}/service_options/${option}/reserve`;
  return (await caller.post<{ service_option_hold: { id: number } }>(url)).service_option_hold.id;
}

interface NewOrder {
  readonly kind: OrderKind;
  readonly orderId: string;
  readonly user: string;
  readonly store: string;
  readonly options: Readonly<Record<Fulfillment, Option>>;
}

async function placeOrder(caller: Caller, { kind, orderId: order_id, user, store: location_code, options }: NewOrder): Promise<void> {
  const person = { first_name: 'Jo', last_name: 'Doe', user_phone: '+14155550100', items_count: 2, items_weight: 3, address: ADDRESS };
  if (kind === 'dispatch') {
    const { start_at, end_at } = options.last_mile.window;
    await caller.post('/v2/fulfillment/lastmile/orders', { order_id, location_code, user_id: user, start_at, end_at, ...person });
    return;
  }
  const service = SERVICES[kind];
  const service_option_hold_id = await hold(caller, user, options[service].id);
  const common = { order_id, service_option_hold_id, location_code };
  const body = {
    delivery: { ...common, items: ITEMS(caller), address: ADDRESS, initial_tip_cents: 100 },
    pickup: { ...common, items: ITEMS(caller) },
    last_mile: { ...common, ...person },
  }[service];
  await caller.post(`/v2/fulfillment/users/${user}/orders/${service}`, body);
}

/** Calls that must succeed. */
export class Caller {
  readonly slug: string;
  readonly #server: SweptServer;
  readonly #headers: Record<string, string>;

  constructor(server: SweptServer, token: string, banner: string) {
    this.#server = server;
    this.slug = banner.split('-')[0]!;
    this.#headers = { authorization: `Bearer ${token}`, 'x-retailer-id': banner };
  }

  post = <T = unknown>(url: string, body?: object, headers?: Record<string, string>): Promise<T> => this.send('POST', url, body, headers);

  async send<T = unknown>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH',
    url: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const { status, text } = await this.#server.send({ method, url, headers: { ...this.#headers, ...headers }, body });
    if (status !== 200) throw new Error(`${method} ${url} was answered ${status}: ${text}`);
    return JSON.parse(text) as T;
  }
}
