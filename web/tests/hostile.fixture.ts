import { ConnectError } from '../../client/index.ts';
import type { Server } from '../../testing/index.ts';
import { reserve } from './orders.fixture.ts';

/** Would run, were any page to take text for markup. */
export const HOSTILE = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
/** As a name of a person, which takes neither `<` nor `/`. */
const HOSTILE_NAME = '" onerror=alert(1) autofocus onfocus=alert(1) x="';
/** Would run, were any page to link to it. */
const HOSTILE_URL = 'javascript:alert(1)';
const [LOCATION, RRC] = ['HOSTILE-1', 'HOSTILE'];
const DAY = [{ opens: '00:00', closes: '24:00' }];
const WEEK = { monday: DAY, tuesday: DAY, wednesday: DAY, thursday: DAY, friday: DAY, saturday: DAY, sunday: DAY };

/** A URL that the server may refuse, and must refuse or keep harmless. */
const unlessRefused = (call: Promise<unknown>) =>
  call.catch((error: unknown) => {
    if (!(error instanceof ConnectError && error.status === 400)) throw error;
  });

/** Markup in every text that a retailer, a shopper or a customer can write. Gives ids, by the names of pages' parameters. */
export async function writeEverywhere(server: Server): Promise<Readonly<Record<string, string>>> {
  const client = server.client();
  const { management } = client;
  const { retailer_id } = await writeStore(server);
  const order = { location_code: LOCATION, postal_code: '94105', products: [RRC], first_name: HOSTILE_NAME, last_name: HOSTILE_NAME };
  const delivery = await writeOrder(server, order);
  const { shopper_id, batch_id } = await writeShopping(server, delivery.order_id);
  const { client_id } = await management.applications.create({ body: { name: HOSTILE, scopes: ['connect:fulfillment'] } });
  await management.faults.create({
    body: { operation_id: 'oauth.revoke', probability: 0, answer: { status: 503, message: HOSTILE }, description: HOSTILE },
  });
  const receiver = { url: 'https://127.0.0.1:9/', auth_uri: 'https://127.0.0.1:9/', client_id: HOSTILE, client_secret: HOSTILE };
  const { webhook_id } = await management.webhooks.create({ body: { name: HOSTILE, ...receiver, scope: HOSTILE, resource: HOSTILE } });
  await management.webhooks.test({ webhook_id });
  await management.customers.create({ body: { email: 'hostile@example.com' } });
  await client.request('GET', `/v2/fulfillment/users/${encodeURIComponent(HOSTILE)}/orders`).catch(() => undefined);
  const { products_link_url } = await writeRecipe(server);
  const [submissions, deliveries, requests, customers] = await Promise.all([
    management.catalogueSubmissions.list({ limit: 1 }),
    management.deliveries.list({ webhook_id, limit: 1 }),
    management.requests.list({ limit: 1 }),
    management.customers.list({ limit: 1 }),
  ]);
  return {
    ...{ retailer_id, location_code: LOCATION, rrc: RRC, client_id, webhook_id: String(webhook_id), shopper_id, batch_id, ...delivery },
    submission_id: String(submissions.submissions[0]!.submission_id),
    delivery_id: String(deliveries.deliveries[0]!.delivery_id),
    request_id: requests.requests[0]!.request_id,
    id: String(customers.customers[0]!.id),
    recipe: linkOf(products_link_url),
  };
}

async function writeStore(server: Server): Promise<{ retailer_id: string }> {
  const { management, dataIngestion } = server.client();
  const address = { address_line_1: HOSTILE, address_line_2: HOSTILE, city: HOSTILE, region: 'CA', postal_code: '94105' };
  await management.stores.create({
    body: { location_code: LOCATION, name: HOSTILE, address, pickup: true, serves_postal_prefix: true, latitude: 37.79, longitude: -122.4 },
  });
  await management.hours.replace({ location_code: LOCATION, body: WEEK });
  const images = [{ url: HOSTILE_URL, value: HOSTILE }];
  const instructions = (instruction_images: typeof images) =>
    management.stores.setPickupInstructions({
      location_code: LOCATION,
      body: { pickup_instructions: [{ category: 'curbside', instruction: HOSTILE, instruction_images }] },
    });
  await instructions([]);
  await unlessRefused(instructions(images));
  const product = { lookup_code: '400000000991', retailer_reference_code: RRC, item_name: HOSTILE, price: 2, brand_name: HOSTILE };
  const words = { department: HOSTILE, item_details: HOSTILE, size: HOSTILE, ca_prop65_text: HOSTILE };
  await dataIngestion.catalog.product.submit({ body: { ...product, ...words } });
  await unlessRefused(dataIngestion.catalog.product.submit({ body: { ...product, ...words, remote_image_url: HOSTILE_URL } }));
  const [banner] = (await management.banners.list({})).banners;
  return { retailer_id: banner!.slug };
}

async function writeOrder(
  server: Server,
  ordered: Parameters<typeof reserve>[1],
): Promise<{ user_id: string; order_id: string; link: string }> {
  const client = server.client();
  const { user_id, items, ...held } = await reserve(server, ordered);
  const { location_code } = ordered;
  const order_id = `order-of-${user_id}`;
  const lines = items.map((line) => ({ ...line, special_instructions: HOSTILE }));
  const address = { ...held.address, address_line_2: HOSTILE };
  const body = { order_id, location_code, special_instructions: HOSTILE, initial_tip_cents: 500, ...held, address, items: lines };
  await client.orders.createDelivery({ user_id, body: { ...body, metadata: { note: HOSTILE } } });
  return { user_id, order_id, link: linkOf((await client.management.orders.get({ order_id })).order_url) };
}

/** A shopper of that name picks the order and writes; the customer writes back. */
async function writeShopping(server: Server, order_id: string): Promise<{ shopper_id: string; batch_id: string }> {
  const { management, sandbox, postCheckout } = server.client();
  const shopper = await management.shoppers.create({ body: { first_name: HOSTILE } });
  await unlessRefused(management.shoppers.create({ body: { first_name: HOSTILE, avatar_url: HOSTILE_URL } }));
  const batch_id = String((await sandbox.batches.generate({ body: { shopper_id: shopper.id, orders: [{ id: order_id }] } })).id);
  await sandbox.batches.advance({ batch_id, body: { workflow_state: 'picking' } });
  await postCheckout.chat.send({ order_id, body: { body: HOSTILE } });
  await management.orderMessages.send({ order_id, body: { body: HOSTILE } });
  await unlessRefused(management.orderMessages.send({ order_id, body: { body: HOSTILE, image: HOSTILE_URL } }));
  return { shopper_id: String(shopper.id), batch_id };
}

async function writeRecipe(server: Server) {
  const { developerPlatform } = server.client();
  const texts = { title: HOSTILE, author: HOSTILE, instructions: [HOSTILE], content_creator_credit_info: HOSTILE };
  const ingredients = [{ name: HOSTILE, display_text: HOSTILE, measurements: [{ quantity: 1, unit: 'cup' }] }];
  const urls = { image_url: HOSTILE_URL, landing_page_configuration: { partner_linkback_url: HOSTILE_URL } };
  await unlessRefused(developerPlatform.createRecipe({ body: { ...texts, ingredients, ...urls } }));
  return developerPlatform.createRecipe({ body: { ...texts, ingredients } });
}

const linkOf = (url: string) => new URL(url).pathname.split('/').at(-1)!;
