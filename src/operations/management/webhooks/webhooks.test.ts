import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import { after, before, describe, test } from 'node:test';
import { openReceiver, type Receiver } from '../../../callbacks/receiver.fixture.ts';
import { statement } from '../../../storage/engine/index.ts';
import { SecretBox } from '../../../storage/secrets/secret-box.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../../storage/testing/engines.ts';
import { ok, refusal } from '../../orders/shop.fixture.ts';
import { openWorld, type World } from '../management.fixture.ts';

const writeEvents = statement<[organizationId: number, count: number, name: string]>(
  '',
  `insert into cw.events (organization_id, name, occurred_at, metadata)
   select $1, $3, '2026-05-06T07:00:00Z'::timestamptz + n * interval '1 minute', '{}' from generate_series(1, $2::integer) n`,
);
const stored = statement<[organizationId: number], { text: string }>(
  '',
  `select jsonb_agg(to_jsonb(w))::text as text from cw.webhooks w where organization_id = $1`,
);
const overwriteSecret = statement<[organizationId: number, sealed: Buffer]>(
  '',
  'update cw.webhooks set client_secret = $2 where organization_id = $1',
);
const renumber = statement<[organizationId: number]>('', `update cw.events set xid = '900000000000' where organization_id = $1`);
const adopt = statement<[]>('', 'select cw.adopt_restored_events()');

for (const engineName of ENGINES) {
  describe(`webhooks and events on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    let production: World;
    let receiver: Receiver;
    let count = 0;

    before(async () => {
      engine = await startTestEngine(engineName);
      receiver = await openReceiver();
      world = await openWorld(engine);
      production = await openWorld(engine, undefined, 'production', { secrets: world.environment.secrets });
    });
    after(async () => {
      await receiver?.[Symbol.asyncDispose]();
      await production?.[Symbol.asyncDispose]();
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });

    const tenant = async (at = world) => {
      const { token, organizationId } = await at.organization(`hooks-${++count}`);
      const send = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE') => (path: string, body?: object) => at.call(token, method, path, body);
      return { organizationId, get: send('GET'), post: send('POST'), patch: send('PATCH'), remove: send('DELETE') };
    };
    const fields = () => ({
      name: 'Orders',
      url: receiver.url,
      auth_uri: receiver.authUri,
      client_id: receiver.clientId,
      client_secret: receiver.clientSecret,
      ca_certificate: receiver.ca,
    });

    test('a webhook shows its signing secret once and its client secret never; both are encrypted', async () => {
      const own = await tenant();
      const made = await ok(own.post('/webhooks', fields()));
      assert.match(made.body.signing_secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
      assert.deepEqual([made.body.status, made.body.events, made.body.grant_type], ['Enabled', [], 'client_credentials']);
      const { signing_secret: _once, ...rest } = made.body;
      const id = made.body.webhook_id;
      assert.deepEqual((await ok(own.get(`/webhooks/${id}`))).body, rest);
      assert.deepEqual((await ok(own.get('/webhooks'))).body, { webhooks: [rest], next_cursor: null });
      const text = (await world.database.query(stored, [own.organizationId]))[0]!.text;
      for (const secret of [receiver.clientSecret, Buffer.from(receiver.clientSecret).toString('hex'), made.body.signing_secret]) {
        assert.ok(!text.includes(secret) && !JSON.stringify(rest).includes(secret));
      }
    });

    test('equal client secrets have one fingerprint, also on the other server', async () => {
      const [here, there] = [await tenant(), await tenant(production)];
      const one = await ok(here.post('/webhooks', fields()));
      const other = await ok(here.post('/webhooks', { ...fields(), client_secret: 'another' }));
      const elsewhere = { ...fields(), url: 'https://hooks.example.com', auth_uri: 'https://auth.example.com/token' };
      const same = await ok(there.post('/webhooks', elsewhere));
      assert.equal(same.body.client_secret_fingerprint, one.body.client_secret_fingerprint);
      assert.notEqual(other.body.client_secret_fingerprint, one.body.client_secret_fingerprint);
    });

    test('a secret of a key that was lost is told as none, and can be set again', async () => {
      const own = await tenant();
      const { webhook_id: id, client_secret_fingerprint: known } = (await ok(own.post('/webhooks', fields()))).body;
      const lost = new SecretBox([SecretBox.newKey()]).seal(receiver.clientSecret, 'any');
      await world.database.query(overwriteSecret, [own.organizationId, lost]);
      assert.equal((await ok(own.get(`/webhooks/${id}`))).body.client_secret_fingerprint, null);
      assert.equal((await ok(own.get('/webhooks'))).body.webhooks[0].client_secret_fingerprint, null);
      const mended = await ok(own.patch(`/webhooks/${id}`, { client_secret: receiver.clientSecret }));
      assert.equal(mended.body.client_secret_fingerprint, known);
      assert.equal((await ok(own.post(`/webhooks/${id}/test`))).body.delivered, true);
    });

    test('what can not be meant is refused, all problems at once', async () => {
      const own = await tenant();
      const refused = async (changes: object) => refusal(await own.post('/webhooks', { ...fields(), ...changes }));
      assert.deepEqual(await refused({ url: 'nonsense' }), [400, 'is not a valid URL', 1001, 'url']);
      assert.deepEqual(await refused({ url: 'https://u:p@example.com' }), [400, 'must not contain a user name or password', 1001, 'url']);
      assert.deepEqual(await refused({ events: ['fulfillment.picking', 'fulfillment.order_created'] }), [
        400,
        'is not included in the list',
        1001,
        'events[1]',
      ]);
      assert.deepEqual((await refused({ events: ['cartwright.test'] })).at(-1), 'events[0]');
      assert.deepEqual(await refused({ ca_certificate: 'PEM' }), [400, 'is not a certificate in PEM form', 1001, 'ca_certificate']);
      assert.deepEqual((await refused({ client_secret: '' })).slice(1), ["can't be blank", 1001, 'client_secret']);
      assert.deepEqual((await refused({ url: 'http://10.0.0.1' })).at(-1), 'url');
      const many = await own.post('/webhooks', { name: ' ', url: 'https://169.254.169.254/latest' });
      assert.equal(many.status, 400);
      const two = await own.post('/webhooks', { ...fields(), url: 'ftp://example.com', client_id: '' });
      assert.deepEqual([two.body.error.code, two.body.error.errors.length], [9999, 2]);
      assert.deepEqual((await ok(own.get('/webhooks'))).body.webhooks, []);
    });

    test('production wants HTTPS, a token endpoint and public addresses, and names the option', async () => {
      const own = await tenant(production);
      const given = { ...fields(), url: 'https://hooks.example.com', auth_uri: 'https://auth.example.com/token' };
      const refused = async (changes: object) => refusal(await own.post('/webhooks', { ...given, ...changes }));
      assert.deepEqual(await refused({ auth_uri: '' }), [400, "can't be blank", 1001, 'auth_uri']);
      assert.deepEqual((await refused({ url: 'http://hooks.example.com' })).slice(1), ['must be an https:// URL', 1001, 'url']);
      for (const url of ['https://10.0.0.1', 'https://localhost', 'https://2130706433', 'https://[::ffff:c0a8:1]', 'https://0x7f.1']) {
        const [status, message, , key] = await refused({ url });
        assert.deepEqual([status, key], [400, 'url']);
        assert.match(String(message), /--allow-callback-address/, url);
      }
      assert.match(String((await refused({ auth_uri: 'https://169.254.169.254/' }))[1]), /link-local/);
      await ok(own.post('/webhooks', given));
    });

    test('a change keeps what it does not name; empty removes; a secret does not follow to another host', async () => {
      const own = await tenant();
      const { webhook_id: id, ...made } = (await ok(own.post('/webhooks', { ...fields(), scope: 'a', events: ['fulfillment.picking'] })))
        .body;
      const path = `/webhooks/${id}`;
      const renamed = (await ok(own.patch(path, { name: 'New', scope: '', events: [] }))).body;
      assert.deepEqual([renamed.name, renamed.scope, renamed.events, renamed.url], ['New', null, [], receiver.url]);
      assert.equal(renamed.client_secret_fingerprint, made.client_secret_fingerprint);
      const moved = { auth_uri: 'https://evil.example.com/token' };
      assert.deepEqual(refusal(await own.patch(path, moved)).slice(1), ["can't be blank", 1001, 'client_secret']);
      assert.equal((await ok(own.patch(path, { ...moved, client_secret: 'new' }))).body.auth_uri, moved.auth_uri);
      assert.deepEqual((await ok(own.patch(path, { auth_uri: '' }))).body.client_secret_fingerprint, null);
    });

    test('a test is sent at once, also to a disabled webhook, and tells what came of it', async () => {
      const own = await tenant();
      const made = (await ok(own.post('/webhooks', { ...fields(), status: 'Disabled' }))).body;
      receiver.clear();
      const sent = (await ok(own.post(`/webhooks/${made.webhook_id}/test`))).body;
      assert.deepEqual([sent.delivered, sent.status, sent.error, sent.excerpt], [true, 200, null, '{"ok":true}']);
      const [got] = receiver.received;
      assert.equal(got!.body.event_name, 'cartwright.test');
      assert.deepEqual(got!.body.event_metadata, { webhook_id: made.webhook_id, webhook_name: 'Orders' });
      assert.ok(receiver.signed(made.signing_secret, got!));
      receiver.mode = { kind: 'status', status: 500, body: 'no' };
      const failed = (await ok(own.post(`/webhooks/${made.webhook_id}/test`))).body;
      receiver.mode = { kind: 'ok' };
      assert.deepEqual([failed.delivered, failed.status, failed.error, failed.excerpt], [false, 500, 'answered 500', 'no']);
      const { deliveries } = (await ok(own.get('/deliveries?event_name=cartwright.test'))).body;
      assert.deepEqual(
        deliveries.map((one: { state: string; attempts: number }) => [one.state, one.attempts]),
        [
          ['failed', 1],
          ['delivered', 1],
        ],
      );
    });

    test('after a rotation both secrets sign', async () => {
      const own = await tenant();
      const made = (await ok(own.post('/webhooks', fields()))).body;
      const rotated = (await ok(own.post(`/webhooks/${made.webhook_id}/rotate_signing_secret`))).body;
      receiver.clear();
      await ok(own.post(`/webhooks/${made.webhook_id}/test`));
      const [got] = receiver.received;
      assert.notEqual(rotated.signing_secret, made.signing_secret);
      assert.ok(receiver.signed(rotated.signing_secret, got!) && receiver.signed(made.signing_secret, got!));
    });

    test('a deleted webhook leaves its deliveries as failed', async () => {
      const own = await tenant();
      const { webhook_id: id } = (await ok(own.post('/webhooks', fields()))).body;
      await world.database.query(writeEvents, [own.organizationId, 2, 'fulfillment.picking']);
      await ok(own.remove(`/webhooks/${id}`));
      const { deliveries } = (await ok(own.get('/deliveries'))).body;
      assert.deepEqual(
        deliveries.map((one: { state: string; last_error: string }) => [one.state, one.last_error]),
        [
          ['failed', 'The webhook was deleted'],
          ['failed', 'The webhook was deleted'],
        ],
      );
      assert.deepEqual(refusal(await own.post(`/deliveries/${deliveries[0].delivery_id}/replay`)).slice(1), [
        'The webhook has been deleted',
        4001,
        'webhook_id',
      ]);
      assert.equal((await own.get(`/webhooks/${id}`)).status, 404);
    });

    test("another organization's webhooks, deliveries and events look like none", async () => {
      const [own, other] = [await tenant(), await tenant()];
      const { webhook_id: id } = (await ok(own.post('/webhooks', fields()))).body;
      const test = (await ok(own.post(`/webhooks/${id}/test`))).body;
      const missing = await other.get('/webhooks/2147483647');
      for (const answer of [
        await other.get(`/webhooks/${id}`),
        await other.patch(`/webhooks/${id}`, { name: 'x' }),
        await other.remove(`/webhooks/${id}`),
        await other.post(`/webhooks/${id}/test`),
        await other.post(`/webhooks/${id}/rotate_signing_secret`),
        await other.post(`/webhooks/${id}/replay`, { from_event_id: '0' }),
        await other.get(`/deliveries/${test.delivery_id}`),
        await other.post(`/deliveries/${test.delivery_id}/replay`),
        await other.get(`/events/${test.event_id}`),
      ]) {
        assert.deepEqual(answer, missing);
      }
      for (const path of ['/webhooks', '/deliveries', '/events']) {
        const { body } = await ok(other.get(path));
        assert.deepEqual([...(body.webhooks ?? body.deliveries ?? body.events)], []);
      }
      await ok(own.get(`/webhooks/${id}`));
    });

    test('lists are read page by page, forwards for events and newest first for deliveries', async () => {
      const own = await tenant();
      await ok(own.post('/webhooks', fields()));
      await world.database.query(writeEvents, [own.organizationId, 5, 'fulfillment.picking']);
      await world.database.query(writeEvents, [own.organizationId, 2, 'fulfillment.delivered']);
      const pages = async (path: string, key: 'events' | 'deliveries') => {
        const ids: number[] = [];
        for (let after = ''; ; ) {
          const { body } = await ok(own.get(`${path}${path.includes('?') ? '&' : '?'}limit=3${after}`));
          ids.push(...body[key].map((one: { event_id: number; delivery_id?: number }) => one.delivery_id ?? one.event_id));
          const next = body.next_cursor ?? (body.has_more ? body.cursor : null);
          if (next === null) return ids;
          after = `&after=${next}`;
        }
      };
      const events = await pages('/events', 'events');
      assert.equal(events.length, 7);
      assert.deepEqual(
        events,
        events.toSorted((a, b) => a - b),
      );
      const deliveries = await pages('/deliveries?state=pending', 'deliveries');
      assert.equal(deliveries.length, 7);
      assert.deepEqual(
        deliveries,
        deliveries.toSorted((a, b) => b - a),
      );
      assert.equal((await pages('/events?event_name=fulfillment.delivered', 'events')).length, 2);
      assert.equal((await pages('/events?from=2026-05-06T07:02:00Z&to=2026-05-06T07:04:00Z', 'events')).length, 3);
      assert.equal((await pages('/deliveries?event_name=fulfillment.picking', 'deliveries')).length, 5);
      assert.deepEqual(await pages('/deliveries?order_id=none', 'deliveries'), []);
      assert.deepEqual(refusal(await own.get('/events?after=bm9uZQ')).slice(1), ['is invalid', 1001, 'after']);
      assert.equal((await own.get('/events?after=MS45OTk5OTk5OTk5OTk5OTk5OTk5')).status, 400);
    });

    test('the id of an event is answered with all digits, and found however a double writes it', async () => {
      const own = await tenant();
      await world.database.query(writeEvents, [own.organizationId, 3, 'fulfillment.picking']);
      const { body } = await ok(own.get('/events'));
      for (const { event_id } of body.events) {
        const exact = BigInt(event_id);
        assert.equal(exact % 1_024n, 0n);
        for (const text of [String(exact), String(event_id)]) {
          const found = await ok(own.get(`/events/${text}`));
          assert.equal(BigInt(found.body.event_id), exact);
        }
      }
      assert.equal((await own.get('/events/9999999999999999999')).status, 400);
    });

    test('a cursor passes over nothing that commits late', async (t) => {
      if (!world.database.capabilities.concurrentTransactions) return t.skip('one transaction at a time');
      const own = await tenant();
      const names = async (after: string) => {
        const { body } = await ok(own.get(`/events?after=${after}`));
        return { names: body.events.map((one: { event_name: string }) => one.event_name), cursor: body.cursor };
      };
      await world.database.query(writeEvents, [own.organizationId, 1, 'first']);
      // As another request would be, outside of the transaction.
      const outside = AsyncLocalStorage.snapshot();
      let before: Awaited<ReturnType<typeof names>> | undefined;
      await world.database.transaction(async (slow) => {
        await slow.query(writeEvents, [own.organizationId, 1, 'late']);
        await outside(async () => {
          await world.database.query(writeEvents, [own.organizationId, 1, 'quick']);
          before = await names('');
        });
      });
      assert.deepEqual(before!.names, ['first']);
      assert.deepEqual((await names(before!.cursor)).names, ['late', 'quick']);
    });

    test('events that were restored into another server come first', async () => {
      const own = await tenant();
      await world.database.query(writeEvents, [own.organizationId, 2, 'restored']);
      await world.database.query(renumber, [own.organizationId]);
      await world.database.query(adopt, []);
      await world.database.query(writeEvents, [own.organizationId, 1, 'new']);
      const { events } = (await ok(own.get('/events'))).body;
      assert.deepEqual(
        events.map((one: { event_name: string }) => one.event_name),
        ['restored', 'restored', 'new'],
      );
    });

    test('the list of event types is the contract of events', async () => {
      const { event_types } = (await ok((await tenant()).get('/event_types'))).body;
      assert.equal(event_types[0].event_name, 'fulfillment.brand_new');
      assert.ok(event_types.some((one: { event_name: string }) => one.event_name === 'cartwright.order_updated'));
    });
  });
}
