import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Stage } from './browser.ts';

describe('deprecations', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open({ args: ['--probe-interval', '3600'] });
  });
  after(() => stage[Symbol.asyncDispose]());

  test('where nothing deprecated is used the page says so, and lists what is to go', async () => {
    await using visitor = await stage.operator();
    const { page } = visitor;
    await page.goto('/deprecations?environment=production');
    await page.getByText('Nothing that is deprecated was used in this period').waitFor();
    const row = page
      .getByRole('table', { name: 'Deprecations without use' })
      .getByRole('row')
      .filter({ hasText: 'fulfillment.orders.list' });
    await row.getByText('Keep the ids of your orders and get each one.').waitFor();
    await row.getByText('May 31, 2027').waitFor();
    assert.equal(await page.getByRole('table', { name: 'Applications that still use it' }).count(), 0);
  });

  test('the applications that still use something are named, with how often and what to use instead', async () => {
    const client = stage.platform.development.client();
    await client.users.create({ body: { user_id: 'ada', first_name: 'Ada' } });
    for (let n = 0; n < 3; n++) await client.request('GET', '/v2/fulfillment/users/ada/orders');
    const box = { body: { find_by: { postal_code: '94105' } } };
    await client.request('POST', '/v2/fulfillment/stores/last_mile', box);
    await using visitor = await stage.operator();
    const { page } = visitor;
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Deprecations' }).click();
    const used = page.getByRole('table', { name: 'Applications that still use it' });
    const cells = (text: string) => used.getByRole('row').filter({ hasText: text }).first().getByRole('cell');
    await used.waitFor();
    assert.match((await cells('fulfillment.orders.list').allInnerTexts()).join(' | '), /\| 3 \|.+\| Keep the ids of your orders/s);
    assert.match((await cells('by postal code alone').allInnerTexts()).join(' | '), /\| 1 \|.+\| Send an address or a position/s);
    // Lists of orders have the field; who reads it is not known.
    const perhaps = page.getByRole('table', { name: 'Applications that may use it' }).getByRole('row').filter({ hasText: 'is_express' });
    await perhaps.getByText('at most 3').waitFor();
    await visitor.expectGoodLooks('deprecations');

    await page.getByRole('combobox', { name: 'Period' }).selectOption('The last 7 days');
    await used.waitFor();
    assert.equal(new URL(page.url()).searchParams.get('days'), '7');
    await used.getByRole('link', { name: 'First application' }).first().click();
    await page.waitForURL(`**/applications/${stage.platform.ready.development!.client_id}*`);
    await page.goBack();
    await used.getByRole('link', { name: 'fulfillment.orders.list' }).click();
    await page.waitForURL('**/docs/operations/fulfillment.orders.list.html');
    await page.getByRole('heading', { name: 'Get orders', exact: true }).waitFor();
  });

  test('in French the page speaks French', async () => {
    await using visitor = await stage.operator();
    await visitor.page.evaluate(() => localStorage.setItem('cartwright.language', 'fr-CA'));
    await visitor.page.goto('/deprecations');
    await visitor.page.getByRole('heading', { name: 'Éléments obsolètes', level: 1 }).waitFor();
    await visitor.expectAccessible();
  });
});
