import type { Page } from 'playwright-core';
import type { Stage, Visitor } from './browser.ts';

/** Whoever signs up in a test. */
export interface Person {
  readonly organization: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export const PASSWORD = 'seven purple lanterns drift';

export const person = (id: string, given: Partial<Person> = {}): Person => ({
  organization: `${id} Market`,
  name: `${id} Doe`,
  email: `${id.toLowerCase()}@example.com`,
  password: PASSWORD,
  ...given,
});

/** Fills the form of the sign-up and sends it. */
export async function fillSignUp(page: Page, { organization, name, email, password }: Person): Promise<void> {
  await page.goto('/sign-up');
  await page.getByLabel('Organization').fill(organization);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign up' }).click();
}

/** Signs up, keeps the credentials and gives them; ends on the home page. */
export async function signUp(page: Page, who: Person): Promise<Readonly<Record<string, string>>> {
  await fillSignUp(page, who);
  const credentials = await shownSecrets(page);
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await page.getByRole('link', { name: 'Go to the console' }).click();
  await page.waitForURL('/home');
  return credentials;
}

/** What SecretOnce shows, by name. */
export async function shownSecrets(page: Page): Promise<Readonly<Record<string, string>>> {
  try {
    await page.getByText('Shown only this once').waitFor();
  } catch (error) {
    throw new Error(`No secrets are shown, but: ${await page.locator('main').innerText()}`, { cause: error });
  }
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('[role="alert"] dl > div')].map((row) => [
        row.querySelector('dt')!.textContent,
        row.querySelector('code')!.textContent,
      ]),
    ),
  );
}

/** Path and query of the newest link to a page that was mailed to an address, as the installation's operator reads it. */
export async function mailedLink(operator: Visitor, stage: Stage, email: string, to: `/${string}`): Promise<string> {
  await operator.page.goto('/mails');
  const mails = operator.page.getByRole('article').filter({ hasText: `To ${email}` });
  const href = await mails.locator(`a[href*="${to}?"]`).first().getAttribute('href');
  return href!.replace(stage.console.url, '');
}
