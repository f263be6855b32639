import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import type { Client } from '../../client/index.ts';
import type { Server } from '../../testing/index.ts';
import { Stage, type Visitor } from './browser.ts';
import { placeOrder, placePickupOrder } from './orders.fixture.ts';

const SCRIPT = '<img src=x onerror="document.title=1">';
const PHONE = { width: 360, height: 740 };
const PICTURES = 'https://pictures.example.com';
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkqPpfDwAD0QH+2mDuFwAAAABJRU5ErkJggg==', 'base64');

describe('pages of customers', () => {
  let stage: Stage;
  let server: Server;
  let client: Client;
  let store: { location_code: string; postal_code: string; name: string };
  before(async () => {
    stage = await Stage.open();
    server = stage.platform.development;
    client = server.client();
    const { stores } = await client.management.stores.list({ limit: 1 });
    const [first] = stores;
    store = { location_code: first!.location_code, postal_code: first!.address.postal_code, name: first!.name };
    for (const [index, rrc] of ['CP-BREAD', 'CP-MILK', 'CP-OATS'].entries()) {
      await client.dataIngestion.catalog.product.submit({
        body: {
          ...{ lookup_code: `40000000020${index}`, retailer_reference_code: rrc, item_name: `${rrc} ${SCRIPT}`, price: 2 + index },
          remote_image_url: `${PICTURES}/${rrc}.png`,
        },
      });
    }
  });
  after(() => stage?.[Symbol.asyncDispose]());

  /** Somebody with a phone who may load the retailer's pictures. */
  async function someone(options: object = {}): Promise<Visitor> {
    const visitor = await stage.visitor({ viewport: PHONE, ...options }, [PICTURES]);
    await visitor.page.route(`${PICTURES}/**`, (route) => route.fulfill({ contentType: 'image/png', body: PICTURE }));
    return visitor;
  }
  async function delivery() {
    const { location_code, postal_code } = store;
    const ordered = { location_code, postal_code, products: ['CP-BREAD', 'CP-MILK'], special_instructions: SCRIPT };
    const order_id = await placeOrder(server, ordered);
    return order_id;
  }
  async function pageOf(order_id: string): Promise<string> {
    const { order_url } = await client.management.orders.get({ order_id });
    assert.ok(order_url.startsWith(`${stage.console.url}/o/`));
    return order_url;
  }
  async function shop(order_id: string) {
    const { id } = await client.sandbox.shoppers.create();
    const batch = await client.sandbox.batches.generate({ body: { shopper_id: id, orders: [{ id: order_id }] } });
    const advance = (workflow_state: string) =>
      client.sandbox.batches.advance({ batch_id: String(batch.id), body: { workflow_state: workflow_state as never } });
    return { shopper_id: String(id), advance };
  }

  test('a customer approves a replacement while the shopper picks, both write, and the drive and the end are followed live', async () => {
    const order_id = await delivery();
    await using visitor = await someone();
    const { page } = visitor;
    const url = await pageOf(order_id);
    await page.goto(url);
    await page.getByRole('heading', { level: 1, name: 'We got your order' }).waitFor();
    await page.getByText(`CP-BREAD ${SCRIPT}`).waitFor();
    await visitor.expectGoodLooks('order-status-received');
    await page.setViewportSize(PHONE);

    const { shopper_id, advance } = await shop(order_id);
    await advance('picking');
    await page.getByRole('heading', { level: 1, name: 'Shopping in progress' }).waitFor();
    await client.sandbox.items.update({
      ...{ shopper_id, order_id, line_num: '1' },
      body: { status: 'replaced', replacement_item: { rrc: 'CP-OATS' } },
    });
    await page.getByRole('heading', { level: 1, name: 'Review replacements' }).waitFor();
    await page.getByText('1 replacement waits for your answer.').waitFor();
    await visitor.expectGoodLooks('order-status-replacement');
    await page.setViewportSize(PHONE);
    await page.getByRole('button', { name: /^Approve the replacement for CP-BREAD/ }).click();
    await page.getByText('You approved this replacement.').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Shopping in progress' }).waitFor();

    await client.sandbox.items.update({
      ...{ shopper_id, order_id, line_num: '2' },
      body: { status: 'replaced', replacement_item: { rrc: 'CP-OATS' } },
    });
    await page.getByRole('button', { name: /^Reject the replacement for CP-MILK/ }).click();
    const other = page.getByRole('combobox', { name: 'Something else instead' });
    // A number that the catalogue lacks is taken as it is; words find what the store has.
    await other.fill('5000000003');
    await page.getByRole('option', { name: '5000000003' }).waitFor();
    await other.fill('cp bread');
    await page.getByRole('option', { name: `CP-BREAD ${SCRIPT}` }).click();
    await visitor.expectGoodLooks('order-status-reject');
    await page.setViewportSize(PHONE);
    await page.getByLabel('Quantity').fill('3');
    await page.getByRole('button', { name: 'Reject and ask for this' }).click();
    await page.getByText('You rejected this replacement.').waitFor();
    await page.getByText('You asked for:').waitFor();

    await client.management.orderMessages.send({ order_id, body: { body: `Hello ${SCRIPT}` } });
    await page.getByText('1 new message').waitFor();
    await page.getByRole('button', { name: 'Open chat' }).click();
    const messages = page.getByRole('list', { name: 'Messages' });
    await messages.getByText(`Hello ${SCRIPT}`).waitFor();
    await page.getByLabel('Message', { exact: true }).fill('Green ones will do');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await messages.getByText('Green ones will do').waitFor();
    await messages.getByText(/Sent$/).waitFor();
    const said = await client.postCheckout.chat.list({ order_id });
    assert.deepEqual(
      said.chat_messages.map(({ body, read }) => [body, read]),
      [
        [`Hello ${SCRIPT}`, true],
        ['Green ones will do', false],
      ],
    );
    await visitor.expectGoodLooks('order-status-chat');
    await page.setViewportSize(PHONE);

    for (const state of ['checkout', 'delivering']) await advance(state);
    await page.getByRole('heading', { level: 1, name: 'Out for delivery' }).waitFor();
    await page.getByRole('img', { name: 'Map' }).waitFor();
    await page.getByText('Expected at').waitFor();
    await visitor.expectGoodLooks('order-status-drive');
    await page.setViewportSize(PHONE);
    await advance('completed');
    await page.getByRole('heading', { level: 1, name: 'Delivered' }).waitFor();
    await page.getByLabel('4 stars of 5').press('Space');
    await page.getByLabel('A note of thanks').fill('Thank you');
    await page.getByRole('button', { name: 'Send rating' }).click();
    await page.getByRole('button', { name: 'Change rating' }).waitFor();
    await page.getByLabel('New tip').fill('7.50');
    await page.getByRole('button', { name: 'Change tip' }).click();
    await page.getByText('Your tip is $7.50').waitFor();
    await visitor.expectGoodLooks('order-status-delivered');
    assert.ok(!(await page.title()).includes(new URL(url).pathname.slice(3)));
    assert.match(await page.title(), /^Delivered – /);
  });

  test('a curbside order is collected with the page: vehicle, delegate, arrival', async () => {
    const order_id = await placePickupOrder(server, { ...store, products: ['CP-BREAD'] });
    await using visitor = await someone();
    const { page } = visitor;
    await page.goto(`${await pageOf(order_id)}/pickup`);
    await page.getByRole('heading', { level: 1, name: 'We got your order' }).waitFor();
    const { advance } = await shop(order_id);
    await advance('picking');
    await advance('staged');
    await page.getByRole('heading', { level: 1, name: 'Ready for pickup' }).waitFor();
    await page.getByRole('button', { name: 'Add vehicle' }).click();
    await page.getByLabel('Kind of vehicle').selectOption('sedan');
    await page.getByLabel('Color').selectOption('red');
    await page.getByLabel('Make and model').fill(`Mini ${SCRIPT}`);
    await page.getByLabel('License plate').fill('ABC 123');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(`Red, Mini ${SCRIPT}, ABC 123`).waitFor();
    await page.getByRole('button', { name: 'Send somebody else' }).click();
    await page.getByLabel('Name', { exact: true }).fill(`Charles ${SCRIPT}`);
    await page.getByLabel('Phone number').fill('12');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('[aria-invalid="true"][name="phone_number"]').waitFor();
    await page.getByLabel('Phone number').fill('(415) 555-0123');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText(`Charles ${SCRIPT}, phone ending in 0123`).waitFor();
    await visitor.expectGoodLooks('order-status-pickup');
    await page.setViewportSize(PHONE);
    await page.getByRole('button', { name: 'I have arrived' }).click();
    await page.getByRole('heading', { level: 1, name: 'Still looking' }).waitFor();
    await page.getByText(/You told us at .* that you have arrived/).waitFor();
    assert.equal(await page.getByRole('button', { name: 'I have arrived' }).count(), 0);
    await client.management.orders.recordEvent({ order_id, body: { event_name: 'runner_not_found' } });
    await page.getByRole('heading', { level: 1, name: 'Pick up in store' }).waitFor();
  });

  test('a canceled order says so, and why, in the language of the reader', async () => {
    const order_id = await delivery();
    await client.management.orders.recordEvent({ order_id, body: { event_name: 'canceled' } });
    await using visitor = await someone({ locale: 'fr-CA' });
    const { page } = visitor;
    const url = await pageOf(order_id);
    await page.goto(url);
    await page
      .getByRole('button', { name: 'Français' })
      .or(page.getByRole('button', { name: 'English' }))
      .waitFor();
    await page.getByRole('button', { name: 'Français' }).click();
    await page.getByRole('heading', { level: 1, name: 'Annulée' }).waitFor();
    await page.getByText('Annulée par le magasin').waitFor();
    await visitor.expectGoodLooks('order-status-canceled');
    // A choice is kept; the order's own language is for those who made none.
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Annulée' }).waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Canceled' }).waitFor();
  });

  test('an unknown link is told from no other, in friendly words and without a way into the console', async () => {
    await using visitor = await someone();
    const { page } = visitor;
    for (const link of ['x', `d${'A'.repeat(32)}`]) {
      await page.goto(`/o/${link}`);
      await page.getByRole('heading', { level: 1, name: 'We cannot find this order' }).waitFor();
      assert.equal(await page.title(), 'Your order');
    }
    await visitor.expectGoodLooks('order-status-unknown');
    assert.equal(await page.locator('a[href]:not([href^="#"])').count(), 0);
    await page.goto('/store/recipes/x');
    await page.getByRole('heading', { level: 1, name: 'We cannot find this page' }).waitFor();
  });

  test('a recipe shows what a store of the reader’s choice sells, and what it does not', async () => {
    const { products_link_url } = await client.developerPlatform.createRecipe({
      body: {
        ...{ title: `Oat bread ${SCRIPT}`, author: `Ada ${SCRIPT}`, servings: 8, cooking_time: 60, image_url: `${PICTURES}/bread.png` },
        instructions: [`Mix ${SCRIPT}`, 'Bake for an hour.'],
        ingredients: [
          { name: 'CP-OATS', measurements: [{ quantity: 2, unit: 'cup' }] },
          { name: `unobtainium ${SCRIPT}`, measurements: [{ quantity: 1 }] },
        ],
        landing_page_configuration: { partner_linkback_url: 'https://partner.example.com/recipe', enable_pantry_items: true },
      },
    });
    await using visitor = await someone();
    const { page } = visitor;
    await page.goto(products_link_url);
    await page.getByRole('heading', { level: 1, name: `Oat bread ${SCRIPT}` }).waitFor();
    await page.getByText('8 servings').waitFor();
    assert.equal(
      await page.getByRole('link', { name: 'Back to where you came from' }).getAttribute('href'),
      'https://partner.example.com/recipe',
    );
    await page.getByLabel('Postal code').fill('nowhere');
    await page.getByRole('button', { name: 'Show stores' }).click();
    await page.locator('[aria-invalid="true"]').waitFor();
    await page.getByLabel('Postal code').fill(store.postal_code);
    await page.getByRole('button', { name: 'Show stores' }).click();
    await page.getByRole('radio').first().waitFor();
    await page.getByRole('radio').last().click();
    await page.waitForURL(/location_code=/);
    await page.getByText(`CP-OATS ${SCRIPT}`).waitFor();
    await page.getByText('Not available here').waitFor();
    await page.getByLabel('I have it: CP-OATS').check();
    await visitor.expectGoodLooks('recipe');
    assert.equal(await page.locator('img[src="x"]').count(), 0);
  });

  test('whoever chooses Canadian French reads the pages of customers in it, to the last text', async () => {
    for (const topic of ['order-status', 'product-pages']) {
      const [english, french] = await Promise.all(['en', 'fr-CA'].map((language) => keysOf(language, topic)));
      assert.deepEqual(
        [...english!].filter((key) => !french!.has(key)),
        [],
        topic,
      );
    }
    const order_id = await delivery();
    const { shopper_id, advance } = await shop(order_id);
    await advance('picking');
    await client.sandbox.items.update({
      ...{ shopper_id, order_id, line_num: '1' },
      body: { status: 'replaced', replacement_item: { rrc: 'CP-OATS' } },
    });
    await using visitor = await someone();
    const { page } = visitor;
    await page.goto(await pageOf(order_id));
    await page.getByRole('button', { name: 'Français' }).click();
    await page.getByRole('heading', { level: 1, name: 'Vérifiez les remplacements' }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'fr-CA');
    await page.getByRole('button', { name: /^Refuser le remplacement de CP-BREAD/ }).click();
    await page.getByText('Autre chose à la place (facultatif)').waitFor();
    await visitor.expectGoodLooks('order-status-french');
    await page.setViewportSize(PHONE);
    const { products_link_url } = await client.developerPlatform.createProductsLink({
      body: { title: 'Semaine', line_items: [{ name: 'CP-OATS', display_text: 'avoine' }] },
    });
    await page.goto(`${products_link_url}?postal_code=${store.postal_code}&location_code=${store.location_code}`);
    await page.getByText('Votre magasin').waitFor();
    await page.getByRole('button', { name: 'Imprimer' }).waitFor();
    await visitor.expectGoodLooks('shopping-list-french');
  });
});

/** Keys of the texts of a topic; plurals, of which French has one more, count as one. */
async function keysOf(language: string, topic: string): Promise<Set<string>> {
  const texts = JSON.parse(await readFile(`web/locales/${language}/${topic}.json`, 'utf8')) as object;
  const keys = (part: object, path: string): string[] =>
    Object.entries(part).flatMap(([key, value]) => (typeof value === 'string' ? [`${path}${key}`] : keys(value, `${path}${key}.`)));
  return new Set(keys(texts, '').map((key) => key.replace(/_(one|many|other)$/, '')));
}
