import type { Random } from '../support/random.ts';
import type { Kind, Order, Retailer } from './retailer.ts';
import { ADDRESS } from './world.ts';

const NEW_USER = 0.4;
/** Of the options that customers are shown, the first so many are what they want. */
const NEAREST = 8;
const KINDS: readonly Kind[] = ['delivery', 'delivery', 'pickup', 'last_mile', 'dispatch'];

/** What a shopper does with an order of each kind: the batches that it goes through, and where each of them goes. */
const WAYS: Readonly<Record<Kind, readonly (readonly [batch: string, ...states: string[]])[]>> = {
  delivery: [['delivery', 'picking', 'checkout', 'delivering', 'completed']],
  pickup: [
    ['pickup', 'picking', 'checkout', 'staged'],
    ['runner_customer', 'at_store', 'completed'],
  ],
  last_mile: [['delivery_only', 'at_store', 'bags_verified', 'delivering', 'completed']],
  dispatch: [['delivery_only', 'at_store', 'bags_verified', 'delivering', 'completed']],
};

const GOODS = { first_name: 'Jo', last_name: 'Doe', user_phone: '+14155550100', items_count: 12, items_weight: 3, address: ADDRESS };

export function items(random: Random) {
  return Array.from({ length: random.between(1, 5) }, (_, index) => ({
    line_num: String(index + 1),
    count: random.between(1, 5),
    item: { upc: `40000000${100 + index * 7}` },
  }));
}

async function customerOf(retailer: Retailer): Promise<string | undefined> {
  const { random, users } = retailer;
  if (users.length > 0 && !random.chance(NEW_USER)) return random.pick(users);
  const user = `${retailer.slug}-u${retailer.nextNumber()}`;
  const body = { user_id: user, first_name: 'Jo', last_name: user, phone_number: '+14155550100' };
  const { status } = await retailer.ask({ method: 'POST', path: '/v2/fulfillment/users', body, key: retailer.newKey() });
  if (status !== 200) return undefined;
  users.push(user);
  return user;
}

/** The options that a customer is shown, those with a place first. */
async function optionsOf(retailer: Retailer, user: string, kind: Exclude<Kind, 'dispatch'>, store: { code: string; banner: string }) {
  const cart =
    kind === 'last_mile'
      ? { cart_total_cents: 900, items_count: 1, units_count: 1, address: ADDRESS }
      : { items: items(retailer.random), ...(kind === 'delivery' ? { address: ADDRESS } : {}) };
  const { body } = await retailer.ask({
    method: 'POST',
    path: `/v2/fulfillment/users/${user}/service_options/cart/${kind}`,
    body: { location_code: store.code, ...cart },
    banner: store.banner,
  });
  const options = (body.service_options ?? []) as { id: number; availability: { available: boolean } }[];
  return options.filter((option) => option.availability.available).slice(0, NEAREST);
}

/** Somebody wants groceries. Several of them may want the last place of a window at once. */
export async function shopForGroceries(retailer: Retailer, crowd: number): Promise<void> {
  const { random } = retailer;
  const kind = random.pick(KINDS);
  const store = random.pick(retailer.stores);
  const customers: string[] = [];
  for (let wanted = crowd; wanted > 0; wanted--) {
    const user = await customerOf(retailer);
    if (user !== undefined && !customers.includes(user)) customers.push(user);
  }
  const [first] = customers;
  if (first === undefined) return;
  const options = kind === 'dispatch' ? [] : await optionsOf(retailer, first, kind, store);
  if (kind !== 'dispatch' && options.length === 0) return;
  const option = kind === 'dispatch' ? 0 : random.pick(options).id;
  await Promise.all(customers.map((user) => buy(retailer, user, kind, store, option)));
}

async function buy(retailer: Retailer, user: string, kind: Kind, store: { code: string; banner: string }, option: number): Promise<void> {
  const { random } = retailer;
  const id = `${retailer.slug}-o${retailer.nextNumber()}`;
  // Some clients leave the id to the server: two answers to one key would be two orders.
  const nameless = kind === 'last_mile' && random.chance(0.5);
  const named = { ...(nameless ? {} : { order_id: id }), location_code: store.code };
  let path = '/v2/fulfillment/lastmile/orders';
  let body: object = { ...named, ...GOODS, user_id: user, ...dispatchWindow(retailer) };
  if (kind !== 'dispatch') {
    const reserve = `/v2/fulfillment/users/${user}/service_options/${option}/reserve`;
    const held = await retailer.ask({ method: 'POST', path: reserve, banner: store.banner, key: retailer.newKey() });
    if (held.status !== 200) return;
    // Some let their hold lapse.
    if (random.chance(0.05)) await new Promise((resolve) => setTimeout(resolve, random.between(60_000, 700_000)));
    const more = kind === 'delivery' ? { address: ADDRESS, initial_tip_cents: 0 } : {};
    const rest = kind === 'last_mile' ? GOODS : { items: items(random), ...more };
    path = `/v2/fulfillment/users/${user}/orders/${kind}`;
    body = { ...named, service_option_hold_id: held.body.service_option_hold.id, ...rest };
  }
  const ask = { method: 'POST' as const, path, body, banner: store.banner, key: retailer.newKey() };
  // A client that is impatient sends its request twice.
  const [told] = await Promise.all([retailer.ask(ask), ...(random.chance(0.15) ? [retailer.ask(ask)] : [])]);
  if (told.status === 200) {
    retailer.placed++;
    const placed = { id: told.body.id as string, kind, user, banner: store.banner, store: store.code };
    retailer.orders.push({ ...placed, batch: undefined, stage: -1, told: undefined, over: false, taken: false });
  } else if (told.text.includes('has already been taken')) {
    retailer.findings.note('key', `${retailer.slug}: the new order ${id} was answered ${told.text}`);
  }
}

function dispatchWindow({ random }: Retailer) {
  const hour = 3_600_000;
  const start = Math.ceil(Date.now() / hour) * hour + random.between(1, 24) * hour;
  const iso = (at: number) => new Date(at).toISOString().replace('.000', '');
  return { start_at: iso(start), end_at: iso(start + 2 * hour), fallback_to_soonest_sameday: true };
}

/** An order that nobody else is at, if there is one that fits. */
export function takeOrder(retailer: Retailer, fits: (order: Order) => boolean = () => true): Order | undefined {
  const free = retailer.orders.filter((order) => !order.taken && !order.over && fits(order));
  if (free.length === 0) return undefined;
  const order = retailer.random.pick(free);
  order.taken = true;
  return order;
}

/** The customer looks at the order, changes it, or does not want it any more. */
export async function changeMind(retailer: Retailer, order: Order): Promise<void> {
  const { random } = retailer;
  const path =
    order.kind === 'dispatch' ? `/v2/fulfillment/lastmile/orders/${order.id}` : `/v2/fulfillment/users/${order.user}/orders/${order.id}`;
  const common = { banner: order.banner, key: retailer.newKey() };
  const what = random.next();
  if (what < 0.3) {
    const told = await retailer.ask({ method: 'GET', path, banner: order.banner });
    if (told.status === 200 && told.body.id !== order.id) retailer.findings.note('foreign', `${order.id} was answered as ${told.text}`);
  } else if (what < 0.6 && (order.kind === 'delivery' || order.kind === 'pickup')) {
    const time = random.chance(0.5) ? await anotherTime(retailer, order, order.kind) : {};
    await retailer.ask({ method: 'PUT', path, body: { initial_tip_cents: 0, items: items(random), ...time }, ...common });
  } else if (what < 0.8) {
    const told = await retailer.ask({ method: 'POST', path: `${path}/cancel`, ...common });
    if (told.status === 200) Object.assign(order, { over: true, told: 'canceled' });
  }
}

/** A hold of another window, if there is one to be had. */
async function anotherTime(retailer: Retailer, { user, store: code, banner }: Order, kind: 'delivery' | 'pickup'): Promise<object> {
  const options = await optionsOf(retailer, user, kind, { code, banner });
  if (options.length === 0) return {};
  const path = `/v2/fulfillment/users/${user}/service_options/${retailer.random.pick(options).id}/reserve`;
  const held = await retailer.ask({ method: 'POST', path, banner, key: retailer.newKey() });
  return held.status === 200 ? { service_option_hold_id: held.body.service_option_hold.id } : {};
}

/** The shopper takes the order in hand, or goes on with it, some steps at a time. */
export async function pick(retailer: Retailer, order: Order): Promise<void> {
  do await goOn(retailer, order);
  while (!order.over && retailer.random.chance(0.8));
}

async function goOn(retailer: Retailer, order: Order): Promise<void> {
  const steps = WAYS[order.kind].flatMap(([type, ...states]) => [{ type, state: undefined }, ...states.map((state) => ({ type, state }))]);
  const step = steps[order.stage + 1]!;
  const common = { method: 'POST' as const, banner: order.banner, key: retailer.newKey(), by: 'operator' as const };
  const told =
    step.state === undefined
      ? await retailer.ask({
          ...common,
          path: '/cartwright/v1/fulfillment/batches',
          body: { shopper_id: retailer.shopperId, batch_type: step.type, orders: [{ id: order.id }] },
        })
      : await retailer.ask({
          ...common,
          path: `/cartwright/v1/fulfillment/batches/${order.batch}/advance`,
          body: { workflow_state: step.state },
        });
  if (told.status === 200) {
    if (step.state === undefined) order.batch = told.body.id as number;
    order.stage++;
    order.told = told.body.workflow_state as string;
    order.over = order.stage === steps.length - 1;
  } else {
    retailer.findings.note('refused', `${order.id} (${order.kind}, stage ${order.stage}) was not moved: ${told.status} ${told.text}`);
    order.over = true;
  }
}
