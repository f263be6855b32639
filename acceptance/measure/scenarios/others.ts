import { unique } from '../../support/names.ts';
import type { Scenarios } from '../scene.ts';
import { nameOfRow, tables } from '../tables.ts';
import { userToken } from './accounts.ts';

const LIST = 'POST /idp/v1/products/products_link';
const RECIPE = 'POST /idp/v1/products/recipe';
const PAGE = {
  image_url: 'https://example.com/soup.jpg',
  expires_in: 30,
  instructions: ['Heat.'],
  landing_page_configuration: { partner_linkback_url: 'https://example.com/list', enable_pantry_items: true },
};
const ITEM = { name: 'tomato soup', display_text: 'Soup', filters: { brand_filters: ['Any'], health_filters: ['ORGANIC'] } };
const CODES = [{ product_ids: [1, 2] }, { upcs: ['400000000015'] }];

export const otherScenarios: Scenarios = {
  'a transaction of a point of sale': async ({ recorder }) => {
    const id = unique('transaction');
    const operation = 'POST /v2/retailer_transaction/pos_transactions';
    const body = {
      ...{ id, bin: '546683', last_four: '9929', transaction_timestamp: '2022-03-09T11:37:00-5:00', store_id: '12', checkout_id: 'c-1' },
      ...{
        sub_total: 99,
        total: 100.22,
        currency_code: 'USD',
        total_tax: 1.22,
        cardholder_name: 'Instacart 12345',
        customer_reference: 'ada',
      },
      tenders: [{ type: 'CREDIT_CARD', amount: 100.22, approval_processed_by_code: 'RETAILER' }],
      items: [
        {
          ...{ line_item_number: '1', bar_code: '7789048811', retailer_reference_code: '48811', description: 'Plums', category: 'Fruit' },
          ...{ price_per_unit: 0.05, item_price: 0.05, quantity: 1 },
        },
      ],
      taxes: [{ type: 'OTHER', type_other: 'TotalTaxes', amount: 1.22 }],
    };
    recorder.effect(operation, 'id', (await recorder.call<{ id: string }>(operation, { body })).id === id);
  },
  'pages of the Developer Platform': async ({ recorder, apiKey: token }) => {
    const measured = [{ quantity: 2, unit: 'cup' }];
    const line_items = CODES.map((codes) => ({ ...ITEM, ...codes, quantity: 2, unit: 'can', line_item_measurements: measured }));
    const list = { title: 'Soup night', link_type: 'recipe', ...PAGE, line_items };
    await recorder.call(LIST, { token, body: list });
    const ingredients = CODES.map((codes) => ({ ...ITEM, ...codes, measurements: measured }));
    const people = { author: 'Ada', servings: 4, cooking_time: 20, external_reference_id: 'r-1', content_creator_credit_info: 'Ada' };
    const recipe = { title: 'Soup', ...people, ...PAGE, ingredients };
    await recorder.call(RECIPE, { token, body: recipe });
    for (const [operation, body, name, measures] of [
      [LIST, list, 'line_items', 'line_item_measurements'],
      [RECIPE, recipe, 'ingredients', 'measurements'],
    ] as const) {
      const bad = async (item: object, cause: string) => {
        const answer = await recorder.send(operation, { token, body: { ...body, [name]: [{ ...ITEM, ...item }] } });
        recorder.provoke(operation, '*', answer, cause);
      };
      await bad({ filters: { health_filters: ['TASTY'] } }, 'bad filters');
      await bad({ [measures]: [{ quantity: -1, unit: 'cup' }] }, 'bad quantities');
      await bad({ product_ids: [1, 1] }, 'duplicate ids');
    }
    await recorder.call('GET /idp/v1/retailers', { token, query: { postal_code: '94105', country_code: 'US' } });
  },
  'the retired operations say that they are': async (scene) => {
    const { recorder, demo } = scene;
    const user = await demo.newUser();
    const token = await userToken(scene, user, 'connect:recommendations');
    for (const row of tables.endpoints.filter(({ status }) => status === 'retired')) {
      const { operation } = row;
      const own = operation.includes('/users/') ? {} : { token };
      const { status, body } = await recorder.send<{ error?: { message?: string; code?: number } }>(operation, {
        ...own,
        params: { user_id: user },
        body: {},
      });
      const { message, code } = body?.error ?? {};
      const whole = JSON.stringify(body) === JSON.stringify({ error: { message, code: 4000 }, meta: {} });
      if (status === 410 && code === 4000 && message && whole) recorder.served.add(nameOfRow(row));
      else recorder.problems.push(`${operation} answered ${status} ${JSON.stringify(body)}`);
    }
  },
};
