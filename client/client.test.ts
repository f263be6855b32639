import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeServer } from './fake-server.fixture.ts';
import { ConnectError, NoAnswerError } from './index.ts';

const CREATE = { user_id: 'ada', body: { order_id: '1' } } as never;
const unauthorized = { status: 401, body: { error: { message: 'no', code: null }, meta: {} } };

test('ids are escaped in the path, and only the query parameters of the operation are sent', async () => {
  const { client, seen } = fakeServer([{}]);
  await client.orders.get({ user_id: 'a/b@c+d%', order_id: 'é .' });
  await client.management.stores.list({ limit: 2, active: true });
  assert.deepEqual(
    seen.map(({ method, path }) => `${method} ${path}`),
    ['GET /v2/fulfillment/users/a%2Fb%40c%2Bd%25/orders/%C3%A9%20.', 'GET /cartwright/v1/stores?limit=2&active=true'],
  );
  await assert.rejects(client.orders.get({ user_id: '..', order_id: '1' }), TypeError);
  await assert.rejects(client.orders.get({ user_id: '', order_id: '1' }), TypeError);
});

test('one token serves all calls, also those that start side by side', async () => {
  const { client, seen, tokenRequests } = fakeServer([{}]);
  await Promise.all([client.orders.get({ user_id: 'a', order_id: '1' }), client.orders.get({ user_id: 'a', order_id: '2' })]);
  await client.orders.get({ user_id: 'a', order_id: '3' });
  assert.equal(tokenRequests.length, 1);
  assert.deepEqual(new Set(seen.map(({ headers }) => headers.authorization)), new Set(['Bearer token-1']));
  assert.deepEqual(tokenRequests[0]!.body, { client_id: 'id', client_secret: 'secret', grant_type: 'client_credentials' });
});

test('a token is renewed before it expires', async () => {
  const { client, tokenRequests } = fakeServer([{}], { expiresIn: 0 });
  await client.orders.get({ user_id: 'a', order_id: '1' });
  await client.orders.get({ user_id: 'a', order_id: '1' });
  assert.equal(tokenRequests.length, 2);
});

test('a 401 renews the token once; the second one is an error', async () => {
  const once = fakeServer([unauthorized, { body: { id: '1' } }], { retries: 0 });
  assert.deepEqual(await once.client.orders.get({ user_id: 'a', order_id: '1' }), { id: '1' });
  assert.deepEqual(
    once.seen.map(({ headers }) => headers.authorization),
    ['Bearer token-1', 'Bearer token-2'],
  );
  const twice = fakeServer([unauthorized]);
  await assert.rejects(twice.client.orders.get({ user_id: 'a', order_id: '1' }), { name: 'ConnectError', status: 401 });
  assert.equal(twice.seen.length, 2);
});

test('calls side by side that are all refused share one new token', async () => {
  const { client, tokenRequests } = fakeServer([unauthorized, unauthorized, {}]);
  await Promise.all([client.orders.get({ user_id: 'a', order_id: '1' }), client.orders.get({ user_id: 'a', order_id: '2' })]);
  assert.equal(tokenRequests.length, 2);
});

test("a user's token is asked for by an assertion, and kept apart from the application's", async () => {
  const { client, seen, tokenRequests } = fakeServer([{}]);
  const user = client.forUser('ada');
  await user.feedback.rateFrontend({ order_id: '1', body: {} } as never);
  await client.orders.get({ user_id: 'ada', order_id: '1' });
  const { assertion, grant_type } = tokenRequests[0]!.body as { assertion: string; grant_type: string };
  assert.equal(grant_type, 'fulfillment_user_assertion');
  assert.deepEqual(JSON.parse(Buffer.from(assertion, 'base64').toString()), { user_id: 'ada' });
  assert.deepEqual(
    seen.map(({ headers }) => headers.authorization),
    ['Bearer token-1', 'Bearer token-2'],
  );
});

test('a write carries an idempotency key of its own, the same in every attempt', async () => {
  const { client, seen, waits } = fakeServer([{ status: 503 }, new Error('reset'), { body: { id: '1' } }]);
  await client.orders.createDelivery(CREATE);
  const keys = seen.map(({ headers }) => headers['idempotency-key']);
  assert.equal(keys.length, 3);
  assert.match(keys[0]!, /^[0-9a-f-]{36}$/);
  assert.equal(new Set(keys).size, 1);
  assert.equal(waits.length, 2);
  assert.equal(new Set(seen.map(({ headers }) => headers['x-request-id'])).size, 1);
  await client.orders.createDelivery(CREATE);
  assert.notEqual(seen.at(-1)!.headers['idempotency-key'], keys[0]);
});

test('without an idempotency key a write is never repeated, unless it was turned away at the door', async () => {
  const lost = fakeServer([new Error('reset')]);
  await assert.rejects(lost.client.orders.createDelivery(CREATE, { idempotencyKey: false }), NoAnswerError);
  assert.equal(lost.seen.length, 1);
  const gateway = fakeServer([{ status: 502 }]);
  await assert.rejects(gateway.client.orders.createDelivery(CREATE, { idempotencyKey: false }), { status: 502 });
  assert.equal(gateway.seen.length, 1);
  const limited = fakeServer([{ status: 429, headers: { 'Retry-After': '2' } }, {}]);
  await limited.client.orders.createDelivery(CREATE, { idempotencyKey: false });
  assert.equal(limited.seen.length, 2);
  assert.ok(limited.waits[0]! >= 2_000 && limited.waits[0]! < 2_100);
});

test('reads are repeated without a key, also those that are POSTs', async () => {
  const { client, seen } = fakeServer([{ status: 504 }, {}]);
  await client.stores.findDelivery({ body: { find_by: { postal_code: '94105' } } } as never);
  assert.equal(seen.length, 2);
  assert.equal(seen[0]!.headers['idempotency-key'], undefined);
});

test('an answer that will not change is not asked for again', async () => {
  for (const status of [400, 403, 404, 422, 500]) {
    const { client, seen } = fakeServer([{ status }]);
    await assert.rejects(client.orders.get({ user_id: 'a', order_id: '1' }), { status });
    assert.equal(seen.length, 1);
  }
  const tooLong = fakeServer([{ status: 429, headers: { 'retry-after': '3600' } }]);
  await assert.rejects(tooLong.client.orders.get({ user_id: 'a', order_id: '1' }), { retryAfter: 3_600 });
  assert.equal(tooLong.seen.length, 1);
});

test('retries end, and the last failure is thrown', async () => {
  const { client, seen, waits } = fakeServer([{ status: 503 }], { retries: 2 });
  await assert.rejects(client.orders.get({ user_id: 'a', order_id: '1' }), { status: 503 });
  assert.equal(seen.length, 3);
  assert.ok(waits[0]! <= 200 && waits[1]! <= 400);
});

test('an error says what the envelope says, each problem by itself', async () => {
  const one = (message: string, key: string) => ({ error: { message, code: 1001 }, meta: { key } });
  const { client } = fakeServer([
    {
      status: 400,
      headers: { 'x-request-id': 'r-1' },
      body: { error: { message: 'There were issues', code: 9999, errors: [one("can't be blank", 'a'), one('is invalid', 'b')] }, meta: {} },
    },
  ]);
  const error = (await client.orders.get({ user_id: 'a', order_id: '1' }).catch((thrown) => thrown)) as ConnectError;
  assert.ok(error instanceof ConnectError);
  assert.deepEqual([error.status, error.code, error.key, error.message], [400, 9999, undefined, 'There were issues']);
  assert.equal(error.requestId, 'r-1');
  assert.equal(error.operation, 'fulfillment.orders.get');
  assert.deepEqual(error.errors, [
    { message: "can't be blank", code: 1001, key: 'a' },
    { message: 'is invalid', code: 1001, key: 'b' },
  ]);
});

test('an error of a proxy in front, which is no envelope, is a ConnectError too', async () => {
  const { client } = fakeServer([{ status: 404, body: '<html>gone</html>' }]);
  await assert.rejects(client.orders.get({ user_id: 'a', order_id: '1' }), { name: 'ConnectError', code: null, body: '<html>gone</html>' });
});

test('what takes too long ends as NoAnswerError, and an abort with its own reason', async () => {
  const slow = fakeServer(['never'], { timeout: 1, retries: 0 });
  await assert.rejects(slow.client.orders.get({ user_id: 'a', order_id: '1' }), { name: 'NoAnswerError', timedOut: true, attempts: 1 });
  const { client } = fakeServer(['never']);
  const stop = new AbortController();
  const call = client.orders.get({ user_id: 'a', order_id: '1' }, { signal: stop.signal });
  setImmediate(() => stop.abort(new RangeError('enough')));
  await assert.rejects(call, RangeError);
});

test('banner and language go with every call that takes them, and a call may name others', async () => {
  const { client, seen } = fakeServer([{}], { retailerId: 'maple-fresh', language: 'fr-CA' });
  await client.orders.get({ user_id: 'a', order_id: '1' });
  await client.orders.get({ user_id: 'a', order_id: '1' }, { retailerId: 'maple-express', language: 'en-CA', requestId: 'mine' });
  await client.management.banners.list();
  const facts = seen.map(({ headers }) => [headers['x-retailer-id'], headers['accept-language']]);
  assert.deepEqual(facts, [
    ['maple-fresh', 'fr-CA'],
    ['maple-express', 'en-CA'],
    [undefined, 'fr-CA'],
  ]);
  assert.equal(seen[1]!.headers['x-request-id'], 'mine');
});

test('the developer platform takes the API key', async () => {
  const { client, seen, tokenRequests } = fakeServer([{}], { apiKey: 'keys.1' });
  await client.developerPlatform.nearbyRetailers({ postal_code: '94105', country_code: 'US' });
  assert.equal(seen[0]!.headers.authorization, 'Bearer keys.1');
  assert.equal(tokenRequests.length, 0);
  await assert.rejects(fakeServer([{}]).client.developerPlatform.nearbyRetailers({ postal_code: '94105', country_code: 'US' }), TypeError);
});

test('a path without a function is reached with the same token, retries and errors', async () => {
  const { client, seen } = fakeServer([{ status: 503 }, { body: { events: [] } }]);
  assert.deepEqual(await client.request('GET', '/cartwright/v1/events', { query: { limit: 5, after: undefined } }), { events: [] });
  assert.deepEqual(
    seen.map(({ path, headers }) => [path, headers.authorization]),
    [
      ['/cartwright/v1/events?limit=5', 'Bearer token-1'],
      ['/cartwright/v1/events?limit=5', 'Bearer token-1'],
    ],
  );
});

test('a file is sent as its bytes with its media type, and one that is answered comes as bytes', async () => {
  const file = Uint8Array.of(31, 139, 8, 0, 255);
  const { client, seen } = fakeServer([{ body: { name: 'rush' } }, { body: file }]);
  await client.management.snapshots.upload({ name: 'rush', body: file });
  assert.equal(seen[0]!.headers['content-type'], 'application/gzip');
  assert.deepEqual(seen[0]!.body, file);
  const answered = await client.management.snapshots.download({ name: 'rush' });
  assert.match(seen[1]!.headers.accept!, /^application\/gzip/);
  assert.deepEqual(answered, file);
});

test('a file that is refused is an error as any other', async () => {
  const { client } = fakeServer([{ status: 404, body: { error: { message: 'not there', code: 4004, errors: [] } } }]);
  await assert.rejects(client.management.snapshots.download({ name: 'gone' }), ConnectError);
});
