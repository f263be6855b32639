import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Inspector } from '../../../http/inspector/inspector.ts';
import { statement } from '../../../storage/engine/index.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../../storage/testing/engines.ts';
import { operations } from '../../index.ts';
import { HOME, nextId, ok, openShop, refusal } from '../../orders/shop.fixture.ts';
import { openWorld, type World } from '../management.fixture.ts';

const freeze = statement<[organizationId: number, clock: string]>('', 'update cw.organizations set test_clock = $2::jsonb where id = $1');
const deliver = statement<[orderId: string]>(
  '',
  `update cw.orders set status = 'delivered', body = body || '{"delivered_at": "2026-05-06T19:00:00Z", "bag_count": 2}' where order_id = $1`,
);
const ITEMS = [{ line_num: '1', count: 2, item: { upc: '400000000015' } }];

for (const engineName of ENGINES) {
  describe(`the inspector on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;

    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine, operations);
    });
    after(async () => {
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });

    const list = async (token: string, query = '') => (await ok(world.call(token, 'GET', `/requests${query}`))).body.requests;
    const get = async (token: string, id: string) => (await ok(world.call(token, 'GET', `/requests/${encodeURIComponent(id)}`))).body;

    async function openOrder() {
      const shop = await openShop(world);
      const user = await shop.newUser();
      const hold = await shop.reserve(user, 'delivery');
      const id = nextId('order');
      const body = { order_id: id, service_option_hold_id: hold, items: ITEMS, address: HOME, location_code: 'S1', initial_tip_cents: 0 };
      const path = `/v2/fulfillment/users/${user}/orders`;
      const created = await ok(world.request(shop.token, 'POST', `${path}/delivery`, body, { 'idempotency-key': nextId('key') }));
      return { shop, user, id, path: `${path}/${id}`, requestId: String(created.headers['x-request-id']) };
    }

    test('an order is found by its id, with headers, bodies, timings and the event that it caused', async () => {
      const { shop, id, user, requestId } = await openOrder();
      const [listed, ...others] = await list(shop.token, `?order_id=${id}`);
      assert.deepEqual(others, []);
      assert.equal(listed.request_id, requestId);
      assert.equal(listed.operation_id, 'fulfillment.orders.create_delivery');
      assert.deepEqual([listed.method, listed.status, listed.application.name], ['POST', 200, 'First']);
      assert.equal((await list(shop.token, `?user_id=${user}`)).length, 3);

      const whole = await get(shop.token, requestId);
      assert.equal(JSON.parse(whole.request.body.text).order_id, id);
      assert.equal(JSON.parse(whole.answer.body.text).id, id);
      const { value } = whole.request.headers.find(({ name }: { name: string }) => name.toLowerCase() === 'authorization');
      assert.equal(value, 'Bearer [masked]');
      assert.ok(whole.timings.total_ms >= whole.timings.handler_ms && whole.timings.handler_ms > 0);
      assert.deepEqual(
        whole.events.map((event: { event_name: string; order_id: string }) => [event.event_name, event.order_id]),
        [['fulfillment.brand_new', id]],
      );
      assert.ok(!JSON.stringify(whole).includes(shop.token));
    });

    test('with a clock that stands still, each of several requests has its own events', async () => {
      const { shop, path, requestId } = await openOrder();
      const at = Date.now();
      await world.database.query(freeze, [shop.organizationId, JSON.stringify({ at, set_at: at, frozen: true })]);
      world.environment.directory.forget('clocks');
      const updated = await ok(world.request(shop.token, 'PUT', path, { items: [{ ...ITEMS[0]!, count: 3 }], initial_tip_cents: 0 }));
      // Requests are told apart in whole milliseconds of the wall.
      for (const over = Date.now() + 3; Date.now() < over; ) await new Promise((resolve) => setImmediate(resolve));
      const canceled = await ok(world.request(shop.token, 'POST', `${path}/cancel`));
      const names = async (id: unknown) =>
        (await get(shop.token, String(id))).events.map(({ event_name }: { event_name: string }) => event_name);
      assert.deepEqual(await names(requestId), ['fulfillment.brand_new']);
      assert.deepEqual(await names(updated.headers['x-request-id']), ['cartwright.order_updated']);
      assert.deepEqual(await names(canceled.headers['x-request-id']), ['fulfillment.canceled']);
    });

    test('refusals are kept with what they said, also without a route, a scope or the right secret', async () => {
      const { token, id, organizationId } = await world.organization(nextId('refused'));
      const application = { name: 'Shop', scopes: ['connect:fulfillment'] };
      const { client_id } = (await ok(world.call(token, 'POST', '/applications', application))).body;
      await ok(world.call(token, 'DELETE', '/requests'));
      const weak = await world.token({ organizationId, id }, ['connect:recommendations']);
      const refused = await world.request(token, 'GET', '/v2/fulfillment/users/nobody/orders/x');
      await world.request(weak, 'GET', '/v2/fulfillment/users/nobody/orders');
      await world.request(token, 'GET', '/v2/nowhere');
      await world.request(token, 'DELETE', '/v2/fulfillment/users');
      await world.send('POST', '/v2/oauth/token', { client_id, client_secret: 'Wr0ngSecret', grant_type: 'client_credentials' });
      await world.request('nonsense', 'GET', '/v2/nowhere');
      const kept = (await list(token, '?limit=5')).map((one: { operation_id: string; status: number; error: object }) => [
        one.operation_id,
        one.status,
        one.error,
      ]);
      assert.deepEqual(
        kept.map(([operation, status]: [string, number]) => `${status} ${operation}`).sort(),
        ['401 oauth.token', '403 fulfillment.orders.list', '400 fulfillment.orders.get', '404 unknown', '405 method_not_allowed'].sort(),
      );
      const [unknown] = await list(token, '?status=4xx&operation_id=fulfillment.orders.get');
      const { error, meta } = refused.body;
      assert.deepEqual(unknown.error, { code: error.code, key: meta.key ?? null, message: error.message });
      const [wrong] = await list(token, '?operation_id=oauth.token');
      assert.equal(wrong.error.code, 'invalid_client');
      assert.ok(!JSON.stringify(await get(token, wrong.request_id)).includes('Wr0ngSecret'));
    });

    test('answers that hold a new secret do not show it', async () => {
      const { token } = await world.organization(nextId('secrets'));
      const made = await ok(world.request(token, 'POST', '/cartwright/v1/applications', { name: 'Shop', scopes: ['connect:fulfillment'] }));
      const whole = await get(token, String(made.headers['x-request-id']));
      assert.equal(JSON.parse(whole.answer.body.text).client_secret, '[masked]');
      assert.equal(whole.answer.body.masked, true);
      assert.ok(!JSON.stringify(whole).includes(made.body.client_secret));
    });

    test('pages go on where the one before ended; the inspector does not inspect itself', async () => {
      const { token } = await world.organization(nextId('pages'));
      for (let n = 0; n < 5; n++) await world.request(token, 'GET', '/cartwright/v1/stores', undefined, { 'x-request-id': `n${n}` });
      const first = (await ok(world.call(token, 'GET', '/requests?limit=2'))).body;
      const second = (await ok(world.call(token, 'GET', `/requests?limit=2&after=${first.next_cursor}`))).body;
      const third = (await ok(world.call(token, 'GET', `/requests?limit=2&after=${second.next_cursor}`))).body;
      const ids = [first, second, third].flatMap(({ requests }) => requests.map(({ request_id }: { request_id: string }) => request_id));
      assert.deepEqual([ids, third.next_cursor], [['n4', 'n3', 'n2', 'n1', 'n0'], null]);
    });

    test("another organization's requests look like requests that do not exist", async () => {
      const { shop, requestId, id } = await openOrder();
      const other = await world.organization(nextId('other'));
      assert.deepEqual(await list(other.token, `?order_id=${id}`), []);
      const missing = await world.call(other.token, 'GET', '/requests/no-such-id');
      for (const [method, part] of [
        ['GET', ''],
        ['GET', '/curl'],
        ['POST', '/replay'],
      ] as const) {
        const answer = await world.call(other.token, method, `/requests/${requestId}${part}`);
        assert.deepEqual(refusal(answer), refusal(missing));
      }
      await ok(world.call(other.token, 'DELETE', '/requests'));
      assert.equal((await list(shop.token, `?order_id=${id}`)).length, 1);
      await ok(world.call(shop.token, 'DELETE', '/requests'));
      assert.deepEqual(
        (await list(shop.token)).map((one: { operation_id: string }) => one.operation_id),
        [],
      );
    });

    test('a request as cURL names no token, and quotes what a shell would take apart', async () => {
      const { token } = await world.organization(nextId('curl'));
      const made = await world.request(token, 'POST', '/v2/fulfillment/users', { user_id: "o'neil $(x)", first_name: 'Jo' });
      const { command, complete } = (await ok(world.call(token, 'GET', `/requests/${made.headers['x-request-id']}/curl`))).body;
      assert.ok(complete);
      assert.ok(command.includes('--cacert "$CARTWRIGHT_CA"') && command.includes('"Authorization: Bearer $CARTWRIGHT_TOKEN"'));
      assert.ok(command.includes(`--data-raw '{"user_id":"o'\\''neil $(x)","first_name":"Jo"}'`), command);
      assert.ok(!command.includes(token));
    });

    test('the archive is HAR 1.2, oldest first, and obeys the filters', async () => {
      const { shop, id } = await openOrder();
      const { log } = (await ok(world.call(shop.token, 'GET', `/requests.har?user_id=${(await openOrder()).user}`))).body;
      assert.deepEqual([log.version, log.creator.name, log.entries], ['1.2', 'Cartwright', []]);
      const all = (await ok(world.call(shop.token, 'GET', '/requests.har?path=/v2/'))).body.log.entries;
      assert.deepEqual(
        all.map(({ request }: { request: { method: string } }) => request.method),
        ['POST', 'POST', 'POST'],
      );
      const { request, response, timings, time, startedDateTime } = all.at(-1);
      assert.equal(JSON.parse(request.postData.text).order_id, id);
      assert.equal(JSON.parse(response.content.text).id, id);
      assert.ok(Math.abs(timings.send + timings.wait + timings.receive - time) < 1e-6);
      assert.equal(new Date(startedDateTime).toISOString(), startedDateTime);
    });

    test('a replay does it again with a new key, or with the same one is answered as before', async () => {
      const { shop, id, requestId, user } = await openOrder();
      const same = (await ok(world.call(shop.token, 'POST', `/requests/${requestId}/replay`, { keep_idempotency_key: true }))).body;
      assert.deepEqual([same.status, JSON.parse(same.body).id], [200, id]);
      const again = (await ok(world.call(shop.token, 'POST', `/requests/${requestId}/replay`))).body;
      assert.equal(again.status, 400);
      const replayed = await get(shop.token, again.request_id);
      assert.deepEqual([replayed.replay_of, replayed.path], [requestId, `/v2/fulfillment/users/${user}/orders/delivery`]);
      const key = ({ request }: { request: { headers: { name: string; value: string }[] } }) =>
        request.headers.find(({ name }) => name.toLowerCase() === 'idempotency-key')?.value;
      assert.notEqual(key(replayed), key(await get(shop.token, requestId)));
      assert.equal(key(await get(shop.token, same.request_id)), key(await get(shop.token, requestId)));
    });

    test('what is masked or was cut off cannot be sent again', async () => {
      const { token } = await world.organization(nextId('masked'));
      const { client_id } = (await ok(world.call(token, 'POST', '/applications', { name: 'Shop', scopes: ['connect:fulfillment'] }))).body;
      const asked = await world.send('POST', '/v2/oauth/token', { client_id, client_secret: 'x', grant_type: 'a' });
      assert.match(refusal(await world.call(token, 'POST', `/requests/${asked.headers['x-request-id']}/replay`))[1], /masked/);
      const long = await world.request(token, 'POST', '/v2/fulfillment/users', { user_id: 'u', metadata: 'x'.repeat(70_000) });
      const whole = await get(token, String(long.headers['x-request-id']));
      assert.deepEqual([whole.request.body.truncated, whole.request.body.text.length], [true, 65_536]);
      assert.match(refusal(await world.call(token, 'POST', `/requests/${whole.request_id}/replay`))[1], /too long/);
    });

    test('a deleted user and the orders are named by no request any more, those of others are', async () => {
      const { shop, id, user } = await openOrder();
      const neighbour = await shop.newUser();
      await world.database.query(deliver, [id]);
      await shop.get(`/fulfillment/users/${user}/orders/${id}`);
      assert.ok((await list(shop.token, `?user_id=${user}`)).length > 0);
      await ok(shop.post(`/fulfillment/users/${user}/deletion_requests`));
      for (const one of [user, id]) {
        assert.deepEqual(await list(shop.token, `?user_id=${one}`), []);
        assert.deepEqual(await list(shop.token, `?path=${one}`), []);
      }
      const left = JSON.stringify((await ok(world.call(shop.token, 'GET', '/requests.har?limit=1000'))).body);
      assert.ok(!left.includes(`"${user}`) && !left.includes(id) && !left.includes('5550100'), 'nothing names the user');
      // The neighbour has the same phone number, as a household does.
      assert.deepEqual(await list(shop.token, `?user_id=${neighbour}`), []);
      const later = await shop.newUser();
      assert.equal((await list(shop.token, `?user_id=${later}`)).length, 1);
    });

    test("a deleted customer's account is named by no request any more, other accounts are", async () => {
      const { token } = await world.organization(nextId('accounts'));
      const create = async (name: string, phone: string) =>
        (await ok(world.call(token, 'POST', '/customers', { email: `${name}@Example.com`, phone }))).body;
      const [gone, other] = [await create('ada', '+14155550177'), await create('bob', '+14155550179')];
      for (const { id } of [gone, other]) await ok(world.call(token, 'GET', `/customers/${id}`));
      await ok(world.call(token, 'DELETE', `/customers/${gone.id}`));
      const left = JSON.stringify((await ok(world.call(token, 'GET', '/requests.har?limit=1000'))).body);
      assert.ok(!/ada@example/i.test(left) && !left.includes(`/customers/${gone.id}"`) && !left.includes('5550177'), left);
      assert.ok(left.includes(`/customers/${other.id}"`));
    });

    test('a user whose id is a small number takes no request along that counts so many', async () => {
      const { token } = await world.organization(nextId('number'));
      const create = (user_id: string, last_name = 'Doe') =>
        ok(world.request(token, 'POST', '/v2/fulfillment/users', { user_id, first_name: 'Jo', last_name, phone_number: '+14155550178' }));
      await create('2');
      await ok(world.call(token, 'GET', '/orders?limit=2'));
      await ok(world.request(token, 'POST', '/v2/fulfillment/users/2/deletion_requests'));
      await create('3', '2');
      const paths = (await list(token, '')).map(({ path }: { path: string }) => path);
      assert.ok(paths.includes('/cartwright/v1/orders?limit=2'), paths.join());
      assert.deepEqual(await list(token, '?user_id=2'), []);
    });

    test('without an inspector its operations say so, and all others work', async () => {
      const environment = world.environment as { inspector?: Inspector | undefined };
      const { inspector } = environment;
      const { token } = await world.organization(nextId('off'));
      environment.inspector = undefined;
      try {
        assert.match(refusal(await world.call(token, 'GET', '/requests'))[1], /inspector is off/);
        await ok(world.call(token, 'GET', '/stores'));
      } finally {
        environment.inspector = inspector;
      }
    });
  });
}

test('production sends only reads again', async () => {
  await using engine = await startTestEngine('embedded');
  await using world = await openWorld(engine, operations, 'production');
  const { token } = await world.organization('shop');
  const written = await ok(world.request(token, 'POST', '/v2/fulfillment/users', { user_id: 'u', first_name: 'Jo' }));
  assert.match(refusal(await world.call(token, 'POST', `/requests/${written.headers['x-request-id']}/replay`))[1], /write nothing/);
  const read = await world.request(token, 'GET', '/v2/fulfillment/users/u/orders');
  assert.equal((await ok(world.call(token, 'POST', `/requests/${read.headers['x-request-id']}/replay`))).body.status, read.status);
});
