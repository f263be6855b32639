type Demand = <T>(method: string, target: string, body?: object) => Promise<T>;

interface Option {
  readonly id: number;
  readonly service_option_reference: string;
  readonly window: { readonly start_at: string; readonly end_at: string };
}

const ADDRESS = { address_line_1: '50 Beale St', postal_code: '94105' };
const ITEMS = [
  { line_num: '1', count: 2, item: { upc: '400000000015' } },
  { line_num: '2', count: 1, item: { upc: '400000000022' } },
];
const KINDS = ['delivery', 'pickup', 'last_mile'] as const;
type Kind = (typeof KINDS)[number];

/** The orders that there are, by where they stand; those of a kind belong to one user. */
const PLACES = {
  delivery: ['new', 'next', 'acknowledged', 'picking', 'shopped', 'delivering', 'done'],
  pickup: ['new', 'picked', 'ready', 'expected'],
  last_mile: ['new', 'taken', 'carried'],
} as const satisfies Record<Kind, readonly string[]>;
type Orders = Readonly<Record<`${Kind}-${string}`, string>>;

/** Orders of every kind, and a hold for one more; the users are taken in turn. */
export async function placeOrders(demand: Demand, location_code: string, users: readonly string[]) {
  const orders: Record<string, string> = {};
  const options: Option[] = [];
  const holds: number[] = [];
  for (const [index, kind] of KINDS.entries()) {
    const path = `/v2/fulfillment/users/${users[index]}`;
    const body = { location_code, address: ADDRESS, items: ITEMS, cart_total_cents: 4_500, items_count: 3 };
    const listed = (await demand<{ service_options: Option[] }>('POST', `${path}/service_options/cart/${kind}`, body)).service_options;
    options.push(...listed.slice(-12));
    const reserve = async () => {
      const url = `${path}/service_options/${listed.at(-1 - holds.length)!.id}/reserve`;
      return (await demand<{ service_option_hold: { id: number } }>('POST', url)).service_option_hold.id;
    };
    for (const place of PLACES[kind]) {
      const order_id = `order-${kind}-${place}`;
      orders[`${kind}-${place}`] = order_id;
      const common = { order_id, service_option_hold_id: await reserve(), location_code };
      const person = { first_name: 'Jo', last_name: 'Doe', user_phone: '+14155550100', items_count: 2, items_weight: 3, address: ADDRESS };
      const order = {
        delivery: { ...common, items: ITEMS, address: ADDRESS, initial_tip_cents: 100 },
        pickup: { ...common, items: ITEMS },
        last_mile: { ...common, ...person },
      }[kind];
      await demand('POST', `${path}/orders/${kind}`, order);
    }
    holds.push(await reserve());
  }
  return { orders: orders as Orders, options, holds };
}

/** Takes the orders through batches to where their names say, with a replacement, a chat and a webhook; gives what the pool has of them. */
export async function workOn(demand: Demand, orders: Orders): Promise<Record<string, readonly unknown[]>> {
  const manage = '/cartwright/v1/fulfillment';
  const account = { auth_uri: 'https://127.0.0.1:9/token', client_id: 'callbacks', client_secret: 'secret' };
  const webhook = { name: 'Orders', url: 'https://127.0.0.1:9/callbacks', ...account };
  const webhooks: number[] = [];
  for (const status of ['Enabled', 'Disabled', 'Disabled'])
    webhooks.push((await demand<{ webhook_id: number }>('POST', '/cartwright/v1/webhooks', { ...webhook, status })).webhook_id);
  const shoppers: number[] = [];
  for (const first_name of ['Susan', 'Sam']) shoppers.push((await demand<{ id: number }>('POST', `${manage}/shoppers`, { first_name })).id);
  const [shopper_id] = shoppers;
  const batches: number[] = [];
  const batch = async (batch_type: string, workflow_state: string, ...names: (keyof Orders)[]) => {
    const body = { shopper_id, batch_type, workflow_state, orders: names.map((name) => ({ id: orders[name] })) };
    batches.push((await demand<{ id: number }>('POST', `${manage}/batches`, body)).id);
  };
  await batch('delivery', 'acknowledged', 'delivery-acknowledged');
  await batch('delivery', 'picking', 'delivery-picking', 'delivery-shopped');
  await batch('delivery', 'delivering', 'delivery-delivering');
  await batch('delivery', 'completed', 'delivery-done');
  await batch('pickup', 'picking', 'pickup-picked');
  await batch('pickup', 'staged', 'pickup-ready', 'pickup-expected');
  await batch('delivery_only', 'at_store', 'last_mile-taken');
  await batch('delivery_only', 'delivering', 'last_mile-carried');
  const items: string[] = [];
  for (const name of ['delivery-picking', 'delivery-shopped'] as const) {
    for (const line of [1, 2])
      await demand('PUT', `${manage}/orders/${orders[name]}/items/${line}`, { replacement_item: { upc: '400000000039' } });
    await demand('POST', `${manage}/orders/${orders[name]}/messages`, { body: 'Are green ones all right?' });
    const list = `/v2/post_checkout/orders/${orders[name]}/items`;
    items.push(...(await demand<{ line_items: { id: string }[] }>('GET', list)).line_items.map(({ id }) => id));
  }
  const { deliveries } = await demand<{ deliveries: { delivery_id: number }[] }>('GET', '/cartwright/v1/deliveries?limit=5');
  const { events } = await demand<{ events: { event_id: number }[] }>('GET', '/cartwright/v1/events?limit=5');
  const eventIds = events.map(({ event_id }) => BigInt(event_id).toString());
  return {
    shopper_id: shoppers,
    batch_id: batches,
    order_item_id: items,
    webhook_id: webhooks,
    delivery_id: deliveries.map(({ delivery_id }) => delivery_id),
    event_id: eventIds,
    from_event_id: eventIds,
    to_event_id: eventIds,
  };
}

interface Placed {
  readonly users: readonly string[];
  readonly orders: Orders;
  readonly holds: readonly number[];
  readonly underWay: Readonly<Record<string, readonly unknown[]>>;
  readonly customer: number;
}

/** What belongs together: orders and their users, orders where they have to stand for what is asked. */
export function fittingValues({ users, orders, holds, underWay, customer }: Placed): [RegExp, Record<string, readonly unknown[]>][] {
  const of = (...names: (keyof Orders)[]) => names.map((name) => orders[name]);
  const owned = (index: number, kind: Kind) => ({
    user_id: [users[index]],
    order_id: Object.entries(orders).flatMap(([name, id]) => (name.startsWith(`${kind}-`) ? [id] : [])),
    service_option_hold_id: [holds[index]],
  });
  const shopped = { order_id: of('delivery-picking', 'delivery-shopped'), shopper_id: underWay.shopper_id!.slice(0, 1) };
  return [
    [/\/users\/\{user_id\}\/(?:orders|service_options)/, owned(0, 'delivery')],
    [/\/users\/.*pickup$/, owned(1, 'pickup')],
    [/last_?mile|staged/, owned(2, 'last_mile')],
    // The id is a new one.
    [/^POST .*\/orders(?:\/(?:delivery|pickup|last_mile))?$/, { order_id: Array.from({ length: 20 }, (_, n) => `more-${n}`) }],
    [/\/(?:fulfillment|shoppers\/\{shopper_id\}|post_checkout)\/orders\/\{order_id\}\/(?:items|messages)|\/chat\//, shopped],
    [/\/post_checkout\/.*pickup/, { order_id: of('pickup-ready', 'pickup-expected') }],
    [/\/location$/, { order_id: of('delivery-delivering', 'last_mile-carried') }],
    [/\/tip$/, { order_id: of('delivery-done') }],
    [/\/replacement$/, { status: ['APPROVED', 'REJECTED'] }],
    [/\/instacart_users\//, { user_id: [customer] }],
    // What ends something ends what nothing else needs.
    [/^PATCH .*\/users\/|deletion/, { user_id: users.slice(-1) }],
    [/^DELETE .*\/webhooks/, { webhook_id: underWay.webhook_id!.slice(-1) }],
    [/^PUT .*\/batches\//, { batch_id: underWay.batch_id!.slice(0, 1) }],
    [
      /\/batches$/,
      { id: of('delivery-new', 'delivery-next', 'pickup-new', 'last_mile-new'), workflow_state: ['brand_new', 'acknowledged'] },
    ],
  ];
}
