import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { statement } from '../../storage/engine/index.ts';
import { setTestClock } from '../../storage/organizations/organization.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../storage/testing/engines.ts';
import { secretHash } from '../authenticate.ts';
import { operations } from '../index.ts';
import { openWorld, type World } from '../management/management.fixture.ts';
import { ok, openShop, refusal, type Shop } from '../orders/shop.fixture.ts';

const UNKNOWN = [404, 'Resource not found', 4000, undefined];
const DAY = 86_400_000;

const insertKey = statement<[hash: Buffer, organizationId: number, now: Date]>(
  '',
  `insert into cw.api_keys (hash, organization_id, name, created_at) values ($1, $2, 'Test', $3)`,
);
const insertProduct = statement<[organizationId: number, product: string], { id: number }>(
  '',
  `insert into cw.products (organization_id, banner_id, name, cost_unit, deliverable, upc, rrc, brand, price_cents, attributes)
   select $1, b.id, x.name, 'each', true, x.upc, x.rrc, x.brand, x.price_cents, coalesce(x.attributes, '{}')
     from cw.banners b, jsonb_to_record($2::jsonb) as x(name text, upc text, rrc text, brand text, price_cents integer, attributes jsonb)
    where b.organization_id = $1 returning id`,
);
const takeOffSale = statement<[organizationId: number, storeNumber: number, productId: number]>(
  '',
  `insert into cw.store_items (organization_id, banner_id, store_number, product_id, available, attributes, updated_at)
   select s.organization_id, s.banner_id, s.number, $3, false, '{}', now() from cw.stores s where s.organization_id = $1 and s.number = $2`,
);

for (const engineName of ENGINES) {
  describe(`product pages on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    let shop: Shop;
    let key: string;
    let soldOut: number;

    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine, operations, 'production');
      shop = await openShop(world);
      key = `keys.${'0123456789abcdef'.repeat(2)}`;
      await world.database.query(insertKey, [secretHash(key), shop.organizationId, new Date()]);
      const add = async (product: object) =>
        (await world.database.query(insertProduct, [shop.organizationId, JSON.stringify(product)]))[0]!.id;
      await add({ name: 'Bananas, ripe and yellow', rrc: 'B2', price_cents: 79 });
      await add({ name: 'Banana', rrc: 'B1', price_cents: 59 });
      await add({ name: 'Organic Banana', rrc: 'B3', price_cents: 89, attributes: { organic: true } });
      await add({ name: 'Tomato Soup', rrc: 'T1', brand: 'Garden', upc: '012345678905' });
      await add({ name: 'Big Tomato Soup', rrc: 'T2', brand: 'Other' });
      soldOut = await add({ name: 'Eggs', rrc: 'E1' });
      await add({ name: 'Eggs, a dozen', rrc: 'E2' });
      await world.database.query(takeOffSale, [shop.organizationId, await shop.newStore('S2', { name: 'Second' }), soldOut]);
    });
    after(async () => {
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });

    const linkOf = async (path: string, body: object): Promise<string> => {
      const { products_link_url } = (await ok(world.call(key, 'POST', `/idp/v1/products/${path}`, body))).body;
      return products_link_url.split('/').at(-1);
    };
    const page = (link: string, query = '') => world.send('GET', `/cartwright/v1/product_pages/${link}${query}`);
    const productsOf = async (items: object[], query = '?location_code=S1') => {
      const { body } = await ok(page(await linkOf('products_link', { title: 'List', line_items: items }), query));
      return body.items.map((item: { product: { rrc: string } | null }) => item.product?.rrc ?? null);
    };

    test('a recipe is shown with everything that was given, and no product before a store is chosen', async () => {
      const link = await linkOf('recipe', {
        title: 'Bread',
        author: 'Ada',
        servings: 8,
        cooking_time: 60,
        instructions: ['Mash.'],
        external_reference_id: 'not shown',
        landing_page_configuration: { partner_linkback_url: 'https://example.com/bread', enable_pantry_items: true },
        ingredients: [{ name: 'bananas', display_text: '3 bananas', measurements: [{ quantity: 3 }], filters: { brand_filters: ['X'] } }],
      });
      assert.match(link, /^p/);
      const { created_at, expires_at, ...rest } = (await ok(page(link))).body;
      assert.equal(Date.parse(expires_at) - Date.parse(created_at), 30 * DAY);
      assert.deepEqual(rest, {
        kind: 'recipe',
        title: 'Bread',
        author: 'Ada',
        servings: 8,
        cooking_time: 60,
        instructions: ['Mash.'],
        partner_linkback_url: 'https://example.com/bread',
        enable_pantry_items: true,
        items: [
          {
            name: 'bananas',
            display_text: '3 bananas',
            measurements: [{ quantity: 3, unit: 'each' }],
            brand_filters: ['X'],
            health_filters: [],
            product: null,
          },
        ],
        store: null,
        stores: [],
      });
    });

    test('the nearest store is chosen by postal code, another by its code; an unknown one is refused', async () => {
      const link = await linkOf('products_link', { title: 'List', line_items: [{ name: 'bananas' }] });
      const near = (await ok(page(link, '?postal_code=85004'))).body;
      assert.equal(near.store.location_code, near.stores[0].location_code);
      assert.deepEqual([near.stores.length, near.stores[0].delivers, near.items[0].product.name], [2, true, 'Banana']);
      assert.equal((await ok(page(link, '?postal_code=85004&location_code=S2'))).body.store.location_code, 'S2');
      assert.equal((await ok(page(link, '?postal_code=99950'))).body.store, null);
      assert.deepEqual(refusal(await page(link, '?location_code=S9')), [400, 'Could not find specified store.', 1001, 'location_code']);
      assert.deepEqual(refusal(await page(link, '?location_code=S1&retailer_key=x')), [
        400,
        'Could not find specified store.',
        1001,
        'location_code',
      ]);
      assert.equal((await page(link, '?postal_code=nowhere')).status, 400);
    });

    test('an item is found by its id, its codes, its words, and only through its filters', async () => {
      const found = await productsOf([
        { name: 'something', product_ids: [soldOut] },
        { name: 'something', upcs: ['999999999993', '12345678905000'.slice(0, 12), '0012345678905'] },
        { name: 'Bananas' },
        { name: 'banana', filters: { health_filters: ['ORGANIC'] } },
        { name: 'banana', filters: { health_filters: ['VEGAN'] } },
        { name: 'tomato soup', filters: { brand_filters: ['OTHER'] } },
        { name: 'tomato soup', filters: { brand_filters: ['Nobody'] } },
        { name: 'unicorn' },
        { name: "'); drop table cw.orders; --" },
        { name: '!!!' },
      ]);
      assert.deepEqual(found, ['E1', 'T1', 'B1', 'B3', null, 'T2', null, null, null, null]);
    });

    test('what the store has goes before what it lacks', async () => {
      assert.deepEqual(await productsOf([{ name: 'eggs' }], '?location_code=S1'), ['E1']);
      assert.deepEqual(await productsOf([{ name: 'eggs' }], '?location_code=S2'), ['E2']);
    });

    test('an unknown link and one that expired by the clock of the organization look alike', async () => {
      const link = await linkOf('products_link', { title: 'List', expires_in: 1, line_items: [{ name: 'eggs' }] });
      await ok(page(link));
      for (const other of [`d${link.slice(1)}`, 'x', `${link}x`]) assert.deepEqual(refusal(await page(other)), UNKNOWN);
      const at = Date.now() + DAY;
      await world.database.query(setTestClock, [shop.organizationId, JSON.stringify({ at, set_at: at, frozen: true })]);
      assert.deepEqual(refusal(await page(link)), UNKNOWN);
      await world.database.query(setTestClock, [shop.organizationId, null]);
    });

    test("no product of another organization's catalogue is found", async () => {
      const other = await openShop(world);
      const otherKey = `keys.${'fedcba9876543210'.repeat(2)}`;
      await world.database.query(insertKey, [secretHash(otherKey), other.organizationId, new Date()]);
      const made = await ok(
        world.call(otherKey, 'POST', '/idp/v1/products/products_link', {
          title: 'x',
          line_items: [
            { name: 'banana', product_ids: [soldOut] },
            { name: 'x', upcs: ['012345678905'] },
          ],
        }),
      );
      const { body } = await ok(page(made.body.products_link_url.split('/').at(-1), '?location_code=S1'));
      assert.deepEqual(
        body.items.map((item: { product: unknown }) => item.product),
        [null, null],
      );
    });
  });
}
