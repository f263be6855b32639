import assert from 'node:assert/strict';
import { ISO_SECONDS, ok } from '../support/expect.ts';
import { BREAD, EGGS, FLAGSTAFF, MILK } from '../support/goods.ts';
import { unique } from '../support/names.ts';
import type { Callback, Receiver } from '../support/receiver.ts';
import { orderPath, type Retailer, userPath } from '../support/retailer.ts';
import type { ManagedStore, Order } from '../support/shapes.ts';
import type { Credentials } from '../support/target.ts';

/** The goods of the stories: two of milk, one of eggs, one of bread. */
export const GOODS = [
  { line_num: '1', count: 2, item: { upc: MILK.upc } },
  { line_num: '2', count: 1, item: { upc: EGGS.upc } },
  { line_num: '3', count: 1, item: { upc: BREAD.upc } },
];

/** An event as it is expected: its name and the whole of its metadata. */
export type Expected = readonly [name: string, metadata: object];

/** What the stories are told with: a retailer, a store of its own, and a receiver of callbacks. */
export class Storyteller {
  readonly shop: Retailer;
  readonly receiver: Receiver;
  readonly credentials: Credentials;
  readonly store: ManagedStore;
  /** Callbacks compared so far. */
  compared = 0;
  readonly #webhookId: number;

  private constructor(shop: Retailer, receiver: Receiver, credentials: Credentials, store: ManagedStore, webhookId: number) {
    this.shop = shop;
    this.receiver = receiver;
    this.credentials = credentials;
    this.store = store;
    this.#webhookId = webhookId;
  }

  static async begin(shop: Retailer, credentials: Credentials, receiver: Receiver): Promise<Storyteller> {
    const store = await shop.newStore();
    const { webhook_id, signing_secret } = ok(
      await shop.post<{ webhook_id: number; signing_secret: string }>('/cartwright/v1/webhooks', receiver.webhook),
    );
    receiver.signingSecret = signing_secret;
    return new Storyteller(shop, receiver, credentials, store, webhook_id);
  }

  async end(): Promise<void> {
    ok(await this.shop.delete(`/cartwright/v1/webhooks/${this.#webhookId}`));
    assert.deepEqual(this.receiver.tokenRequest, {
      grant_type: 'client_credentials',
      client_id: this.receiver.clientId,
      client_secret: this.receiver.clientSecret,
      scope: 'callbacks',
      resource: 'stories',
    });
    assert.deepEqual([this.receiver.unauthorized, this.receiver.badSignatures], [0, 0], 'callbacks without token or signature');
  }

  async delivery(more: object = {}): Promise<Journey> {
    const userId = await this.shop.newUser();
    const order = await this.shop.place(userId, { location_code: this.store.location_code, items: GOODS }, more);
    return new Journey(this, userId, order);
  }

  async pickup(): Promise<Journey> {
    const userId = await this.shop.newUser();
    const cart = { location_code: this.store.location_code, items: GOODS };
    const path = userPath(userId);
    const listed = ok(await this.shop.post<{ service_options: { id: number }[] }>(`${path}/service_options/cart/pickup`, cart));
    const hold = ok(await this.shop.reserve(userId, listed.service_options.at(-1)!.id)).service_option_hold.id;
    const body = { order_id: unique('order'), service_option_hold_id: hold, ...cart };
    return new Journey(this, userId, ok(await this.shop.post<Order>(`${path}/orders/pickup`, body)));
  }

  async lastMile(): Promise<Journey> {
    const userId = await this.shop.newUser();
    const path = userPath(userId);
    const { location_code } = this.store;
    const goods = { items_count: 3, items_weight: 6.5, bags_count: 2, alcoholic: false };
    const wish = { location_code, address: FLAGSTAFF, cart_total_cents: 4_200, ...goods };
    const listed = ok(await this.shop.post<{ service_options: { id: number }[] }>(`${path}/service_options/cart/last_mile`, wish));
    const hold = ok(await this.shop.reserve(userId, listed.service_options.at(-1)!.id)).service_option_hold.id;
    const person = { first_name: 'Ada', last_name: 'Byron', user_phone: '+14155550123' };
    const body = { order_id: unique('order'), service_option_hold_id: hold, location_code, address: FLAGSTAFF, ...goods, ...person };
    return new Journey(this, userId, ok(await this.shop.post<Order>(`${path}/orders/last_mile`, body)));
  }

  /** The callbacks that match, which must be exactly these in this order of events; gives them. */
  async expect(matches: (callback: Callback) => boolean, expected: readonly Expected[]): Promise<Callback[]> {
    const callbacks = await this.receiver.callbacks(matches, expected.length);
    const shown = callbacks.map((callback) => ({ event_name: callback.event_name, event_metadata: callback.event_metadata }));
    assert.deepEqual(
      shown,
      expected.map(([event_name, event_metadata]) => ({ event_name, event_metadata })),
    );
    for (const callback of callbacks) {
      assert.deepEqual(Object.keys(callback), ['event_id', 'event_name', 'event_timestamp', 'event_metadata']);
      assert.match(callback.event_timestamp, ISO_SECONDS);
      assert.ok(BigInt(callback.event_id) > 2n ** 53n && BigInt(callback.event_id) % 1024n === 0n, callback.event_id);
    }
    this.compared += callbacks.length;
    return callbacks;
  }
}

/** One order and the hands it goes through, by the Sandbox API. */
export class Journey {
  readonly teller: Storyteller;
  readonly userId: string;
  readonly order: Order;
  shopperId = 0;
  #batchId = 0;

  constructor(teller: Storyteller, userId: string, order: Order) {
    this.teller = teller;
    this.userId = userId;
    this.order = order;
  }

  get id(): string {
    return this.order.id;
  }
  get path(): string {
    return orderPath(this.userId, this.id);
  }

  async batch(type: string): Promise<void> {
    const { shop } = this.teller;
    if (this.shopperId === 0) this.shopperId = ok(await shop.post<{ id: number }>('/v2/fulfillment_sandbox/shoppers', {})).id;
    const body = { shopper_id: this.shopperId, batch_type: type, orders: [{ id: this.id, user_id: this.userId }] };
    this.#batchId = ok(await shop.post<{ id: number }>('/v2/fulfillment_sandbox/batches', body)).id;
  }

  /** Advances the batch through states, each named. */
  async advance(...states: readonly string[]): Promise<void> {
    for (const workflow_state of states) {
      const answer = await this.teller.shop.post(`/v2/fulfillment_sandbox/batches/${this.#batchId}/advance`, { workflow_state });
      assert.deepEqual(ok(answer), { id: this.#batchId, workflow_state });
    }
  }

  /** What the shopper does with a line. */
  async item(lineNum: string, body: object): Promise<void> {
    const path = `/v2/fulfillment_sandbox/shoppers/${this.shopperId}/orders/${encodeURIComponent(this.id)}/items/${lineNum}`;
    assert.deepEqual(ok(await this.teller.shop.put(path, body)), { success: true });
  }

  /** The order's callbacks so far are exactly these. */
  expect(expected: readonly Expected[]): Promise<Callback[]> {
    return this.teller.expect((callback) => callback.event_metadata.order_id === this.id, expected);
  }

  async get(): Promise<Order> {
    return ok(await this.teller.shop.get<Order>(this.path));
  }

  /** The window of the order as callbacks show it. */
  get window() {
    const { window_starts_at: starts_at, window_ends_at: ends_at } = this.order.fulfillment_details;
    return { starts_at, ends_at };
  }
}

interface Product {
  readonly upc: string;
  readonly rrc: string;
}
const NONE = { upc: '', rrc: '' };

/** A line of a callback: before the shopper had it, found, replaced, or refunded. */
export function item(
  lineNum: string,
  requested: Product,
  qty: number,
  became: 'waiting' | 'found' | 'refunded' | Product = 'found',
  scan = '',
) {
  const replaced = typeof became === 'object';
  const delivered = replaced ? became : became === 'found' ? requested : NONE;
  const current = replaced ? became : requested;
  return {
    line_num: lineNum,
    qty,
    qty_unit: 'each',
    replaced,
    refunded: became === 'refunded',
    item_upc: current.upc,
    item_rrc: current.rrc,
    requested_item_upc: requested.upc,
    requested_item_rrc: requested.rrc,
    delivered_item_upc: delivered.upc,
    delivered_item_rrc: delivered.rrc,
    scan_code: scan,
  };
}
