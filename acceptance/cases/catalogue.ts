import assert from 'node:assert/strict';
import { test } from 'node:test';
import { processed } from '../support/catalogue.ts';
import { BLANK, invalid, invalidTogether, notFound, ok, refused } from '../support/expect.ts';
import { unique } from '../support/names.ts';
import type { Line } from '../support/shapes.ts';
import type { World } from '../support/world.ts';

const PRODUCT = '/v2/data_ingestion/catalog/product/submission';
const ITEM = '/v2/data_ingestion/catalog/item/submission';

/** The Catalog API, and what it does to carts. */
export function catalogueCases({ demo }: World): void {
  test('a product and its item are submitted, and the store sells it as they say', async () => {
    const rrc = unique('rrc');
    const { location_code } = await demo.newStore();
    const item = { retailer_reference_code: rrc, store_identifier: location_code };
    const cart = { location_code, items: [{ line_num: '1', count: 1, item: { rrc } }] as Line[] };
    const userId = await demo.newUser();

    const created = await demo.post(PRODUCT, { retailer_reference_code: rrc, item_name: 'Test Biscuits', department: 'Snacks' });
    assert.equal((await processed(demo, created)).state, 'completed');
    assert.equal((await processed(demo, await demo.post(ITEM, { ...item, available: false, price: 3.49 }))).state, 'completed');
    refused(await demo.list(userId, cart), 400, 2000, 'items[0].item', 'Invalid items');
    assert.equal((await processed(demo, await demo.post(ITEM, { ...item, available: true }))).state, 'completed');
    ok(await demo.list(userId, cart));

    const product = ok(await demo.get<{ item_name: string }>(`/cartwright/v1/products/${rrc}`));
    assert.equal(product.item_name, 'Test Biscuits');
    const { items } = ok(await demo.get<{ items: { price_cents: number }[] }>(`/cartwright/v1/stores/${location_code}/items`));
    assert.equal(items[0]?.price_cents, 349);
  });

  test('one bad object refuses the whole batch, with its index in the key', async () => {
    const rrc = unique('rrc');
    const batch = [{ retailer_reference_code: rrc, item_name: 'Good' }, { item_name: 'Nameless' }, { lookup_code: '4011' }];
    invalidTogether(await demo.post('/v2/data_ingestion/batch/catalog/product/submission', { batch }), {
      'batch[1].lookup_code': BLANK,
      'batch[2]': 'must include at least one attribute besides its identifiers',
    });
    invalid(await demo.post(ITEM, { lookup_code: '4011', store_identifier: 'x', price: '5.99' }), 'price', 'is not a number');
    notFound(await demo.get(`/cartwright/v1/products/${rrc}`));
  });

  test('what only the catalogue can tell fails the submission, object by object', async () => {
    const batch = [{ lookup_code: unique('nothing'), store_identifier: unique('nowhere'), available: true }];
    const { state, errors } = await processed(demo, await demo.post('/v2/data_ingestion/batch/catalog/item/submission', { batch }));
    assert.equal(state, 'failed');
    assert.deepEqual(
      errors.map(({ index, meta }) => [index, meta.key]),
      [
        [0, 'batch[0].lookup_code'],
        [0, 'batch[0].store_identifier'],
      ],
    );
  });
}
