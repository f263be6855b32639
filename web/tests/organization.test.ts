import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { Stage } from './browser.ts';
import { mailedLink, PASSWORD, person, signUp } from './people.ts';

const SCRIPT = '<img src=x onerror=alert(1)>';

describe('an organization', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage[Symbol.asyncDispose]());

  test('somebody new accepts an invitation, gets another role and is removed; the only developer admin stays', async () => {
    await using operator = await stage.operator();
    await using admin = await stage.visitor();
    const { page } = admin;
    await signUp(page, person('Mona', { organization: `Mona ${SCRIPT}` }));
    await page.getByRole('link', { name: 'Members' }).click();
    await page.getByText('The only developer admin').waitFor();
    await page.getByText('No open invitations').waitFor();
    assert.equal(await page.getByLabel('Role of Mona Doe').isDisabled(), true);

    const invite = async (email: string, role: string) => {
      await page.getByRole('button', { name: 'Invite' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('E-mail').fill(email);
      await dialog.getByLabel(role, { exact: true }).check();
      await dialog.getByRole('button', { name: 'Send the invitation' }).click();
      await page.getByRole('region', { name: 'Open invitations' }).getByText(email).first().waitFor();
    };
    await invite('otto@example.com', 'Operator');
    await invite('wanda@example.com', 'Developer');
    await admin.expectGoodLooks('members');

    await using otto = await stage.visitor();
    await otto.page.goto(await mailedLink(operator, stage, 'otto@example.com', '/invitation'));
    await otto.page.getByRole('heading', { name: `Join Mona ${SCRIPT}` }).waitFor();
    await otto.expectGoodLooks('invitation');
    await otto.page.getByLabel('Your name').fill(`Otto ${SCRIPT}`);
    await otto.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await otto.page.getByRole('button', { name: 'Join' }).click();
    await otto.page.waitForURL('/home');
    await otto.page.goto('/members');
    await otto.page.getByText('A developer admin of your organization invites others').waitFor();
    assert.equal(await otto.page.getByRole('link', { name: 'Audit log' }).count(), 0);

    await page.reload();
    await page.getByRole('button', { name: 'Withdraw the invitation of wanda@example.com' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
    await page.getByText('No open invitations').waitFor();
    await page.getByLabel(`Role of Otto ${SCRIPT}`).selectOption('Developer');
    await page.getByText('The role is changed.').waitFor();
    await page.getByRole('button', { name: `Remove Otto ${SCRIPT}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('otto@example.com').first().waitFor({ state: 'detached' });

    await page.getByRole('link', { name: 'Audit log' }).click();
    await page.getByText('Removed a member').waitFor();
    await page.getByText('Changed the role of a member').waitFor();
    await admin.expectGoodLooks('audit');
    await page.getByRole('combobox', { name: 'What' }).selectOption('Invitations');
    await page.getByText('Removed a member').waitFor({ state: 'detached' });
    await page.getByText('Withdrew an invitation').waitFor();
    await page.getByRole('combobox', { name: 'Server' }).selectOption('Production');
    await page.getByText('Nothing matches these filters').waitFor();
  });

  test('somebody with an account signs in to accept an invitation, and works in the new organization', async () => {
    await using operator = await stage.operator();
    await using admin = await stage.visitor();
    await using guest = await stage.visitor();
    const other = person('Gus');
    await signUp(guest.page, other);
    await signUp(admin.page, person('Ada'));
    await admin.page.goto('/members');
    await admin.page.getByRole('button', { name: 'Invite' }).click();
    await admin.page.getByRole('dialog').getByLabel('E-mail').fill(other.email);
    await admin.page.getByRole('button', { name: 'Send the invitation' }).click();
    await admin.page.getByText(other.email).first().waitFor();
    const link = await mailedLink(operator, stage, other.email, '/invitation');

    await admin.page.goto(link);
    await admin.page.getByText(`You are signed in as ada@example.com, and the invitation is for ${other.email}.`).waitFor();
    await using fresh = await stage.visitor();
    await fresh.page.goto(link);
    await fresh.page.getByRole('link', { name: 'Sign in and join' }).click();
    await fresh.page.getByLabel('E-mail').fill(other.email);
    await fresh.page.getByLabel('Password', { exact: true }).fill(other.password);
    await fresh.page.getByRole('button', { name: 'Sign in' }).click();
    await fresh.page.getByRole('button', { name: 'Join' }).click();
    await fresh.page.waitForURL('/home');
    await fresh.page.getByRole('heading', { level: 1, name: 'Ada Market' }).waitFor();
    await fresh.page.goto(link);
    await fresh.page.getByRole('heading', { name: 'This invitation is over' }).waitFor();
  });

  test('the servers are shown with their base URLs, and the authority to trust is downloaded', async () => {
    await using visitor = await stage.visitor();
    const { page } = visitor;
    await signUp(page, person('Sara'));
    await page.goto('/servers');
    await page.getByRole('region', { name: 'Production' }).getByText(stage.platform.production.url).waitFor();
    await visitor.expectGoodLooks('servers');
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the authority (PEM) of Development' }).click();
    assert.equal((await readFile(await (await saved).path(), 'utf8')).trim(), stage.platform.ca!.trim());
  });

  test('a developer admin renames the organization in the console and on both servers', async () => {
    await using visitor = await stage.visitor();
    const { page } = visitor;
    await signUp(page, person('Rita'));
    await page.goto('/organization');
    await page.getByRole('textbox', { name: 'Name' }).fill('Rita & Daughters');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The name is saved.').waitFor();
    await visitor.expectGoodLooks('organization');
    for (const server of ['development', 'production']) {
      const answer = await page.evaluate(async (path) => (await fetch(path)).json(), `/api/servers/${server}/cartwright/v1/organization`);
      assert.equal(answer.name, 'Rita & Daughters');
    }
  });

  test('who runs the installation adds a server after it was tried, changes it, and sees every organization', async () => {
    await using operator = await stage.operator();
    const { page } = operator;
    await page.goto('/pool');
    await page.getByRole('button', { name: 'Add server' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(`Second ${SCRIPT}`);
    await dialog.getByLabel('Public base URL').fill(stage.platform.development.url);
    await dialog.getByLabel('Client id').fill('nobody');
    await dialog.getByLabel('Client secret').fill('wrong');
    await dialog.getByLabel('Certificate authority (PEM)').fill(stage.platform.ca!);
    await operator.expectGoodLooks('pool-add');
    await dialog.getByRole('button', { name: 'Try and save' }).click();
    await dialog.getByText('The server refuses these credentials.').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await page.goto('/organizations');
    await page.getByText('Rita & Daughters').waitFor();
    await operator.expectGoodLooks('organizations');
  });
});
