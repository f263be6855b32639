import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, test } from 'node:test';
import { SecretBox } from '../storage/secrets/secret-box.ts';
import { clientSecretPurpose, signingSecretPurpose, type WebhookRow } from '../storage/webhooks/webhook.ts';
import { AddressGuard, type AddressGuardOptions } from './address-guard.ts';
import { openReceiver, type Receiver } from './receiver.fixture.ts';
import { Sender } from './sender.ts';
import { newSigningSecret } from './signature.ts';

const box = new SecretBox([SecretBox.newKey()]);
const SIGNING = newSigningSecret();
const EVENT = {
  event_id: 1152921504606849024n,
  name: 'fulfillment.brand_new',
  occurred_at: Date.parse('2026-05-06T07:00:00Z'),
  order_id: 'a1',
  retailer_id: null,
  metadata: '{"is_instacartplus": false}',
};

let receiver: Receiver;
const senders: Sender[] = [];

function sender(changes: Partial<WebhookRow> = {}, guard: AddressGuardOptions = { server: 'development' }): Sender {
  const row: WebhookRow = {
    organization_id: 1,
    id: 1,
    name: 'Orders',
    url: receiver.url,
    status: 'Enabled',
    disabled_reason: null,
    auth_uri: receiver.authUri,
    client_id: receiver.clientId,
    client_secret: box.seal(receiver.clientSecret, clientSecretPurpose(1)),
    scope: null,
    resource: null,
    events: null,
    include_retailer_id: false,
    ca_certificate: receiver.ca,
    signing_secret: box.seal(SIGNING, signingSecretPurpose(1)),
    previous_signing_secret: null,
    previous_signing_until: null,
    version: 1,
    created_at: 0,
    updated_at: 0,
    ...changes,
  };
  const made = new Sender(row, box, new AddressGuard(guard), 8);
  senders.push(made);
  return made;
}

describe('a sender', () => {
  before(async () => {
    receiver = await openReceiver();
  });
  beforeEach(() => {
    receiver.clear();
    Object.assign(receiver, { mode: { kind: 'ok' }, tokenMode: { kind: 'ok' }, expiresIn: 3_600 });
  });
  after(async () => {
    await Promise.all(senders.map((one) => one.close()));
    await receiver[Symbol.asyncDispose]();
  });

  test('posts the envelope with the Bearer token and a signature', async () => {
    const result = await sender({ scope: 'callbacks', resource: 'https://hooks.example.com' }).attempt(EVENT);
    assert.deepEqual([result.delivered, result.status, result.error, result.excerpt], [true, 200, null, '{"ok":true}']);
    assert.match(result.remoteAddress!, /^(127\.0\.0\.1|::1)$/);
    const [got] = receiver.received;
    assert.deepEqual(got!.body.event_metadata, { order_id: 'a1', is_instacartplus: false });
    assert.equal(got!.eventId, '1152921504606849024');
    assert.equal(got!.headers['content-type'], 'application/json');
    assert.equal(got!.headers['webhook-id'], 'evt_1152921504606849024');
    assert.ok(receiver.signed(SIGNING, got!));
    assert.deepEqual(receiver.tokenRequests.at(-1), {
      client_id: receiver.clientId,
      client_secret: receiver.clientSecret,
      grant_type: 'client_credentials',
      scope: 'callbacks',
      resource: 'https://hooks.example.com',
    });
  });

  test('asks for one token however many attempts need it, and uses it until it expires', async () => {
    const one = sender();
    const before = receiver.tokenRequests.length;
    await Promise.all(Array.from({ length: 20 }, () => one.attempt(EVENT)));
    await one.attempt(EVENT);
    assert.equal(receiver.tokenRequests.length - before, 1);
    assert.equal(receiver.received.length, 21);
    receiver.expiresIn = 0;
    const other = sender();
    const since = receiver.tokenRequests.length;
    for (let n = 0; n < 3; n++) assert.equal((await other.attempt(EVENT)).delivered, true);
    assert.equal(receiver.tokenRequests.length - since, 3);
  });

  test('takes an expiry as text, and none for a short one', async () => {
    for (const [life, requests] of [
      ['3600', 1],
      [undefined, 1],
      ['soon', 1],
    ] as const) {
      receiver.expiresIn = life;
      const one = sender();
      const before = receiver.tokenRequests.length;
      await one.attempt(EVENT);
      await one.attempt(EVENT);
      assert.equal(receiver.tokenRequests.length - before, requests, String(life));
    }
  });

  test('renews a revoked token once within the attempt', async () => {
    const one = sender();
    await one.attempt(EVENT);
    receiver.revokeTokens();
    const before = [receiver.unauthorized, receiver.tokenRequests.length];
    assert.equal((await one.attempt(EVENT)).delivered, true);
    assert.deepEqual([receiver.unauthorized - before[0]!, receiver.tokenRequests.length - before[1]!], [1, 1]);
    receiver.mode = { kind: 'status', status: 401 };
    const refused = await one.attempt(EVENT);
    assert.deepEqual([refused.delivered, refused.status], [false, 401]);
    assert.equal(receiver.received.length, 4);
  });

  test('a token endpoint that refuses, answers nonsense or no token fails the attempt and tells no secret', async () => {
    const cases = [
      [{ kind: 'status', status: 500, body: 'a secret of the retailer' }, /token endpoint answered 500/],
      [{ kind: 'status', status: 200, body: 'hello' }, /did not answer JSON/],
      [{ kind: 'status', status: 200, body: '{"access_token":"a b"}' }, /no access_token/],
      [{ kind: 'status', status: 200, body: 'null' }, /no access_token/],
      [{ kind: 'redirect', to: 'https://example.com' }, /token endpoint answered 302/],
      [{ kind: 'close' }, /./],
    ] as const;
    for (const [mode, error] of cases) {
      receiver.tokenMode = mode;
      const result = await sender().attempt(EVENT);
      assert.match(result.error!, error);
      assert.deepEqual([result.delivered, result.excerpt, result.status], [false, null, null]);
      assert.ok(!JSON.stringify(result).includes('a secret'));
    }
    assert.equal(receiver.received.length, 0);
  });

  test('every 2xx delivers, nothing else does; redirects are not followed', async () => {
    const one = sender();
    for (const status of [200, 201, 202, 204, 299]) {
      receiver.mode = { kind: 'status', status };
      assert.equal((await one.attempt(EVENT)).delivered, true, String(status));
    }
    receiver.clear();
    receiver.mode = { kind: 'redirect', to: receiver.authUri };
    const redirected = await one.attempt(EVENT);
    assert.match(redirected.error!, /answered 302: redirects are not followed/);
    assert.equal(receiver.received.length, 1);
    for (const status of [300, 304, 400, 404, 410, 429, 500, 503]) {
      receiver.mode = { kind: 'status', status };
      const result = await one.attempt(EVENT);
      assert.deepEqual([result.delivered, result.status, result.gone], [false, status, status === 410]);
    }
  });

  test('an answer that breaks off fails; Retry-After is read', async () => {
    const one = sender();
    for (const kind of ['close', 'close_mid_body'] as const) {
      receiver.mode = { kind };
      const result = await one.attempt(EVENT);
      assert.equal(result.delivered, false);
      assert.ok(result.error);
    }
    receiver.mode = { kind: 'status', status: 503, headers: { 'retry-after': '120' } };
    assert.equal((await one.attempt(EVENT)).retryAfter, 120_000);
  });

  test('a long answer is cut off at 64 KiB, its excerpt at 1 KiB and at a whole character', async () => {
    receiver.mode = { kind: 'status', status: 200, body: `a${'é'.repeat(1_000_000)}` };
    const one = sender();
    const result = await one.attempt(EVENT);
    assert.equal(result.delivered, true);
    assert.equal(result.excerpt, `a${'é'.repeat(511)}`);
    receiver.mode = { kind: 'status', status: 200, body: Buffer.from([0x61, 0x00, 0xff]) };
    assert.equal((await one.attempt(EVENT)).excerpt, 'a\ufffd\ufffd');
  });

  test('connections are kept alive', async () => {
    const one = sender();
    await one.attempt(EVENT);
    const before = receiver.connections;
    for (let n = 0; n < 5; n++) await one.attempt(EVENT);
    assert.equal(receiver.connections, before);
  });

  test('a certificate that nobody vouches for is refused', async () => {
    const result = await sender({ ca_certificate: null }).attempt(EVENT);
    assert.equal(result.delivered, false);
    assert.match(result.error!, /certificate|SELF_SIGNED|UNABLE/i);
    assert.equal(receiver.received.length, 0);
  });

  test('without auth_uri no token is sent', async () => {
    await using open = await openReceiver({ open: true });
    const one = sender({ auth_uri: null, client_id: null, client_secret: null, url: open.url, ca_certificate: open.ca });
    assert.equal((await one.attempt(EVENT)).delivered, true);
    assert.equal(open.received[0]!.headers.authorization, undefined);
  });

  test('production does not reach loopback, by any name, unless it is allowed', async () => {
    const refused = await sender({}, { server: 'production' }).attempt(EVENT);
    assert.match(refused.error!, /--allow-callback-address/);
    const allowed = await sender({}, { server: 'production', allow: ['127.0.0.0/8', '::1'] }).attempt(EVENT);
    assert.equal(allowed.delivered, true);
  });

  test('a name that leads elsewhere after it was checked is refused before a byte is sent', async () => {
    let lookups = 0;
    const guard: AddressGuardOptions = {
      server: 'production',
      // The first answer is a public address that nobody listens on, the later ones are this machine.
      lookup: (_host, done) => done(null, [{ address: lookups++ === 0 ? '192.88.99.1' : '127.0.0.1', family: 4 }]),
    };
    const before = receiver.connections;
    const one = sender({}, guard);
    const checked = await new Promise<Error | null>((resolve) => new AddressGuard(guard).resolve('localhost', false, resolve));
    assert.equal(checked, null);
    const result = await one.attempt(EVENT);
    assert.match(result.error!, /127\.0\.0\.1 is a loopback address/);
    assert.equal(receiver.connections, before);
  });
});

describe('plain HTTP', () => {
  let server: Server;
  before(async () => {
    server = createServer((_request, response) => response.end('ok')).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  test('reaches loopback on development', async () => {
    await using https = await openReceiver();
    receiver = https;
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    const result = await sender({ auth_uri: null, url }).attempt(EVENT);
    assert.equal(result.delivered, true);
    const elsewhere = sender({ auth_uri: null, url }, { server: 'development', lookup: (_host, done) => done(null, []) });
    assert.equal((await elsewhere.attempt(EVENT)).delivered, true);
    await Promise.all(senders.splice(0).map((one) => one.close()));
  });
});
