import type { Client } from '../../client/index.ts';
import type { Server } from '../../testing/index.ts';

let count = 0;

/** What is ordered, where, and by whom. */
export interface Ordered {
  readonly location_code: string;
  readonly postal_code: string;
  /** Reference codes. */
  readonly products: readonly string[];
  readonly first_name?: string;
  readonly last_name?: string;
  readonly special_instructions?: string;
}

/** A user with a place in the store's first free window, as an application reserves it. */
export async function reserve(
  { client }: Server,
  { location_code, postal_code, products, first_name = 'Ada', last_name = 'Byron' }: Ordered,
) {
  const connect = client();
  const user_id = `user-${++count}`;
  const phone_number = `+1415555${String(100 + count).padStart(4, '0')}`;
  await connect.users.create({ body: { user_id, first_name, last_name, phone_number } });
  const address = { address_line_1: '50 Beale St', postal_code };
  const items = products.map((rrc, index) => ({ line_num: String(index + 1), count: 2, item: { rrc } }));
  const { service_options } = await connect.serviceOptions.listDelivery({ user_id, body: { address, items, location_code } });
  const option = service_options.find(({ availability }) => availability.available)!;
  const { service_option_hold } = await connect.serviceOptions.reserve({ user_id, service_option_id: option.id });
  return { user_id, address, items, service_option_hold_id: service_option_hold.id };
}

/** Places a delivery order by the Connect API; gives its id. */
export async function placeOrder(server: Server, ordered: Ordered): Promise<string> {
  const { user_id, ...rest } = await reserve(server, ordered);
  const order_id = `order-${count}`;
  const { location_code, special_instructions = 'Ring twice' } = ordered;
  const body = { order_id, location_code, special_instructions, initial_tip_cents: 500, ...rest };
  await server.client().orders.createDelivery({ user_id, body });
  return order_id;
}

/** Places a pickup order by the Connect API, in the first free window; gives its id. */
export async function placePickupOrder({ client }: Server, { location_code, products }: Pick<Ordered, 'location_code' | 'products'>) {
  const connect = client();
  const user_id = `user-${++count}`;
  const phone_number = `+1415555${String(100 + count).padStart(4, '0')}`;
  await connect.users.create({ body: { user_id, first_name: 'Ada', last_name: 'Byron', phone_number } });
  const items = products.map((rrc, index) => ({ line_num: String(index + 1), count: 2, item: { rrc } }));
  const { service_options } = await connect.serviceOptions.listPickup({ user_id, body: { items, location_code } });
  const option = service_options.find(({ availability }) => availability.available)!;
  const { service_option_hold } = await connect.serviceOptions.reserve({ user_id, service_option_id: option.id });
  const order_id = `order-${count}`;
  await connect.orders.createPickup({ user_id, body: { order_id, location_code, items, service_option_hold_id: service_option_hold.id } });
  return order_id;
}

/** Places a last mile order by the Connect API, in the first free window; gives its id. */
export async function placeLastMileOrder(
  { client }: Server,
  { location_code, postal_code }: Pick<Ordered, 'location_code' | 'postal_code'>,
) {
  const connect = client();
  const user_id = `user-${++count}`;
  const [first_name, last_name, user_phone] = ['Ada', 'Byron', `+1415555${String(100 + count).padStart(4, '0')}`];
  await connect.users.create({ body: { user_id, first_name, last_name, phone_number: user_phone } });
  const address = { address_line_1: '50 Beale St', postal_code };
  const [items_count, cart_total] = [4, 3_200];
  const asked = { address, location_code, items_count, cart_total_cents: cart_total };
  const { service_options } = await connect.serviceOptions.listLastMile({ user_id, body: asked });
  const option = service_options.find(({ availability }) => availability.available)!;
  const { service_option_hold } = await connect.serviceOptions.reserve({ user_id, service_option_id: option.id });
  const order_id = `order-${count}`;
  const bags = { items_count, items_weight: 6, cart_total };
  const body = {
    order_id,
    location_code,
    service_option_hold_id: service_option_hold.id,
    first_name,
    last_name,
    user_phone,
    address,
    ...bags,
  };
  await connect.lastMile.create({ user_id, body });
  return order_id;
}

/** Places an order of the demo catalogue for somebody new, at any store that serves the address. */
export async function placeFirstOrder(client: Client, order_id: string): Promise<void> {
  const user_id = 'ada';
  await client.users.create({ body: { user_id, first_name: 'Ada', phone_number: '+14155550100' } });
  const address = { address_line_1: '50 Beale St', postal_code: '94105' };
  const items = [{ line_num: '1', count: 1, item: { upc: '400000000015' } }];
  const { service_options } = await client.serviceOptions.listDelivery({ user_id, body: { address, items } });
  const slot = service_options.find(({ availability }) => availability.available)!;
  const { service_option_hold } = await client.serviceOptions.reserve({ user_id, service_option_id: slot.id });
  const body = { order_id, service_option_hold_id: service_option_hold.id, initial_tip_cents: 500, address, items };
  await client.orders.createDelivery({ user_id, body });
}
