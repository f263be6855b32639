import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { Callbacks } from '../../../callbacks/callbacks.ts';
import { openReceiver, type Receiver } from '../../../callbacks/receiver.fixture.ts';
import { RETRY_DELAYS } from '../../../callbacks/retry.ts';
import { statement } from '../../../storage/engine/index.ts';
import { setTestClock } from '../../../storage/organizations/organization.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../../storage/testing/engines.ts';
import { operations } from '../../index.ts';
import { nextId, ok, openShop, type Shop } from '../../orders/shop.fixture.ts';
import { openWorld, type World } from '../management.fixture.ts';

const HOUR = 3_600_000;
const writeEvent = statement<[organizationId: number, orderRef: number | null, name: string, metadata: string, at: Date]>(
  '',
  `insert into cw.events (organization_id, banner_id, order_ref, order_id, name, occurred_at, metadata)
   select $1, (select min(id) from cw.banners where organization_id = $1), $2::bigint, 'o' || $2::bigint, $3, $5, $4::jsonb`,
);
const setLease = statement<[organizationId: number, until: Date]>(
  '',
  `update cw.deliveries set claimed_until = $2 where organization_id = $1 and state = 'pending'`,
);
const lockDeliveries = statement<[organizationId: number]>('', 'select from cw.deliveries where organization_id = $1 for update');
const statesOf = statement<[organizationId: number], { state: string; attempts: number; leased: boolean }>(
  '',
  'select state, attempts, claimed_until is not null as leased from cw.deliveries where organization_id = $1 order by id',
);
const excerpts = statement<[organizationId: number], { excerpt: string | null }>(
  '',
  'select excerpt from cw.delivery_attempts where organization_id = $1',
);

for (const engineName of ENGINES) {
  describe(`deliveries on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    let receiver: Receiver;
    let shop: Shop;
    let webhookId: number;
    const started: Callbacks[] = [];
    const receivers: Receiver[] = [];

    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine, operations);
    });
    const closeAll = async () => {
      for (const one of started.splice(0)) await one.stop(0);
      for (const one of receivers.splice(0)) await one[Symbol.asyncDispose]();
    };
    after(async () => {
      await closeAll();
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });
    beforeEach(async () => {
      await closeAll();
      receiver = await newReceiver();
      shop = await openShop(world);
      webhookId = (await newWebhook()).webhook_id;
    });

    const newReceiver = async () => {
      const made = await openReceiver();
      receivers.push(made);
      return made;
    };
    const newWebhook = async (changes: object = {}, to = receiver, token = shop.token) => {
      const fields = {
        name: 'Orders',
        url: to.url,
        auth_uri: to.authUri,
        client_id: to.clientId,
        client_secret: to.clientSecret,
        ca_certificate: to.ca,
        ...changes,
      };
      return (await ok(world.call(token, 'POST', '/webhooks', fields))).body;
    };
    const manage = async (path: string) => (await ok(world.call(shop.token, 'GET', path))).body;
    const drain = (now: number) => world.environment.callbacks.drain(shop.organizationId, now);
    const event = (name: string, at: number, orderRef: number | null = null, metadata: object = {}) =>
      world.database.query(writeEvent, [shop.organizationId, orderRef, name, JSON.stringify(metadata), new Date(at)]);
    const states = () => world.database.query(statesOf, [shop.organizationId]);
    /** A dispatcher that sends by itself, as a server's does. */
    const serve = async () => {
      const { name, database, directory, secrets, log } = world.environment;
      const callbacks = new Callbacks({ server: name, database, directory, secrets, log });
      started.push(callbacks);
      await callbacks.start();
      return callbacks;
    };
    const placeOrder = async (userId: string) => {
      const order_id = nextId('order');
      const hold = await shop.reserve(userId, 'delivery');
      const body = {
        order_id,
        service_option_hold_id: hold,
        location_code: 'S1',
        address: { address_line_1: '50 Palm Lane', postal_code: '85004' },
        items: [{ line_num: '1', count: 1, item: { upc: '400000000015' } }],
        initial_tip_cents: 0,
        user: { birthday: '1980-01-01' },
      };
      await ok(shop.post(`/fulfillment/users/${userId}/orders/delivery`, body));
      return order_id;
    };

    test('what is due is sent however many webhooks the organization has', async () => {
      for (let n = 0; n < 40; n++) await newWebhook({ events: ['fulfillment.canceled'] });
      const last = await newReceiver();
      await newWebhook({ events: ['fulfillment.delivered'] }, last);
      await event('fulfillment.delivered', Date.now());
      await drain(Date.now() + HOUR);
      assert.deepEqual([receiver.received.length, last.received.length], [1, 1]);
    });

    test('a drain waits for what another process is about to take', async (t) => {
      if (!world.database.capabilities.concurrentTransactions) return t.skip('transactions run one after the other');
      await event('fulfillment.delivered', Date.now());
      const { promise: looked, resolve } = Promise.withResolvers<void>();
      const { name, directory, secrets, log } = world.environment;
      const query = (...args: Parameters<typeof world.database.query>) =>
        world.database.query(...args).finally(() => args[0].name.startsWith('any_delivery') && resolve());
      const database = Object.assign(Object.create(world.database), { query });
      const callbacks = new Callbacks({ server: name, database, directory, secrets, log });
      started.push(callbacks);
      const locked = Promise.withResolvers<void>();
      const other = world.database.transaction(async (db) => {
        await db.query(lockDeliveries, [shop.organizationId]);
        locked.resolve();
        await looked;
      });
      await locked.promise;
      const draining = callbacks.drain(shop.organizationId, Date.now() + HOUR);
      await other;
      assert.deepEqual([await draining, receiver.received.length], [1, 1]);
    });

    test('an order that is created reaches the webhook as the documented envelope, signed, with a token', async () => {
      const signing = await newWebhook({ include_retailer_id: true, name: 'Second' });
      const order_id = await placeOrder(await shop.newUser());
      await drain(Date.now() + HOUR);
      assert.equal(receiver.received.length, 2);
      assert.equal(receiver.tokenRequests.length, 2);
      const [plain, withRetailer] = [...receiver.received].sort((a, b) => a.text.length - b.text.length);
      const { events } = await manage(`/events?order_id=${order_id}`);
      assert.equal(events.length, 1);
      assert.deepEqual(Object.keys(plain!.body), ['event_id', 'event_name', 'event_timestamp', 'event_metadata']);
      assert.equal(plain!.body.event_name, 'fulfillment.brand_new');
      assert.match(plain!.body.event_timestamp, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      assert.deepEqual(plain!.body.event_metadata, events[0].event_metadata);
      assert.equal(Object.keys(plain!.body.event_metadata)[0], 'order_id');
      assert.ok(BigInt(plain!.eventId) > 2n ** 53n && BigInt(plain!.eventId) % 1_024n === 0n);
      assert.equal(withRetailer!.body.event_metadata.retailer_id, events[0].retailer_id);
      assert.ok(receiver.signed(signing.signing_secret, withRetailer!) && !receiver.signed(signing.signing_secret, plain!));
      const { deliveries } = await manage(`/deliveries?order_id=${order_id}`);
      assert.deepEqual(
        deliveries.map((one: { state: string; attempts: number; last_status: number }) => [one.state, one.attempts, one.last_status]),
        [
          ['delivered', 1, 200],
          ['delivered', 1, 200],
        ],
      );
      const { attempt_log, request } = await manage(`/deliveries/${deliveries[0].delivery_id}`);
      assert.deepEqual([attempt_log.length, attempt_log[0].excerpt, attempt_log[0].delivered], [1, '{"ok":true}', true]);
      const sent = receiver.received.find(({ text }) => text === request.body);
      assert.ok(sent, 'the delivery shows the body as it was received, to the byte');
      for (const [name, value] of Object.entries(request.headers)) assert.equal(sent.headers[name], value);
    });

    test('a webhook gets the events that it selects; ours only by name', async () => {
      const [chosen, ours] = [await newReceiver(), await newReceiver()];
      await newWebhook({ events: ['fulfillment.picking'] }, chosen);
      await newWebhook({ events: ['cartwright.order_updated', 'fulfillment.picking'] }, ours);
      const now = Date.now();
      for (const name of ['fulfillment.picking', 'cartwright.order_updated', 'chat_message_created'])
        await event(name, now, null, { topic_id: '1' });
      await drain(now);
      const names = (one: Receiver) => one.received.map(({ body }) => body.event_name).sort();
      assert.deepEqual(names(receiver), ['chat_message_created', 'fulfillment.picking']);
      assert.deepEqual(names(chosen), ['fulfillment.picking']);
      assert.deepEqual(names(ours), ['cartwright.order_updated', 'fulfillment.picking']);
      const chat = receiver.received.find(({ body }) => body.event_name === 'chat_message_created');
      assert.match(chat!.text, /"event_metadata":\{"topic_id": ?"1"\}\}$/);
    });

    test('a receiver that is down gets the event after the documented waits, ten times, then it has failed', async () => {
      receiver.mode = { kind: 'status', status: 503, body: 'down' };
      const begin = Date.now() + HOUR;
      await event('fulfillment.picking', begin);
      await drain(begin);
      const waits: number[] = [];
      for (let at = begin; ; ) {
        const next = await world.environment.callbacks.nextDueAt(shop.organizationId);
        if (next === null) break;
        await drain(next - 1);
        waits.push(next - at);
        at = next;
        await drain(next);
      }
      assert.equal(receiver.received.length, 10);
      assert.equal(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size, 1);
      assert.equal(waits.length, RETRY_DELAYS.length);
      waits.forEach((wait, index) => {
        assert.ok(Math.abs(wait / RETRY_DELAYS[index]! - 1) <= 0.11, `wait ${index}: ${wait}`);
      });
      assert.deepEqual(await states(), [{ state: 'failed', attempts: 10, leased: false }]);
      const { deliveries } = await manage(`/deliveries?state=failed&webhook_id=${webhookId}`);
      const { attempt_log } = await manage(`/deliveries/${deliveries[0].delivery_id}`);
      assert.deepEqual(
        attempt_log.map((one: { attempt: number; error: string; excerpt: string }) => [one.attempt, one.error, one.excerpt]),
        Array.from({ length: 10 }, (_, index) => [index + 1, 'answered 503', 'down']),
      );
    });

    test('Retry-After lengthens the wait', async () => {
      receiver.mode = { kind: 'status', status: 429, headers: { 'retry-after': '600' } };
      const now = Date.now() + HOUR;
      await event('fulfillment.picking', now);
      await drain(now);
      assert.equal(await world.environment.callbacks.nextDueAt(shop.organizationId), now + 600_000);
    });

    test('closing, redirecting and refusing tokens fail the attempt, and a later one delivers', async () => {
      const modes = [
        { kind: 'close' },
        { kind: 'close_mid_body' },
        { kind: 'redirect', to: receiver.url },
        { kind: 'status', status: 401 },
        { kind: 'status', status: 404 },
      ] as const;
      let now = Date.now() + HOUR;
      await event('fulfillment.picking', now);
      for (const mode of modes) {
        receiver.mode = mode;
        await drain(now);
        assert.equal((await states())[0]!.state, 'pending', mode.kind);
        now = (await world.environment.callbacks.nextDueAt(shop.organizationId))!;
      }
      receiver.mode = { kind: 'ok' };
      receiver.revokeTokens();
      await drain(now);
      assert.deepEqual(await states(), [{ state: 'delivered', attempts: 6, leased: false }]);
    });

    test('410 disables the webhook and ends what is pending there; others go on', async () => {
      const other = await newReceiver();
      await newWebhook({}, other);
      const now = Date.now() + HOUR;
      receiver.mode = { kind: 'status', status: 410 };
      for (let n = 0; n < 3; n++) await event('fulfillment.picking', now, 100);
      await drain(now);
      assert.equal(other.received.length, 3);
      const webhook = await manage(`/webhooks/${webhookId}`);
      assert.deepEqual([webhook.status, webhook.disabled_reason], ['Disabled', 'The receiver answered 410 Gone']);
      const { deliveries } = await manage(`/deliveries?webhook_id=${webhookId}`);
      assert.deepEqual(new Set(deliveries.map((one: { state: string }) => one.state)), new Set(['failed']));
      assert.equal(deliveries.length, 3);
      await event('fulfillment.picking', now);
      await drain(now);
      assert.equal((await manage(`/deliveries?webhook_id=${webhookId}`)).deliveries.length, 3);
      assert.equal(other.received.length, 4);
    });

    test('the events of an order go in their order, and one that waits for its retry holds none up', async () => {
      const now = Date.now() + HOUR;
      for (let n = 0; n < 5; n++) for (const order of [1, 2, 3]) await event('fulfillment.order_location', now, order, { n });
      await drain(now);
      assert.equal(receiver.received.length, 15);
      const { deliveries } = await manage('/deliveries?limit=100');
      const orderOf = new Map(deliveries.map((one: { event_id: number; order_id: string }) => [String(one.event_id), one.order_id]));
      for (const order of ['o1', 'o2', 'o3']) {
        const numbers = receiver.received
          .filter(({ body }) => orderOf.get(String(body.event_id)) === order)
          .map(({ body }) => body.event_metadata.n);
        assert.deepEqual(numbers, [0, 1, 2, 3, 4]);
      }
      receiver.clear();
      receiver.mode = { kind: 'status', status: 500 };
      await event('fulfillment.picking', now, 1);
      await drain(now);
      receiver.mode = { kind: 'ok' };
      await event('fulfillment.delivered', now, 1);
      await drain(now);
      assert.deepEqual(
        receiver.received.map(({ body, status }) => [body.event_name, status]),
        [
          ['fulfillment.picking', 500],
          ['fulfillment.delivered', 200],
        ],
      );
    });

    test('a receiver that hangs delays no other one', async () => {
      const slow = await newReceiver();
      const other = await newReceiver();
      slow.mode = { kind: 'hang' };
      await newWebhook({}, slow);
      await newWebhook({}, other);
      receiver.mode = { kind: 'hang' };
      const callbacks = await serve();
      for (let i = 0; i < 200; i++) await event('fulfillment.picking', Date.now());
      callbacks.wake(shop.organizationId);
      await other.receivedInAll(200);
      assert.ok(slow.received.length <= 16 && receiver.received.length <= 16);
      for (const one of [slow, receiver]) one.mode = { kind: 'ok' };
      for (const one of [slow, receiver]) one.release();
      await Promise.all([slow.receivedInAll(200), receiver.receivedInAll(200)]);
      await callbacks.stop(10_000);
      assert.ok((await states()).every(({ state, leased }) => state === 'delivered' && !leased));
    });

    test('a write wakes the dispatcher; a new webhook and a change of it count at once', async () => {
      const callbacks = await serve();
      await placeOrder(await shop.newUser());
      callbacks.wake(shop.organizationId);
      await receiver.receivedInAll(1);
      const moved = await newReceiver();
      await ok(
        world.call(shop.token, 'PATCH', `/webhooks/${webhookId}`, {
          url: moved.url,
          auth_uri: moved.authUri,
          client_secret: moved.clientSecret,
          ca_certificate: moved.ca,
        }),
      );
      await event('fulfillment.picking', Date.now());
      callbacks.wake(shop.organizationId);
      await moved.receivedInAll(1);
      assert.equal(receiver.received.length, 1);
      await callbacks.stop(10_000);
    });

    test('many dispatchers share the work: each event is sent once', async () => {
      const all = await Promise.all([serve(), serve(), serve()]);
      for (let i = 0; i < 100; i++) await event('fulfillment.picking', Date.now(), i % 7);
      for (const one of all) one.wake();
      await receiver.receivedInAll(100);
      await Promise.all(all.map((one) => one.stop(10_000)));
      assert.equal(receiver.received.length, 100);
      assert.equal(new Set(receiver.received.map(({ eventId }) => eventId)).size, 100);
    });

    test('what a dead process had taken is sent when its lease has run out, and not before', async () => {
      const now = Date.now() + HOUR;
      await event('fulfillment.picking', now);
      await world.database.query(setLease, [shop.organizationId, new Date(Date.now() + 1_500)]);
      const drained = drain(now);
      assert.equal(receiver.received.length, 0);
      await drained;
      assert.equal(receiver.received.length, 1);
    });

    test('a stop gives back what was not answered in time', async () => {
      receiver.mode = { kind: 'hang' };
      const callbacks = await serve();
      await event('fulfillment.picking', Date.now());
      callbacks.wake();
      await receiver.receivedInAll(1);
      await callbacks.stop(0);
      assert.deepEqual(await states(), [{ state: 'pending', attempts: 0, leased: false }]);
    });

    test('deliveries fall due on the clock of the organization', async () => {
      const { directory, database } = world.environment;
      const at = Date.now() + 20 * HOUR;
      await event('fulfillment.picking', at);
      const callbacks = await serve();
      callbacks.wake();
      await database.query(setTestClock, [shop.organizationId, JSON.stringify({ at, set_at: Date.now(), frozen: true })]);
      directory.forget('clocks');
      await receiver.receivedInAll(1);
      await callbacks.stop(10_000);
      const { deliveries } = await manage('/deliveries');
      const { attempt_log } = await manage(`/deliveries/${deliveries[0].delivery_id}`);
      assert.equal(Date.parse(attempt_log[0].attempted_at), Math.floor(at / 1_000) * 1_000);
      assert.ok(Date.parse(attempt_log[0].sent_at) < at);
      await database.query(setTestClock, [shop.organizationId, null]);
      directory.forget('clocks');
    });

    test('a disabled webhook gets nothing; what was pending goes when it is enabled, what came meanwhile when it is replayed', async () => {
      const now = Date.now() + HOUR;
      await event('fulfillment.picking', now);
      await ok(world.call(shop.token, 'PATCH', `/webhooks/${webhookId}`, { status: 'Disabled' }));
      await event('fulfillment.delivered', now);
      await drain(now);
      assert.equal(receiver.received.length, 0);
      await ok(world.call(shop.token, 'PATCH', `/webhooks/${webhookId}`, { status: 'Enabled' }));
      await drain(now);
      assert.deepEqual(
        receiver.received.map(({ body }) => body.event_name),
        ['fulfillment.picking'],
      );
      const range = { from: new Date(now - 1).toISOString(), which: 'all' };
      const replayed = await ok(world.call(shop.token, 'POST', `/webhooks/${webhookId}/replay`, range));
      assert.deepEqual(replayed.body, { replayed: 2, next_event_id: null });
      await drain(now);
      assert.deepEqual(
        receiver.received.map(({ body }) => body.event_name),
        ['fulfillment.picking', 'fulfillment.picking', 'fulfillment.delivered'],
      );
      assert.equal(receiver.received[0]!.headers['webhook-id'], receiver.received[1]!.headers['webhook-id']);
    });

    test('a replay of failures takes those that failed and were not delivered since', async () => {
      receiver.mode = { kind: 'status', status: 410 };
      const now = Date.now() + HOUR;
      await event('fulfillment.picking', now, 5);
      await drain(now);
      receiver.mode = { kind: 'ok' };
      receiver.clear();
      const refused = await world.call(shop.token, 'POST', `/webhooks/${webhookId}/replay`, { from: '2020-01-01T00:00:00Z' });
      assert.deepEqual([refused.status, refused.body.error.code], [400, 4001]);
      await ok(world.call(shop.token, 'PATCH', `/webhooks/${webhookId}`, { status: 'Enabled' }));
      await event('fulfillment.delivered', now, 6);
      await drain(now);
      const replay = async () =>
        (await ok(world.call(shop.token, 'POST', `/webhooks/${webhookId}/replay`, { from: '2020-01-01T00:00:00Z' }))).body.replayed;
      assert.equal(await replay(), 1);
      assert.equal(await replay(), 0);
      await drain(now);
      assert.equal(await replay(), 0);
      assert.deepEqual(
        receiver.received.map(({ body }) => body.event_name),
        ['fulfillment.delivered', 'fulfillment.picking'],
      );
      const { deliveries } = await manage('/deliveries?event_name=fulfillment.delivered');
      const again = await ok(world.call(shop.token, 'POST', `/deliveries/${deliveries[0].delivery_id}/replay`));
      assert.deepEqual([again.body.replay, again.body.state, again.body.attempts], [true, 'pending', 0]);
      await drain(now);
      assert.equal(receiver.received.length, 3);
      const got = await manage(`/events/${receiver.received[2]!.eventId}`);
      assert.deepEqual(
        got.deliveries.map((one: { state: string }) => one.state),
        ['delivered', 'delivered'],
      );
    });

    test('after a user was deleted nothing of what receivers answered is kept, and pending callbacks carry nothing personal', async () => {
      const userId = await shop.newUser();
      const order_id = await placeOrder(userId);
      receiver.mode = { kind: 'status', status: 500, body: 'Dear Jo' };
      const now = Date.now() + HOUR;
      await drain(now);
      await ok(shop.post(`/fulfillment/users/${userId}/orders/${order_id}/cancel`));
      await ok(shop.post(`/fulfillment/users/${userId}/deletion_requests`));
      assert.deepEqual(await world.database.query(excerpts, [shop.organizationId]), [{ excerpt: null }]);
      receiver.clear();
      receiver.mode = { kind: 'ok' };
      await drain(now + HOUR);
      assert.deepEqual(receiver.received.map(({ body }) => body.event_name).sort(), ['fulfillment.brand_new', 'fulfillment.canceled']);
      assert.ok(receiver.received.every(({ body }) => body.event_metadata.order_url === undefined));
    });
  });
}
