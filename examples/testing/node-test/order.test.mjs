import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startCartwright } from 'cartwright/testing';

test('an order that was placed is read back', async () => {
  const platform = await startCartwright();
  try {
    const client = platform.development.client();
    await client.users.create({ body: { user_id: 'ada', first_name: 'Ada', phone_number: '+14155550100' } });
    const address = { address_line_1: '50 Beale St', postal_code: '94105' };
    const items = [{ line_num: '1', count: 2, item: { upc: '400000000015' } }];
    const { service_options } = await client.serviceOptions.listDelivery({ user_id: 'ada', body: { address, items } });
    const slot = service_options.find(({ availability }) => availability.available);
    const { service_option_hold } = await client.serviceOptions.reserve({ user_id: 'ada', service_option_id: slot.id });
    const body = { order_id: 'first', service_option_hold_id: service_option_hold.id, initial_tip_cents: 500, address, items };
    await client.orders.createDelivery({ user_id: 'ada', body });
    const order = await client.orders.get({ user_id: 'ada', order_id: 'first' });
    assert.equal(order.status, 'brand_new');
    assert.equal(order.items[0].line_num, '1');
    // Code under test brings its own way to call: this process trusts the platform.
    assert.equal((await fetch(`${platform.development.url}/openapi.json`)).status, 200);
  } finally {
    await platform.close();
  }
});
