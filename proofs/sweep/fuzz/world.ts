import { fittingValues, placeOrders, workOn } from './orders.ts';
import type { FuzzedServer } from './process.ts';
import { WireClient } from './wire.ts';

export interface FuzzWorld {
  readonly token: string;
  readonly userToken: string | undefined;
  readonly apiKey: string;
  /** Of another organization, whose clock may be moved. */
  otherToken: string;
  renew(): Promise<void>;
  /** Values that mean something to the server, by the name of the parameter or field. */
  readonly pool: Readonly<Record<string, readonly unknown[]>>;
  /** Values that go together, for operations whose method and path match. */
  readonly fitting: readonly (readonly [RegExp, FuzzWorld['pool']])[];
}

const JSON_TYPE = { 'content-type': 'application/json' };
const USERS = ['fuzz-1', 'fuzz-2', 'fuzz-3', 'fuzz é@/+%'];

/** Users, orders, holds and the like in the demo organization, for requests that mean something. */
export async function makeWorld({ port, ca, application, otherApplication }: FuzzedServer): Promise<FuzzWorld> {
  const client = new WireClient(port, ca);
  const { client_id, client_secret, api_key: apiKey } = application;
  let token = '';
  const send = async (method: string, target: string, body?: object) => {
    const headers = { ...JSON_TYPE, ...(token === '' ? {} : { authorization: `Bearer ${token}` }) };
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
  const { orders, options, holds } = await placeOrders(demand, location, USERS);
  const underWay = await workOn(demand, orders);
  const links: string[] = [];
  for (const id of Object.values(orders)) {
    const { order_url } = await demand<{ order_url: string }>('GET', `/cartwright/v1/orders/${encodeURIComponent(id)}`);
    links.push(order_url.split('/').at(-1)!);
  }
  // Victims for what disables and deletes applications: not the one that asks.
  const victims: string[] = [];
  for (const name of ['One', 'Two', 'Three'])
    victims.push(clientIdOf(await demand('POST', '/cartwright/v1/applications', { name, scopes: ['connect:fulfillment'] })));
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
  const renewed = async () => {
    const fresh = new WireClient(port, ca);
    const { client_id, client_secret } = otherApplication;
    const body = Buffer.from(JSON.stringify({ grant_type: 'client_credentials', client_id, client_secret }));
    const { text } = await fresh.send({ method: 'POST', target: '/v2/oauth/token', headers: JSON_TYPE, body, raw: false });
    await fresh.close();
    return (JSON.parse(text) as { access_token: string }).access_token;
  };
  const customerId = (customer.body as { id?: number }).id ?? 1;
  const windows = options.map(({ window }) => window);
  const world: FuzzWorld = {
    token,
    otherToken: await renewed(),
    renew: async () => {
      world.otherToken = await renewed();
    },
    userToken: (forUser.body as { access_token?: string }).access_token,
    apiKey,
    pool: {
      ...underWay,
      user_id: USERS,
      order_id: Object.values(orders),
      link: links,
      service_option_hold_id: holds,
      service_option_id: options.map(({ id }) => id),
      service_option_reference: options.map(({ service_option_reference }) => service_option_reference),
      location_code: stores.map(({ location_code }) => location_code),
      slug: banners.map(({ slug }) => slug),
      client_id: victims,
      id: [customerId, 'transaction-1', ...Object.values(orders)],
      line_num: ['1'],
      workflow_state: ['acknowledged', 'picking', 'checkout', 'staged', 'delivering', 'completed', 'at_store', 'bags_verified'],
      schedule_pickup_eta: ['2027-01-01T10:00:00Z', '1798800000'],
      delivered_count: [0, 1, 2],
      url: ['https://127.0.0.1:9/callbacks'],
      auth_uri: ['https://127.0.0.1:9/token'],
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
    fitting: fittingValues({ users: USERS, orders, holds, underWay, customer: customerId }),
  };
  return world;
}

const clientIdOf = (answer: object) =>
  ((answer as { client_id?: string }).client_id ?? (answer as { application: { client_id: string } }).application.client_id) as string;
