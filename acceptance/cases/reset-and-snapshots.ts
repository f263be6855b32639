import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer } from '../support/client.ts';
import { ok, refused, userNotFound } from '../support/expect.ts';
import { unique } from '../support/names.ts';
import { openOrganization } from '../support/organization.ts';
import { orderPath, requestToken, storePath, userPath } from '../support/retailer.ts';
import type { Order } from '../support/shapes.ts';
import type { World } from '../support/world.ts';

const SNAPSHOTS = '/cartwright/v1/snapshots';
const snapshotNotFound = (answer: Answer) => refused(answer, 404, 4000, null, 'Snapshot not found');

export function resetAndSnapshotCases(world: World): void {
  test('a reset takes users, orders and the moved clock away, and leaves access and setup', async () => {
    const { slug, shop, store, credentials } = await openOrganization(world);
    const neighbour = await world.demo.newUser();
    const userId = await shop.newUser();
    await shop.place(userId, { location_code: store.location_code });
    ok(await shop.post('/cartwright/v1/clock/advance', { seconds: 3_600 }));
    assert.deepEqual(ok(await shop.post('/cartwright/v1/reset', {})), { organizations: [slug], setup: { [slug]: 'kept' } });

    userNotFound(await shop.get(`${userPath(userId)}/orders`));
    assert.deepEqual(ok(await shop.get<{ orders: unknown[] }>('/cartwright/v1/orders')).orders, []);
    assert.deepEqual(ok(await shop.get<{ events: unknown[] }>('/cartwright/v1/events')).events, []);
    assert.equal(ok(await shop.get<{ test_clock: boolean }>('/cartwright/v1/clock')).test_clock, false);
    ok(await shop.get(storePath(store.location_code)));
    ok(await requestToken(world.client, credentials));
    ok(await world.demo.get(`/cartwright/v1/users/${neighbour}`));
  });

  test('a restored snapshot brings back what was there, and takes away what came since', async () => {
    const { slug, shop, store } = await openOrganization(world);
    const name = unique('state');
    const before = await shop.newUser();
    const order = await shop.place(before, { location_code: store.location_code });
    const taken = ok(await shop.post<{ organization: string; counts: { orders: number } }>(SNAPSHOTS, { name }));
    assert.deepEqual([taken.organization, taken.counts.orders], [slug, 1]);

    ok(await shop.cancel(before, order.id));
    const since = await shop.newUser();
    ok(await shop.post(`${SNAPSHOTS}/${name}/restore`, {}));
    assert.equal(ok(await shop.get<Order>(orderPath(before, order.id))).status, 'brand_new');
    userNotFound(await shop.get(`${userPath(since)}/orders`));
    ok(await shop.delete(`${SNAPSHOTS}/${name}`));
    snapshotNotFound(await shop.post(`${SNAPSHOTS}/${name}/restore`, {}));
  });

  test('a snapshot of another organization looks as if it did not exist', async () => {
    const [mine, theirs] = [await openOrganization(world), await openOrganization(world)];
    const name = unique('state');
    ok(await mine.shop.post(SNAPSHOTS, { name }));
    assert.deepEqual(ok(await theirs.shop.get<{ snapshots: unknown[] }>(SNAPSHOTS)).snapshots, []);
    snapshotNotFound(await theirs.shop.post(`${SNAPSHOTS}/${name}/restore`, {}));
    snapshotNotFound(await theirs.shop.delete(`${SNAPSHOTS}/${name}`));
    ok(await mine.shop.delete(`${SNAPSHOTS}/${name}`));
  });
}
