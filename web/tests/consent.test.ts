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

  before(async () => {
    stage = await Stage.open();
    // The retailer's site: on another origin, as always.
    shop = createServer((_, response) => response.end('linked')).listen(0, '127.0.0.1');
    await new Promise((resolve) => shop.once('listening', resolve));
    origin = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
    const { production, ca } = stage.platform;
    const { clientId, clientSecret } = production;
    const client = createClient({ url: production.url, clientId, clientSecret, ...(ca === undefined ? {} : { ca }) });
    const { client_id } = await client.management.applications.create({
      body: { name: 'Garden Market app', scopes: ['account_linking'], redirect_uris: [`${origin}/linked`] },
    });
    const asked = { response_type: 'code', client_id, scope: 'account_linking', redirect_uri: `${origin}/linked`, state: 'abc' };
    url = `${production.url}/oauth/authorize?${new URLSearchParams(asked)}`;
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
