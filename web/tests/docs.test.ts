import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Stage } from './browser.ts';

describe('the reference', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage[Symbol.asyncDispose]());

  test('everybody may read it: topics, guides and diagrams are accessible in light, dark and on a phone', async () => {
    await using visitor = await stage.visitor();
    for (const [name, path] of [
      ['docs-overview', '/docs/overview.html'],
      ['docs-operation', '/docs/operations/fulfillment.orders.create_delivery'],
      ['docs-states', '/docs/concepts/delivery-states.html'],
      ['docs-error', '/docs/errors/userNotFound.html'],
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
    assert.ok((await page.getByRole('tabpanel').textContent())!.includes(stage.platform.development.url));
    await page.getByLabel('Body').fill('{"user_id":"of-the-reference","first_name":"Ada","phone_number":"+14155550100"}');
    await page.getByRole('button', { name: 'Send to development' }).click();
    await page.getByRole('status').getByText('of-the-reference').waitFor();
    await visitor.expectGoodLooks('docs-try-it');
  });

  test('a page that is not there says so', async () => {
    await using visitor = await stage.visitor();
    assert.equal((await visitor.page.goto('/docs/nothing.html'))!.status(), 404);
    assert.equal((await visitor.page.goto('/docs/..%2Fweb%2Findex.html'))!.status(), 404);
  });
});
