import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { verifyCallback } from '../../client/index.ts';
import { Stage } from './browser.ts';
import { placeFirstOrder } from './orders.fixture.ts';

const SCRIPT = '<img src=x onerror="document.title=1">';

describe('webhooks', () => {
  let stage: Stage;
  let server: Server;
  let url: string;
  let status = 200;
  const received: { headers: Record<string, string>; text: string }[] = [];

  before(async () => {
    server = createServer(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += chunk;
      response.setHeader('content-type', 'application/json');
      if (request.url === '/token') return response.end('{"access_token":"of-the-shop","expires_in":3600}');
      received.push({ headers: request.headers as Record<string, string>, text });
      response.statusCode = status;
      response.end(SCRIPT);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    stage = await Stage.open();
    // An event of which every webhook can be told again.
    await placeFirstOrder(stage.platform.development.client(), 'of-ada');
  });
  after(async () => {
    await stage[Symbol.asyncDispose]();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const webhooks = () => stage.platform.development.client().management.webhooks;
  const make = (name: string, fields: object = {}) => webhooks().create({ body: { name, url: `${url}/hook`, ...fields } });
  const fact = (page: Page, name: string) => page.locator('dl > div', { has: page.getByText(name, { exact: true }) }).locator('dd');

  test('one that is made with the documented form gets a signed test, whose attempt is shown', async () => {
    await using visitor = await stage.operator();
    const { page } = visitor;
    await page.goto('/webhooks');
    await page.getByText('No webhooks yet').waitFor();
    await page.getByRole('link', { name: 'Create new' }).first().click();
    await page.getByLabel('Configuration name').fill(SCRIPT);
    await page.getByLabel('Callback URL').fill('http://shop.example.com/hook');
    await page.getByLabel('Auth URI').fill(`${url}/token`);
    await page.getByRole('switch', { name: 'Send retailer_id' }).check();
    await page.getByLabel('Search events').fill('cancel');
    await page.getByRole('button', { name: 'Select all' }).click();
    await page.getByLabel('Search events').fill('');
    await page.getByRole('checkbox', { name: 'Brand new', exact: true }).check();
    await page.getByText(/^2 of \d+ selected$/).waitFor();
    await visitor.expectGoodLooks('webhook-new');
    await page.getByRole('button', { name: 'Save' }).click();
    for (const name of ['url', 'client_id', 'client_secret']) await page.locator(`[name="${name}"][aria-invalid="true"]`).waitFor();
    await page.getByLabel('Callback URL').fill(`${url}/hook`);
    await page.getByLabel('Client ID').fill('cartwright');
    await page.locator('[name="client_secret"]').fill('secret of development');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Shown only this once').waitFor();
    const secret = await page.locator('dl > div', { hasText: 'CARTWRIGHT_SIGNING_SECRET' }).locator('dd code').innerText();
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByRole('heading', { level: 1, name: SCRIPT }).waitFor();

    await page.getByRole('button', { name: 'Send a test' }).click();
    const result = page.getByRole('status').filter({ hasText: 'The test was delivered' });
    await result.getByText('200').waitFor();
    await result.getByText(SCRIPT).waitFor();
    const [sent] = received;
    assert.equal(sent!.headers.authorization, 'Bearer of-the-shop');
    assert.equal(verifyCallback(sent!.headers, sent!.text, secret).event_name, 'cartwright.test');
    await page.getByRole('region', { name: 'Recent deliveries' }).getByText('cartwright.test').waitFor();
    await visitor.expectGoodLooks('webhook');

    const { webhooks: all } = await webhooks().list();
    assert.deepEqual([...all[0]!.events].sort(), ['fulfillment.brand_new', 'fulfillment.canceled']);
    await page.goto('/webhooks');
    await page.getByRole('table').getByText('100%').waitFor();
    await visitor.expectGoodLooks('webhooks');
  });

  test('the client secret of the other server is refused at its field', async () => {
    await using visitor = await stage.operator();
    const { page } = visitor;
    await page.goto('/webhooks/new?environment=production');
    await page.getByLabel('Configuration name').fill('Production');
    await page.getByLabel('Callback URL').fill('https://shop.example.com/hook');
    await page.getByLabel('Auth URI').fill('https://shop.example.com/token');
    await page.getByLabel('Client ID').fill('cartwright');
    await page.locator('[name="client_secret"]').fill('secret of development');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('[name="client_secret"][aria-invalid="true"]').waitFor();
    await page.getByText('Is used by a webhook of the other server already; each server needs its own').waitFor();
    await visitor.expectAccessible();
    await page.locator('[name="client_secret"]').fill('secret of production');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Shown only this once').waitFor();
  });

  test('a delivery appears in the open log as it goes out, shows what was sent, and is replayed', async () => {
    const { webhook_id } = await make('Live');
    await using visitor = await stage.operator();
    const { page } = visitor;
    const open = page.waitForResponse((answer) => answer.url().includes('/api/live'));
    await page.goto(`/deliveries?webhook_id=${webhook_id}`);
    await page.getByText('Nothing matches these filters').waitFor();
    await open;
    status = 500;
    await webhooks().test({ webhook_id });
    status = 200;
    const table = page.getByRole('table', { name: 'Deliveries' });
    await table.getByText('Failed').waitFor();
    await webhooks().test({ webhook_id });
    await table.getByText('Delivered').waitFor();
    await visitor.expectGoodLooks('deliveries');

    await table.getByRole('link', { name: 'cartwright.test' }).last().click();
    await page.getByText('answered 500').waitFor();
    await page.getByText(SCRIPT).first().waitFor();
    const sent = received.at(-2)!;
    await page.getByText(`webhook-id: ${sent.headers['webhook-id']}`).waitFor();
    await page.getByText(`"event_id": ${/"event_id":(\d+)/.exec(sent.text)![1]}`).waitFor();
    await visitor.expectGoodLooks('delivery');
    await page.getByRole('button', { name: 'Replay' }).click();
    await page.getByText('This is its new delivery.').waitFor();
    await page.getByRole('heading', { level: 1 }).locator('..').getByText('Delivered').waitFor();
    assert.equal(received.at(-1)!.headers['webhook-id'], sent.headers['webhook-id']);
  });

  test('the log is filtered by webhook, state, event, order and time, and the filters live in the address', async () => {
    const { webhook_id } = await make('Filtered');
    await webhooks().test({ webhook_id });
    await using visitor = await stage.operator();
    const { page } = visitor;
    await page.goto('/deliveries');
    await page.getByLabel('Webhook').first().click();
    await page.getByRole('option', { name: 'Filtered' }).click();
    await page.waitForURL(`**/deliveries?webhook_id=${webhook_id}`);
    const table = page.getByRole('table', { name: 'Deliveries' });
    await table.locator('tbody tr').filter({ hasNotText: 'Filtered' }).first().waitFor({ state: 'detached' });
    await table.getByText('Delivered').waitFor();
    for (const query of [
      'state=failed',
      'event_name=fulfillment.delivered',
      'order_id=none',
      'from=2099-01-01T00:00',
      'to=2001-01-01T00:00',
    ]) {
      await page.goto(`/deliveries?webhook_id=${webhook_id}&${query}`);
      await page.getByText('Nothing matches these filters').waitFor();
    }
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await table.waitFor();
  });

  test('a range of events is replayed to a webhook that missed them, with their count', async () => {
    const { webhook_id } = await make('Missed', { events: ['fulfillment.brand_new'] });
    await using visitor = await stage.operator();
    const { page } = visitor;
    await page.goto(`/deliveries?webhook_id=${webhook_id}`);
    await page.getByRole('button', { name: 'Replay a range' }).click();
    await page.getByRole('button', { name: 'Replay', exact: true }).click();
    await page.locator('[name="from"][aria-invalid="true"]').waitFor();
    await page.getByLabel('From').last().fill('2020-01-01T00:00:00');
    await page.getByLabel('All that the webhook selects').check();
    await visitor.expectAccessible();
    await page.getByRole('button', { name: 'Replay', exact: true }).click();
    const told = await page
      .getByRole('dialog')
      .getByText(/events? (is|are) sent again\.$/)
      .innerText();
    const { deliveries } = await stage.platform.development.client().management.deliveries.list({ webhook_id, limit: 200 });
    assert.deepEqual([deliveries.length > 0, deliveries.length], [true, Number.parseInt(told, 10)]);
    assert.ok(deliveries.every(({ replay, event_name }) => replay && event_name === 'fulfillment.brand_new'));
  });

  test('its signing secret is rotated, it is edited without its client secret, disabled, enabled and deleted', async () => {
    const { webhook_id, signing_secret } = await make('Changing', { auth_uri: `${url}/token`, client_id: 'a', client_secret: 'kept' });
    await using visitor = await stage.operator();
    const { page } = visitor;
    const more = async (item: string) => {
      await page.getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name: item }).click();
    };
    await page.goto(`/webhooks/${webhook_id}`);
    await more('Rotate signing secret');
    await page.getByRole('button', { name: 'Rotate secret' }).click();
    await page.getByText('Shown only this once').waitFor();
    const rotated = await page.locator('dl > div', { hasText: 'CARTWRIGHT_SIGNING_SECRET' }).locator('dd code').innerText();
    assert.notEqual(rotated, signing_secret);
    await page.getByRole('button', { name: 'I have kept it' }).click();

    await page.getByRole('link', { name: 'Edit' }).click();
    await page.getByLabel('Resource').fill('orders');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.waitForURL(`**/webhooks/${webhook_id}`);
    await fact(page, 'Resource').getByText('orders').waitFor();
    assert.notEqual((await webhooks().get({ webhook_id })).client_secret_fingerprint, null);

    await more('Disable');
    await page.getByRole('button', { name: 'Disable webhook' }).click();
    await page.getByRole('button', { name: 'Enable' }).click();
    await page.getByRole('button', { name: 'Enable' }).waitFor({ state: 'detached' });
    assert.equal((await webhooks().get({ webhook_id })).status, 'Enabled');

    await more('Delete');
    await page.getByLabel('Type Changing to confirm').fill('Changing');
    await page.getByRole('button', { name: 'Delete webhook' }).click();
    await page.waitForURL('**/webhooks');
    await assert.rejects(webhooks().get({ webhook_id }));
  });

  test('a receiver that is gone for good is disabled by the server, and the page says why', async () => {
    const { webhook_id } = await make('Gone', { events: ['fulfillment.brand_new'] });
    status = 410;
    await webhooks().replay({ webhook_id, body: { from: '2020-01-01T00:00:00Z', which: 'all' } });
    await using visitor = await stage.operator();
    const { page } = visitor;
    await page.goto(`/webhooks/${webhook_id}`);
    await page.getByRole('alert').getByText('410').waitFor();
    status = 200;
    await visitor.expectAccessible();
  });
});
