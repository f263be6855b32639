import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Stage } from './browser.ts';

describe('sign-in', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage[Symbol.asyncDispose]());

  test('a page without a session leads to the sign-in, and from there to the page', async () => {
    await using visitor = await stage.visitor();
    await visitor.page.goto('/home?environment=production');
    assert.equal(new URL(visitor.page.url()).search, '?return_to=%2Fhome%3Fenvironment%3Dproduction');
    await visitor.page.getByLabel('E-mail').fill(stage.console.email);
    await visitor.page.getByLabel('Password', { exact: true }).fill(stage.console.password);
    await visitor.page.getByRole('button', { name: 'Sign in' }).click();
    await visitor.page.waitForURL('/home?environment=production');
    await visitor.page.getByRole('heading', { level: 1, name: 'The Garden Market' }).waitFor();
    assert.equal(await visitor.page.title(), 'Home – Cartwright');
  });

  test('a wrong password says so in words and lets one try again', async () => {
    await using visitor = await stage.visitor();
    const { page } = visitor;
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').fill(stage.console.email);
    await page.getByLabel('Password', { exact: true }).fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    const field = page.getByLabel('Password', { exact: true });
    await page.locator('[aria-invalid="true"][name="password"]').waitFor();
    assert.equal(await field.evaluate((element) => element === document.activeElement), true);
    await visitor.expectGoodLooks('sign-in-refused');
    await field.fill(stage.console.password);
    await page.keyboard.press('Enter');
    await page.waitForURL('/home');
  });

  test('the keyboard alone reaches everything in the order in which it is read, and signs in', async () => {
    await using visitor = await stage.visitor();
    const { page } = visitor;
    await page.goto('/sign-in');
    await page.locator('[name="email"]:focus').waitFor();
    await page.keyboard.type(stage.console.email);
    assert.deepEqual(await visitor.tabStops(1), ['Password']);
    await page.keyboard.type(stage.console.password);
    await page.keyboard.press('Enter');
    await page.waitForURL('/home');
    await page.goto('/home');
    await page.getByRole('navigation', { name: 'Pages' }).waitFor();
    assert.deepEqual(await visitor.tabStops(2), ['Skip to content', 'Cartwright']);
  });

  test('the sign-in page is accessible in light, dark and on a phone', async () => {
    await using visitor = await stage.visitor();
    await visitor.page.goto('/sign-in');
    await visitor.page.getByLabel('E-mail').waitFor();
    await visitor.expectGoodLooks('sign-in');
  });

  test('the policy allows no inline script and no style without the nonce of its answer', async () => {
    await using visitor = await stage.visitor();
    const answer = await visitor.page.goto('/sign-in');
    const policy = (await answer!.allHeaders())['content-security-policy']!;
    const nonce = await visitor.page.locator('meta[name="csp-nonce"]').getAttribute('content');
    assert.ok(policy.includes(`style-src 'self' 'nonce-${nonce}'`));
    assert.ok(policy.startsWith("default-src 'none'; script-src 'self';"));
    assert.doesNotMatch(policy, /unsafe/);
  });

  test('the language and the colours that somebody chose stay', async () => {
    await using visitor = await stage.visitor();
    const { page } = visitor;
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Appearance and language' }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    await page.getByRole('menuitemradio', { name: 'Français (Canada)' }).click();
    await page.getByRole('heading', { name: 'Ouvrir une session' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Ouvrir une session' }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'fr-CA');
    assert.equal(await page.locator('html').getAttribute('data-mantine-color-scheme'), 'dark');
    await visitor.expectAccessible();
  });

  test('an address that is no page says so', async () => {
    await using visitor = await stage.visitor();
    const answer = await visitor.page.goto('/nowhere');
    assert.equal(answer!.status(), 404);
    await visitor.page.getByRole('heading', { name: 'Page not found' }).waitFor();
    await visitor.expectGoodLooks('not-found');
  });
});
