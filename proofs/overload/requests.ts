/** What the load has to know of the shop, as JSON. */
export interface LoadWorld {
  readonly host: string;
  readonly port: number;
  readonly ca: string;
  readonly token: string;
  readonly locationCode: string;
  readonly address: object;
  /** A user that exists, with an order. */
  readonly userId: string;
  readonly orderId: string;
}

export interface LoadRequest {
  readonly text: string;
  /** Whether a 200 says what was asked. */
  readonly isRight: (body: string) => boolean;
  /** Set for a write: the id that is there afterwards if it was accepted, and otherwise is not. */
  readonly writes: string | undefined;
}

/** The requests of the load: half of them writes, the rest a heavy and a light read. All text is ASCII. */
export class LoadRequests {
  readonly #world: LoadWorld;
  readonly #prefix: string;
  #count = 0;

  constructor(world: LoadWorld, prefix: string) {
    this.#world = world;
    this.#prefix = prefix;
  }

  next(): LoadRequest {
    const { userId, orderId, address, locationCode } = this.#world;
    const turn = this.#count++ % 10;
    if (turn < 5) {
      const id = `${this.#prefix}-${this.#count}`;
      return {
        text: this.#post('/v2/fulfillment/users', { user_id: id, first_name: 'Load' }),
        isRight: (body) => body.includes(`"${id}"`),
        writes: id,
      };
    }
    if (turn < 8) {
      const items = [{ line_num: '1', count: 1, item: { upc: '400000000015' } }];
      const path = `/v2/fulfillment/users/${userId}/service_options/cart/delivery`;
      return {
        text: this.#post(path, { address, location_code: locationCode, items }),
        isRight: (body) => body.includes('"service_options":[{'),
        writes: undefined,
      };
    }
    return {
      text: `GET /v2/fulfillment/users/${userId}/orders/${orderId} HTTP/1.1\r\n${this.#headers()}\r\n`,
      isRight: (body) => body.includes(`"${orderId}"`),
      writes: undefined,
    };
  }

  #post(path: string, body: object): string {
    const text = JSON.stringify(body);
    return `POST ${path} HTTP/1.1\r\n${this.#headers()}Content-Type: application/json\r\nContent-Length: ${text.length}\r\n\r\n${text}`;
  }

  #headers(): string {
    return `Host: localhost\r\nAuthorization: Bearer ${this.#world.token}\r\n`;
  }
}
