import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { createClient } from '../../client/index.ts';
import { Stage } from './browser.ts';

describe('consent page', () => {
  let stage: Stage;
  let shop: Server;
  let origin: string;
  let url: string;
  /** Exchanges a code and links the customer's account with a new user. */
  let link: (code: string) => Promise<unknown>;

  before(async () => {
    stage = await Stage.open();
    // The retailer's site: on another origin, as always.
    shop = createServer((_, response) => response.end('linked')).listen(0, '127.0.0.1');
    await new Promise((resolve) => shop.once('listening', resolve));
    origin = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
    const { production, ca } = stage.platform;
    const { clientId, clientSecret } = production;
    const client = createClient({ url: production.url, clientId, clientSecret, ...(ca === undefined ? {} : { ca }) });
    const application = await client.management.applications.create({
      body: { name: 'Garden Market app', scopes: ['account_linking'], redirect_uris: [`${origin}/linked`] },
    });
    const { client_id } = application;
    const asked = { response_type: 'code', client_id, scope: 'account_linking', redirect_uri: `${origin}/linked`, state: 'abc' };
    url = `${production.url}/oauth/authorize?${new URLSearchParams(asked)}`;
    link = async (code) => {
      const { client_secret } = application;
      const exchange = { grant_type: 'authorization_code', client_id, client_secret, redirect_uri: asked.redirect_uri, code };
      const { access_token } = await client.oauth.token({ body: exchange });
      await client.users.create({ body: { user_id: 'zoe', first_name: 'Zoë' } });
      await client.users.link({ user_id: 'zoe', body: { linking_token: access_token } });
    };
  });
  after(async () => {
    await stage?.[Symbol.asyncDispose]();
    shop?.close();
  });

  test('a customer makes an account, allows, and comes back to the shop; the next time denies', async () => {
    await using visitor = await stage.visitor({}, [new URL(url).origin, origin]);
    const { page } = visitor;
    await page.goto(url);
    await visitor.expectGoodLooks('consent-sign-in');
    await page.getByRole('link', { name: 'Create an account' }).click();
    await page.getByLabel('Name').fill('Zoë <b>Summers</b>');
    await page.getByLabel('E-mail').fill('zoe@example.com');
    await page.getByLabel('Password').fill('long enough');
    await visitor.expectGoodLooks('consent-sign-up');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Authorization required' }).waitFor();
    await page.getByText('Signed in as Zoë <b>Summers</b>').waitFor();
    await visitor.expectGoodLooks('consent');
    assert.deepEqual(await visitor.tabStops(3), ['Allow', 'Deny', 'Use another account']);
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.waitForURL(`${origin}/linked?*`);
    assert.deepEqual([...new URL(page.url()).searchParams.keys()], ['code', 'state', 'iss']);
    await page.goto(`${url}&ui_locales=fr`);
    await page.getByRole('heading', { name: 'Autorisation requise' }).waitFor();
    await page.getByRole('button', { name: 'Refuser' }).click();
    await page.waitForURL(`${origin}/linked?error=access_denied*`);
  });

  test('what is allowed is looked through and taken back', async () => {
    await using visitor = await stage.visitor({}, [new URL(url).origin, origin]);
    const { page } = visitor;
    await page.goto(url);
    await page.getByRole('link', { name: 'Create an account' }).click();
    await page.getByLabel('Name').fill('Ann Winters');
    await page.getByLabel('E-mail').fill('ann@example.com');
    await page.getByLabel('Password').fill('long enough');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.waitForURL(`${origin}/linked?*`);
    await link(new URL(page.url()).searchParams.get('code')!);
    await page.goto(url);
    await page.getByRole('link', { name: 'What you have allowed' }).click();
    await page.getByRole('heading', { name: 'Garden Market app' }).waitFor();
    await page.getByText(/^Your account is linked .* since/).waitFor();
    await page.getByText(/it holds for linking: 1, until/).waitFor();
    await visitor.expectGoodLooks('consent-account');
    assert.deepEqual(await visitor.tabStops(2), ['No longer allow Garden Market app', 'Use another account']);
    await page.getByRole('button', { name: 'No longer allow Garden Market app' }).click();
    await page.getByRole('status').getByText('It is taken back.').waitFor();
    await page.getByText(/^Your account is not linked/).waitFor();
    await visitor.expectGoodLooks('consent-taken-back');
    await page.getByRole('button', { name: 'Use another account' }).click();
    await page.getByText(/^Sign in to see what you have allowed/).waitFor();
    await visitor.expectGoodLooks('consent-account-sign-in');
  });

  test('a wrong password is said in words, and to screen readers', async () => {
    await using visitor = await stage.visitor({}, [new URL(url).origin, origin]);
    const { page } = visitor;
    await page.goto(url);
    await page.getByLabel('E-mail').fill('nobody@example.com');
    await page.getByLabel('Password').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('The e-mail or the password is not right.').waitFor();
    await visitor.expectGoodLooks('consent-refused');
  });
});
