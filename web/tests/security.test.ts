import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { Stage } from './browser.ts';
import { type BuiltPage, builtPages, loaded, pageAddress } from './every-page.fixture.ts';
import { HOSTILE, writeEverywhere } from './hostile.fixture.ts';
import { mailedLink, person, signUp } from './people.ts';

const POLICY =
  /^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w+/=]{24}'; img-src 'self' data: blob:(?: https:)?; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'$/;

describe('security', () => {
  let stage: Stage;
  let pages: readonly BuiltPage[];
  before(async () => {
    pages = await builtPages();
    stage = await Stage.open();
  });
  after(() => stage?.[Symbol.asyncDispose]());

  test('every page carries the policy, which knows no inline script and no frame, with a session and without', async () => {
    await using operator = await stage.operator();
    await using stranger = await stage.visitor();
    for (const { path, access } of [...pages, { path: '/nowhere', access: 'public' as const }]) {
      for (const visitor of [operator, stranger]) {
        const answer = await visitor.page.request.get(pageAddress(path), { headers: { accept: 'text/html' }, maxRedirects: 0 });
        const leads = answer.status() === 303;
        if (visitor === stranger) assert.equal(leads, ['session', 'open', 'second_factor'].includes(access), path);
        const headers = answer.headers();
        if (!leads) assert.match(String(headers['content-security-policy']), POLICY, path);
        assert.match(String(headers['content-security-policy']), /frame-ancestors 'none'/, path);
        assert.deepEqual([headers['x-content-type-options'], headers['referrer-policy']], ['nosniff', 'no-referrer'], path);
      }
    }
  });

  test('a page of another site shows none of the console in a frame, and none of its forms reaches it', async () => {
    const target = stage.console.url;
    const attacker = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(`<!doctype html><iframe src="${target}/home"></iframe>
        <form method="post" action="${target}/api/sign-up" enctype="text/plain"><input name='{"organization":"' value='"}'></form>`);
    });
    await new Promise<void>((resolve) => attacker.listen(0, '127.0.0.1', resolve));
    const context = await stage.browser.newContext({ baseURL: target });
    try {
      const page = await context.newPage();
      await page.goto('/sign-in');
      await page.getByLabel('E-mail').fill(stage.console.email);
      await page.getByLabel('Password', { exact: true }).fill(stage.console.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL('**/home');
      await page.goto(`http://127.0.0.1:${(attacker.address() as AddressInfo).port}/`);
      const frame = await (await page.locator('iframe').elementHandle())!.contentFrame();
      assert.equal(frame!.url(), 'chrome-error://chromewebdata/');
      const sent = page.waitForResponse((response) => response.url().endsWith('/api/sign-up'));
      await page.locator('form').evaluate((form: HTMLFormElement) => form.submit());
      assert.equal((await sent).status(), 403);
    } finally {
      await context.close();
      attacker.closeAllConnections();
      attacker.close();
    }
  });

  test('after the sign-in a browser goes to a page of the console, whatever the address said', async () => {
    for (const target of ['//example.com', 'https://example.com/', '/\\example.com', 'javascript:alert(1)', '/%09/example.com']) {
      await using visitor = await stage.visitor();
      await visitor.page.goto(`/sign-in?return_to=${encodeURIComponent(target)}`);
      await visitor.page.getByLabel('E-mail').fill(stage.console.email);
      await visitor.page.getByLabel('Password', { exact: true }).fill(stage.console.password);
      await visitor.page.getByRole('button', { name: 'Sign in' }).click();
      await visitor.page.waitForURL((url) => url.pathname !== '/sign-in');
      assert.equal(new URL(visitor.page.url()).origin, stage.console.url);
    }
  });

  /** Whoever leaves a page with an error of its policy fails at the end, as does one that asked for a picture named `x`. */
  const expectHarmless = async (page: Page, path: string) => {
    await loaded(page);
    const found = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => [...element.attributes].some(({ name, value }) => name.startsWith('on') || /^\s*javascript:/i.test(value)))
        .concat([...document.querySelectorAll('img[src="x"], script:not([src])')])
        .map(({ outerHTML }) => outerHTML),
    );
    assert.deepEqual(found, [], path);
  };

  test('markup in whatever retailers, shoppers and customers write is text on every page', async () => {
    const values = await writeEverywhere(stage.platform.development);
    await using visitor = await stage.operator();
    const { page } = visitor;
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    let shown = 0;
    for (const { path, access } of pages) {
      if (access === 'guest') continue;
      await page.goto(pageAddress(path, values));
      await expectHarmless(page, path);
      if ((await page.locator('body').innerText()).includes(HOSTILE)) shown++;
    }
    assert.deepEqual(dialogs, []);
    // Those that show names and notes; the others have numbers and forms.
    assert.ok(shown >= 12, `${shown} pages show the markup as text`);
  });

  test('markup in the names of people and organizations is text in mails, invitations, members, audit and everybody else’s pages', async () => {
    const who = person('Mallory', { organization: HOSTILE, name: HOSTILE });
    await using mallory = await stage.visitor({ userAgent: HOSTILE });
    await signUp(mallory.page, who);
    await mallory.page.goto('/members');
    await mallory.page
      .getByRole('button', { name: /^Invite/ })
      .first()
      .click();
    await mallory.page.getByLabel('E-mail').fill('victim@example.com');
    await mallory.page
      .getByRole('dialog')
      .getByRole('button', { name: /^(Invite|Send)/ })
      .click();
    await mallory.page.getByText('victim@example.com').first().waitFor();
    for (const path of ['/home', '/members', '/account', '/audit', '/organization', '/servers']) {
      await mallory.page.goto(path);
      await expectHarmless(mallory.page, path);
    }
    await using operator = await stage.operator();
    for (const path of ['/organizations', '/mails', '/pool']) {
      await operator.page.goto(path);
      await expectHarmless(operator.page, path);
    }
    await using victim = await stage.visitor();
    await victim.page.goto(await mailedLink(operator, stage, 'victim@example.com', '/invitation'));
    await victim.page.getByText(HOSTILE).first().waitFor();
    await expectHarmless(victim.page, '/invitation');
  });
});
