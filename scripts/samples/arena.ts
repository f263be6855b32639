import { readFileSync } from 'node:fs';
import { Client } from '../../acceptance/support/client.ts';
import { ok } from '../../acceptance/support/expect.ts';
import { Retailer } from '../../acceptance/support/retailer.ts';
import type { Operation } from '../../src/operations/define.ts';
import type { Ready } from '../../testing/ready.ts';

/** The store of the demo data where samples order, with room for them all: they take the last free slot. */
const STORE = '/cartwright/v1/stores/941-01/slot_policy';
const ROOM = 10_000;

/** A server in which samples run: the demo organization, and one of its own for each sample that others would disturb. */
export class Arena {
  readonly #retailer: Retailer;
  readonly #url: string;
  readonly #demo: Readonly<Record<string, string>>;

  private constructor(retailer: Retailer, url: string, demo: Readonly<Record<string, string>>) {
    this.#retailer = retailer;
    this.#url = url;
    this.#demo = demo;
  }

  static async open({ development, ca_file }: Ready): Promise<Arena> {
    if (development === null) throw new Error('The server does not serve development, where samples run.');
    const client = new Client(development.url, ca_file === null ? undefined : readFileSync(ca_file, 'utf8'));
    const retailer = await Retailer.open(client, development);
    ok(await retailer.patch(STORE, { capacity: { delivery: ROOM, pickup: ROOM } }));
    return new Arena(retailer, development.url, environmentOf(development.url, development));
  }

  /** The environment variables of the demo organization. */
  get demo(): Readonly<Record<string, string>> {
    return this.#demo;
  }

  /** Makes an organization, and gives the environment variables of its first application. */
  async ownOrganization(slug: string): Promise<Readonly<Record<string, string>>> {
    const body = { slug, name: 'The Garden Market', country: 'US' };
    const made = ok(await this.#retailer.post<{ application: Credentials }>('/cartwright/v1/organizations', body));
    return environmentOf(this.#url, made.application);
  }

  /** Whether the organization's own requests show that the operation was answered 2xx, about what the program printed where its path names it. */
  async wasAnswered({ id, path }: Operation, environment: Readonly<Record<string, string>>, printed: string): Promise<boolean> {
    const isDemo = environment === this.#demo;
    const credentials = { client_id: environment.CARTWRIGHT_CLIENT_ID!, client_secret: environment.CARTWRIGHT_CLIENT_SECRET! };
    const asking = isDemo ? this.#retailer : await Retailer.open(this.#retailer.client, credentials);
    const { requests } = ok(await asking.get<Requests>(`/cartwright/v1/requests?operation_id=${id}&status=2xx&limit=100`));
    return requests.some((one) => !path.includes('{') || one.path.includes(printed));
  }

  close(): void {
    this.#retailer.client.close();
  }
}

interface Requests {
  readonly requests: readonly { readonly path: string }[];
}

interface Credentials {
  readonly client_id: string;
  readonly client_secret: string;
  readonly api_key?: string;
}

function environmentOf(url: string, { client_id, client_secret, api_key }: Credentials): Record<string, string> {
  return {
    CARTWRIGHT_URL: url,
    CARTWRIGHT_CLIENT_ID: client_id,
    CARTWRIGHT_CLIENT_SECRET: client_secret,
    ...(api_key === undefined ? {} : { CARTWRIGHT_API_KEY: api_key }),
  };
}
