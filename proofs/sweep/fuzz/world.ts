import type { FuzzedServer } from './process.ts';
import { WireClient } from './wire.ts';

export interface FuzzWorld {
  readonly token: string;
  readonly userToken: string | undefined;
  readonly apiKey: string;
  /** Values that mean something to the server, by the name of the parameter or field. */
  readonly pool: Readonly<Record<string, readonly unknown[]>>;
}

interface Option {
  readonly id: number;
  readonly service_option_reference: string;
  readonly window: { readonly start_at: string; readonly end_at: string };
}

const ADDRESS = { address_line_1: '50 Beale St', postal_code: '94105' };
const USERS = ['fuzz-1', 'fuzz-2', 'fuzz-3', 'fuzz é@/+%'];
const ITEMS = [{ line_num: '1', count: 2, item: { upc: '400000000015' } }];

/** Users, orders, holds and the like in the demo organization, for requests that mean something. */
export async function makeWorld({ port, ca, application }: FuzzedServer): Promise<FuzzWorld> {
  const client = new WireClient(port, ca);
  const { client_id, client_secret, api_key: apiKey } = application;
  let token = '';
  const send = async (method: string, target: string, body?: object) => {
    const headers = { 'content-type': 'application/json', ...(token === '' ? {} : { authorization: `Bearer ${token}` }) };
    const answer = await client.send({ method, target, headers, body: body && Buffer.from(JSON.stringify(body)), raw: false });
    return { ...answer, body: JSON.parse(answer.text) as Record<string, never> };
  };
  const demand = async <T>(method: string, target: string, body?: object): Promise<T> => {
    const answer = await send(method, target, body);
    if (answer.status !== 200) throw new Error(`${method} ${target} was answered ${answer.status}: ${answer.text}`);
    return answer.body as T;
  };
  const grant = (more: object) => ({ client_id, client_secret, ...more });
  token = (await demand<{ access_token: string }>('POST', '/v2/oauth/token', grant({ grant_type: 'client_credentials' }))).access_token;

  const { stores } = await demand<{ stores: { location_code: string }[] }>('GET', '/cartwright/v1/stores?postal_prefix=941&limit=5');
  const location = stores[0]!.location_code;
  for (const user_id of USERS)
    await demand('POST', '/v2/fulfillment/users', { user_id, first_name: 'Jo', last_name: 'Doe', phone_number: '+14155550100' });
  const options: Option[] = [];
  const holds: number[] = [];
  const orders: string[] = [];
  for (const [index, kind] of (['delivery', 'pickup', 'last_mile'] as const).entries()) {
    const user = USERS[index]!;
    const body = { location_code: location, address: ADDRESS, items: ITEMS, cart_total_cents: 4_500, items_count: 3 };
    const path = `/v2/fulfillment/users/${user}`;
    const listed = (await demand<{ service_options: Option[] }>('POST', `${path}/service_options/cart/${kind}`, body)).service_options;
    options.push(...listed.slice(-12));
    const reserve = async (option: Option) =>
      (await demand<{ service_option_hold: { id: number } }>('POST', `${path}/service_options/${option.id}/reserve`)).service_option_hold
        .id;
    const common = { order_id: `order-${kind}`, service_option_hold_id: await reserve(listed.at(-1)!), location_code: location };
    const last = { first_name: 'Jo', last_name: 'Doe', user_phone: '+14155550100', items_count: 2, items_weight: 3, address: ADDRESS };
    const order = {
      delivery: { ...common, items: ITEMS, address: ADDRESS, initial_tip_cents: 100 },
      pickup: { ...common, items: ITEMS },
      last_mile: { ...common, ...last },
    }[kind];
    await demand('POST', `${path}/orders/${kind}`, order);
    orders.push(common.order_id);
    holds.push(await reserve(listed.at(-2)!));
  }
  // A victim for what disables and deletes applications: not the one that asks.
  const victim = await demand<{ client_id: string }>('POST', '/cartwright/v1/applications', {
    name: 'Victim',
    scopes: ['connect:fulfillment'],
  });
  const { banners } = await demand<{ banners: { slug: string }[] }>('GET', '/cartwright/v1/banners');
  // What some servers have and some not: without it there is less to hit.
  const customer = await send('POST', '/cartwright/v1/customers', {
    email: 'fuzz@example.com',
    phone: '+18005550101',
    instacartplus_member: true,
  });
  const assertion = Buffer.from(JSON.stringify({ user_id: USERS[0] })).toString('base64');
  const forUser = await send('POST', '/v2/oauth/token', grant({ grant_type: 'fulfillment_user_assertion', assertion }));
  await client.close();
  const windows = options.map(({ window }) => window);
  return {
    token,
    userToken: (forUser.body as { access_token?: string }).access_token,
    apiKey,
    pool: {
      user_id: USERS,
      order_id: orders,
      service_option_hold_id: holds,
      service_option_id: options.map(({ id }) => id),
      service_option_reference: options.map(({ service_option_reference }) => service_option_reference),
      location_code: stores.map(({ location_code }) => location_code),
      slug: banners.map(({ slug }) => slug),
      client_id: [clientIdOf(victim)],
      id: [(customer.body as { id?: number }).id ?? 1, 'transaction-1'],
      start_at: windows.map(({ start_at }) => start_at),
      end_at: windows.map(({ end_at }) => end_at),
      window_starts_at: windows.map(({ start_at }) => start_at),
      postal_code: ['94105', 'M5V 2T6', '10001'],
      upc: ['400000000015', '400000000022', '12345678901234'],
      pool: ['delivery', 'pickup'],
      date: ['2026-12-24', '2027-01-01'],
      email: ['fuzz@example.com', 'other@example.com'],
      grant_type: ['client_credentials', 'fulfillment_user_assertion', 'authorization_code'],
      assertion: [assertion, 'eyJ1c2VyX2lkIjogMX0=', 'a.b.c', '====', 'eyJhbGciOiJub25lIn0.e30.'],
      phone_number: ['+14155550100', '4155550100'],
    },
  };
}

const clientIdOf = (answer: object) =>
  ((answer as { client_id?: string }).client_id ?? (answer as { application: { client_id: string } }).application.client_id) as string;
