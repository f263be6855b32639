const { startCartwright } = require('cartwright/testing');
const { ConnectError } = require('cartwright/client');

let platform;
beforeAll(async () => {
  platform = await startCartwright();
}, 120_000);
afterAll(() => platform?.close());

test('an order that was placed is read back', async () => {
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
  expect(order.status).toBe('brand_new');
  expect(order.items[0].line_num).toBe('1');
  expect((await fetch(`${platform.development.url}/openapi.json`)).status).toBe(200);
  await expect(client.orders.get({ user_id: 'ada', order_id: 'none' })).rejects.toBeInstanceOf(ConnectError);
}, 120_000);
