import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { Stage, type Visitor } from './browser.ts';
import { fillSignUp, mailedLink, PASSWORD, person, shownSecrets, signUp } from './people.ts';

const OTHER_PASSWORD = 'eleven copper kettles whistle';
const PERIOD = 30_000;

describe('account', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage[Symbol.asyncDispose]());

  const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
  const givePassword = async (page: Page, action: string) => {
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Present password').fill(PASSWORD);
    await dialog.getByRole('button', { name: action }).click();
  };

  test('the second factor is set up with a code of the key that is shown, and asked for from then on', async () => {
    await using visitor = await stage.visitor();
    const { page } = visitor;
    const who = person('Tove');
    await signUp(page, who);
    await page.goto('/account');
    const section = region(page, 'Second factor');
    await section.getByRole('button', { name: 'Set up' }).click();
    await givePassword(page, 'Go on');
    await section.getByRole('img', { name: /QR code/ }).waitFor();
    await visitor.expectGoodLooks('two-factor');
    const secret = (await section.locator('code').first().textContent())!.replaceAll(' ', '');
    const totp = new TOTP({ secret });
    await section.getByLabel('Code from the app').fill('000000');
    await section.getByRole('button', { name: 'Switch on' }).click();
    await section.getByText('The code is not right.').waitFor();
    await section.getByLabel('Code from the app').fill(totp.generate());
    await section.getByRole('button', { name: 'Switch on' }).click();
    await section.getByRole('list', { name: 'Recovery codes' }).waitFor();
    const codes = await section.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').allTextContents();
    assert.equal(codes.length, 10);
    await visitor.expectGoodLooks('recovery-codes');
    await section.getByRole('button', { name: 'I have kept it' }).click();
    await section.getByText('On', { exact: true }).waitFor();

    const signInWith = async (code: string) => {
      await using again = await stage.visitor();
      await again.page.goto('/sign-in');
      await again.page.getByLabel('E-mail').fill(who.email);
      await again.page.getByLabel('Password', { exact: true }).fill(who.password);
      await again.page.getByRole('button', { name: 'Sign in' }).click();
      await again.page.getByLabel('Code').waitFor();
      await again.expectGoodLooks('sign-in-code');
      await again.page.getByLabel('Code').fill(code);
      await again.page.getByRole('button', { name: 'Confirm' }).click();
      await again.page.waitForURL('/home');
    };
    // The present code was used: the next one counts too.
    await signInWith(totp.generate({ timestamp: Date.now() + PERIOD }));
    await signInWith(codes[0]!);

    await section.getByRole('button', { name: 'Switch off' }).click();
    await givePassword(page, 'Switch off');
    await section.getByText('Off', { exact: true }).waitFor();
  });

  test('a forgotten password is set anew with the link of a mail, and every session ends', async () => {
    await using operator = await stage.operator();
    await using visitor = await stage.visitor();
    const { page } = visitor;
    const who = person('Fred');
    await signUp(page, who);
    await using other = await stage.visitor();
    await other.page.goto('/sign-in');
    await other.page.getByRole('link', { name: 'Forgot your password?' }).click();
    await other.page.getByLabel('E-mail').waitFor();
    await other.expectGoodLooks('forgot-password');
    await other.page.getByLabel('E-mail').fill(who.email);
    await other.page.getByRole('button', { name: 'Send the link' }).click();
    await other.page.getByRole('heading', { name: 'Look into your mail' }).waitFor();
    await other.page.goto(await mailedLink(operator, stage, who.email, '/reset-password'));
    await other.page.getByLabel('New password').fill(OTHER_PASSWORD);
    await other.expectGoodLooks('reset-password');
    await other.page.getByRole('button', { name: 'Set the password' }).click();
    await other.page.getByRole('heading', { name: 'The password is set' }).waitFor();
    await other.signIn({ email: who.email, password: OTHER_PASSWORD });
    await page.goto('/home');
    await page.waitForURL(/\/sign-in/);
  });

  test('name, language, e-mail and password are changed; the new e-mail counts once its link was opened', async () => {
    await using operator = await stage.operator();
    await using visitor = await stage.visitor();
    const { page } = visitor;
    await signUp(page, person('Nora'));
    await page.goto('/account');
    const profile = region(page, 'Profile');
    await profile.getByLabel('Name').fill('Nora <b>bold</b>');
    await profile.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Your profile is saved.').waitFor();
    await visitor.expectGoodLooks('account');
    const email = region(page, 'E-mail');
    await email.getByLabel('New e-mail').fill('nora.new@example.com');
    await email.getByLabel('Present password').fill('wrong');
    await email.getByRole('button', { name: 'Change e-mail' }).click();
    await email.getByText('The password is not right.').waitFor();
    await email.getByLabel('Present password').fill(PASSWORD);
    await email.getByRole('button', { name: 'Change e-mail' }).click();
    await email.getByText('A link is on its way to nora.new@example.com').waitFor();
    await page.goto(await mailedLink(operator, stage, 'nora.new@example.com', '/confirm'));
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('Your account has its new e-mail.').waitFor();
    await page.goto('/account');
    await region(page, 'E-mail').getByText('nora.new@example.com').waitFor();
    const password = region(page, 'Password');
    await password.getByLabel('Present password').fill(PASSWORD);
    await password.getByLabel('New password').fill(OTHER_PASSWORD);
    await password.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('Your password is changed.').waitFor();
    await region(page, 'Profile').getByLabel('Language').selectOption('fr-CA');
    await region(page, 'Profile').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'Compte' }).waitFor();
    await visitor.expectGoodLooks('account-french');
  });

  test('a session elsewhere is seen with its device and ended', async () => {
    await using visitor = await stage.visitor();
    const who = person('Sven');
    await signUp(visitor.page, who);
    const userAgent =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/604.1';
    await using phone = await stage.visitor({ userAgent });
    await phone.signIn(who);
    await visitor.page.goto('/account');
    await visitor.page.getByRole('button', { name: 'End the session of Safari, iPhone' }).click();
    await visitor.page.getByRole('dialog').getByRole('button', { name: 'End' }).click();
    await visitor.page.getByText('Safari, iPhone').waitFor({ state: 'detached' });
    await phone.page.goto('/home');
    await phone.page.waitForURL(/\/sign-in/);
  });

  test('after too many tries the sign-in says how long to wait', async () => {
    await using visitor = await stage.visitor();
    const { page } = visitor;
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').fill('nobody@example.com');
    const refused = page.getByText('The e-mail or the password is not right.');
    const locked = page.getByText(/Too many tries\. Wait \d+ seconds? and try again\./);
    for (let count = 0; count < 20 && !(await locked.isVisible()); count++) {
      await page.getByLabel('Password', { exact: true }).fill(`wrong ${count}`);
      await refused.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Sign in' }).click();
      await refused.or(locked).first().waitFor();
    }
    await locked.waitFor();
    await visitor.expectGoodLooks('sign-in-locked');
  });
});

describe('a second factor that is required', () => {
  const data = mkdtempSync(join(tmpdir(), 'cartwright-factor-'));
  let stage: Stage;
  /** The installation's operator, whose page was open when the console started with the requirement; the first test sets its factor up. */
  let early: Visitor;
  before(async () => {
    stage = await Stage.open({ data });
    early = await stage.operator();
    await early.page.getByRole('link', { name: 'Members' }).waitFor();
    await stage.restart(['--require-second-factor']);
  });
  after(async () => {
    await early?.[Symbol.asyncDispose]();
    await stage?.[Symbol.asyncDispose]();
    rmSync(data, { recursive: true, force: true });
  });

  /** Goes on by Tab until the focus is on what has this name. */
  const tabTo = async (visitor: Visitor, name: string) => {
    for (let steps = 0; steps < 30; steps++) if ((await visitor.tabStops(1))[0] === name) return;
    throw new Error(`Tab does not reach "${name}".`);
  };
  /** From the button of the page that asks for it to the end. */
  const setUp = async ({ page }: Visitor, password: string) => {
    await page.getByRole('button', { name: 'Set up' }).click();
    await page.getByRole('dialog').getByLabel('Present password').fill(password);
    await page.getByRole('button', { name: 'Go on' }).click();
    const secret = (await page.locator('code').first().textContent())!.replaceAll(' ', '');
    await page.getByLabel('Code from the app').fill(new TOTP({ secret }).generate());
    await page.getByRole('button', { name: 'Switch on' }).click();
    await page.getByRole('button', { name: 'I have kept it' }).click();
  };
  /** What pages asked for and were refused. */
  const refusals = (page: Page) => {
    const found: string[] = [];
    page.on('response', (answer) => answer.status() === 403 && found.push(answer.url()));
    return found;
  };

  test('a page that was open leads to it, by keyboard it is set up, and the way goes on to the page that was wanted', async () => {
    const { page } = early;
    await page.getByRole('link', { name: 'Members' }).click();
    await page.waitForURL('/second-factor?return_to=%2Fmembers');
    await page.getByRole('heading', { level: 1, name: 'One more step: a second factor' }).waitFor();
    const refused = refusals(page);
    await early.expectGoodLooks('second-factor-required');
    await tabTo(early, 'Set up');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByLabel('Present password').waitFor();
    await page.keyboard.type(stage.console.password);
    await page.keyboard.press('Enter');
    const secret = (await page.locator('code').first().textContent())!.replaceAll(' ', '');
    await page.getByLabel('Code from the app').waitFor();
    await early.expectGoodLooks('second-factor-required-key');
    await page.keyboard.type(new TOTP({ secret }).generate());
    await page.keyboard.press('Enter');
    await page.getByRole('list', { name: 'Recovery codes' }).waitFor();
    await early.expectGoodLooks('second-factor-required-codes');
    await tabTo(early, 'I have kept it');
    await page.keyboard.press('Enter');
    await page.waitForURL('/members');
    await page.getByRole('heading', { level: 1, name: 'Members' }).waitFor();
    assert.deepEqual(refused, []);
    await page.goto('/account');
    const section = page.getByRole('region', { name: 'Second factor', exact: true });
    await section.getByText('it stays on').waitFor();
    await section.getByRole('button', { name: 'New recovery codes' }).waitFor();
    assert.equal(await section.getByRole('button', { name: 'Switch off' }).count(), 0);
  });

  test('who signs up on a phone keeps the credentials first, sees nothing that is refused, and may leave it for later', async () => {
    await using visitor = await stage.visitor({ viewport: { width: 360, height: 740 }, hasTouch: true });
    const { page } = visitor;
    const refused = refusals(page);
    const who = person('Pia');
    await fillSignUp(page, who);
    await shownSecrets(page);
    await page.getByRole('button', { name: 'I have kept it' }).tap();
    await page.getByRole('link', { name: 'Go to the console' }).tap();
    await page.waitForURL('/second-factor?return_to=%2Fhome');
    await page.getByRole('button', { name: 'Set up' }).waitFor();
    await page.evaluate(() => localStorage.setItem('cartwright.language', 'fr-CA'));
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Encore une étape : un second facteur' }).waitFor();
    await visitor.expectGoodLooks('second-factor-required-french');
    await page.evaluate(() => localStorage.setItem('cartwright.language', 'en'));
    await page.reload();
    await page.getByRole('button', { name: 'Sign out' }).tap();
    await page.waitForURL('/sign-in');

    await page.goto('/orders?status=ready');
    await page.getByLabel('E-mail').fill(who.email);
    await page.getByLabel('Password', { exact: true }).fill(who.password);
    await page.getByRole('button', { name: 'Sign in' }).tap();
    await page.waitForURL('/second-factor?return_to=%2Forders%3Fstatus%3Dready');
    await setUp(visitor, who.password);
    await page.waitForURL((url) => url.pathname === '/orders');
    assert.deepEqual(refused, []);
  });

  test('who is invited sets it up before joining, and comes back to the invitation', async () => {
    await using olga = await stage.visitor();
    await fillSignUp(olga.page, person('Olga'));
    await olga.page.getByRole('button', { name: 'I have kept it' }).click();
    await olga.page.getByRole('link', { name: 'Go to the console' }).click();
    await setUp(olga, PASSWORD);
    await olga.page.waitForURL('/home');
    await using visitor = await stage.visitor();
    const { page } = visitor;
    const refused = refusals(page);
    const who = person('Ines');
    await fillSignUp(page, who);
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await olga.page.goto('/members');
    await olga.page.getByRole('button', { name: 'Invite' }).click();
    const dialog = olga.page.getByRole('dialog');
    await dialog.getByLabel('E-mail').fill(who.email);
    await dialog.getByRole('button', { name: 'Send the invitation' }).click();
    await olga.page.getByText(who.email).first().waitFor();
    await page.goto(await mailedLink(early, stage, who.email, '/invitation'));
    await page.waitForURL(/\/second-factor\?return_to=%2Finvitation%3Ftoken%3D/);
    await setUp(visitor, who.password);
    await page.waitForURL(/\/invitation\?token=/);
    await page.getByRole('button', { name: 'Join' }).click();
    await page.waitForURL('/home');
    await page.getByText('Olga Market').first().waitFor();
    assert.deepEqual(refused, []);
  });

  test('a server that nobody was assigned at the sign-up is tried again once the factor is set up', async () => {
    await early.page.goto('/pool');
    const production = early.page.getByRole('switch', { name: /\(Production\) takes new organizations/ });
    await production.click();
    await early.page.getByText('No server of Production takes new organizations').waitFor();
    await using visitor = await stage.visitor();
    const { page } = visitor;
    const refused = refusals(page);
    await fillSignUp(page, person('Wim'));
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await production.click();
    await early.page.getByText('No server of Production takes new organizations').waitFor({ state: 'detached' });
    await page.getByRole('region', { name: 'Production' }).getByRole('button', { name: 'Try again' }).click();
    await page.waitForURL('/second-factor?return_to=%2Fservers');
    await setUp(visitor, PASSWORD);
    await page.waitForURL('/servers');
    await page.getByRole('region', { name: 'Production' }).getByRole('button', { name: 'Try again' }).click();
    const shown = await shownSecrets(page);
    assert.equal(shown.CARTWRIGHT_PRODUCTION_URL, stage.platform.production.url);
    await page.getByRole('button', { name: 'I have kept it' }).click();
    assert.deepEqual(refused, []);
  });
});
