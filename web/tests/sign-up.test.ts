import assert from 'node:assert/strict';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { verifyCallback } from '../../client/index.ts';
import { trust } from '../../testing/trust.ts';
import { Stage } from './browser.ts';
import { placeFirstOrder } from './orders.fixture.ts';
import { fillSignUp, mailedLink, PASSWORD, person, shownSecrets, signUp } from './people.ts';

const SCRIPT = '<img src=x onerror=alert(1)>';

describe('sign-up', () => {
  let stage: Stage;
  let distrust: () => void;
  before(async () => {
    stage = await Stage.open();
    distrust = trust(stage.platform.ca!);
  });
  after(async () => {
    distrust();
    await stage[Symbol.asyncDispose]();
  });

  const tokenFrom = (url: string, clientId: string, clientSecret: string) =>
    fetch(`${url}/v2/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }),
    });

  test('the credentials that are shown once give a token on the development server, which has stores; production refuses them', async () => {
    await using visitor = await stage.visitor();
    const { page } = visitor;
    const who = person('Greta', { organization: `Greta's ${SCRIPT}`, name: `Greta ${SCRIPT}` });
    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'Sign up' }).click();
    await page.getByLabel('Organization').waitFor();
    await visitor.expectGoodLooks('sign-up');
    await fillSignUp(page, who);
    await page.getByRole('heading', { name: `Greta's ${SCRIPT} is ready` }).waitFor();
    const shown = await shownSecrets(page);
    const credentials = [shown.CARTWRIGHT_DEVELOPMENT_CLIENT_ID!, shown.CARTWRIGHT_DEVELOPMENT_CLIENT_SECRET!] as const;
    assert.equal(shown.CARTWRIGHT_DEVELOPMENT_URL, stage.platform.development.url);
    await visitor.expectGoodLooks('sign-up-done');

    const answer = await tokenFrom(stage.platform.development.url, ...credentials);
    assert.equal(answer.status, 200);
    const { access_token } = (await answer.json()) as { access_token: string };
    assert.ok(access_token.length > 20);
    assert.equal((await tokenFrom(stage.platform.production.url, ...credentials)).status, 401);

    await page.getByRole('link', { name: 'Go to the console' }).click();
    await page.getByRole('dialog', { name: 'Leave without keeping the secret?' }).getByRole('button', { name: 'Stay' }).click();
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByRole('link', { name: 'Go to the console' }).click();
    await page.waitForURL('/home');
    await page.getByRole('heading', { level: 1, name: `Greta's ${SCRIPT}` }).waitFor();
    await page.goto('/sign-up');
    await page.waitForURL('/home');
  });

  test('from the sign-up to the first callback: a webhook that is made in the browser hears of the first order, signed', async () => {
    const told = Promise.withResolvers<{ headers: IncomingHttpHeaders; text: string }>();
    const receiver = createServer(async (request, response) => {
      told.resolve({ headers: request.headers, text: await textOf(request) });
      response.writeHead(204).end();
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    try {
      await using visitor = await stage.visitor();
      const { page } = visitor;
      const shown = await signUp(page, person('Ivy'));
      await page.getByRole('link', { name: 'Webhooks' }).first().click();
      await page.getByRole('link', { name: 'Create new' }).first().click();
      await page.getByLabel('Configuration name').fill('Orders');
      await page.getByLabel('Callback URL').fill(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}/callbacks`);
      await page.getByRole('button', { name: 'Save' }).click();
      const { CARTWRIGHT_SIGNING_SECRET: secret } = await shownSecrets(page);
      const { CARTWRIGHT_DEVELOPMENT_CLIENT_ID: clientId, CARTWRIGHT_DEVELOPMENT_CLIENT_SECRET: clientSecret } = shown;
      await placeFirstOrder(stage.platform.development.client({ clientId: clientId!, clientSecret: clientSecret! }), 'first');
      const { headers, text } = await told.promise;
      const { event_name, event_metadata } = verifyCallback(headers, text, secret!);
      assert.deepEqual([event_name, event_metadata.order_id], ['fulfillment.brand_new', 'first']);
      await page.getByRole('button', { name: 'I have kept it' }).click();
      await page.getByRole('region', { name: 'Recent deliveries' }).getByText('Delivered').waitFor();
    } finally {
      receiver.closeAllConnections();
      receiver.close();
    }
  });

  test('the keyboard alone signs up', async () => {
    await using visitor = await stage.visitor();
    const { page } = visitor;
    await page.goto('/sign-up');
    await page.locator('[name="organization"]:focus').waitFor();
    await page.keyboard.type('Kay Foods');
    assert.deepEqual(await visitor.tabStops(1), ['Country']);
    await page.keyboard.type('Canada');
    for (const [label, text] of [
      ['Your name', 'Kay'],
      ['E-mail', 'kay@example.com'],
      ['Password', PASSWORD],
    ] as const) {
      assert.deepEqual(await visitor.tabStops(1), [label]);
      await page.keyboard.type(text);
    }
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Kay Foods is ready' }).waitFor();
    for (let stops = 0; !(await page.locator('button:focus', { hasText: 'I have kept it' }).count()); stops++) {
      assert.ok(stops < 30, 'the button is reached by Tab');
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByText('Shown only this once').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Go to the console' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('/home');
    await page.goto('/organization');
    await page.getByText('Canada', { exact: true }).waitFor();
  });

  test('a password that is too short or too easy is refused at its field', async () => {
    await using visitor = await stage.visitor();
    const { page } = visitor;
    await fillSignUp(page, person('Weak', { password: 'short' }));
    await page.getByText('Is too short (minimum is 15 characters)').waitFor();
    await page.getByText('10 more characters').waitFor();
    await page.getByLabel('Password', { exact: true }).fill('passwordpassword');
    await page.getByRole('button', { name: 'Sign up' }).click();
    await page.getByText('Is too common or too easy to guess; choose another').waitFor();
    await visitor.expectGoodLooks('sign-up-refused');
  });

  test('when one server takes nobody, the other is ready; a later try makes up for it and shows the missing credentials', async () => {
    await using operator = await stage.operator();
    await operator.page.goto('/pool');
    const production = operator.page.getByRole('switch', { name: /\(Production\) takes new organizations/ });
    await production.click();
    await operator.page.getByText('No server of Production takes new organizations').waitFor();
    await operator.expectGoodLooks('pool');

    await using visitor = await stage.visitor();
    const { page } = visitor;
    await fillSignUp(page, person('Pat'));
    await page.getByRole('heading', { name: 'Pat Market is nearly ready' }).waitFor();
    const shown = await shownSecrets(page);
    assert.deepEqual(
      Object.keys(shown).filter((name) => name.includes('PRODUCTION')),
      [],
    );
    const section = page.getByRole('region', { name: 'Production' });
    await section.getByText('There is no production server that takes new organizations.').waitFor();
    await visitor.expectGoodLooks('sign-up-partly');

    await production.click();
    await operator.page.getByText('No server of Production takes new organizations').waitFor({ state: 'detached' });
    await section.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Pat Market is ready' }).waitFor();
    assert.equal((await shownSecrets(page)).CARTWRIGHT_PRODUCTION_URL, stage.platform.production.url);
    await page.getByRole('button', { name: 'I have kept it' }).click();
  });

  test('the link of the mail confirms the e-mail once', async () => {
    await using operator = await stage.operator();
    await using visitor = await stage.visitor();
    const { page } = visitor;
    const who = person('Cora', { name: `Cora ${SCRIPT}` });
    await signUp(page, who);
    const link = await mailedLink(operator, stage, who.email, '/confirm');
    await operator.page.getByText(`Hello Cora ${SCRIPT},`).waitFor();
    await operator.expectGoodLooks('mails');
    await page.goto('/account');
    await page.getByText('Not confirmed').waitFor();
    await page.goto(link);
    await page.getByRole('button', { name: 'Confirm' }).waitFor();
    await visitor.expectGoodLooks('confirm');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByRole('heading', { name: 'Confirmed' }).waitFor();
    await page.goto('/account');
    await page.getByText('Confirmed', { exact: true }).waitFor();
    await page.goto(link);
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('was used before').waitFor();
    await page.getByLabel('E-mail').fill(who.email);
    await page.getByRole('button', { name: 'Send a new link' }).click();
    await page.getByRole('heading', { name: 'Look into your mail' }).waitFor();
  });

  test('all of it is there in Canadian French', async () => {
    await using visitor = await stage.visitor({ locale: 'fr-CA' });
    const { page } = visitor;
    for (const [path, heading] of [
      ['/sign-up', 'S’inscrire'],
      ['/forgot-password', 'Mot de passe oublié?'],
      ['/reset-password?token=x', 'Choisir un nouveau mot de passe'],
      ['/confirm?token=x', 'Confirmez votre courriel'],
      ['/invitation?token=x', 'Cette invitation n’est plus valide'],
    ] as const) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await visitor.expectAccessible();
    }
  });
});
