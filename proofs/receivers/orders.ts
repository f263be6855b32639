import { ApiClient } from '../support/api.ts';
import type { Random } from '../support/random.ts';
import type { Server } from '../support/server.ts';
import { DELIVERY_ADDRESS, holdIdOf, listWindows } from '../support/shop.ts';

export const STORE = 'proof';
const USER = 'customer';
const STATES = ['picking', 'verifying_replacements', 'checkout', 'receipt_sanity_check', 'delivering', 'completed'];

export async function addCustomer(server: Server, token: string): Promise<void> {
  const api = new ApiClient(server, token);
  await api.demand('POST', '/v2/fulfillment/users', { user_id: USER, first_name: 'Proof', phone_number: '+14155550100' });
  await api.close();
}

/** Places orders and takes each as far as chance has it: left alone, canceled, or shopped and delivered. */
export async function playOrders(server: Server, token: string, random: Random, prefix: string, count: number): Promise<void> {
  const api = new ApiClient(server, token);
  for (let number = 1; number <= count; number++) {
    const orderId = `${prefix}-${number}`;
    await placeOrder(api, random, orderId);
    const fate = random.next();
    if (fate < 0.15) await api.demand('POST', `/v2/fulfillment/users/${USER}/orders/${orderId}/cancel`);
    else if (fate < 0.9) await deliver(api, orderId);
  }
  await api.close();
}

async function placeOrder(api: ApiClient, random: Random, orderId: string): Promise<void> {
  const windows = await listWindows(api, USER, STORE);
  const reserved = await api.call('POST', `/v2/fulfillment/users/${USER}/service_options/${random.pick(windows)}/reserve`);
  await api.demand('POST', `/v2/fulfillment/users/${USER}/orders/delivery`, {
    order_id: orderId,
    service_option_hold_id: holdIdOf(reserved.text),
    initial_tip_cents: 500,
    address: DELIVERY_ADDRESS,
    items: [{ line_num: '1', count: 2, item: { upc: '400000000015' } }],
  });
}

async function deliver(api: ApiClient, orderId: string): Promise<void> {
  const shopper = await api.demand<{ id: number }>('POST', '/v2/fulfillment_sandbox/shoppers', {});
  const batch = { shopper_id: shopper.id, batch_type: 'delivery', orders: [{ id: orderId, user_id: USER }] };
  const { id } = await api.demand<{ id: number }>('POST', '/v2/fulfillment_sandbox/batches', batch);
  for (const workflow_state of STATES) await api.demand('POST', `/v2/fulfillment_sandbox/batches/${id}/advance`, { workflow_state });
}
