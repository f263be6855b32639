import { CART_LINES, ORDER_LINES, type World } from '../world.ts';

/** HTTP requests as text, built beforehand as far as they do not change from call to call. All text is ASCII. */
export class Requests {
  readonly token: string;
  readonly #stores: string[];
  readonly #carts: string[];
  readonly #smallCarts: string[];
  readonly #headers: string;
  readonly #host: string;
  readonly #orders: { before: string; between: string; after: string }[];

  constructor(world: World, accessToken: string) {
    this.#host = new URL(world.url).host;
    this.#headers = `Host: ${this.#host}\r\nAuthorization: Bearer ${accessToken}\r\nContent-Type: application/json\r\n`;
    const credentials = { grant_type: 'client_credentials', client_id: world.clientId, client_secret: world.clientSecret };
    this.token = withBody(
      `POST /v2/oauth/token HTTP/1.1\r\nHost: ${this.#host}\r\nContent-Type: application/json\r\n`,
      JSON.stringify(credentials),
    );
    const addresses = world.stores.map(({ postalCode }) => ({ address_line_1: '50 Beale St', postal_code: postalCode }));
    this.#stores = addresses.map((address) =>
      withBody(`POST /v2/fulfillment/stores/delivery HTTP/1.1\r\n${this.#headers}`, JSON.stringify({ find_by: address })),
    );
    const items = linesOf(world, CART_LINES);
    this.#carts = addresses.map((address) => JSON.stringify({ address, items }));
    // Of the store that was found: another one may be nearer to the address.
    this.#smallCarts = addresses.map((address, store) =>
      JSON.stringify({ address, items: linesOf(world, ORDER_LINES), location_code: world.stores[store]!.locationCode }),
    );
    this.#orders = addresses.map((address) => {
      const order = {
        order_id: '<id>',
        service_option_hold_id: '<hold>',
        initial_tip_cents: 500,
        address,
        items: linesOf(world, ORDER_LINES),
      };
      const [before, between, after] = JSON.stringify(order).split(/<id>|"<hold>"/) as [string, string, string];
      return { before, between, after };
    });
  }

  stores(store: number): string {
    return this.#stores[store % this.#stores.length]!;
  }

  user(user: string): string {
    const body = JSON.stringify({ user_id: user, first_name: 'Bench', phone_number: '+14155550100' });
    return withBody(`POST /v2/fulfillment/users HTTP/1.1\r\n${this.#headers}`, body);
  }

  /** For a cart of fifty lines, or of as many as an order has. */
  slots(user: string, store: number, ofOrder = false): string {
    const carts = ofOrder ? this.#smallCarts : this.#carts;
    const cart = carts[store % carts.length]!;
    return withBody(`POST /v2/fulfillment/users/${user}/service_options/cart/delivery HTTP/1.1\r\n${this.#headers}`, cart);
  }

  reserve(user: string, option: number): string {
    return withBody(`POST /v2/fulfillment/users/${user}/service_options/${option}/reserve HTTP/1.1\r\n${this.#headers}`, '');
  }

  create(user: string, order: string, hold: number, store: number): string {
    const { before, between, after } = this.#orders[store]!;
    return withBody(
      `POST /v2/fulfillment/users/${user}/orders/delivery HTTP/1.1\r\n${this.#headers}`,
      `${before}${order}${between}${hold}${after}`,
    );
  }

  get(user: string, order: string): string {
    return `GET /v2/fulfillment/users/${user}/orders/${order} HTTP/1.1\r\n${this.#headers}\r\n`;
  }
}

export function linesOf({ upcs }: Pick<World, 'upcs'>, count: number) {
  return upcs.slice(0, count).map((upc, index) => ({ line_num: String(index + 1), count: 1 + (index % 3), item: { upc } }));
}

function withBody(head: string, body: string): string {
  return `${head}Content-Length: ${body.length}\r\n\r\n${body}`;
}
