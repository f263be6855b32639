import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notFound, ok, refused, tokenRefused } from '../support/expect.ts';
import { FLAGSTAFF, MILK } from '../support/goods.ts';
import { unique } from '../support/names.ts';
import { openOrganization } from '../support/organization.ts';
import { Retailer, requestToken } from '../support/retailer.ts';
import type { Stores } from '../support/shapes.ts';
import type { Credentials } from '../support/target.ts';
import type { World } from '../support/world.ts';

const ORGANIZATIONS = '/cartwright/v1/organizations';

export function organizationCases(world: World): void {
  const { demo, client } = world;

  test('an organization with demo stock can be ordered from at once', async () => {
    const slug = unique('stocked');
    const made = await demo.post<{ application: Credentials }>(ORGANIZATIONS, { slug, name: slug, country: 'US', stock: 'demo' });
    const shop = await Retailer.open(client, ok(made).application);
    const { stores } = ok(await shop.post<Stores>('/v2/fulfillment/stores/delivery', { find_by: FLAGSTAFF }));
    const order = await shop.place(await shop.newUser(), { location_code: stores[0]!.location_code });
    assert.equal(order.items[0]?.item.upc, MILK.upc);
    assert.deepEqual(ok(await demo.delete(`${ORGANIZATIONS}/${slug}`)), {});
  });

  test('a deleted organization is gone with its tokens and credentials, and its slug is free', async () => {
    const { slug, shop, credentials, store } = await openOrganization(world);
    await shop.place(await shop.newUser(), { location_code: store.location_code });
    assert.deepEqual(ok(await demo.delete(`${ORGANIZATIONS}/${slug}`)), {});
    tokenRefused(await shop.get('/cartwright/v1/organization'));
    assert.equal((await requestToken(client, credentials)).status, 401);
    notFound(await demo.delete(`${ORGANIZATIONS}/${slug}`));
    ok(await demo.post(ORGANIZATIONS, { slug, name: slug, country: 'US' }));
    ok(await demo.delete(`${ORGANIZATIONS}/${slug}`));
  });

  test('nobody deletes the organization of their own token, nor any without the platform scope', async () => {
    const { slug } = ok(await demo.get<{ slug: string }>('/cartwright/v1/organization'));
    const own = 'is the organization of your own token; delete it with a token of another one';
    refused(await demo.delete(`${ORGANIZATIONS}/${slug}`), 400, 4001, 'slug', own);
    const [one, other] = [await openOrganization(world), await openOrganization(world)];
    assert.equal((await one.shop.delete(`${ORGANIZATIONS}/${other.slug}`)).status, 403);
    ok(await other.shop.get('/cartwright/v1/organization'));
  });
}
