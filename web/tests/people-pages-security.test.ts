import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { ConnectError } from '../../client/errors.ts';
import { Stage, type Visitor } from './browser.ts';
import { person, signUp } from './people.ts';
import { evil, MARKUP, shown, type Written, writeEverywhere } from './written.fixture.ts';

const JAVASCRIPT = 'javascript:document.title=1';
const encoded = encodeURIComponent;

/** Lists of the console for people, with what each shows of what was written. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  '/orders': [],
  '/orders?view=board': [],
  '/stores?q=EVIL': ['store'],
  '/stores?view=map&q=EVIL': ['store'],
  '/catalogue?q=product': ['product-0', 'product-1', 'product-2', 'brand', 'size'],
  '/catalogue?view=submissions': [],
  '/holds': [],
  '/batches': [],
  '/shoppers': ['shopper'],
  '/customers': [],
  '/testing': [],
  '/testing/faults': ['fault'],
  '/testing/snapshots': [],
};

/** Pages of one thing each, in the same way. */
const pagesOf = ({ retailer, location, user, shopper, batch, submission, orders }: Ids): Readonly<Record<string, readonly string[]>> => {
  const store = `/stores/${retailer}/${encoded(location)}`;
  return {
    [`/orders/${encoded(orders.picking)}`]: [
      ...['product-0', 'product-1', 'product-2', 'line', 'apartment', 'instructions', 'store', 'shopper'],
      ...['said-shopper', 'said-customer'],
    ],
    [`/orders/${encoded(orders.delivered)}`]: ['note', 'thanks'],
    [store]: ['store', 'street', 'city'],
    [`${store}?tab=hours`]: ['holiday'],
    [`${store}?tab=policy`]: [],
    [`${store}?tab=capacity`]: [],
    [`${store}?tab=orders`]: [],
    [`${store}?tab=pickup`]: ['curbside', 'locker', 'in_store'],
    [`${store}?tab=items`]: [],
    [`/catalogue/submissions/${retailer}/${submission}`]: [],
    [`/catalogue/products/${retailer}/${encoded(orders.product)}`]: ['product-0', 'brand', 'size', 'department', 'details'],
    [`/batches/${retailer}/${batch}`]: [],
    [`/shoppers/${shopper}`]: ['shopper'],
    [`/users/${encoded(user)}`]: [],
    [`/testing/orders/${encoded(orders.picking)}`]: ['product-0', 'product-1', 'product-2'],
  };
};
type Ids = Omit<Written, 'links' | 'orders'> & { readonly orders: Readonly<Record<'picking' | 'delivered' | 'product', string>> };

describe('what was written, on pages for people', () => {
  let stage: Stage;
  let written: Written;
  let ids: Ids;
  before(async () => {
    stage = await Stage.open();
    written = await writeEverywhere(stage.platform.development);
    ids = { ...written, orders: { ...written.orders, product: 'EV-1' } };
  });
  after(() => stage?.[Symbol.asyncDispose]());

  test('the console shows it as text', async () => {
    await using visitor = await stage.operator();
    const { page } = visitor;
    for (const [path, fields] of Object.entries({ ...LISTS, ...pagesOf(ids) })) {
      await page.goto(path);
      await shows(page, fields);
      await isInert(page);
    }
    await page.getByRole('tab', { name: 'Chat' }).click();
    await shows(page, ['said-shopper', 'said-customer']);
    await page.getByRole('tab', { name: 'JSON' }).click();
    await shows(page, ['instructions', 'apartment']);
    await page.getByRole('tab', { name: 'Events and callbacks' }).click();
    await page.getByText('fulfillment.picking', { exact: true }).waitFor();
    await isInert(page);
  });

  test('the pages of customers show it as text', async () => {
    await using visitor = await stage.visitor();
    const { page } = visitor;
    const { links } = written;
    const place = '?postal_code=94105&location_code=EVIL-1';
    const pages: Readonly<Record<string, readonly string[]>> = {
      [links.pickup]: ['banner', 'product-0', 'curbside', 'vehicle', 'plate', 'delegate', 'store', 'street'],
      [links.delivered]: ['banner', 'note', 'store', 'shopper'],
      [links.recipe]: ['title', 'author', 'credit', 'step', 'wanted', 'named'],
      [`${links.recipe}${place}`]: ['title', 'banner', 'store', 'product-0', 'brand'],
      [links.list]: ['list', 'wanted', 'filter'],
      [`${links.list}${place}`]: ['list', 'banner', 'store'],
      [links.picking]: ['banner', 'product-0', 'product-1', 'product-2', 'instructions', 'apartment', 'store', 'shopper'],
    };
    for (const [path, fields] of Object.entries(pages)) {
      await page.goto(path);
      await shows(page, fields);
      await isInert(page);
    }
    await page.getByRole('button', { name: 'Open chat' }).click();
    await shows(page, ['said-shopper', 'said-customer']);
    await isInert(page);
  });

  test('the consent page shows it as text, and sends nobody to a script', async () => {
    const { production } = stage.platform;
    const { management } = production.client();
    const back = 'https://shop.example.com/linked';
    const { client_id } = await management.applications.create({
      body: { name: evil('application'), scopes: ['account_linking'], redirect_uris: [back] },
    });
    const { banners } = await management.banners.list();
    await management.banners.rename({ slug: banners[0]!.slug, body: { name: evil('banner') } });
    const urlOf = (redirect_uri: string) =>
      `${production.url}/oauth/authorize?${new URLSearchParams({ response_type: 'code', client_id, scope: 'account_linking', redirect_uri, state: MARKUP })}`;
    await using visitor = await stage.visitor({}, [new URL(production.url).origin]);
    const { page } = visitor;
    await page.goto(urlOf(back));
    await shows(page, ['application']);
    await isInert(page);
    await page.getByRole('link', { name: 'Create an account' }).click();
    await page.getByLabel('Name').fill(evil('me'));
    await page.getByLabel('E-mail').fill('me@example.com');
    await page.getByLabel('Password').fill('long enough');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Authorization required' }).waitFor();
    await shows(page, ['application', 'me']);
    await isInert(page);
    await page.goto(urlOf(JAVASCRIPT));
    assert.equal(await page.getByRole('button', { name: 'Allow' }).count(), 0);
    await isInert(page);
  });

  test('no field of an address takes a script', async () => {
    const client = stage.platform.development.client();
    const { management, developerPlatform } = client;
    const order_id = written.orders.picking;
    const list = { title: 'List', line_items: [{ name: 'eggs' }] };
    const pictures = [{ category: 'curbside' as const, instruction: 'Wait', instruction_images: [{ url: JAVASCRIPT }] }];
    const product = { lookup_code: '400000000399', item_name: 'Picture', price: 1, remote_image_url: JAVASCRIPT };
    const writes: Readonly<Record<string, () => Promise<unknown>>> = {
      'picture of a page': () => developerPlatform.createProductsLink({ body: { ...list, image_url: JAVASCRIPT } }),
      'way back of a page': () =>
        developerPlatform.createProductsLink({ body: { ...list, landing_page_configuration: { partner_linkback_url: JAVASCRIPT } } }),
      'picture of a shopper': () => management.shoppers.create({ body: { avatar_url: JAVASCRIPT } }),
      'picture of a delivery': () =>
        management.batches.advance({
          batch_id: String(written.batch),
          body: { workflow_state: 'checkout', delivery_photo_url: JAVASCRIPT },
        }),
      'picture of instructions': () =>
        management.stores.setPickupInstructions({ location_code: written.location, body: { pickup_instructions: pictures } }),
      'picture of a message': () => management.orderMessages.send({ order_id, body: { body: 'Look', image: JAVASCRIPT } }),
      'picture of a product': () => client.dataIngestion.catalog.product.submit({ body: product }),
      'redirect of an application': () =>
        management.applications.create({ body: { name: 'Redirect', scopes: ['account_linking'], redirect_uris: [JAVASCRIPT] } }),
    };
    for (const [name, write] of Object.entries(writes))
      await assert.rejects(write, (error) => error instanceof ConnectError && error.status === 400, name);
  });

  test('for a member of another organization it does not exist', async () => {
    await using visitor = await stage.visitor();
    const { page } = visitor;
    const answers = watched(visitor);
    await signUp(page, person('Mallory'));
    for (const path of Object.keys(LISTS)) {
      await page.goto(path);
      await page.waitForLoadState('networkidle');
    }
    const missing = pagesOf(missingIds(ids));
    for (const [index, path] of Object.keys(pagesOf(ids)).entries()) {
      const foreign = await seen(page, path);
      assert.equal(foreign, await seen(page, Object.keys(missing)[index]!), path);
      assert.match(foreign, /not found|could not be|unknown|no such/i, path);
    }
    for (const { url, body } of await Promise.all(answers)) {
      assert.ok(!body.includes('document.title=1'), url);
      assert.ok(!body.includes(written.orders.picking) || url.includes(encoded(written.orders.picking)), url);
    }
  });
});

/** Waits until the page has each of the fields as text, or as the value of an input. */
async function shows(page: Page, fields: readonly string[]): Promise<void> {
  const wanted = fields.map(shown);
  if (fields.length === 0) await page.waitForLoadState('networkidle');
  // A page's policy takes no script from a text: these go as functions.
  const hasAll = (texts: readonly string[]) => {
    const values = [...document.querySelectorAll('input, textarea')].map((one) => (one as HTMLInputElement).value);
    return texts.every((text) => document.body.textContent.includes(text) || values.some((value) => value.includes(text)));
  };
  try {
    await page.waitForFunction(hasAll, wanted);
  } catch (error) {
    const lacking = [];
    for (const text of wanted) if (!(await page.evaluate(hasAll, [text]))) lacking.push(text);
    throw new Error(`${page.url()} lacks ${lacking}`, { cause: error });
  }
}

/** Nothing of what was written has become an element, an attribute or an address. */
async function isInert(page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    const all = [...document.querySelectorAll('*')];
    const addresses = ['href', 'src', 'action', 'formaction', 'srcdoc', 'xlink:href'];
    return [
      ...all.filter((one) => [...one.attributes].some(({ name }) => name.startsWith('on'))),
      ...all.filter((one) => addresses.some((name) => /^\W*javascript:/i.test(one.getAttribute(name) ?? ''))),
      ...document.querySelectorAll('script:not([src]), img[src="x"], iframe, object, embed'),
    ].map((one) => one.outerHTML);
  });
  assert.deepEqual(found, [], page.url());
  assert.notEqual(await page.title(), '1', page.url());
}

/** What the page says in its main part once it has found out that there is nothing, without what names the request. */
async function seen(page: Page, path: string): Promise<string> {
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  const id = decodeURIComponent(path.split('?')[0]!.split('/').at(-1)!);
  const text = await page.locator('main').innerText();
  return text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{request}').replaceAll(id, '{id}');
}

/** Ids of the same kinds that nobody has. */
const missingIds = (known: Ids): Ids => ({
  ...known,
  ...{ location: 'NONE-1', user: 'nobody', shopper: known.shopper + 999_999, batch: known.batch + 999_999 },
  submission: known.submission + 999_999,
  orders: { picking: 'no-order', delivered: 'nor-this', product: 'NONE' },
});

/** Every answer of a server that the visitor's pages get from now on. */
function watched({ page }: Visitor): Promise<{ url: string; body: string }>[] {
  const answers: Promise<{ url: string; body: string }>[] = [];
  page.on('response', (response) => {
    const url = response.url();
    // A stream has no end to wait for.
    if (url.includes('/api/servers/'))
      answers.push(
        response.text().then(
          (body) => ({ url, body }),
          () => ({ url, body: '' }),
        ),
      );
  });
  return answers;
}
