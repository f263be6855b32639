import { readFileSync } from 'node:fs';
import { Caller } from '../caller.ts';
import type { Place } from '../prepare.ts';
import { startServer } from '../server.ts';
import type { OrderingShop } from './client.ts';

/** As many as order at once. */
const CUSTOMERS = 64;
const CAPACITY = 1_000;
const STORE = { locationCode: '941-01', postalCode: '94105' };
const UPC = '400000000015';

export const pathOf = (endpoint: number) => `/callbacks/${endpoint}`;

/** Prepares the development server of a new installation: webhooks, and customers and a store for orders. */
export async function openShop(
  place: Place,
  receiver: { readonly port: number; readonly ca: string },
  webhooks: number,
): Promise<OrderingShop> {
  await using server = await startServer(place);
  const { url, client_id: clientId, client_secret: clientSecret } = server.ready.development!;
  const ca = readFileSync(server.ready.ca_file!, 'utf8');
  const caller = await Caller.signIn({ url, ca, clientId, clientSecret });
  for (let n = 0; n < CUSTOMERS; n++) {
    await caller.call('POST', '/v2/fulfillment/users', { user_id: `bench-${n}`, first_name: 'Bench', phone_number: '+14155550100' });
  }
  const policy = { capacity: { delivery: CAPACITY }, immediate_minutes: [] };
  await caller.call('PATCH', `/cartwright/v1/stores/${STORE.locationCode}/slot_policy`, policy);
  const { service_options } = await caller.call<{ service_options: readonly { readonly id: number }[] }>(
    'POST',
    '/v2/fulfillment/users/bench-0/service_options/cart/delivery',
    {
      address: { address_line_1: '50 Beale St', postal_code: STORE.postalCode },
      items: [{ line_num: '1', count: 1, item: { upc: UPC } }],
      location_code: STORE.locationCode,
    },
  );
  const origin = `https://localhost:${receiver.port}`;
  for (let n = 1; n <= webhooks; n++) {
    await caller.call('POST', '/cartwright/v1/webhooks', {
      name: `Bench ${n}`,
      url: `${origin}${pathOf(n)}`,
      auth_uri: `${origin}/oauth/token`,
      client_id: 'bench',
      client_secret: 'a secret of the bench',
      ca_certificate: receiver.ca,
    });
  }
  const options = service_options.slice(6).map(({ id }) => id);
  return { url, ca, clientId, clientSecret, stores: [STORE], upcs: [UPC], users: CUSTOMERS, options };
}
