import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { Stage } from './browser.ts';

const run = promisify(execFile);
/** Without quotes, which JSON would escape. Names with `<` are refused, but the request is kept as it came. */
const SCRIPT = '<img src=x onerror=document.title=1>';

describe('requests', () => {
  let stage: Stage;
  before(async () => {
    // Probes are requests too: with none but the first, a log that was cleared stays empty.
    stage = await Stage.open({ args: ['--probe-interval', '3600'] });
  });
  after(() => stage[Symbol.asyncDispose]());

  const client = () => stage.platform.development.client();
  const rows = '[aria-label="Requests"] tbody tr';

  test('requests appear while calls are made, wait while paused, and follow once resumed', async () => {
    await using visitor = await stage.operator();
    const { page } = visitor;
    await page.goto('/requests');
    await page.getByText('New requests appear by themselves').waitFor();
    await client().users.create({ body: { user_id: 'live-1', first_name: 'Ada' } });
    await page.locator(rows).filter({ hasText: 'fulfillment.users.create' }).waitFor();
    await visitor.expectGoodLooks('requests');

    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Paused').waitFor();
    await client().request('GET', '/v2/fulfillment/users/live-1/orders');
    await page.getByText('Paused').waitFor();
    assert.equal(await page.locator(rows).filter({ hasText: '/users/live-1/orders' }).count(), 0);
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.locator(rows).filter({ hasText: '/users/live-1/orders' }).waitFor();
  });

  test('filters stand in the address and choose what is shown and what follows', async () => {
    await using visitor = await stage.operator();
    const { page } = visitor;
    await page.goto('/requests?status=4xx');
    await page.getByRole('button', { name: 'Clear filters' }).waitFor();
    await client().users.create({ body: { user_id: 'filtered', first_name: 'Ada' } });
    await assert.rejects(client().users.create({ body: { user_id: 'filtered', first_name: 'Ada' } }));
    await page.locator(rows).filter({ hasText: 'user_id: has already been taken' }).waitFor();
    assert.equal(await page.locator(rows).count(), await page.locator(rows).filter({ hasText: '400' }).count());
    await page.getByRole('combobox', { name: 'Method' }).selectOption('DELETE');
    await page.getByText('Nothing matches these filters').waitFor();
    assert.equal(new URL(page.url()).search, '?status=4xx&method=DELETE');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByRole('button', { name: 'More filters' }).click();
    await page.getByLabel('User', { exact: true }).fill('filtered');
    await page
      .locator(rows)
      .filter({ hasText: '201' })
      .or(page.locator(rows).filter({ hasText: '200' }))
      .first()
      .waitFor();
    await page.waitForURL((url) => url.searchParams.get('user_id') === 'filtered');
  });

  test('a request is shown whole, its cURL command runs in a shell and answers 200, and it can be sent again', async () => {
    await assert.rejects(client().users.create({ body: { user_id: 'whole', first_name: `Ada ${SCRIPT}` } }), { status: 400 });
    await using visitor = await stage.operator();
    const { page } = visitor;
    await client().management.stores.list();
    await page.goto('/requests?path=%2Fcartwright%2Fv1%2Fstores');
    await page.locator(rows).filter({ hasText: '/cartwright/v1/stores' }).getByRole('link').first().click();
    await page.getByRole('heading', { name: 'Answer' }).waitFor();
    await page.getByRole('button', { name: 'Copy as cURL' }).click();
    const command = (await page.getByRole('dialog').locator('pre').textContent())!;
    await visitor.expectAccessible();
    const { development, ready } = stage.platform;
    const token = await development.client().oauth.token({
      body: {
        client_id: development.clientId,
        client_secret: development.clientSecret,
        grant_type: 'client_credentials',
        scope: 'cartwright:manage',
      },
    });
    const env = { ...process.env, CARTWRIGHT_CA: ready.ca_file!, CARTWRIGHT_TOKEN: token.access_token };
    const { stdout } = await run('sh', ['-c', `${command} --silent --output /dev/null --write-out '%{http_code}'`], { env });
    assert.equal(stdout, '200');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.getByRole('status').getByText('200').waitFor();
    await page.getByRole('link', { name: 'See the new request' }).click();
    await page.getByText('Sent again from').waitFor();

    await page.goto('/requests?operation_id=fulfillment.users.create&status=4xx');
    await page.locator(rows).getByRole('link').first().click();
    await page.getByText(SCRIPT).first().waitFor();
    await visitor.expectGoodLooks('request');
    await page.getByRole('button', { name: 'Send again' }).click();
    const dialog = page.getByRole('dialog', { name: 'Send it again to Development?' });
    await dialog.getByRole('button', { name: 'Send again' }).click();
    await page.getByRole('status').getByText('400').waitFor();
    assert.equal(await page.title(), 'Request – Cartwright');
  });

  test('the archive holds what the filters choose, and clearing forgets the rest', async () => {
    await client().management.stores.list();
    await using visitor = await stage.operator();
    const { page } = visitor;
    await page.goto('/requests?operation_id=management.stores.list');
    await page.locator(rows).first().waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download HAR' }).click();
    const { log } = JSON.parse(await readFile(await (await download).path(), 'utf8'));
    assert.ok(log.entries.length > 0);
    for (const { request } of log.entries) assert.ok(request.url.includes('/cartwright/v1/stores'), request.url);
    await page.goto('/requests');
    await page.locator(rows).first().waitFor();
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Clear', exact: true }).click();
    await page.getByText('No requests yet').waitFor();
    await visitor.expectGoodLooks('requests-none');
  });
});
