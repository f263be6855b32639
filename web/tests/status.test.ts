import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { ServerProcess } from '../../testing/server-process.ts';
import type { Answer } from '../src/api/console.ts';
import { Stage } from './browser.ts';
import { WebhookReceiver } from './webhook-receiver.ts';

const COMMAND = [process.execPath, 'src/main.ts'];
/** What a retailer, customer or operator might write into a field. */
const SCRIPT = '<img src=x onerror="document.title=1">';

describe('status', () => {
  let folder: string;
  let production: ServerProcess;
  let stage: Stage;
  const receiver = new WebhookReceiver();
  const startProduction = (port = '0') =>
    ServerProcess.start({
      command: COMMAND,
      args: ['--serve', 'production', '--production-port', port, '--data', join(folder, 'data'), '--rate-limit', 'off'],
    });
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cartwright-browser-'));
    production = await startProduction();
    const servers = join(folder, 'production.json');
    await writeFile(servers, JSON.stringify(production.ready));
    const apart = ['--serve', 'development,console', '--servers', servers, '--probe-interval', '0.5'];
    stage = await Stage.open({ args: [...apart, '--allow-callback-address', '127.0.0.0/8'] });
  });
  after(async () => {
    await stage?.[Symbol.asyncDispose]();
    await production?.stop();
    await receiver[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  const server = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
  const overall = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor();

  const subscribe = async (page: Page, to: WebhookReceiver) => {
    const news = page.getByRole('region', { name: 'Get news' });
    await news.getByLabel('URL').fill(await to.listen());
    await news.getByText('The receiver’s certificate').click();
    await news.getByLabel('The authority’s certificate').fill(to.ca);
    await news.getByRole('button', { name: 'Subscribe the webhook' }).click();
    await news.getByText(/^whsec_/).waitFor();
    return news;
  };

  /** As Chromium's XML parser reads it: what is wrong, whether the title is there as text, and elements that are of no feed. */
  const readXml = (page: Page, text: string) =>
    page.evaluate((xml) => {
      const read = new DOMParser().parseFromString(xml, 'application/xml');
      const titles = [...read.querySelectorAll('entry > title, item > title')].map(({ textContent }) => textContent ?? '');
      return {
        problem: read.querySelector('parsererror')?.textContent ?? null,
        found: titles.some((title) => title.includes('Feeds & "more" ]]> <img src=x')),
        elements: [...read.querySelectorAll('img, script, b')].map(({ outerHTML }) => outerHTML),
      };
    }, text);

  /** As the operator does it; `meanwhile` before the form is sent. */
  const report = async (page: Page, title: string, text: string, meanwhile: () => Promise<void> = async () => undefined) => {
    await page.getByRole('button', { name: 'Report an incident' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Title').fill(title);
    await form.getByLabel('What is known').fill(text);
    await meanwhile();
    await form.getByRole('button', { name: 'Report it' }).click();
    return page.getByRole('article', { name: title });
  };
  const resolve = async (page: Page, incident: Locator, text: string) => {
    await incident.getByRole('button', { name: 'Post an update' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('State').selectOption('Resolved');
    await form.getByLabel('What is known').fill(text);
    await form.getByRole('button', { name: 'Post an update' }).click();
  };

  test('both servers are shown with each component, its days and how fast they answer', async () => {
    await using visitor = await stage.operator();
    const { page } = visitor;
    await page.goto('/status');
    await overall(page, 'Both servers are operational');
    for (const name of ['Development', 'Production']) {
      for (const component of ['API', 'OAuth', 'Database', 'Callbacks', 'Catalogue ingestion', 'Scheduled work']) {
        const row = server(page, name).getByRole('listitem').filter({ hasText: component }).first();
        await row.getByText('Operational').waitFor();
      }
      await server(page, name).getByRole('heading', { name: 'Response times' }).waitFor();
    }
    await visitor.expectGoodLooks('status');
  });

  test('the arrow keys go through the days of a component, and a table behind them has the same in numbers', async () => {
    await using visitor = await stage.operator();
    const { page } = visitor;
    await page.goto('/status');
    await overall(page, 'Both servers are operational');
    // What the server says once is what every poll of the page gets, so that the two can be compared.
    const status: Answer<'GET /api/status'> = await page.evaluate(async () => (await fetch('/api/status')).json());
    await page.route('**/api/status', (route) => route.fulfill({ json: status }));
    const { components } = status.servers.find(({ environment }) => environment === 'development')!;
    const { uptime } = components.find(({ component }) => component === 'oauth')!.days.at(-1)!;
    await page.goto('/status');
    const days = server(page, 'Development').getByRole('slider', { name: 'Days of OAuth' });
    await days.focus();
    const today = /: ([\d.]+)% uptime(, .*)?$/.exec((await days.getAttribute('aria-valuetext'))!);
    assert.equal(Number(today?.[1]), Number(uptime!.toFixed(3)));
    await page.keyboard.press('ArrowLeft');
    assert.match((await days.getAttribute('aria-valuetext'))!, /Not checked$/);
    await page.keyboard.press('Home');
    assert.equal(await days.getAttribute('aria-valuenow'), '0');
    await visitor.expectAccessible();
    await server(page, 'Development').getByText('Show as a table').first().click();
    const table = page.getByRole('table', { name: 'Uptime by day: Development' });
    await table.getByRole('cell', { name: /%$/ }).first().waitFor();
    await visitor.expectAccessible();
  });

  test('a subscribed webhook shows its secret once, and hears of an incident that the operator posts and resolves', async () => {
    await using visitor = await stage.operator();
    const { page } = visitor;
    await page.goto('/status');
    const news = await subscribe(page, receiver);
    await visitor.expectGoodLooks('status-webhook');
    await news.getByRole('button', { name: 'I have kept it' }).click();
    await page.reload();
    await news.getByRole('heading', { name: 'Your subscriptions' }).waitFor();
    assert.equal(await page.getByText(/whsec_/).count(), 0);

    await page.getByRole('button', { name: 'Report an incident' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('button', { name: 'Report it' }).click();
    await form.locator('[name="title"][aria-invalid="true"]').waitFor();
    await form.getByRole('button', { name: 'Cancel' }).click();
    const incident = await report(page, `Slow search ${SCRIPT}`, `Searches take long. ${SCRIPT}`, () => visitor.expectAccessible());
    await incident.getByText(`Searches take long. ${SCRIPT}`).waitFor();
    await receiver.told('incident.opened');
    await visitor.expectGoodLooks('status-incident');

    await resolve(page, incident, 'Search is fast again.');
    await receiver.told('incident.resolved');
    await page.getByRole('region', { name: 'Past' }).getByText('Search is fast again.').waitFor();
    assert.equal(await page.getByRole('heading', { name: 'Open incidents' }).count(), 0);
    assert.equal(await page.title(), 'Status – Cartwright');
  });

  test('maintenance is planned, changed and canceled', async () => {
    await using visitor = await stage.operator();
    const { page } = visitor;
    await page.goto('/status');
    await page.getByRole('button', { name: 'Plan maintenance' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Title').fill('New disks');
    await form.getByLabel('What is known').fill('Writes wait for a minute.');
    await form.getByLabel('Ends').fill('2020-01-01T00:00');
    await form.getByRole('button', { name: 'Plan it' }).click();
    await form.locator('[name="ends_at"][aria-invalid="true"]').waitFor();
    await form.getByLabel('Ends').fill('2099-01-01T00:00');
    await form.getByRole('button', { name: 'Plan it' }).click();
    const card = page.getByRole('article', { name: 'New disks' });
    await card.getByText('Planned').waitFor();
    await visitor.expectAccessible();
    await card.getByRole('button', { name: 'Cancel it' }).click();
    await form.getByRole('button', { name: 'Cancel it' }).click();
    await card.waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: 'Maintenance' }).click();
    await page.getByRole('article', { name: 'New disks' }).getByText('Canceled').waitFor();
  });

  test('visitors are sent to the sign-in until the operator opens the page, and see no more than the status then', async () => {
    await using visitor = await stage.visitor();
    await visitor.page.goto('/status');
    assert.equal(new URL(visitor.page.url()).pathname, '/sign-in');
    await using operator = await stage.operator();
    await operator.page.goto('/status');
    const toggle = operator.page.getByRole('switch', { name: 'Open to visitors' });
    await toggle.click();
    await operator.page.getByRole('button', { name: 'Open the page' }).click();
    await operator.page.getByRole('dialog').waitFor({ state: 'detached' });
    await visitor.page.goto('/status');
    await server(visitor.page, 'Production').waitFor();
    assert.equal(await visitor.page.getByRole('button', { name: /incident|Subscribe/ }).count(), 0);
    await visitor.expectGoodLooks('status-visitor');
    await toggle.click();
    await toggle.and(operator.page.locator(':not(:checked)')).waitFor();
    await visitor.page.goto('/status');
    assert.equal(new URL(visitor.page.url()).pathname, '/sign-in');
  });

  test('an address is subscribed by the link of its mail, and unsubscribed by another', async () => {
    await using visitor = await stage.operator();
    const { page } = visitor;
    await page.goto('/status');
    await page.getByRole('tab', { name: 'E-mail' }).click();
    await page.getByLabel('E-mail address').fill('ada@example.com');
    await page.getByRole('button', { name: 'Subscribe the address' }).click();
    await page.getByText('A mail with a link is on its way to ada@example.com').waitFor();
    await page.getByText('Not confirmed').waitFor();
    const link = /(\/status\/confirm\?token=[\w-]+)/.exec(stage.platform.log().replaceAll('\\n', '\n'))![1]!;
    await using reader = await stage.visitor();
    await reader.page.goto('/status/confirm?token=wrong');
    await reader.page.getByRole('button', { name: 'Confirm' }).click();
    await reader.page.getByRole('alert').waitFor();
    await reader.page.goto(link);
    await reader.page.getByRole('heading', { name: 'Confirm the subscription' }).waitFor();
    await reader.expectGoodLooks('status-confirm');
    await reader.page.getByRole('button', { name: 'Confirm' }).click();
    await reader.page.getByText('News come to ada@example.com from here on.').waitFor();
    await page.reload();
    await page.getByText('ada@example.com').waitFor();
    assert.equal(await page.getByText('Not confirmed').count(), 0);
    await reader.page.goto(link.replace('confirm', 'unsubscribe'));
    await reader.page.getByRole('button', { name: 'Unsubscribe' }).click();
    await reader.page.getByText('No more news come to ada@example.com.').waitFor();
  });

  test('feeds have addresses of their own that are shown once and need no session, and are XML and JSON whatever an incident says', async () => {
    await using visitor = await stage.operator();
    const { page } = visitor;
    await page.goto('/status');
    const title = `Feeds & "more" ]]> ${SCRIPT}`;
    const incident = await report(page, title, title);
    await incident.waitFor();
    await page.getByRole('tab', { name: 'Feeds' }).click();
    await page.getByRole('button', { name: 'Make my addresses' }).click();
    const address = await page.getByText(/feed\.atom\?token=/).textContent();
    await using reader = await stage.visitor();
    const answer = await reader.page.request.get(address!);
    assert.equal(answer.status(), 200);
    for (const ending of ['atom', 'rss']) {
      const text = await (await reader.page.request.get(address!.replace('.atom', `.${ending}`))).text();
      assert.deepEqual(await readXml(page, text), { problem: null, found: true, elements: [] }, ending);
    }
    const { items } = await (await reader.page.request.get(address!.replace('.atom', '.json'))).json();
    assert.ok(items.some((item: { title: string }) => item.title.startsWith(title)));
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await resolve(page, incident, 'They are fine.');
    await page.getByRole('button', { name: 'End them' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'End them' }).click();
    await page.getByRole('button', { name: 'Make my addresses' }).waitFor();
    assert.equal((await reader.page.request.get(address!)).status(), 401);
  });

  test('while the page is open it shows that production was killed, with an incident that a webhook hears of and that closes once it is back', async () => {
    await using subscriber = new WebhookReceiver();
    await using visitor = await stage.operator();
    const { page } = visitor;
    await page.goto('/status');
    await overall(page, 'Both servers are operational');
    const news = await subscribe(page, subscriber);
    await news.getByRole('button', { name: 'I have kept it' }).click();
    const { port } = new URL(production.ready.production!.url);
    await production.kill();
    await overall(page, 'Something does not answer');
    const incident = page.getByRole('article', { name: 'Production server does not answer' });
    await incident.waitFor();
    await incident.getByText('Critical').waitFor();
    await server(page, 'Production').getByText('Down').first().waitFor();
    await server(page, 'Development').getByText('Operational').first().waitFor();
    await visitor.expectGoodLooks('status-down');
    await subscriber.told('incident.opened', 'Production server does not answer');
    await production.stop();
    production = await startProduction(port);
    await overall(page, 'Both servers are operational');
    await page.getByRole('region', { name: 'Past' }).getByRole('article', { name: 'Production server does not answer' }).waitFor();
    await subscriber.told('incident.resolved', 'Production server does not answer');
  });
});
