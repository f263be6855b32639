import { after, before, describe, test } from 'node:test';
import { Stage } from './browser.ts';

describe('home', () => {
  let stage: Stage;
  before(async () => {
    stage = await Stage.open();
  });
  after(() => stage[Symbol.asyncDispose]());

  test('it shows both servers with their base URLs, and what the organization asked them lately', async () => {
    await stage.platform.development.client().management.stores.list();
    await using visitor = await stage.operator();
    const { page } = visitor;
    for (const [name, url] of [
      ['Development', stage.platform.development.url],
      ['Production', stage.platform.production.url],
    ] as const) {
      await page.getByRole('region', { name, exact: true }).getByText(url, { exact: true }).waitFor();
    }
    await page.getByRole('region', { name: 'Recent requests' }).getByText('/cartwright/v1/stores').first().waitFor();
    await page.getByRole('region', { name: 'Events of the last day' }).waitFor();
    await visitor.expectGoodLooks('home');
  });
});
