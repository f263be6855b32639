import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Stage } from './browser.ts';
import { person, signUp } from './people.ts';

describe('usage', () => {
  let stage: Stage;
  before(async () => {
    // Probes are requests too: none but the first are made.
    stage = await Stage.open({ args: ['--probe-interval', '3600'] });
  });
  after(() => stage[Symbol.asyncDispose]());

  test('without requests the page says so', async () => {
    await using visitor = await stage.visitor();
    const { page } = visitor;
    await signUp(page, person('Quiet'));
    await page.goto('/usage?environment=production');
    // What the console itself asks stands under applications of its own.
    await page.getByRole('combobox', { name: 'Application' }).selectOption('First application');
    await page.getByText('No requests in this period').waitFor();
    await visitor.expectGoodLooks('usage-none');
  });

  test('requests, errors and durations are charted, and operations can be sorted and chosen', async () => {
    const client = stage.platform.development.client();
    await client.users.create({ body: { user_id: 'ada', first_name: 'Ada' } });
    await assert.rejects(client.users.create({ body: { user_id: 'ada', first_name: 'Ada' } }));
    await client.request('GET', '/v2/fulfillment/users/ada/orders');
    await using visitor = await stage.operator();
    const { page } = visitor;
    await page.goto('/usage');
    for (const name of ['Requests over time', 'Error rate', 'Durations']) await page.getByRole('img', { name }).waitFor();
    const first = page.getByRole('table', { name: 'Operations' }).locator('tbody tr').first();
    // The most errors come first.
    await first.getByText('fulfillment.users.create').waitFor();
    await first.getByText('50%').waitFor();
    await visitor.expectGoodLooks('usage');
    await page.getByRole('button', { name: 'p95' }).click();
    assert.equal(await page.getByRole('columnheader', { name: 'p95' }).getAttribute('aria-sort'), 'ascending');
    await page.getByRole('button', { name: 'fulfillment.users.create' }).click();
    await page.getByText('50%').first().waitFor();
    assert.equal(new URL(page.url()).searchParams.get('operation_id'), 'fulfillment.users.create');
    // The former rows stay until the chosen one has come.
    const rows = page.getByRole('table', { name: 'Operations' }).locator('tbody tr');
    await rows.nth(1).waitFor({ state: 'detached' });
    assert.equal(await rows.count(), 1);
    await page.getByRole('combobox', { name: 'Period' }).selectOption('24 hours, by hour');
    await page.getByText('50%').first().waitFor();
    await page.getByRole('combobox', { name: 'Application' }).selectOption({ index: 1 });
    await visitor.expectAccessible();
  });
});
