import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { Stage, type Visitor } from './browser.ts';

/** Both servers make the organization, one of them with a catalogue; a busy machine takes its time. */
const SIGN_UP = 150_000;

const WITH_BAGS = [
  ...['Stage the bags', 'Send a shopper (delivery_only)', 'Go to at_store', 'Go to bags_verified', 'Go to delivering'],
  'Go to completed',
];
/** The next step of each state, by the preset of the order. */
const WAYS: Readonly<Record<string, readonly string[]>> = {
  'A pickup': [
    ...['Send a shopper (pickup)', 'Go to picking', 'Go to verifying_replacements', 'Go to checkout', 'Go to receipt_sanity_check'],
    ...['Go to bags_check', 'Go to staged', 'The customer has arrived', 'Send a shopper (runner_customer)', 'Go to at_store'],
    ...['Go to bags_verified', 'Go to completed'],
  ],
  'Last mile': WITH_BAGS,
  Dispatch: WITH_BAGS,
};

describe('testing center', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage[Symbol.asyncDispose]());

  test('somebody who signs up takes an order from the first step to delivered without leaving the browser', async () => {
    await using visitor = await newcomer(stage, 'Harvest Lane');
    const { page } = visitor;
    await page.getByRole('link', { name: 'Testing center' }).click();
    await page.getByText('No orders yet').waitFor();
    await page.getByRole('link', { name: 'Place an order' }).first().click();
    await page.getByRole('button', { name: 'A typical delivery' }).click();
    await page.getByRole('button', { name: 'Find stores' }).click();
    await page.getByRole('list', { name: 'Stores that serve the address' }).getByRole('button').first().click();
    await visitor.expectGoodLooks('testing-store');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Search products').fill('eggs');
    await page
      .getByRole('button', { name: /^Add: .*[Ee]ggs/ })
      .first()
      .click();
    await page.getByText('Cart: 3 lines').waitFor();
    await visitor.expectGoodLooks('testing-cart');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('User id').waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: /AM|PM/ }).first().waitFor();
    await page.locator('button[aria-pressed]:enabled').last().click();
    await visitor.expectGoodLooks('testing-slots');
    await page.getByRole('button', { name: 'Hold this slot' }).click();
    await page.getByText(/The slot is held for 9:\d\d/).waitFor();
    await page.getByLabel('Instructions').fill('<img src=x onerror=alert(1)> at the side door');
    await visitor.expectGoodLooks('testing-place');
    await page.getByRole('button', { name: /API calls/ }).click();
    const drawer = page.getByRole('dialog', { name: 'API calls of these steps' });
    await drawer.getByText(/^POST \/v2\/fulfillment\/users\/tester-\w+\/service_options\/\d+\/reserve$/).waitFor();
    await drawer
      .getByText(/curl --cacert/)
      .first()
      .waitFor();
    await visitor.expectGoodLooks('testing-calls');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Place the order' }).click();
    await page.waitForURL(/\/testing\/orders\/test-/);
    await at(page, 'brand_new');
    await page.getByRole('button', { name: 'Send a shopper (delivery)' }).click();
    await at(page, 'acknowledged');
    for (const state of ['picking', 'verifying_replacements', 'checkout', 'receipt_sanity_check', 'delivering']) {
      await page.getByRole('button', { name: `Go to ${state}`, exact: true }).click();
      if (state !== 'picking') continue;
      await visitor.expectGoodLooks('testing-order');
      await chat(page);
      await visitor.expectGoodLooks('testing-chat');
    }
    await page.getByText('The shopper is on the way.').waitFor();
    await page.getByRole('tab', { name: 'Events and callbacks' }).click();
    await page.getByText('fulfillment.delivering', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Go to completed', exact: true }).click();
    await at(page, 'delivered');
    await page.getByText('Nothing is left to do: the order is over.').waitFor();
    await visitor.expectGoodLooks('testing-delivered');
    await page.getByRole('tab', { name: 'JSON' }).click();
    await page.getByText('<img src=x onerror=alert(1)> at the side door').first().waitFor({ state: 'attached' });
    assert.equal(await page.locator('img').count(), 0);
  });

  test('a replacement that the customer rejects in a scenario is refunded, and the chat ends with the order', async () => {
    await using visitor = await stage.operator();
    const { page } = visitor;
    await placeTypical(page);
    await page.getByRole('button', { name: 'Scenarios' }).click();
    await page.getByRole('button', { name: 'Open replacement-rejected' }).click();
    const editor = page.getByLabel('A scenario of your own');
    await page.waitForFunction(() =>
      [...document.querySelectorAll('textarea')].some(({ value }) => value.includes('replacement-rejected')),
    );
    await editor.fill('steps:\n  - replace: 1\n  - fly: home\n');
    await page.getByRole('button', { name: 'Run this scenario' }).click();
    // A notice that goes away says it too.
    await page
      .getByRole('region', { name: 'Scenarios' })
      .getByRole('alert')
      .getByText(/line 3/)
      .waitFor();
    await visitor.expectGoodLooks('testing-scenario-problem');
    await page.getByRole('button', { name: 'Run replacement-rejected' }).click();
    await page.getByRole('button', { name: 'Automatic shopper for this order' }).click();
    await page.getByRole('button', { name: 'Clock', exact: true }).click();
    await page.getByRole('button', { name: '+1 hour' }).click();
    await page.getByText('What fell due').waitFor();
    await at(page, 'delivered');
    await page.getByRole('list', { name: 'Items' }).getByText('TO_REFUND').waitFor();
    await page.getByRole('tab', { name: 'Chat' }).click();
    await page.getByText('Messages can be written from the start of the picking').waitFor();
    assert.equal(await page.getByRole('textbox', { name: 'Message' }).count(), 0);
  });

  test('with the automatic shopper on and the clock advanced, an order delivers itself', async () => {
    await using visitor = await stage.operator();
    const { page } = visitor;
    await page.goto('/testing/shopper');
    await page.getByRole('button', { name: 'Chances, from 0 to 1' }).click();
    for (const name of ['Canceled under way', 'Line: replaced', 'Rescheduled', 'Late'])
      await page.getByLabel(name, { exact: true }).fill('0');
    await page.getByLabel('Speed').fill('10');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved').first().waitFor();
    await page.getByRole('switch', { name: 'Takes new orders' }).check();
    await page.getByRole('switch', { name: 'Takes new orders', checked: true }).waitFor();
    await visitor.expectGoodLooks('testing-shopper');
    await placeTypical(page);
    await page.getByText('Running', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Clock', exact: true }).click();
    await page.getByRole('button', { name: '+6 hours' }).click();
    await page.getByText(/^Steps of the automatic shopper: \d+$/).waitFor();
    await at(page, 'delivered');
    await page.goto('/testing/shopper');
    await page.getByRole('button', { name: 'Turn off and let go of all orders' }).click();
    await page.getByRole('switch', { name: 'Takes new orders', checked: false }).waitFor();
    await page.goto('/testing/clock');
    await page.getByRole('button', { name: 'Stop the clock' }).click();
    await page.getByText('Stands still').waitFor();
    await visitor.expectGoodLooks('testing-clock');
    await page.getByRole('button', { name: 'Back to the wall’s time' }).click();
    await page.getByText('Follows the wall').waitFor();
  });

  test('orders of the other kinds go their whole ways by the next step', async () => {
    await using visitor = await stage.operator();
    const { page } = visitor;
    for (const [preset, way] of Object.entries(WAYS)) {
      await placeByPreset(page, preset);
      for (const step of way) await page.getByRole('button', { name: step, exact: true }).click();
      await at(page, 'delivered');
      await visitor.expectGoodLooks(`testing-${preset.toLowerCase().replaceAll(' ', '-')}`);
    }
  });

  test('a fault makes the call of the next step fail in words, is counted, and is removed', async () => {
    await using visitor = await stage.operator();
    const { page } = visitor;
    await page.goto('/testing/faults');
    await page.getByText('No rules').waitFor();
    await page.getByLabel('Path begins with').fill('/v2/fulfillment/stores/');
    await page.getByLabel('Status', { exact: true }).fill('700');
    await page.getByRole('button', { name: 'Add the rule' }).click();
    await page.locator('[name="status"][aria-invalid="true"]').waitFor();
    await page.getByLabel('Status', { exact: true }).fill('422');
    await page.getByLabel('Description').fill('<script>alert(1)</script>');
    await page.getByRole('button', { name: 'Add the rule' }).click();
    await page.getByText('Answers 422').waitFor();
    await page.getByText('<script>alert(1)</script>').waitFor();
    await page.goto('/testing/new');
    await page.getByRole('button', { name: 'A typical delivery' }).click();
    await page.getByRole('button', { name: 'Find stores' }).click();
    await page.getByText('That did not work').waitFor();
    await page.goto('/testing/faults');
    await page.getByText('1 of 1').waitFor();
    await visitor.expectGoodLooks('testing-faults');
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByText('No rules').waitFor();
  });

  test('a snapshot is taken, restored, saved as a file, deleted and uploaded from it, and a reset asks first', async () => {
    await using visitor = await stage.operator();
    const { page } = visitor;
    await page.goto('/testing/snapshots');
    await page.getByLabel('Name').fill('before-it');
    await page.getByRole('button', { name: 'Take a snapshot' }).click();
    await page.getByRole('cell', { name: 'before-it' }).waitFor();
    await visitor.expectGoodLooks('testing-snapshots');
    await placeTypical(page);
    const placed = new URL(page.url()).pathname.split('/').at(-1)!;
    await page.goto('/testing');
    await page.getByRole('link', { name: placed }).waitFor();
    await page.goto('/testing/snapshots');
    await page.getByRole('button', { name: 'Restore' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
    await page.getByText('Done', { exact: true }).first().waitFor();
    await page.goto('/testing');
    await page.getByRole('link', { name: 'test-delivered' }).waitFor();
    assert.equal(await page.getByRole('link', { name: placed }).count(), 0);
    await page.goto('/testing/snapshots');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download' }).click()]);
    const buffer = await readFile(await download.path());
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('No snapshots yet').waitFor();
    await page.locator('input[type=file]').setInputFiles({ name: 'Back Again.ndjson.gz', mimeType: 'application/gzip', buffer });
    await page.getByRole('cell', { name: 'back-again' }).waitFor();
    await page.getByRole('button', { name: 'Reset the organization' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Reset the organization' }).click();
    await page.getByText('Done', { exact: true }).last().waitFor();
  });

  test('with production chosen the testing center says that it is for development, and leads there', async () => {
    await using visitor = await stage.operator();
    const { page } = visitor;
    await page.goto('/testing?environment=production');
    await page.getByText('The testing center works on the development server').waitFor();
    await visitor.expectGoodLooks('testing-production');
    await page.getByRole('button', { name: 'Switch to development' }).click();
    const ended = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'test-delivered' }) });
    await ended.getByText('delivered', { exact: true }).waitFor();
    await visitor.expectGoodLooks('testing');
  });
});

/** Somebody who has just signed up, with an organization of their own. */
async function newcomer(stage: Stage, organization: string): Promise<Visitor> {
  const visitor = await stage.visitor();
  const { page } = visitor;
  await page.goto('/sign-up');
  await page.getByLabel('Organization').fill(organization);
  await page.getByLabel('Your name').fill('Robin');
  await page.getByLabel('E-mail').fill(`${organization.toLowerCase().replaceAll(' ', '.')}@example.com`);
  await page.getByLabel('Password', { exact: true }).fill('a long enough passphrase');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.getByRole('heading', { name: `${organization} is ready` }).waitFor({ timeout: SIGN_UP });
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByRole('link', { name: 'Go to the console' }).click();
  await page.waitForURL('/home');
  return visitor;
}

/** Writes as the customer and as the shopper. */
async function chat(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Chat' }).click();
  for (const [who, words] of [
    ['customer', 'Thank you <b>both</b>'],
    ['shopper', 'You are welcome'],
  ] as const) {
    await page.getByText(`As the ${who}`, { exact: true }).click();
    await page.getByRole('textbox', { name: 'Message' }).fill(words);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    const message = page.getByRole('list', { name: 'Messages' }).getByRole('listitem').filter({ hasText: words });
    await message.getByText(who === 'customer' ? 'Customer' : 'Shopper', { exact: true }).waitFor();
  }
}

/** The state that is lit in the diagram. */
async function at(page: Page, state: string): Promise<void> {
  await page.getByRole('img', { name: `States of the order. Now: ${state}.` }).waitFor();
}

const placeTypical = (page: Page) => placeByPreset(page, 'A typical delivery');

/** Goes through the steps with what a preset has filled in. */
async function placeByPreset(page: Page, preset: string): Promise<void> {
  await page.goto('/testing/new');
  await page.getByRole('button', { name: 'Test values' }).click();
  await page
    .getByRole('button', { name: preset, exact: true })
    .or(page.getByRole('menuitem', { name: preset, exact: true }))
    .click();
  await page.getByRole('button', { name: 'Find stores' }).click();
  await page.getByRole('list', { name: 'Stores that serve the address' }).getByRole('button').first().click();
  for (const shown of [/^(Cart: 2 lines|Items)$/, /^User id$/]) {
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText(shown).first().waitFor();
  }
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.locator('button[aria-pressed]:enabled').last().click();
  // Dispatch orders take their window without a hold.
  await page.getByRole('button', { name: preset === 'Dispatch' ? 'Continue' : 'Hold this slot' }).click();
  await page.getByRole('button', { name: 'Place the order' }).click();
  await page.waitForURL(/\/testing\/orders\/test-/);
}
