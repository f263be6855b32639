import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { Stage, type Visitor } from './browser.ts';
import { loaded } from './every-page.fixture.ts';
import { mailedLink, PASSWORD, person, signUp } from './people.ts';

const CALLBACK = 'https://93.184.216.34/callbacks';

describe('roles', () => {
  let stage: Stage;
  let admin: Visitor;
  before(async () => {
    stage = await Stage.open();
    admin = await stage.visitor();
    await signUp(admin.page, person('Mona'));
    await admin.page.goto('/webhooks/new?environment=production');
    await admin.page.getByLabel('Configuration name').fill('Orders');
    await admin.page.getByLabel('Callback URL').fill(CALLBACK);
    await admin.page.getByLabel('Auth URI').fill(CALLBACK);
    await admin.page.getByLabel('Client ID').fill('cartwright');
    await admin.page.locator('[name="client_secret"]').fill('secret of production');
    await admin.page.getByRole('button', { name: 'Save' }).click();
    await admin.page.getByText('Shown only this once').waitFor();
    await admin.page.getByRole('button', { name: 'I have kept it' }).click();
    await admin.page.waitForURL(/\/webhooks\/\d+/);
  });
  after(async () => {
    await admin?.[Symbol.asyncDispose]();
    await stage?.[Symbol.asyncDispose]();
  });

  /** Somebody new whom the developer admin invites, signed in and working on production. */
  async function member(name: string, role: string): Promise<Visitor> {
    const { page } = admin;
    const email = `${name.toLowerCase()}@example.com`;
    await page.goto('/members');
    await page.getByRole('button', { name: 'Invite' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('E-mail').fill(email);
    await dialog.getByLabel(role, { exact: true }).check();
    await dialog.getByRole('button', { name: 'Send the invitation' }).click();
    await page.getByRole('region', { name: 'Open invitations' }).getByText(email).first().waitFor();
    await using operator = await stage.operator();
    const invited = await stage.visitor();
    await invited.page.goto(await mailedLink(operator, stage, email, '/invitation'));
    await invited.page.getByLabel('Your name').fill(name);
    await invited.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await invited.page.getByRole('button', { name: 'Join' }).click();
    await invited.page.waitForURL('/home');
    return invited;
  }

  /** By page: what changes something there. */
  const controls = async (): Promise<readonly (readonly [path: string, names: readonly string[]])[]> => {
    const { page } = admin;
    await page.goto('/applications?environment=production');
    const application = await page.locator('main').getByRole('link', { name: 'First application' }).first().getAttribute('href');
    await page.goto('/webhooks?environment=production');
    const webhook = await page.locator('main').getByRole('link', { name: 'Orders' }).first().getAttribute('href');
    return [
      ['/applications', ['New application']],
      [application!, ['Rotate credentials', 'Clone']],
      ['/webhooks', ['Create new']],
      [webhook!, ['Send a test', 'Edit', 'More']],
      [`/deliveries?webhook_id=${webhook!.split('/').at(-1)}`, ['Replay a range']],
      ['/members', ['Invite']],
      ['/organization', ['Save']],
      ['/shoppers', ['New shopper']],
    ];
  };
  const control = (page: Page, name: string) =>
    page
      .locator('main')
      .getByRole('button', { name, exact: true })
      .or(page.locator('main').getByRole('link', { name, exact: true }));
  const look = async (page: Page, path: string) => {
    await page.goto(`${path}${path.includes('?') ? '&' : '?'}environment=production`);
    await loaded(page);
  };

  test('a developer sees everything of production and nothing that changes it; who calls all the same is refused in words', async () => {
    await using developer = await member('Otto', 'Developer');
    for (const [path, names] of await controls()) {
      await look(admin.page, path);
      for (const name of names) await control(admin.page, name).first().waitFor();
      await look(developer.page, path);
      for (const name of names) assert.equal(await control(developer.page, name).count(), 0, `${name} on ${path}`);
    }
    const { page } = developer;
    for (const name of ['Audit log', 'Servers of the pool', 'Mails']) {
      assert.equal(await page.getByRole('link', { name, exact: true }).count(), 0, name);
    }
    await look(page, '/applications/new');
    await page.getByLabel('Name').fill('Mine');
    await page.getByRole('button', { name: 'Create application' }).click();
    await page.getByRole('alert').getByText(/role/i).waitFor();
    await developer.expectAccessible();
    await look(page, '/audit');
    await page.getByRole('alert').waitFor();
    assert.equal(await page.getByRole('table').count(), 0);
  });

  test('an operator moves orders and stores, and changes nothing of the integration', async () => {
    await using operator = await member('Wanda', 'Operator');
    for (const [path, names] of await controls()) {
      await look(operator.page, path);
      for (const name of names) {
        if (path === '/shoppers') await control(operator.page, name).first().waitFor();
        else assert.equal(await control(operator.page, name).count(), 0, `${name} on ${path}`);
      }
    }
  });
});
