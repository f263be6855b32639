import { type Answer, ApiClient, fetchToken } from './api.ts';
import type { Server } from './server.ts';

const ADDRESS = { address_line_1: '50 Beale St', city: 'San Francisco', region: 'CA', postal_code: '94105' };
const ALL_DAY = [{ opens: '00:00', closes: '24:00' }];
const WEEK = Object.fromEntries(
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [day, ALL_DAY]),
);

/** Where orders of the proofs go. */
export const DELIVERY_ADDRESS = { address_line_1: '50 Beale St', postal_code: '94105', city: 'San Francisco' };

interface OptionsAnswer {
  readonly service_options: readonly { readonly id: number; readonly availability: { readonly available: boolean } }[];
}

type Served = Pick<Server, 'origin' | 'ca' | 'operator'>;

interface Application {
  readonly client_id: string;
  readonly client_secret: string;
}

/** An organization of its own with one application, made through the Management API. */
export class Shop {
  /** Valid for 24 hours of the organization's clock. */
  readonly token: string;
  readonly #application: Application;

  private constructor(token: string, application: Application) {
    this.token = token;
    this.#application = application;
  }

  static async open(server: Served, slug: string): Promise<Shop> {
    const operator = new ApiClient(server, await fetchToken(server, server.operator));
    const { application } = await operator.demand<{ application: Application }>('POST', '/cartwright/v1/organizations', {
      slug,
      name: 'Proof',
      country: 'US',
    });
    await operator.close();
    return new Shop(await fetchToken(server, application), application);
  }

  freshToken(server: Served): Promise<string> {
    return fetchToken(server, this.#application);
  }

  /** A store that is open all day, with overlapping two-hour windows of one capacity. */
  async addStore(server: Served, locationCode: string, capacity: number): Promise<void> {
    const client = new ApiClient(server, this.token);
    const path = `/cartwright/v1/stores/${locationCode}`;
    await client.demand('POST', '/cartwright/v1/stores', {
      location_code: locationCode,
      name: `Proof ${locationCode}`,
      address: ADDRESS,
      latitude: 37.7898,
      longitude: -122.3972,
    });
    await client.demand('PUT', `${path}/hours`, WEEK);
    await client.demand('PUT', `${path}/slot_policy`, {
      window_minutes: 120,
      step_minutes: 60,
      horizon_days: 7,
      lead_minutes: 60,
      immediate_minutes: [],
      capacity: { delivery: capacity, pickup: capacity },
    });
    await client.close();
  }
}

/** Asks for the scheduled windows that the store offers. */
export function askForWindows(client: ApiClient, userId: string, locationCode: string): Promise<Answer> {
  return client.call('POST', `/v2/fulfillment/users/${userId}/service_options/cart/delivery`, {
    address: DELIVERY_ADDRESS,
    location_code: locationCode,
    items: [{ line_num: '1', count: 1, item: { upc: '400000000015' } }],
  });
}

/** Ids of the scheduled windows that the store offers, by time. */
export async function listWindows(client: ApiClient, userId: string, locationCode: string): Promise<number[]> {
  const { status, text } = await askForWindows(client, userId, locationCode);
  if (status !== 200) throw new Error(`The windows of ${locationCode} were answered ${status}: ${text}`);
  return (JSON.parse(text) as OptionsAnswer).service_options.map(({ id }) => id);
}

/** The id of the hold in the answer of a reserve. */
export function holdIdOf(text: string): number {
  return (JSON.parse(text) as { service_option_hold: { id: number } }).service_option_hold.id;
}
