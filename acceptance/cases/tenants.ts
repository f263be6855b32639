import assert from 'node:assert/strict';
import { test } from 'node:test';
import { invalid, notFound, ok, refused, userNotFound } from '../support/expect.ts';
import { unique } from '../support/names.ts';
import { orderPath, storePath, userPath } from '../support/retailer.ts';
import type { Application, Order } from '../support/shapes.ts';
import type { World } from '../support/world.ts';

const MISSING = 'Failed to resolve a valid context; send X-Retailer-Id with the slug of one of your banners';
const UNKNOWN = 'Failed to resolve a valid context; X-Retailer-Id is not the slug of one of your banners';

export function tenantCases({ demo, banners, target }: World): void {
  const skip = !banners && 'no organization with several banners named';
  const others = banners!;
  const slugs = target.multi_banner?.banners ?? [];

  test('stores, hours and applications of another organization look as if they did not exist', { skip }, async () => {
    const store = await demo.newStore();
    const application = ok(
      await demo.post<Application>('/cartwright/v1/applications', { name: unique('app'), scopes: ['connect:fulfillment'] }),
    );
    const path = storePath(store.location_code);
    for (const tail of ['', '/hours', '/hours/exceptions', '/slot_policy', '/capacity']) notFound(await others.get(path + tail));
    notFound(await others.patch(path, { active: false }));
    notFound(await others.put(`${path}/hours`, {}));
    notFound(await others.patch(`${path}/slot_policy`, { lead_minutes: 0 }));
    const app = `/cartwright/v1/applications/${application.client_id}`;
    notFound(await others.get(app));
    notFound(await others.patch(app, { name: 'mine' }));
    notFound(await others.delete(app));
    for (const verb of ['clone', 'disable', 'enable']) notFound(await others.post(`${app}/${verb}`, {}));
    assert.deepEqual(ok(await demo.get(path)), { ...store, updated_at: ok(await demo.get<typeof store>(path)).updated_at });
    const userId = await others.newUser();
    invalid(await others.list(userId, { location_code: store.location_code }), 'location_code', 'Could not find specified store.');
  });

  test('users, holds and orders of another organization look as if they did not exist', { skip }, async () => {
    const { location_code } = await demo.newStore();
    const userId = await demo.newUser();
    const order = await demo.place(userId, { location_code });
    const path = orderPath(userId, order.id);
    userNotFound(await others.get(path));
    userNotFound(await others.get(`${userPath(userId)}/orders`));
    await others.newUser(userId);
    notFound(await others.get(path));
    notFound(await others.post(`${path}/cancel`));
    notFound(await others.put(`${path}/tip`, { tip_amount_cents: 1 }));
    assert.deepEqual(ok(await others.get(`${userPath(userId)}/orders`)), { orders: [] });
    const option = (await demo.scheduled(userId, { location_code })).at(-1)!;
    const holdId = await demo.hold(userId, option);
    invalid(await others.order(userId, holdId), 'service_option_hold_id', 'Service option hold not found');
    invalid(await others.reserve(userId, option.id), 'service_option_id', 'Service option not found');
    ok(await demo.order(userId, holdId));
  });

  test('two organizations may use the same user ids, location codes and order ids', { skip }, async () => {
    const names = { userId: unique('same'), location: unique('same'), order: unique('same') };
    const placed: Order[] = [];
    for (const retailer of [demo, others]) {
      await retailer.newUser(names.userId);
      await retailer.newStore({ store: { location_code: names.location } });
      placed.push(await retailer.place(names.userId, { location_code: names.location }, { order_id: names.order }));
    }
    const [mine, theirs] = placed;
    assert.notEqual(mine?.order_url, theirs?.order_url);
    ok(await demo.cancel(names.userId, names.order));
    assert.equal(ok(await others.get<Order>(orderPath(names.userId, names.order))).status, 'brand_new');
  });

  test('an organization with several banners must say which one, with a slug of its own', { skip }, async () => {
    const bare = others.with({ headers: {} });
    const find = { find_by: { postal_code: 'M5V2T6' } };
    refused(await bare.post('/v2/fulfillment/stores/delivery', find), 400, 4002, 'X-Retailer-Id', MISSING);
    refused(await bare.get('/cartwright/v1/stores'), 400, 4002, 'X-Retailer-Id', MISSING);
    for (const slug of ['nobody', 'the-garden-market', 'Maple-Fresh ']) {
      const answer = await bare.post('/v2/fulfillment/stores/delivery', find, { 'x-retailer-id': slug });
      refused(answer, 400, 4002, 'X-Retailer-Id', UNKNOWN);
    }
    for (const slug of slugs) ok(await bare.post('/v2/fulfillment/stores/delivery', find, { 'x-retailer-id': slug }));
  });

  test('what concerns the whole organization needs no banner', { skip }, async () => {
    const bare = others.with({ headers: {} });
    ok(await bare.get('/cartwright/v1/organization'));
    const listed = ok(await bare.get<{ banners: { slug: string }[] }>('/cartwright/v1/banners')).banners;
    assert.deepEqual(listed.map((banner) => banner.slug).toSorted(), slugs.toSorted());
  });

  test('a store belongs to one banner', { skip }, async () => {
    const sister = others.with({ headers: { 'x-retailer-id': slugs[1] ?? '' } });
    const { location_code } = await others.newStore();
    notFound(await sister.get(storePath(location_code)));
    const userId = await others.newUser();
    invalid(await sister.list(userId, { location_code }), 'location_code', 'Could not find specified store.');
    const option = (await others.scheduled(userId, { location_code })).at(-1)!;
    invalid(await sister.reserve(userId, option.id), 'service_option_id', 'Service option not found');
    const holdId = await others.hold(userId, option);
    invalid(await sister.order(userId, holdId), 'service_option_hold_id', 'Service option hold not found');
    ok(await others.order(userId, holdId));
  });

  test('an organization with one banner needs no X-Retailer-Id, but a wrong one is refused', async () => {
    const find = { find_by: { postal_code: '94105' } };
    const wrong = await demo.post('/v2/fulfillment/stores/delivery', find, { 'x-retailer-id': 'nobody' });
    refused(wrong, 400, 4002, 'X-Retailer-Id', UNKNOWN);
    ok(await demo.post('/v2/fulfillment/stores/delivery', find));
  });
}
