import { Random } from '../random.ts';
import type { ApiDocument, Described } from './document.ts';
import { bend, fittingValue, hostileText, hostileValue, jsonOf } from './values.ts';
import type { Sent } from './wire.ts';
import type { FuzzWorld } from './world.ts';

export type Manner = 'valid' | 'near' | 'hostile';

export interface Generated {
  readonly manner: Manner;
  readonly sent: Sent;
  /** The operation that the request is for; undefined where it may meet another one or none. */
  readonly operation: Described | undefined;
}

const CLOCK = '/cartwright/v1/clock';
/** Where customers' tokens are taken as well as retailers'. */
const EITHER = '/v2/post_checkout/';

type Headers = Record<string, string>;

/** The n-th request of a seed: the same whenever it is asked for. */
export class Generator {
  readonly #document: ApiDocument;
  readonly #world: FuzzWorld;
  readonly #seed: number;

  constructor(document: ApiDocument, world: FuzzWorld, seed: number) {
    this.#document = document;
    this.#world = world;
    this.#seed = seed;
  }

  request(n: number): Generated {
    const random = new Random(Math.imul(this.#seed, 1_000_003) + n);
    // In turn, so that every operation gets its share.
    const operation = this.#document.operations[n % this.#document.operations.length]!;
    const draw = random.next();
    if (draw < 0.4) return { manner: 'valid', operation, sent: this.#valid(random, operation) };
    if (draw < 0.7) return { manner: 'near', operation, sent: this.#near(random, operation) };
    return { manner: 'hostile', ...this.#hostile(random, operation) };
  }

  /** The world's values; mostly those that fit the operation, where not every one does. */
  #pool(random: Random, { method, path }: Described): FuzzWorld['pool'] {
    const { pool, fitting } = this.#world;
    if (random.chance(0.25)) return pool;
    const narrowed = fitting.filter(([pattern]) => pattern.test(`${method} ${path}`)).map(([, values]) => values);
    return Object.assign({}, pool, ...narrowed) as FuzzWorld['pool'];
  }

  #valid(random: Random, operation: Described, pool = this.#pool(random, operation), body = this.#body(random, operation, pool)): Sent {
    const headers: Headers = { ...this.#credential(random, operation), ...ordinaryHeaders(random) };
    // Some request makes a second banner, and from then on it has to be said which.
    if (random.chance(0.9)) headers['x-retailer-id'] = String(this.#world.pool.slug![0]);
    if (body !== undefined) headers['content-type'] = 'application/json';
    const bytes = body === undefined ? undefined : Buffer.from(jsonOf(body));
    return { method: operation.method, target: this.#target(random, operation, pool), headers, body: bytes, raw: false };
  }

  /** One thing or a few are wrong with it. */
  #near(random: Random, operation: Described): Sent {
    const pool = this.#pool(random, operation);
    const body = this.#body(random, operation, pool);
    if (body !== undefined && random.chance(0.75)) {
      bend(random, body);
      return this.#valid(random, operation, pool, body);
    }
    const sent = this.#valid(random, operation, pool, body);
    return { ...sent, target: this.#target(random, operation, pool, 0.5) };
  }

  /** The request itself is bent, not only what it says. */
  #hostile(random: Random, operation: Described): Pick<Generated, 'sent' | 'operation'> {
    const sent = this.#valid(random, operation);
    const body = (bytes: Buffer | string, headers: Headers = {}) => ({
      operation: this.#takesBody(operation) ? operation : undefined,
      sent: { ...sent, headers: { ...sent.headers, 'content-type': 'application/json', ...headers }, body: Buffer.from(bytes) },
    });
    const text = sent.body?.toString() ?? '{}';
    return random.pick<() => Pick<Generated, 'sent' | 'operation'>>([
      () => body(text.slice(0, random.between(0, text.length))),
      () => body(text.replace('{', '{"user_id":1,"user_id":"x",')),
      () => body(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)])),
      () => body(Buffer.concat([Buffer.from('{"user_id":"'), Buffer.from([0xff, 0xc0, 0x80, 0xed, 0xa0, 0x80]), Buffer.from('"}')])),
      () => body(`${'['.repeat(random.pick([100, 20_000]))}`),
      () => body(`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`),
      () =>
        body(random.pick(['null', '[]', '"x"', '1', 'true', '', ' ', '\u0000', 'undefined', '{', '{"a":1}{"b":2}', "{'a':1}", '{"a":01}'])),
      () => body(`{"x":"${'y'.repeat(random.pick([200_000, 1_048_500, 1_048_577, 1_400_000]))}"}`),
      () => body(jsonOf(hostileValue(random))),
      () => body('a=1&b=2&user_id=x', { 'content-type': 'application/x-www-form-urlencoded' }),
      () =>
        body(text, {
          'content-type': random.pick([
            'text/plain',
            'application/json; charset=utf-16',
            'multipart/form-data',
            'x',
            'application/',
            '*/*',
          ]),
        }),
      () => body(text, { 'content-encoding': random.pick(['gzip', 'br', 'identity', 'x']) }),
      () => ({ operation, sent: { ...sent, headers: { ...sent.headers, ...oddHeaders(random) } } }),
      () => ({ operation, sent: { ...sent, headers: { ...sent.headers, ...oddHeaders(random) } } }),
      () => ({
        operation: undefined,
        sent: { ...sent, headers: { ...sent.headers, authorization: `Bearer ${random.pick(['x', '\t', 'a b', 'x'.repeat(9_000)])}` } },
      }),
      () => ({
        operation: undefined,
        sent: { ...sent, method: random.pick(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD']) },
      }),
      () => ({ operation: undefined, sent: { ...sent, method: random.pick(['TRACE', 'PROPFIND', 'BREW', 'get', 'LINK']), raw: true } }),
      () => ({ operation: undefined, sent: { ...sent, target: bentTarget(random, sent.target), raw: true } }),
      () => ({ operation: undefined, sent: { ...sent, target: bentTarget(random, sent.target), raw: true } }),
      () => ({ operation: undefined, sent: { ...sent, headers: { ...sent.headers, ...wireHeaders(random) }, raw: true } }),
    ])();
  }

  #credential(random: Random, { security, path }: Described): Headers {
    const { token, userToken, otherToken, apiKey } = this.#world;
    if (security.length === 0) return {};
    // A clock that runs ends tokens, holds and time slots: not those of all other requests.
    if (path.startsWith(CLOCK)) return { authorization: `Bearer ${otherToken}` };
    if (security.some((one) => Object.hasOwn(one, 'apiKey'))) return { authorization: `Bearer ${apiKey}` };
    const forServers = security.some((one) => Object.hasOwn(one, 'oauth2'));
    const asUser = !forServers || (path.startsWith(EITHER) && random.chance(0.3));
    return { authorization: `Bearer ${asUser ? (userToken ?? token) : token}` };
  }

  #takesBody({ body }: Described): boolean {
    return body !== undefined;
  }

  #body(random: Random, { body }: Described, pool: FuzzWorld['pool']): Record<string, unknown> | undefined {
    if (!body) return undefined;
    const example = random.chance(0.5) && body.example !== undefined;
    const value = example ? settled(random, structuredClone(body.example), pool) : fittingValue(random, this.#document, body.schema, pool);
    return value as Record<string, unknown>;
  }

  /** With ids from the pool, or with something hostile in their place. */
  #target(random: Random, operation: Described, pool: FuzzWorld['pool'], hostility = 0): string {
    const value = (parameter: Described['parameters'][number]) => {
      if (random.chance(hostility)) return hostileText(random);
      const { name, schema, example } = parameter;
      if (!Object.hasOwn(pool, name) && example !== undefined && random.chance(0.5)) return String(example);
      return String(fittingValue(random, this.#document, schema, pool, name));
    };
    const of = (place: string) => operation.parameters.filter((parameter) => parameter.in === place);
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
      const parameter = of('path').find((one) => one.name === name)!;
      return encode(value(parameter)) || 'x';
    });
    const query = of('query')
      .filter(({ required }) => required || random.chance(0.5))
      .map((parameter) => `${parameter.name}=${encode(value(parameter))}`);
    if (hostility > 0 && random.chance(0.3))
      query.push(random.pick(['__proto__=x', 'limit=1&limit=2', 'a[b]=c', 'limit=', '=', '&&', 'x=%F0%9F%91%8D']));
    return query.length === 0 ? path : `${path}?${query.join('&')}`;
  }
}

/** Addresses of examples are those of others. */
const NEVER_KEPT = /^(?:url|auth_uri)$/;

/** Ids of the example exchanged for those of the pool, wherever they stand. */
function settled(random: Random, value: unknown, pool: FuzzWorld['pool']): unknown {
  if (typeof value !== 'object' || value === null) return value;
  for (const [name, inner] of Object.entries(value)) {
    const known = pool[name];
    const keep = (random.chance(0.2) && !NEVER_KEPT.test(name)) || typeof inner === 'object';
    (value as Record<string, unknown>)[name] = known && !keep ? random.pick(known) : settled(random, inner, pool);
  }
  return value;
}

/** Percent-encoded; what is no Unicode as the bytes of a lone surrogate. */
function encode(text: string): string {
  return [...text.slice(0, 9_000)].map((one) => (one.isWellFormed() ? encodeURIComponent(one) : '%ED%A0%80')).join('');
}

function ordinaryHeaders(random: Random): Headers {
  return {
    ...(random.chance(0.2) ? { 'accept-language': random.pick(['en-US', 'fr-CA', 'en-CA;q=0.5, fr-CA', 'de']) } : {}),
    ...(random.chance(0.25) ? { 'idempotency-key': `key-${random.between(0, 50)}` } : {}),
    ...(random.chance(0.2) ? { 'x-request-id': `fuzz-${random.between(0, 1_000)}` } : {}),
  };
}

function oddHeaders(random: Random): Headers {
  return random.pick<Headers>([
    { 'accept-language': random.pick(['*', ';', 'en;q=x', 'fr-CA;q=9', `${'en,'.repeat(3_000)}`, 'i-klingon']) },
    { 'idempotency-key': random.pick(['', 'x'.repeat(256), 'caf\u00e9', ' ']) },
    { 'x-retailer-id': random.pick(['nobody', 'x'.repeat(4_000), '\u00e9', '../x', 'constructor', '__proto__']) },
    { 'x-request-id': random.pick(['x'.repeat(129), 'a b', '\u00e9', '']) },
    { 'x-treat-ids-as-internal': random.pick(['true', 'x']) },
    { accept: random.pick(['text/html', 'application/xml;q=1', 'x']) },
    { 'if-none-match': '*', range: 'bytes=0-1', 'if-modified-since': 'x' },
    { 'x-forwarded-proto': 'http', 'x-forwarded-for': '1.2.3.4', forwarded: 'for=x;proto=http' },
    { 'x-http-method-override': 'DELETE', origin: 'https://evil.example', cookie: 'a=b; __proto__=c' },
  ]);
}

/** Headers that a client library would not send. */
function wireHeaders(random: Random): Headers {
  return random.pick<Headers>([
    { 'x-big': 'b'.repeat(20_000) },
    { 'content-length': 'x' },
    { 'content-length': '-1' },
    { 'transfer-encoding': 'gzip, x' },
    { 'bad header': 'x' },
    { 'x-nul': 'a\u0000b' },
    { 'x-fold': 'a\r\n b' },
    { expect: '200-maybe' },
    { host: '' },
    { upgrade: 'websocket', connection: 'upgrade' },
    { upgrade: 'h2c', connection: 'close, upgrade, HTTP2-Settings', 'http2-settings': 'AAMAAABkAAQAAP__' },
    ...[Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`x-${index}`, 'y']))],
  ]);
}

function bentTarget(random: Random, target: string): string {
  return random.pick([
    `${target}/`,
    `/${target}`,
    `${target}%`,
    `${target}%zz`,
    target.replace(/\/[^/]*$/, '/%00'),
    target.replace(/\/[^/]*$/, '/%C0%80'),
    target.replace(/\/[^/]*$/, '/%ED%A0%80'),
    target.replace(/\/[^/]*$/, '/..%2f..%2f'),
    target.replace(/\/([^/]*)$/, '/../$1'),
    target.replace('/', '/%2e/'),
    `${target}?${'a=b&'.repeat(2_000)}`,
    `${target}?x=%ff%fe`,
    `${target}/${'z'.repeat(random.pick([300, 5_000, 15_000, 17_000]))}`,
    `${target}#fragment`,
    `${target};a=b`,
    target.toUpperCase(),
    '*',
    'https://other.example/v2/fulfillment/users',
    '/\u00e9',
    '/openapi.json',
    '/health',
    '//',
  ]);
}
