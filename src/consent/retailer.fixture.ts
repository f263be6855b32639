import assert from 'node:assert/strict';
import type { FastifyInstance } from 'fastify';
import { hashPassword } from '../http/passwords.ts';
import type { World } from '../operations/management/management.fixture.ts';
import { ok } from '../operations/orders/shop.fixture.ts';
import { insertCustomer } from '../storage/customers/customer.ts';
import { Browser } from './browser.fixture.ts';

export const BACK = 'https://shop.example/linked?from=cartwright';
export const PASSWORD = 'correct horse';
let count = 0;

export type Retailer = Awaited<ReturnType<typeof makeRetailer>>;
type Linking = Pick<Retailer, 'url'>;

/** An organization with an application for account linking, and a customer with a password. */
export async function makeRetailer(
  world: World,
  app: FastifyInstance,
  name = 'Corner Shop',
  scopes: readonly string[] = ['account_linking', 'connect:fulfillment'],
) {
  const made = await world.organization(`retailer-${++count}`);

  async function newCustomer() {
    const email = `ann${++count}@example.com`;
    const hash = await hashPassword(PASSWORD);
    await world.database.query(insertCustomer, [made.organizationId, email, null, hash, false, null, new Date()]);
    return { email, password: PASSWORD };
  }

  async function newApplication(name: string) {
    const { body } = await ok(world.call(made.token, 'POST', '/applications', { name, scopes, redirect_uris: [BACK] }));
    const url = (more: Record<string, string | undefined> = {}) => {
      const all = {
        response_type: 'code',
        client_id: body.client_id,
        scope: 'account_linking',
        redirect_uri: BACK,
        state: 'st/ate',
        ...more,
      };
      const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
      return `/oauth/authorize?${new URLSearchParams(given)}`;
    };
    const exchange = (code: string, more: object = {}) =>
      app.inject({
        method: 'POST',
        url: '/v2/oauth/token',
        payload: {
          grant_type: 'authorization_code',
          client_id: body.client_id,
          client_secret: body.client_secret,
          redirect_uri: BACK,
          code,
          ...more,
        },
      });
    return { clientId: body.client_id as string, url, exchange, account: `/oauth/account?client_id=${body.client_id}` };
  }

  return { ...made, customer: await newCustomer(), newCustomer, newApplication, ...(await newApplication(name)) };
}

/** A browser that shows a customer the question of an application. */
export async function signedIn(
  app: FastifyInstance,
  { url, customer }: Linking & { readonly customer: Record<string, string> },
  more?: Record<string, string>,
): Promise<Browser> {
  const browser = new Browser(app);
  await browser.get(url(more));
  await browser.submit('/oauth/sign-in', customer);
  assert.equal(browser.page?.heading, 'Authorization required');
  return browser;
}
