import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ConnectError } from '../client/index.ts';
import { startCartwright } from './index.ts';

/** The server of this clone. */
const command = [process.execPath, fileURLToPath(new URL('../src/main.ts', import.meta.url))];

test('a platform is started, used by client and fetch, and leaves nothing behind', async () => {
  const platform = await startCartwright({ command });
  const { development, production, ready } = platform;
  const client = development.client();
  try {
    await client.users.create({ body: { user_id: 'ada', first_name: 'Ada', phone_number: '+14155550100' } });
    const address = { address_line_1: '50 Beale St', postal_code: '94105' };
    const items = [{ line_num: '1', count: 2, item: { upc: '400000000015' } }];
    const { service_options } = await client.serviceOptions.listDelivery({ user_id: 'ada', body: { address, items } });
    const slot = service_options.find(({ availability }) => availability.available)!;
    const { service_option_hold } = await client.serviceOptions.reserve({ user_id: 'ada', service_option_id: slot.id });
    const body = { order_id: 'a/1', service_option_hold_id: service_option_hold.id, initial_tip_cents: 500, address, items };
    await client.orders.createDelivery({ user_id: 'ada', body });
    assert.equal((await client.orders.get({ user_id: 'ada', order_id: 'a/1' })).status, 'brand_new');

    const refused = await client.orders.createDelivery({ user_id: 'ada', body }).catch((error) => error);
    assert.ok(refused instanceof ConnectError);
    assert.deepEqual([refused.status, refused.operation], [400, 'fulfillment.orders.create_delivery']);
    await assert.rejects(production.client({ token: await client.token() }).management.organization.get(), { status: 401 });

    const events = await platform.events({ order_id: 'a/1' });
    assert.deepEqual([events[0]?.event_name, events[0]?.order_id], ['fulfillment.brand_new', 'a/1']);

    const { now } = await platform.clock.freeze();
    const advanced = await platform.advance({ days: 2, hours: 3 });
    assert.equal(Date.parse(advanced.now) - Date.parse(now), 51 * 3_600_000);
    assert.deepEqual([advanced.frozen, advanced.complete, advanced.failed], [true, true, 0]);
    // The token of before has expired by that clock; the client gets itself another.
    assert.equal((await platform.clock.resume({ toWall: true })).test_clock, false);

    const banner = ready.multi_banner!.banners[0]!;
    assert.ok((await platform.bannerClient(banner).management.stores.list({ limit: 1 })).stores.length > 0);
    await assert.rejects(platform.bannerClient('no-such-banner').management.stores.list({}), ConnectError);
    assert.equal((await fetch(`${development.url}/openapi.json`)).status, 200);
    assert.match(platform.log(), /fulfillment\.orders\.create_delivery/);
  } finally {
    await Promise.all([platform.close(), platform.close()]);
  }
  assert.equal(existsSync(dirname(ready.ca_file!)), false);
  await assert.rejects(client.orders.get({ user_id: 'ada', order_id: 'a/1' }, { retries: 0 }), { name: 'NoAnswerError' });
});

test('after a reset users, orders and the moved clock are gone; credentials and demo data are as before', async () => {
  await using platform = await startCartwright({ command, trust: false });
  const client = platform.development.client();
  await client.users.create({ body: { user_id: 'ada', first_name: 'Ada', phone_number: '+14155550100' } });
  const address = { address_line_1: '50 Beale St', postal_code: '94105' };
  const items = [{ line_num: '1', count: 1, item: { upc: '400000000015' } }];
  const place = async () => {
    const { service_options } = await client.serviceOptions.listDelivery({ user_id: 'ada', body: { address, items } });
    const slot = service_options.find(({ availability }) => availability.available)!;
    const { service_option_hold } = await client.serviceOptions.reserve({ user_id: 'ada', service_option_id: slot.id });
    const body = { order_id: '1', service_option_hold_id: service_option_hold.id, initial_tip_cents: 500, address, items };
    return client.orders.createDelivery({ user_id: 'ada', body });
  };
  await place();
  await platform.clock.freeze();
  await platform.advance({ hours: 3 });

  await platform.reset();
  assert.equal((await platform.clock.read()).test_clock, false);
  await assert.rejects(client.orders.get({ user_id: 'ada', order_id: '1' }), { message: 'User Not Found' });
  assert.deepEqual(await platform.events({ order_id: '1' }), []);
  assert.equal((await client.management.users.get({ user_id: 'test-user' })).user_id, 'test-user');
  await client.users.create({ body: { user_id: 'ada', first_name: 'Ada', phone_number: '+14155550100' } });
  assert.equal((await place()).status, 'brand_new');
  assert.equal((await platform.development.client({}).management.organization.get()).slug, 'demo');
});

test('a server that cannot start is an error with the end of its log', async () => {
  await assert.rejects(startCartwright({ command, args: ['--no-such-option'] }), /exit code 1[\s\S]*--no-such-option/);
  await assert.rejects(startCartwright({ command: ['/no/such/program'] }), /could not be started .*ENOENT/);
});

test('a server that is not ready in time is stopped', async () => {
  const idle = [process.execPath, '--eval', 'console.log("thinking"); setInterval(() => {}, 1000)', '--'];
  await assert.rejects(startCartwright({ command: idle, timeout: 500 }), /not ready within 500 ms/);
});
