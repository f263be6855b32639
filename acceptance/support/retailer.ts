import assert from 'node:assert/strict';
import type { Answer, Client } from './client.ts';
import { ok } from './expect.ts';
import { FLAGSTAFF, ONE_MILK, PHOENIX_TIME } from './goods.ts';
import { unique } from './names.ts';
import type { Hold, Line, ManagedStore, Order, ServiceOption, ServiceOptions, Token } from './shapes.ts';
import type { Credentials } from './target.ts';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
export const ALWAYS_OPEN = Object.fromEntries(WEEKDAYS.map((day) => [day, [{ opens: '00:00', closes: '24:00' }]]));

type Headers = Readonly<Record<string, string>>;

export interface Cart {
  readonly location_code: string;
  readonly address?: object;
  readonly items?: readonly Line[];
}

/** A retailer's back end: one token, and the calls of a checkout in as few words as the tests need. */
export class Retailer {
  readonly client: Client;
  readonly token: string;
  readonly headers: Headers;
  readonly #stores: string[] = [];

  constructor(client: Client, token: string, headers: Headers = {}) {
    this.client = client;
    this.token = token;
    this.headers = headers;
  }

  static async open(client: Client, credentials: Credentials, headers: Headers = {}): Promise<Retailer> {
    return new Retailer(client, ok(await requestToken(client, credentials)).access_token, headers);
  }

  /** The same retailer on other connections or with other headers. */
  with(change: { client?: Client; token?: string; headers?: Headers }): Retailer {
    return new Retailer(change.client ?? this.client, change.token ?? this.token, change.headers ?? this.headers);
  }

  get<T = unknown>(path: string, headers: Headers = {}): Promise<Answer<T>> {
    return this.#send('GET', path, undefined, headers);
  }
  post<T = unknown>(path: string, body?: unknown, headers: Headers = {}): Promise<Answer<T>> {
    return this.#send('POST', path, body, headers);
  }
  put<T = unknown>(path: string, body?: unknown, headers: Headers = {}): Promise<Answer<T>> {
    return this.#send('PUT', path, body, headers);
  }
  patch<T = unknown>(path: string, body?: unknown, headers: Headers = {}): Promise<Answer<T>> {
    return this.#send('PATCH', path, body, headers);
  }
  delete<T = unknown>(path: string, headers: Headers = {}): Promise<Answer<T>> {
    return this.#send('DELETE', path, undefined, headers);
  }
  #send<T>(method: string, path: string, body: unknown, headers: Headers): Promise<Answer<T>> {
    return this.client.send<T>({ method, path, body, token: this.token, headers: { ...this.headers, ...headers } });
  }

  /** Creates a user with a telephone number. */
  async newUser(userId = unique('user')): Promise<string> {
    ok(await this.post('/v2/fulfillment/users', { user_id: userId, first_name: 'Ada', phone_number: '+14155550123' }));
    return userId;
  }

  /** Makes a user active or inactive. */
  setActive(userId: string, active: boolean): Promise<Answer<{ active: boolean }>> {
    return this.patch(`/cartwright/v1/users/${encodeURIComponent(userId)}`, { active });
  }

  list(userId: string, cart: Cart, wishes: object = {}): Promise<Answer<ServiceOptions>> {
    return this.post(`${userPath(userId)}/service_options/cart/delivery`, { address: FLAGSTAFF, items: ONE_MILK, ...cart, ...wishes });
  }
  /** The scheduled options of a cart, by time. */
  async scheduled(userId: string, cart: Cart): Promise<ServiceOption[]> {
    return ok(await this.list(userId, cart)).service_options.filter((option) => option.window.type === 'scheduled');
  }
  reserve(userId: string, optionId: number | string): Promise<Answer<Hold>> {
    return this.post(`${userPath(userId)}/service_options/${optionId}/reserve`);
  }
  async hold(userId: string, option: ServiceOption): Promise<number> {
    return ok(await this.reserve(userId, option.id)).service_option_hold.id;
  }
  order(userId: string, holdId: number, rest: object = {}, headers: Headers = {}): Promise<Answer<Order>> {
    const body = { order_id: unique('order'), service_option_hold_id: holdId, initial_tip_cents: 500, address: FLAGSTAFF, items: ONE_MILK };
    return this.post(`${userPath(userId)}/orders/delivery`, { ...body, ...rest }, headers);
  }
  /** Lists, reserves the last window of the horizon (or the one chosen) and orders. */
  async place(userId: string, cart: Cart, rest: object = {}, choose = (options: ServiceOption[]) => options.at(-1)): Promise<Order> {
    const { location_code, ...goods } = cart;
    const option = choose(await this.scheduled(userId, cart));
    assert.ok(option, 'no time slot');
    return ok(await this.order(userId, await this.hold(userId, option), { ...goods, ...rest }));
  }
  cancel(userId: string, orderId: string): Promise<Answer<Order>> {
    return this.post(`${orderPath(userId, orderId)}/cancel`);
  }

  /** A store of the test's own in Arizona, open day and night unless said otherwise. */
  async newStore(wish: { store?: object; hours?: object; policy?: object } = {}): Promise<ManagedStore> {
    const location = unique('store');
    const answer = await this.post<ManagedStore>('/cartwright/v1/stores', {
      location_code: location,
      name: `Store ${location}`,
      address: { ...FLAGSTAFF, city: 'Flagstaff', region: 'AZ' },
      time_zone: PHOENIX_TIME,
      alcohol: true,
      pickup: true,
      serves_postal_prefix: true,
      ...wish.store,
    });
    const store = ok(answer);
    this.#stores.push(store.location_code);
    ok(await this.put(`${storePath(store.location_code)}/hours`, wish.hours ?? ALWAYS_OPEN));
    if (wish.policy) ok(await this.patch(`${storePath(store.location_code)}/slot_policy`, wish.policy));
    return store;
  }

  /** Takes the stores that the tests made out of service. */
  async tidy(): Promise<void> {
    for (const location of this.#stores.splice(0)) ok(await this.patch(storePath(location), { active: false }));
  }
}

export function requestToken(client: Client, credentials: Credentials, wish: object = {}): Promise<Answer<Token>> {
  const { client_id, client_secret } = credentials;
  const body = { client_id, client_secret, grant_type: 'client_credentials', ...wish };
  return client.send({ method: 'POST', path: '/v2/oauth/token', body });
}

export const userPath = (userId: string) => `/v2/fulfillment/users/${encodeURIComponent(userId)}`;
export const orderPath = (userId: string, orderId: string) => `${userPath(userId)}/orders/${encodeURIComponent(orderId)}`;
export const storePath = (location: string) => `/cartwright/v1/stores/${encodeURIComponent(location)}`;
