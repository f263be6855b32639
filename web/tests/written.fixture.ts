import type { Client } from '../../client/index.ts';
import type { Server } from '../../testing/index.ts';
import { placeOrder, placePickupOrder, reserve } from './orders.fixture.ts';

export const MARKUP = '<script>document.title=1</script><img src=x onerror="document.title=1">';
/** What a field is given: its own name, so that a page tells which one it shows, and what must not run. */
export const evil = (field: string) => `${field} ${MARKUP}`;
/** Its part that looks the same in JSON. */
export const shown = (field: string) => `${field} <script>document.title=1</script>`;

const LOCATION = 'EVIL-1';
const POSTAL_CODE = '94105';

/** What pages are asked for. */
export interface Written {
  readonly retailer: string;
  readonly location: string;
  readonly user: string;
  readonly shopper: number;
  readonly batch: number;
  readonly submission: number;
  readonly orders: { readonly picking: string; readonly pickup: string; readonly delivered: string };
  /** Path and query, by kind. */
  readonly links: Readonly<Record<'picking' | 'pickup' | 'delivered' | 'recipe' | 'list', string>>;
}

/** Markup in every field that a retailer or a customer can write and that a page for people shows. */
export async function writeEverywhere(server: Server): Promise<Written> {
  const client = server.client();
  const { management } = client;
  const { banners } = await management.banners.list();
  const retailer = banners[0]!.slug;
  await management.banners.rename({ slug: retailer, body: { name: evil('banner') } });
  await writeStore(client);
  const products = ['EV-1', 'EV-2', 'EV-3'];
  for (const [index, rrc] of products.entries()) await writeProduct(client, rrc, index);
  const submission = await submitted(client, products.length);
  const shopper = await management.shoppers.create({ body: { first_name: evil('shopper'), email: 'shopper@example.com' } });
  const ordered = { location_code: LOCATION, postal_code: POSTAL_CODE, products: ['EV-1', 'EV-2'], ...NAMES };

  const picking = await writeOrder(server, client, ordered);
  const batch = await management.batches.create({ body: { shopper_id: shopper.id, orders: [{ id: picking }] } });
  await management.batches.advance({ batch_id: String(batch.id), body: { workflow_state: 'picking' } });
  const replacement = { status: 'replaced', replacement_item: { rrc: 'EV-3' }, delivered_count: 1 } as const;
  await management.orderItems.update({ order_id: picking, line_num: '1', body: replacement });
  await management.orderMessages.send({ order_id: picking, body: { body: evil('said-shopper') } });
  await client.postCheckout.chat.send({ order_id: picking, body: { body: evil('said-customer') } });

  const pickup = await placePickupOrder(server, ordered);
  await client.postCheckout.pickup.setVehicle({
    order_id: pickup,
    body: { model: evil('vehicle'), license_plate: evil('plate'), color: 'red' },
  });
  await client.postCheckout.pickup.setDelegate({ order_id: pickup, body: { name: evil('delegate'), phone_number: '+14155550123' } });

  const delivered = await placeOrder(server, { ...ordered, special_instructions: evil('note') });
  const done = await management.batches.create({ body: { shopper_id: shopper.id, orders: [{ id: delivered }] } });
  for (const workflow_state of ['picking', 'checkout', 'delivering', 'completed'])
    await management.batches.advance({ batch_id: String(done.id), body: { workflow_state } });
  const link = async (order_id: string) => new URL((await management.orders.get({ order_id })).order_url).pathname;
  const links = { picking: await link(picking), pickup: await link(pickup), delivered: await link(delivered) };
  const rating = { rating_value: 'STARS4' as const, thank_you_note: evil('thanks') };
  await client.orderPages?.rating.set({ link: links.delivered.split('/').at(-1)!, body: rating });

  const answer = { status: 503, message: evil('fault') };
  await management.faults.create({ body: { path_prefix: '/v2/nothing', description: evil('fault'), answer } });
  // Holds that stand.
  await reserve(server, ordered);
  return {
    ...{ retailer, location: LOCATION, shopper: shopper.id, batch: batch.id, submission },
    user: (await management.orders.get({ order_id: picking })).user_id!,
    orders: { picking, pickup, delivered },
    links: { ...links, ...(await writeProductPages(client)) },
  };
}

/** Names of users take no markup: `<`, `>` and `/` are refused. */
const NAMES = { first_name: 'first &lt;b&gt;', last_name: 'last "&#39;' };

async function writeStore({ management }: Client): Promise<void> {
  const address = { address_line_1: evil('street'), city: evil('city'), region: 'CA', postal_code: POSTAL_CODE };
  await management.stores.create({
    body: { location_code: LOCATION, name: evil('store'), address, pickup: true, serves_postal_prefix: true },
  });
  const open = [{ opens: '00:00', closes: '24:00' }];
  const week = { monday: open, tuesday: open, wednesday: open, thursday: open, friday: open, saturday: open, sunday: open };
  await management.hours.replace({ location_code: LOCATION, body: week });
  await management.hoursExceptions.set({ location_code: LOCATION, date: '2099-12-25', body: { name: evil('holiday'), periods: [] } });
  const instructions = (['curbside', 'in_store', 'locker'] as const).map((category) => ({ category, instruction: evil(category) }));
  await management.stores.setPickupInstructions({ location_code: LOCATION, body: { pickup_instructions: instructions } });
}

const writeProduct = (client: Client, rrc: string, index: number) =>
  client.dataIngestion.catalog.product.submit({
    body: {
      ...{ lookup_code: `40000000030${index}`, retailer_reference_code: rrc, price: 2 + index },
      ...{ item_name: evil(`product-${index}`), brand_name: evil('brand'), size: evil('size'), department: evil('department') },
      item_details: evil('details'),
    },
  });

/** Until the catalogue has taken so many submissions; gives the newest. */
async function submitted({ management }: Client, count: number): Promise<number> {
  for (;;) {
    const { submissions } = await management.catalogueSubmissions.list({ limit: count });
    if (submissions.length === count && submissions.every(({ state }) => state === 'completed')) return submissions[0]!.submission_id;
  }
}

async function writeOrder(server: Server, client: Client, ordered: Parameters<typeof reserve>[1]): Promise<string> {
  const { user_id, address, items, ...rest } = await reserve(server, ordered);
  const order_id = `${user_id}-written`;
  await client.orders.createDelivery({
    user_id,
    body: {
      ...{ order_id, location_code: LOCATION, initial_tip_cents: 500, special_instructions: evil('instructions'), ...rest },
      address: { ...address, address_line_2: evil('apartment') },
      items: items.map((item) => ({ ...item, special_instructions: evil('line') })),
    },
  });
  return order_id;
}

async function writeProductPages({ developerPlatform }: Client): Promise<{ recipe: string; list: string }> {
  const path = ({ products_link_url }: { products_link_url: string }) => new URL(products_link_url).pathname;
  const recipe = await developerPlatform.createRecipe({
    body: {
      ...{ title: evil('title'), author: evil('author'), content_creator_credit_info: evil('credit'), servings: 8 },
      instructions: [evil('step')],
      ingredients: [
        { name: 'product', upcs: ['400000000300'], display_text: evil('wanted'), measurements: [{ quantity: 1 }] },
        { name: evil('named'), measurements: [{ quantity: 1, unit: '<img src=x onerror=unit()>' }] },
      ],
    },
  });
  const list = await developerPlatform.createProductsLink({
    body: { title: evil('list'), line_items: [{ name: evil('wanted'), filters: { brand_filters: [evil('filter')] } }] },
  });
  return { recipe: path(recipe), list: path(list) };
}
