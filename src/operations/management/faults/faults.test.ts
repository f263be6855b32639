import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { statement } from '../../../storage/engine/index.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../../storage/testing/engines.ts';
import { operations } from '../../index.ts';
import { nextId, ok, refusal } from '../../orders/shop.fixture.ts';
import { openWorld, type World } from '../management.fixture.ts';

const countUsers = statement<[organizationId: number], { count: number }>(
  '',
  'select count(*)::integer as count from cw.users where organization_id = $1',
);
const CREATE_USER = 'fulfillment.users.create';

for (const engineName of ENGINES) {
  describe(`faults on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    let port: number;

    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine, operations);
      await world.app.listen({ port: 0, host: '127.0.0.1' });
      port = (world.app.server.address() as AddressInfo).port;
    });
    after(async () => {
      world?.app.server.closeAllConnections();
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });

    async function open() {
      const { token, organizationId } = await world.organization(nextId('faults'));
      return {
        token,
        rule: async (body: object) => (await ok(world.call(token, 'POST', '/faults', body))).body,
        user: (userId: string, headers: Record<string, string> = {}) =>
          world.request(token, 'POST', '/v2/fulfillment/users', { user_id: userId, first_name: 'Jo' }, headers),
        orders: () => world.request(token, 'GET', '/v2/fulfillment/users/u/orders'),
        users: async () => (await world.database.query(countUsers, [organizationId]))[0]!.count,
        inspected: async (query: string) => (await ok(world.call(token, 'GET', `/requests?${query}`))).body.requests,
      };
    }

    /** A request over a socket: how far its answer came. */
    function overSocket(token: string, path: string, body?: object, headers: Record<string, string> = {}) {
      return new Promise<{ status: number | undefined; text: string; promised: number; whole: boolean }>((resolve) => {
        const all = { authorization: `Bearer ${token}`, 'content-type': 'application/json', connection: 'close', ...headers };
        let status: number | undefined;
        let promised = 0;
        const chunks: Buffer[] = [];
        const done = (whole: boolean) => resolve({ status, text: Buffer.concat(chunks).toString(), promised, whole });
        const sent = httpRequest({ port, host: '127.0.0.1', path, method: body ? 'POST' : 'GET', headers: all, agent: false }, (answer) => {
          status = answer.statusCode;
          promised = Number(answer.headers['content-length']);
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('close', () => done(answer.complete));
          answer.on('error', () => undefined);
        });
        sent.on('error', () => done(false));
        sent.end(body && JSON.stringify(body));
      });
    }

    test('a failure is answered in the envelope, with the rule, and the handler does not run', async () => {
      const shop = await open();
      const { id } = await shop.rule({ operation_id: CREATE_USER, first_calls: 2, answer: { status: 503 } });
      for (let call = 0; call < 2; call++) {
        const answer = await shop.user('u');
        assert.deepEqual(refusal(answer), [503, 'The service is temporarily unavailable, try again later.', 2003, undefined]);
        assert.equal(answer.headers['cartwright-fault'], id);
        assert.equal(answer.headers['retry-after'], '1');
        assert.ok(answer.headers['x-request-id']);
      }
      assert.equal(await shop.users(), 0);
      const answer = await shop.user('u');
      assert.deepEqual([answer.status, answer.headers['cartwright-fault']], [200, undefined]);
      const [listed] = (await ok(world.call(shop.token, 'GET', '/faults'))).body.faults;
      assert.deepEqual([listed.matched, listed.applied], [3, 2]);
      const kept = await shop.inspected('status=503');
      assert.deepEqual(
        kept.map(({ fault }: { fault: string }) => fault),
        [id, id],
      );
    });

    test('message, code, key, Retry-After and a raw body are as the rule says', async () => {
      const shop = await open();
      const first = await shop.rule({ answer: { status: 429, retry_after: 7, message: 'Slow down', code: 17, key: 'a.b' } });
      const limited = await shop.orders();
      assert.deepEqual(refusal(limited), [429, 'Slow down', 17, 'a.b']);
      assert.equal(limited.headers['retry-after'], '7');
      await ok(world.call(shop.token, 'DELETE', `/faults/${first.id}`));
      await shop.rule({ answer: { status: 502, body: '<h1>Bad gateway</h1>', content_type: 'text/html' } });
      const raw = await world.app.inject({ url: '/v2/fulfillment/users/u/orders', headers: { authorization: `Bearer ${shop.token}` } });
      assert.deepEqual([raw.statusCode, raw.body, raw.headers['content-type']], [502, '<h1>Bad gateway</h1>', 'text/html']);
    });

    test('a failure before the handler is not kept under a key; one after it is, and the retry is answered as the first would have been', async () => {
      const shop = await open();
      await shop.rule({ operation_id: CREATE_USER, first_calls: 1, answer: { status: 500 } });
      const before = { 'idempotency-key': nextId('key') };
      assert.equal((await shop.user('before', before)).status, 500);
      assert.equal(await shop.users(), 0);
      assert.equal((await shop.user('before', before)).status, 200);

      await ok(world.call(shop.token, 'DELETE', '/faults'));
      await shop.rule({ operation_id: CREATE_USER, first_calls: 1, answer: { status: 500 }, handler_runs: true });
      const key = { 'idempotency-key': nextId('key') };
      assert.equal((await shop.user('after', key)).status, 500);
      assert.equal(await shop.users(), 2);
      const retried = await shop.user('after', key);
      assert.deepEqual([retried.status, retried.body.user_id, await shop.users()], [200, 'after', 2]);
    });

    test('what the handler refuses is hidden too when it runs first', async () => {
      const shop = await open();
      await shop.rule({ answer: { status: 500 }, handler_runs: true });
      const answer = await world.request(shop.token, 'POST', '/v2/fulfillment/users', { user_id: '' });
      assert.equal(answer.status, 500);
    });

    test('a dropped connection ends without an answer, before or after the work was done', async () => {
      const shop = await open();
      const user = { user_id: 'dropped', first_name: 'Jo' };
      const early = await shop.rule({ operation_id: CREATE_USER, connection: 'dropped' });
      assert.deepEqual(await overSocket(shop.token, '/v2/fulfillment/users', user), {
        status: undefined,
        text: '',
        promised: 0,
        whole: false,
      });
      assert.equal(await shop.users(), 0);
      await ok(world.call(shop.token, 'DELETE', `/faults/${early.id}`));

      const late = await shop.rule({ operation_id: CREATE_USER, connection: 'dropped', handler_runs: true, first_calls: 1 });
      const key = { 'idempotency-key': nextId('key') };
      assert.equal((await overSocket(shop.token, '/v2/fulfillment/users', user, key)).status, undefined);
      assert.equal(await shop.users(), 1);
      assert.deepEqual((await overSocket(shop.token, '/v2/fulfillment/users', user, key)).status, 200);
      const [, kept] = await shop.inspected(`operation_id=${CREATE_USER}`);
      assert.deepEqual([kept.status, kept.connection, kept.fault], [null, 'dropped', late.id]);
    });

    test('a truncated answer stops half way, of a refusal too', async () => {
      const shop = await open();
      const { id } = await shop.rule({ connection: 'truncated' });
      const cut = await overSocket(shop.token, '/v2/fulfillment/users', { user_id: 'cut', first_name: 'Jo' });
      assert.deepEqual([cut.status, cut.whole, cut.text.length], [200, false, Math.floor(cut.promised / 2)]);
      assert.equal(await shop.users(), 1);
      const refused = await overSocket(shop.token, '/v2/fulfillment/users', { user_id: 'cut', first_name: 'Jo' });
      assert.deepEqual([refused.status, refused.whole], [400, false]);
      const [, first] = await shop.inspected('');
      assert.deepEqual([first.status, first.connection, first.fault], [200, 'truncated', id]);
      const whole = (await ok(world.call(shop.token, 'GET', `/requests/${first.request_id}`))).body;
      assert.equal(whole.answer.body.text, cut.text);
    });

    test('latency alone lets the call through', async () => {
      const shop = await open();
      const { id } = await shop.rule({ latency: { min_ms: 1, max_ms: 3 } });
      const answer = await shop.user('slow');
      assert.deepEqual([answer.status, answer.headers['cartwright-fault']], [200, id]);
    });

    test('calls of the Management API and of others meet no fault', async () => {
      const [shop, other] = [await open(), await open()];
      await shop.rule({ path_prefix: '/', answer: { status: 500 } });
      assert.equal((await world.call(shop.token, 'GET', '/stores')).status, 200);
      assert.equal((await other.user('u')).status, 200);
      assert.equal((await shop.user('u')).status, 500);
    });

    test('the token endpoint meets the faults of the client that asks', async () => {
      const shop = await open();
      const made = await ok(world.call(shop.token, 'POST', '/applications', { name: 'Shop', scopes: ['connect:fulfillment'] }));
      const { client_id, client_secret } = made.body;
      const ask = () => world.send('POST', '/v2/oauth/token', { client_id, client_secret, grant_type: 'client_credentials' });
      await shop.rule({ operation_id: 'oauth.token', first_calls: 1, answer: { status: 503 } });
      assert.equal((await ask()).status, 503);
      assert.equal((await ask()).status, 200);
    });

    test('a replay meets faults too; a dropped one has no status', async () => {
      const shop = await open();
      const made = await shop.user('u');
      await shop.rule({ connection: 'dropped' });
      const path = `/requests/${made.headers['x-request-id']}/replay`;
      assert.equal((await ok(world.call(shop.token, 'POST', path))).body.status, null);
      await ok(world.call(shop.token, 'DELETE', '/faults'));
      await shop.rule({ connection: 'truncated' });
      assert.equal((await ok(world.call(shop.token, 'POST', path))).body.status, null);
    });

    test('the same seed and the same calls give the same answers', async () => {
      const run = async (seed: number) => {
        const shop = await open();
        await shop.rule({ answer: { status: 500 }, probability: 0.5, seed });
        const statuses: number[] = [];
        for (let call = 0; call < 24; call++) statuses.push((await shop.user(`u${call}`)).status);
        return statuses;
      };
      const first = await run(7);
      assert.deepEqual(await run(7), first);
      assert.ok(first.includes(200) && first.includes(500));
    });

    test('a rule is its organization’s own; what makes no sense is refused', async () => {
      const [shop, other] = [await open(), await open()];
      const rule = await shop.rule({ answer: { status: 500 }, description: 'mine' });
      assert.deepEqual((await ok(world.call(shop.token, 'GET', `/faults/${rule.id}`))).body, rule);
      const missing = refusal(await world.call(other.token, 'GET', '/faults/none'));
      assert.deepEqual(refusal(await world.call(other.token, 'GET', `/faults/${rule.id}`)), missing);
      assert.deepEqual(refusal(await world.call(other.token, 'DELETE', `/faults/${rule.id}`)), missing);
      assert.deepEqual((await ok(world.call(other.token, 'DELETE', '/faults'))).body, { deleted: 0 });
      for (const [body, key] of [
        [{}, 'connection'],
        [{ answer: { status: 500 }, connection: 'dropped' }, 'connection'],
        [{ answer: { status: 200 } }, 'answer.status'],
        [{ answer: {} }, 'answer.status'],
        [{ latency: { min_ms: 5, max_ms: 4 } }, 'latency.max_ms'],
        [{ answer: { status: 500 }, probability: 1.5 }, 'probability'],
        [{ answer: { status: 500 }, path_prefix: 'v2' }, 'path_prefix'],
        [{ connection: 'reset' }, 'connection'],
      ] as const) {
        const [status, , , at] = refusal(await world.call(shop.token, 'POST', '/faults', body));
        assert.deepEqual([status, at], [400, key], JSON.stringify(body));
      }
    });
  });
}

test('production has no faults', async () => {
  await using engine = await startTestEngine('embedded');
  await using world = await openWorld(engine, operations, 'production');
  const { token } = await world.organization('shop');
  assert.equal((await world.call(token, 'POST', '/faults', { answer: { status: 500 } })).status, 404);
});
