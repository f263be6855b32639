import type { ManagedProduct } from '../../client/generated/types.ts';
import type { Client } from '../../client/index.ts';

const USERS = 50;
const LANES = 16;
const LINES = 5;
const FIRST_NAMES = ['Ada', 'Grace', 'Alan', 'Edsger', 'Barbara'];

/** Bought by the piece, by anybody, without more to be said. */
const isPlain = ({ cost_unit, alcohol, over_the_counter, bulky, deliverable }: ManagedProduct) =>
  cost_unit === 'each' && alcohol === null && !over_the_counter && !bulky && deliverable;

/** Places so many delivery orders by the Connect API, of fifty users, in stores all over the demo's map. */
export async function placeOrders(client: Client, count: number): Promise<void> {
  const users = Array.from({ length: USERS }, (_, index) => `board-${index}`);
  for (const [index, user_id] of users.entries()) {
    const phone_number = `+1415555${String(2_000 + index)}`;
    await client.users.create({
      body: { user_id, first_name: FIRST_NAMES[index % FIRST_NAMES.length]!, last_name: 'Byron', phone_number },
    });
  }
  const { stores } = await client.management.stores.list({ limit: 200, active: true });
  const { products } = await client.management.products.list({ limit: 200 });
  const items = products
    .filter(isPlain)
    .slice(0, LINES)
    .map(({ retailer_reference_code }, index) => ({
      line_num: String(index + 1),
      count: 1,
      item: { rrc: retailer_reference_code! },
    }));
  let placed = 0;
  // Each lane has users and stores of its own: a second hold of a user would cancel the first.
  const lane = async (number: number) => {
    for (let turn = number; placed < count; turn += LANES) {
      const store = stores[turn % stores.length]!;
      const user_id = users[number]!;
      const { location_code } = store;
      const address = { address_line_1: '1 Main St', postal_code: store.address.postal_code };
      const { service_options } = await client.serviceOptions.listDelivery({ user_id, body: { address, items, location_code } });
      for (const { id } of service_options.filter(({ availability }) => availability.available)) {
        if (placed >= count) return;
        const order_id = `board-order-${++placed}`;
        const { service_option_hold } = await client.serviceOptions.reserve({ user_id, service_option_id: id });
        const service_option_hold_id = service_option_hold.id;
        await client.orders.createDelivery({
          user_id,
          body: { order_id, service_option_hold_id, location_code, address, items, initial_tip_cents: 0 },
        });
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)));
}
