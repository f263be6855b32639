import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { WEEKDAYS } from '../../contract/store.ts';
import { statement } from '../../storage/engine/index.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../storage/testing/engines.ts';
import { managementOperations } from '../management/index.ts';
import { openWorld, type World } from '../management/management.fixture.ts';
import { createDeliveryOrder } from '../orders/create-delivery.ts';
import { updateOrderOperation } from '../orders/update.ts';
import { listDeliveryOptions } from '../service-options/list-delivery.ts';
import { reserveOption } from '../service-options/reserve.ts';
import { createUser } from '../users/create-user.ts';
import { catalogueOperations } from './index.ts';
import { processSubmissions } from './process-submissions.ts';

const INGEST = '/v2/data_ingestion/catalog';
const BATCH = '/v2/data_ingestion/batch/catalog';
const OPERATIONS = [...catalogueOperations, createUser, listDeliveryOptions, reserveOption, createDeliveryOrder, updateOrderOperation];
const OPEN = [{ opens: '00:00', closes: '24:00' }];
const ALL_WEEK = Object.fromEntries(WEEKDAYS.map((day) => [day, OPEN]));
const MILK = { lookup_code: '012345678905', retailer_reference_code: 'MILK', item_name: 'Whole Milk 1 gal' };
const OK = { status: 200, body: {} };
const issue = (message: string, key: string) => ({ error: { message, code: 1001 }, meta: { key } });

const claimAnew = statement<[organizationId: number]>('', `update cw.due_work set claimed_until = '2100-01-01' where organization_id = $1`);
const breakObjects = statement<[organizationId: number]>(
  '',
  `update cw.catalogue_submissions set objects = '[{"columns": {"name": "x", "cost_unit": "stone"}, "rrc": "BAD"}]' where organization_id = $1`,
);

for (const engineName of ENGINES) {
  describe(`catalogue on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    let count = 0;

    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine, [...managementOperations, ...OPERATIONS]);
    });
    after(async () => {
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });

    const process = async (wall = Date.now()) => {
      while ((await processSubmissions(world.environment, wall)) > 0);
    };
    /** A retailer with one store that is open all week. */
    const retailer = async () => {
      const made = await world.organization(`grocer-${++count}`);
      const call = (method: 'GET' | 'POST' | 'PUT', path: string, body?: object, headers?: Record<string, string>) =>
        world.call(made.token, method, path, body, headers);
      const address = { address_line_1: '50 Beale St', city: 'San Francisco', region: 'CA', postal_code: '94105' };
      await call('POST', '/stores', { location_code: 'S1', name: 'One', address, alcohol: true, serves_postal_prefix: true });
      await call('PUT', '/stores/S1/hours', ALL_WEEK);
      const submit = async (kind: 'product' | 'item', body: object) => {
        const answer = await call('POST', `${'batch' in body ? BATCH : INGEST}/${kind}/submission`, body);
        await process();
        return answer;
      };
      const slots = async (items: object[]) => {
        await call('POST', '/v2/fulfillment/users', { user_id: 'u', first_name: 'A', last_name: 'B', phone_number: '+14155550100' });
        return call('POST', '/v2/fulfillment/users/u/service_options/cart/delivery', {
          address: { address_line_1: '50 Beale St', postal_code: '94105' },
          items,
          location_code: 'S1',
        });
      };
      return { ...made, call, submit, slots };
    };
    const line = (code: object, line_num = '1') => ({ line_num, count: 1, item: code });

    test('a product is created by its submission, and then updated attribute by attribute under either identifier', async () => {
      const { call, submit } = await retailer();
      const created = { ...MILK, brand_name: 'The Garden', department: 'Dairy', organic: false, price: 4.99 };
      assert.deepEqual(await submit('product', created), OK);
      assert.deepEqual(await submit('product', { lookup_code: '12345678905', department: 'Milk', item_name: 'Renamed' }), OK);
      assert.deepEqual(await submit('product', { retailer_reference_code: 'MILK', organic: true }), OK);
      const { body } = await call('GET', '/products/MILK');
      assert.equal(body.item_name, 'Whole Milk 1 gal');
      assert.equal(body.brand_name, 'The Garden');
      assert.equal(body.price_cents, 499);
      assert.equal(body.lookup_code, '012345678905');
      assert.deepEqual(body.attributes, { department: 'Milk', organic: true });
    });

    test('a reference code groups lookup codes into one product, and takes a code over from another product', async () => {
      const { call, submit } = await retailer();
      await submit('product', MILK);
      await submit('product', { lookup_code: '0999', retailer_reference_code: 'MILK', kosher: true });
      await submit('product', { lookup_code: '5550', item_name: 'Loose' });
      const grouped = await call('GET', '/products?upc=999');
      assert.deepEqual(grouped.body.products[0].further_lookup_codes, ['999']);
      // A product without a reference code gets one; a code moves with another reference code.
      await submit('product', { batch: [{ lookup_code: '5550', retailer_reference_code: 'LOOSE', kosher: true }] });
      assert.equal((await call('GET', '/products/LOOSE')).body.lookup_code, '5550');
      await submit('product', { lookup_code: '999', retailer_reference_code: 'LOOSE', organic: true });
      assert.deepEqual((await call('GET', '/products/MILK')).body.further_lookup_codes, []);
      assert.deepEqual((await call('GET', '/products/LOOSE')).body.further_lookup_codes, ['999']);
      assert.equal((await call('GET', '/products')).body.products.length, 2);
    });

    test('one bad object fails the whole batch, and its index is in the key', async () => {
      const { call, submit } = await retailer();
      const answer = await submit('item', {
        batch: [
          { lookup_code: '1', store_identifier: 'S1', available: true },
          { lookup_code: '2', available: 'yes', price: '5.99' },
          { store_identifier: 'S1', available: true },
          { lookup_code: '4', store_identifier: 'S1' },
        ],
      });
      assert.equal(answer.status, 400);
      assert.equal(answer.body.error.code, 9999);
      assert.deepEqual(answer.body.error.errors, [
        issue("can't be blank", 'batch[1].store_identifier'),
        issue('must be true or false', 'batch[1].available'),
        issue('is not a number', 'batch[1].price'),
      ]);
      const named = await submit('item', {
        batch: [
          { store_identifier: 'S1', available: true },
          { lookup_code: '4', store_identifier: 'S1' },
        ],
      });
      assert.deepEqual(named.body.error.errors, [
        issue("can't be blank", 'batch[0].lookup_code'),
        issue('must include at least one attribute besides its identifiers', 'batch[1]'),
      ]);
      assert.deepEqual((await call('GET', '/catalogue/submissions')).body.submissions, []);
    });

    test('a single object is refused under the names of its own fields', async () => {
      const { submit } = await retailer();
      const only = async (kind: 'product' | 'item', body: object) => {
        const answer = await submit(kind, body);
        return [answer.status, answer.body.error.message, answer.body.meta.key];
      };
      const one = { lookup_code: '1', store_identifier: 'S1' };
      assert.deepEqual(await only('product', { item_name: 'x' }), [400, "can't be blank", 'lookup_code']);
      assert.deepEqual(await only('product', { lookup_code: '1' }), [
        400,
        'must include at least one attribute besides its identifiers',
        undefined,
      ]);
      assert.deepEqual(await only('product', { lookup_code: '1', item_name: 'x'.repeat(101) }), [
        400,
        'is too long (maximum is 100 characters)',
        'item_name',
      ]);
      const image = { angle: 'side', src: 'https://example.com/a.jpg' };
      assert.deepEqual(await only('product', { lookup_code: '1', additional_images_url: [image] }), [
        400,
        'is not included in the list',
        'additional_images_url[0].angle',
      ]);
      const value = { display_text: 'Red', image_url: 'https://example.com/a.jpg', color_hex_code: '#f00' };
      const variant = { variant_group_id: 'g', variant_group_info: [{ variant_dimension: 'c', heading: 'Colour', data: value }] };
      assert.deepEqual(await only('product', { lookup_code: '1', variant }), [
        400,
        'must not be given together with image_url',
        'variant.variant_group_info[0].data.color_hex_code',
      ]);
      const blackout = { weekday: 'Moonday', start_hour: '6:00:00:00+0000', end_hour: '24:00:00:00+0000', start_date: '01/15/2025' };
      assert.deepEqual(await only('item', { ...one, blackout_times: [blackout] }), [
        400,
        'is not included in the list',
        'blackout_times[0].weekday',
      ]);
      assert.deepEqual(await only('item', { ...one, promotion: { promotion_type: 'x' } }).then((found) => found.slice(0, 2)), [
        400,
        'There were issues with your request',
      ]);
      assert.deepEqual(await only('item', { ...one, item_tax_data: { sales_tax: { tax_type: 'rate', value: 8 } } }), [
        400,
        'is not included in the list',
        'item_tax_data.sales_tax.tax_type',
      ]);
      assert.deepEqual(
        await only('item', { ...one, retailer_flyer_data: { Weekly: { starts_at: 'soon', ends_at: 'soon' } } }).then(([s]) => s),
        400,
      );
      assert.deepEqual(await only('item', { ...one, tare_packaging: [{ weight_code: 6, weight_value: 0.06, name: 'Bar' }] }), [
        400,
        "can't be blank",
        'tare_packaging[0].image_url',
      ]);
    });

    test('every documented object is taken in as it is documented, and can be read again', async () => {
      const { call, submit } = await retailer();
      const values = [{ display_text: 'Red', color_hex_code: '#f00', order: 1 }];
      const product = {
        ...MILK,
        ca_prop65_text: 'Warning',
        code_set_version: 2,
        generated_at: '2025-01-15T14:30:00Z',
        item_details: 'Grade A',
        kosher: true,
        additional_images_url: [{ angle: 'nutrition', src: 'https://example.com/a.jpg' }],
        remote_image_URL: 'https://example.com/b.png',
        variant: { variant_group_id: 'g', variant_group_info: [{ variant_dimension: 'c', heading: 'Colour', data: values[0] }] },
      };
      assert.deepEqual(await submit('product', product), OK);
      const { attributes } = (await call('GET', '/products/MILK')).body;
      assert.equal(attributes.remote_image_url, product.remote_image_URL);
      assert.deepEqual(attributes.variant.variant_group_info[0].data, values);
      const item = {
        item_tax_data: {
          sales_tax: { tax_type: 'rate_percent', value: 8.5, authority: 'state' },
          bottle_deposit: { tax_type: 'amount_cents', value: 5 },
        },
        promotion: {
          promotion_type: 'Buy_M_Get_N_Free',
          promotion_metadata: { buy: 3, get: 2, loyalty_members_only: 1, qty_enforced: 1 },
          promotion_start_at: '2025-01-15T00:00:00Z',
          promotion_end_at: '2025-01-31T23:59:59Z',
          promotion_group_id: 'promo-group-123',
        },
        retailer_flyer_data: {
          'weekly-flyer-2025-01': {
            starts_at: '2025-01-15T00:00:00Z',
            ends_at: '2025-01-21T23:59:59Z',
            activity_id: 'act-456',
            page: 3,
            top_deal: true,
          },
        },
        tare_packaging: [{ weight_code: 6, weight_value: 0.06, name: 'Small Hot Bar', image_url: 'https://example.com/ctr_img_12.jpg' }],
        blackout_times: [
          { weekday: 'Monday', start_hour: '6:00:00:00+0000', end_hour: '24:00:00:00+0000+0000', start_date: '01/15/2025', message: 'No' },
        ],
        balance_on_hand: 3,
        cancel_lead_time: 60,
      };
      assert.deepEqual(await submit('item', { lookup_code: MILK.lookup_code, store_identifier: 'S1', price: 5.99, ...item }), OK);
      const { items } = (await call('GET', '/stores/S1/items')).body;
      assert.equal(items[0].price_cents, 599);
      assert.deepEqual(items[0].attributes, item);
    });

    test('a submission can be followed: state, and what was wrong with which object', async () => {
      const { call } = await retailer();
      const headers = { 'x-request-id': 'mine-1' };
      const batch = [
        { lookup_code: '77', store_identifier: 'S1', available: true },
        { lookup_code: '78', store_identifier: 'nowhere', available: true },
      ];
      assert.deepEqual(await call('POST', `${BATCH}/item/submission`, { batch }, headers), OK);
      const waiting = (await call('GET', '/catalogue/submissions?request_id=mine-1')).body.submissions[0];
      assert.equal(waiting.state, 'received');
      await process();
      const { body } = await call('GET', `/catalogue/submissions/${waiting.submission_id}`);
      assert.equal(body.state, 'failed');
      assert.equal(body.object_count, 2);
      assert.deepEqual(
        body.errors.map((found: { index: number; meta: { key: string } }) => [found.index, found.meta.key]),
        [
          [0, 'batch[0].lookup_code'],
          [1, 'batch[1].lookup_code'],
          [1, 'batch[1].store_identifier'],
        ],
      );
      assert.equal((await call('GET', '/catalogue/submissions?state=completed')).body.submissions.length, 0);
      const other = await world.organization(`stranger-${count}`);
      assert.equal((await world.call(other.token, 'GET', `/catalogue/submissions/${waiting.submission_id}`)).status, 404);
    });

    test('what fails when it is processed writes nothing, and takes none of its neighbours with it', async () => {
      const { call } = await retailer();
      await call('POST', `${INGEST}/product/submission`, MILK);
      await call('POST', `${BATCH}/product/submission`, {
        batch: [
          { lookup_code: '88', item_name: 'Eggs' },
          { lookup_code: '89', organic: true },
        ],
      });
      await call('POST', `${INGEST}/product/submission`, { retailer_reference_code: 'MILK', organic: true });
      await process();
      const { submissions } = (await call('GET', '/catalogue/submissions')).body;
      assert.deepEqual(
        submissions.map((one: { state: string }) => one.state),
        ['completed', 'failed', 'completed'],
      );
      assert.equal((await call('GET', '/products')).body.products.length, 1);
      assert.equal((await call('GET', '/products/MILK')).body.attributes.organic, true);
    });

    test('work that a dead process had claimed is taken over when its claim lapses', async () => {
      const { call, organizationId } = await retailer();
      await call('POST', `${INGEST}/product/submission`, MILK);
      await world.database.query(claimAnew, [organizationId]);
      await process();
      assert.equal((await call('GET', '/products/MILK')).status, 404);
      await process(Date.parse('2100-01-02T00:00:00Z'));
      assert.equal((await call('GET', '/products/MILK')).status, 200);
    });

    test('a submission that cannot be processed is failed after some tries, and what comes after it goes on', async () => {
      const { call, organizationId } = await retailer();
      await call('POST', `${INGEST}/product/submission`, MILK);
      await world.database.query(breakObjects, [organizationId]);
      await call('POST', `${INGEST}/product/submission`, { lookup_code: '5', item_name: 'After' });
      const start = Date.now();
      for (let minute = 0; minute < 5; minute++) await process(start + minute * 60_000);
      const { submissions } = (await call('GET', '/catalogue/submissions')).body;
      assert.deepEqual(
        submissions.map((one: { state: string }) => one.state),
        ['completed', 'failed'],
      );
      const { body } = await call('GET', `/catalogue/submissions/${submissions[1].submission_id}`);
      assert.deepEqual(body.errors[0].error, { message: 'The submission could not be processed; send it again', code: 5000 });
    });

    test('the catalogue is searched by words, codes and department, page by page, and says which departments it has', async () => {
      const { call, submit } = await retailer();
      const names = ['Whole Milk 1 gal', 'Oat Drink', 'Whole Wheat Bread', '2% Milk'];
      const batch = names.map((item_name, index) => ({ lookup_code: `100${index}`, item_name, department: index % 2 ? 'Odd' : 'Even' }));
      await submit('product', { batch });
      const search = async (query: string) => {
        const { body } = await call('GET', `/products?${query}`);
        return body.products.map((product: { item_name: string }) => product.item_name);
      };
      assert.deepEqual(await search('q=mil'), ['Whole Milk 1 gal', '2% Milk']);
      assert.deepEqual(await search('q=WHO%20bre'), ['Whole Wheat Bread']);
      assert.deepEqual(await search('q=%25'), []);
      assert.deepEqual(await search('department=Odd'), ['Oat Drink', '2% Milk']);
      assert.deepEqual(await search('upc=0001002'), ['Whole Wheat Bread']);
      assert.deepEqual((await call('GET', '/departments')).body.departments, [
        { name: 'Even', products: 2 },
        { name: 'Odd', products: 2 },
      ]);
      const first = (await call('GET', '/products?limit=3')).body;
      const second = (await call('GET', `/products?limit=3&after=${first.next_cursor}`)).body;
      assert.deepEqual([first.products.length, second.products.length, second.next_cursor], [3, 1, null]);
    });

    test('an item that is not available in the store is an unknown item there, and is sold again when it is back', async () => {
      const { submit, slots } = await retailer();
      await submit('product', MILK);
      const cart = [line({ rrc: 'MILK' })];
      assert.equal((await slots(cart)).status, 200);
      await submit('item', { retailer_reference_code: 'MILK', store_identifier: 'S1', available: false });
      assert.deepEqual(await slots(cart), {
        status: 400,
        body: { error: { message: 'Invalid items', code: 2000 }, meta: { key: 'items[0].item' } },
      });
      await submit('item', { lookup_code: MILK.lookup_code, store_identifier: 'S1', available: true });
      assert.equal((await slots(cart)).status, 200);
    });

    test('an item in its blackout hours is refused like an unknown one, outside of them it is sold', async () => {
      const { submit, slots } = await retailer();
      await submit('product', MILK);
      const blackout = (start_date: string, end_date: string) =>
        WEEKDAYS.map((weekday) => ({ weekday, start_hour: '0:00:00:00+0000', end_hour: '24:00:00:00+0000', start_date, end_date }));
      const item = { retailer_reference_code: 'MILK', store_identifier: 'S1' };
      await submit('item', { ...item, blackout_times: blackout('01/01/2020', '12/31/2099') });
      assert.equal((await slots([line({ rrc: 'MILK' })])).body.error.message, 'Invalid items');
      await submit('item', { ...item, blackout_times: blackout('01/01/2020', '12/31/2020') });
      assert.equal((await slots([line({ rrc: 'MILK' })])).status, 200);
    });

    test('what is ordered stays in the order when the store takes it off sale, and cannot be added anew', async () => {
      const { call, submit, slots } = await retailer();
      await submit('product', { batch: [MILK, { retailer_reference_code: 'EGGS', item_name: 'Eggs' }] });
      const { body } = await slots([line({ rrc: 'MILK' })]);
      const option = body.service_options.find((one: { availability: { available: boolean } }) => one.availability.available);
      const hold = await call('POST', `/v2/fulfillment/users/u/service_options/${option.id}/reserve`);
      const placed = await call('POST', '/v2/fulfillment/users/u/orders/delivery', {
        order_id: 'o',
        service_option_hold_id: hold.body.service_option_hold.id,
        initial_tip_cents: 0,
        address: { address_line_1: '50 Beale St', postal_code: '94105' },
        items: [line({ rrc: 'MILK' })],
      });
      assert.equal(placed.status, 200);
      const gone = ['MILK', 'EGGS'].map((retailer_reference_code) => ({
        retailer_reference_code,
        store_identifier: 'S1',
        available: false,
      }));
      await submit('item', { batch: gone });
      const update = (items: object[]) => call('PUT', '/v2/fulfillment/users/u/orders/o', { initial_tip_cents: 100, items });
      assert.equal((await update([line({ rrc: 'MILK' })])).status, 200);
      const added = await update([line({ rrc: 'MILK' }), line({ rrc: 'EGGS' }, '2')]);
      assert.deepEqual([added.status, added.body.meta.key], [400, 'items[1].item']);
    });

    test('a store can say that an item holds alcohol, and how it is sold', async () => {
      const { submit, slots } = await retailer();
      await submit('product', MILK);
      const item = { retailer_reference_code: 'MILK', store_identifier: 'S1' };
      await submit('item', { ...item, cost_unit: 'lb' });
      assert.equal((await slots([line({ rrc: 'MILK' })])).body.meta.key, 'items[0].weight');
      await submit('item', { ...item, cost_unit: 'each', alcoholic: true });
      const { body } = await slots([line({ rrc: 'MILK' })]);
      assert.ok(
        body.service_options.some((one: { availability: { reasons: string[] } }) =>
          one.availability.reasons.includes('alcohol_not_available'),
        ),
      );
    });
  });
}
