import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { Stage } from './browser.ts';

const SCRIPT = '<img src=x onerror="document.title=1">';

describe('OAuth applications', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage[Symbol.asyncDispose]());

  /** The values that are shown only once. */
  const secrets = async (page: Page) => {
    await page.getByText('Shown only this once').waitFor();
    const value = (name: string) => page.locator('dl > div', { hasText: name }).locator('dd code').innerText();
    return { client_id: await value('CARTWRIGHT_CLIENT_ID'), client_secret: await value('CARTWRIGHT_CLIENT_SECRET') };
  };
  const token = async (credentials: { client_id: string; client_secret: string }) => {
    const answer = await fetch(`${stage.platform.development.url}/v2/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...credentials, grant_type: 'client_credentials' }),
    });
    return { status: answer.status, ...((await answer.json()) as { access_token: string; scope: string }) };
  };
  const call = (bearer: string) =>
    fetch(`${stage.platform.development.url}/v2/fulfillment/stores/delivery`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
      body: JSON.stringify({ find_by: { address_line_1: '50 Beale St', postal_code: '94105' } }),
    });
  const make = (name: string) =>
    stage.platform.development.client().management.applications.create({ body: { name, scopes: ['connect:fulfillment'] } });

  test('one that is created in the browser shows its secret once and gets tokens with its scopes', async () => {
    await using visitor = await stage.operator();
    const { page } = visitor;
    await page.goto('/applications');
    await page.getByRole('link', { name: 'New application' }).click();
    await page.getByLabel('Name').fill(SCRIPT);
    await page.getByLabel('connect:post_checkout').check();
    await page.getByLabel('Redirect URIs').fill('https://shop.example.com/linked\nhttp://shop.example.com/plain');
    await visitor.expectGoodLooks('application-new');
    await page.getByRole('button', { name: 'Create application' }).click();
    await page.locator('[name="redirect_uris"][aria-invalid="true"]').waitFor();
    await page.getByLabel('Redirect URIs').fill('https://shop.example.com/linked');
    await page.getByRole('button', { name: 'Create application' }).click();

    const made = await secrets(page);
    await visitor.expectGoodLooks('application-secret');
    const answer = await token(made);
    assert.deepEqual([answer.status, answer.scope], [200, 'connect:fulfillment connect:post_checkout']);
    assert.equal((await call(answer.access_token)).status, 200);

    await page.getByRole('link', { name: 'OAuth applications' }).first().click();
    await page.getByRole('button', { name: 'Stay' }).click();
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.waitForURL(`**/applications/${made.client_id}`);
    await page.getByRole('heading', { level: 1, name: SCRIPT }).waitFor();
    await page.getByRole('img', { name: 'Use by day' }).waitFor();
    assert.doesNotMatch(await page.content(), new RegExp(made.client_secret));
    await visitor.expectGoodLooks('application');
  });

  test('scopes, redirect URIs and the requirement of signed assertions can be changed', async () => {
    const { client_id } = await make('To change');
    await using visitor = await stage.operator();
    const { page } = visitor;
    await page.goto(`/applications/${client_id}`);
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('Name').fill('Changed');
    await page.getByLabel('connect:recommendations').check();
    await page.getByLabel('Redirect URIs').fill('https://a.example.com/1\nhttps://a.example.com/2');
    await page.getByRole('switch', { name: 'Require signed user assertions' }).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'Changed' }).waitFor();
    const now = await stage.platform.development.client().management.applications.get({ client_id });
    assert.deepEqual(
      [now.scopes, now.redirect_uris, now.require_signed_assertion],
      [['connect:fulfillment', 'connect:recommendations'], ['https://a.example.com/1', 'https://a.example.com/2'], true],
    );
  });

  test('a public key is registered from a PEM, a private one never leaves the page, and a key can be deleted', async () => {
    const { client_id } = await make('With keys');
    const pair = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    await using visitor = await stage.operator();
    const { page } = visitor;
    await page.goto(`/applications/${client_id}`);
    await page.getByRole('button', { name: 'Register a key' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Public key').fill(pair.privateKey);
    await dialog.getByRole('button', { name: 'Register key' }).click();
    await dialog.getByText('This is a private key. It was not sent.').waitFor();
    await dialog.getByLabel('Public key').fill(pair.publicKey);
    await dialog.getByLabel('Key ID').fill('autumn');
    await visitor.expectAccessible();
    await dialog.getByRole('button', { name: 'Register key' }).click();
    const row = page.getByRole('table', { name: 'Public keys' }).getByRole('row', { name: 'autumn' });
    await row.getByText('ES256').waitFor();
    await row.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete key' }).click();
    await page.getByText('No public keys').waitFor();
  });

  test('it is rotated step by step, and the steps follow what is done, wherever they are gone on with', async () => {
    const old = await make('Web shop');
    assert.equal((await call((await token(old)).access_token)).status, 200);
    await using visitor = await stage.operator();
    const { page } = visitor;
    const current = (name: string) => page.locator('[aria-current="step"]').getByRole('heading', { name });
    await page.goto(`/applications/${old.client_id}`);
    await page.getByRole('link', { name: 'Rotate credentials' }).click();
    await current('Clone the application').waitFor();
    await page.getByLabel('Name of the copy').fill('Web shop, new');
    await page.getByRole('button', { name: 'Clone', exact: true }).click();
    await current('Save the secret').waitFor();
    const made = await secrets(page);
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await current('Deploy').waitFor();

    assert.equal((await call((await token(made)).access_token)).status, 200);
    await page.reload();
    await current('Disable the old application').waitFor();
    await page.getByRole('img', { name: 'Requests of both applications' }).waitFor();
    await page.getByText('It was last used').waitFor();
    await visitor.expectGoodLooks('rotation');
    await page.getByRole('button', { name: 'Disable the old application' }).click();
    await page.getByRole('button', { name: 'Disable application' }).click();
    await current('Delete the old application').waitFor();
    assert.equal((await token(old)).status, 401);

    await page.getByText('Tokens of the old application are still valid.').waitFor();
    await page.getByRole('button', { name: 'Delete the old application' }).click();
    await page.getByText(/Delete Failed: tokens of the application are valid until/).waitFor();
    await page.goto(`/applications/${old.client_id}`);
    await page.getByRole('alert').getByText('Deletion failed because issued tokens have not expired yet.').waitFor();
    await page.getByRole('alert').getByText('Deletion will work from').waitFor();
    await visitor.expectGoodLooks('application-delete-failed');

    await stage.platform.advance({ hours: 25 });
    await page.goto(`/applications/${old.client_id}/rotate`);
    await page.getByText('No token of the old application is valid any more.').waitFor();
    await page.getByRole('button', { name: 'Delete the old application' }).click();
    await page.waitForURL(`**/applications/${made.client_id}`);
    await page.getByRole('heading', { level: 1, name: 'Web shop, new' }).waitFor();
    const left = await stage.platform.development.client().management.applications.list();
    assert.ok(!left.applications.some(({ client_id }) => client_id === old.client_id));
  });

  test('it is disabled, enabled, cloned, and deleted only after its name is typed', async () => {
    const { client_id } = await make('Short life');
    await using visitor = await stage.operator();
    const { page } = visitor;
    await page.goto(`/applications/${client_id}`);
    await page.getByRole('button', { name: 'Disable' }).click();
    await page.getByRole('button', { name: 'Disable application' }).click();
    await page.getByText('The application is disabled.').waitFor();
    await page.getByRole('button', { name: 'Enable' }).click();
    await page.getByText('The application is enabled.').waitFor();
    await page.getByRole('button', { name: 'Clone' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Clone' }).click();
    const clone = await secrets(page);
    assert.equal((await token(clone)).status, 200);
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.waitForURL(`**/applications/${clone.client_id}`);
    await page.goto(`/applications/${client_id}`);
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    const confirm = page.getByRole('button', { name: 'Delete application' });
    assert.equal(await confirm.isDisabled(), true);
    await page.getByLabel('Type Short life to confirm').fill('Short life');
    await confirm.click();
    await page.waitForURL('**/applications');
    await page.getByRole('table').getByText('Cartwright console').waitFor();
    await visitor.expectGoodLooks('applications');
  });

  test('credentials that are due within thirty days, or overdue, say so', async () => {
    const { client_id } = await make('Grows old');
    await stage.platform.advance({ days: 160 });
    await using visitor = await stage.operator();
    const { page } = visitor;
    await page.goto(`/applications/${client_id}`);
    await page.getByText(/days left/).waitFor();
    await stage.platform.advance({ days: 40 });
    await page.reload();
    await page.getByText('Overdue').waitFor();
  });
});
