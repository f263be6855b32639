import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Stage } from './browser.ts';

/** What a plain server of files says. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

describe('the reference', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage[Symbol.asyncDispose]());

  test('everybody may read it: each kind of page is accessible in light, dark and on a phone', async () => {
    await using visitor = await stage.visitor();
    for (const [name, path] of [
      ['docs-overview', '/docs/overview.html'],
      ['docs-get-started', '/docs/get-started.html'],
      ['docs-guide', '/docs/guides/delivery.html'],
      ['docs-operation', '/docs/operations/fulfillment.orders.create_delivery'],
      ['docs-deprecated-operation', '/docs/operations/fulfillment.orders.list'],
      ['docs-states', '/docs/concepts/delivery-states.html'],
      ['docs-glossary', '/docs/glossary.html'],
      ['docs-callback', '/docs/callbacks/fulfillment.delivered.html'],
      ['docs-errors', '/docs/errors.html'],
      ['docs-error', '/docs/errors/userNotFound.html'],
      ['docs-changelog', '/docs/changelog.html'],
      ['docs-deprecations', '/docs/deprecations.html'],
    ] as const) {
      const answer = await visitor.page.goto(path);
      assert.equal(answer!.status(), 200);
      assert.match((await answer!.allHeaders())['content-security-policy']!, /^default-src 'none'; script-src 'self'; style-src 'self';/);
      await visitor.page.getByRole('button', { name: /colors$/ }).waitFor();
      await visitor.expectGoodLooks(name);
    }
  });

  test('samples are tabs, moved through by keyboard, and the language chosen stays', async () => {
    await using visitor = await stage.visitor();
    const { page } = visitor;
    await page.goto('/docs/operations/oauth.token.html');
    await page.getByRole('tab', { name: 'cURL' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('tab', { name: 'Java', selected: true }).waitFor();
    await page.goto('/docs/operations/fulfillment.users.create.html');
    await page.getByRole('tab', { name: 'Java', selected: true }).waitFor();
    assert.equal(await page.getByRole('tabpanel').count(), 1);
  });

  test('the search leads by keyboard to the page of an error message', async () => {
    await using visitor = await stage.visitor();
    const { page } = visitor;
    await page.goto('/docs/overview.html');
    await page.getByRole('combobox', { name: 'Search the reference' }).fill('Linking token is invalid');
    await page.getByRole('option').first().waitFor();
    await visitor.expectAccessible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/docs/errors/linkingTokenInvalid.html');
  });

  test('the colors that somebody chose stay', async () => {
    await using visitor = await stage.visitor();
    const { page } = visitor;
    await page.goto('/docs/overview.html');
    await page.getByRole('button', { name: 'Dark colors' }).click();
    await page.reload();
    assert.equal(await page.locator('html').getAttribute('data-colors'), 'dark');
  });

  test('whoever is signed in calls their own development server, and finds it in the samples', async () => {
    await using visitor = await stage.operator();
    const { page } = visitor;
    await page.goto('/docs/operations/fulfillment.users.create.html');
    await page.locator('.tabs[data-filled]').waitFor();
    const { url, client_id, client_secret } = stage.platform.ready.development!;
    const sample = page.getByRole('tabpanel');
    assert.ok((await sample.textContent())!.includes(url));
    await page.getByRole('combobox', { name: 'Application' }).selectOption(client_id);
    await sample.getByText(client_id).waitFor();
    // Never a secret, in no language.
    assert.ok(!(await page.content()).includes(client_secret));
    await page.getByLabel('Body').fill('{"user_id":"of-the-reference","first_name":"Ada","phone_number":"+14155550100"}');
    await page.getByRole('button', { name: 'Send to development' }).click();
    await page.getByRole('status').getByText('of-the-reference').waitFor();
    await visitor.expectGoodLooks('docs-try-it');
  });

  test('the headers of a deprecated answer lead to pages, and to the place on them', async () => {
    const { url, client_id, client_secret } = stage.platform.ready.development!;
    const post = (path: string, body: object, headers: Record<string, string> = {}) =>
      fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
    const token = await post('/v2/oauth/token', { grant_type: 'client_credentials', client_id, client_secret });
    const { access_token } = (await token.json()) as { access_token: string };
    const answer = await post('/v2/fulfillment/lastmile/service_options', {}, { authorization: `Bearer ${access_token}` });
    const targets = [...answer.headers.get('link')!.matchAll(/<([^>]+)>; rel="([^"]+)"/g)];
    assert.deepEqual(
      targets.map(([, , rel]) => rel),
      ['successor-version', 'deprecation'],
    );
    await using visitor = await stage.visitor();
    for (const [, address] of targets) {
      assert.equal((await visitor.page.goto(address!))!.status(), 200);
      const { hash } = new URL(address!);
      if (hash !== '') assert.equal(await visitor.page.locator(`[id="${decodeURIComponent(hash.slice(1))}"]`).count(), 1);
    }
  });

  test('the feed of the changelog is well-formed Atom, whose entries lead to their day', async () => {
    await using visitor = await stage.visitor();
    const { page } = visitor;
    await page.goto('/docs/changelog.html');
    const days = await page.locator('main h2[id]').evaluateAll((headings) => headings.map(({ id }) => id));
    const feed = await page.evaluate(async () => {
      const answer = await fetch('/docs/changelog.xml');
      const xml = new DOMParser().parseFromString(await answer.text(), 'application/xml');
      const text = (of: Element | Document, name: string) =>
        of.getElementsByTagNameNS('http://www.w3.org/2005/Atom', name)[0]?.textContent ?? '';
      return {
        type: answer.headers.get('content-type'),
        problem: xml.querySelector('parsererror')?.textContent ?? '',
        root: `${xml.documentElement.namespaceURI} ${xml.documentElement.localName}`,
        author: text(xml, 'author').trim(),
        entries: [...xml.querySelectorAll('entry')].map((entry) => ({
          id: text(entry, 'id'),
          title: text(entry, 'title'),
          updated: text(entry, 'updated'),
          day: new URL(entry.querySelector('link')!.getAttribute('href')!).hash.slice(1),
        })),
      };
    });
    assert.equal(feed.problem, '');
    assert.equal(feed.root, 'http://www.w3.org/2005/Atom feed');
    assert.match(feed.type!, /^application\/atom\+xml/);
    assert.equal(feed.author, 'Cartwright');
    assert.equal(new Set(feed.entries.map(({ id }) => id)).size, feed.entries.length);
    for (const { id, title, updated, day } of feed.entries) {
      assert.ok(id !== '' && title !== '' && !Number.isNaN(Date.parse(updated)), id);
      assert.ok(days.includes(day), day);
    }
    assert.deepEqual([...new Set(feed.entries.map(({ day }) => day))].sort(), days.sort());
  });

  test('as static files, at any address and without a server behind them, the pages lead on and the search finds', async () => {
    const server = createServer(async (request, response) => {
      const name = new URL(request.url!, 'http://localhost').pathname.replace(/^\/some\/where\//, '');
      const content = await readFile(join('dist/docs', name)).catch(() => undefined);
      response.setHeader('content-type', TYPES[extname(name)] ?? 'application/octet-stream');
      response.writeHead(content === undefined ? 404 : 200).end(content);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      await using visitor = await stage.visitor({}, [origin]);
      const { page } = visitor;
      await page.goto(`${origin}/some/where/index.html`);
      await page.getByRole('combobox', { name: 'Search the reference' }).fill('reserve a time slot');
      await page.getByRole('option', { name: 'Reserve a time slot', exact: false }).first().click();
      await page.waitForURL('**/some/where/operations/*.html');
      await page.getByRole('tab', { name: 'Python' }).click();
      assert.ok((await page.getByRole('tabpanel').textContent())!.includes('CARTWRIGHT_URL'));
      await page.getByRole('link', { name: 'how to get one' }).click();
      await page.waitForURL('**/some/where/authentication.html');
    } finally {
      server.close();
    }
  });

  test('a page that is not there says so', async () => {
    await using visitor = await stage.visitor();
    assert.equal((await visitor.page.goto('/docs/nothing.html'))!.status(), 404);
    assert.equal((await visitor.page.goto('/docs/..%2Fweb%2Findex.html'))!.status(), 404);
  });
});
