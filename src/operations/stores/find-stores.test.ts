import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ENGINES, startTestEngine, type TestEngine } from '../../storage/testing/engines.ts';
import { operations } from '../index.ts';
import { openWorld, type World } from '../management/management.fixture.ts';
import { eastOfHome, HOME, keyOf, openShop, type Shop } from '../service-options/shop.fixture.ts';

const PLACES = ['pickup', 'last_mile'] as const;
const BOX = { address_line_1: 'P.O. Box 12', postal_code: '94105' };

for (const engineName of ENGINES) {
  describe(`find stores on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    let shop: Shop;
    const codes = async (path: string, find_by: object) => {
      const answer = await shop.post(path, { find_by });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      return answer.body.stores.map((store: { location_code: string }) => store.location_code);
    };

    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine, operations);
      shop = await openShop(world, 'finder');
      await shop.store('near');
      await shop.store('next', eastOfHome(3));
      await shop.store('collect', { ...eastOfHome(5), pickup_only: true });
      await shop.store('drive', { ...eastOfHome(6), pickup: false });
      await shop.store('edge', { ...eastOfHome(25) });
      await shop.store('long', { ...eastOfHome(26), long_distance_delivery: true });
      await shop.store('beyond', { ...eastOfHome(40), long_distance_delivery: true });
      await shop.store('shut', { active: false });
    });
    after(async () => {
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });

    test('pickup finds the stores with the flag pickup within an hour, closest first', async () => {
      assert.deepEqual(await codes('/stores/pickup', eastOfHome(0)), ['near', 'next', 'collect', 'edge', 'long']);
      assert.deepEqual((await codes('/stores/pickup', { postal_code: '94105' })).slice(0, 3).toSorted(), ['collect', 'near', 'next']);
      const { body } = await shop.post('/stores/pickup', { find_by: { postal_code: '94105' } });
      assert.deepEqual(Object.keys(body), ['stores']);
      assert.deepEqual(body.stores.find((store: { location_code: string }) => store.location_code === 'collect').flags, {
        alcohol: true,
        pickup: true,
        pickup_only: true,
        long_distance_delivery: false,
      });
    });

    test('last mile and dispatch find the stores that deliver, as delivery does', async () => {
      for (const path of ['/stores/delivery', '/stores/last_mile', '/lastmile/stores']) {
        assert.deepEqual(await codes(path, eastOfHome(0)), ['near', 'next', 'drive', 'long'], path);
        assert.deepEqual(await codes(path, HOME), ['near', 'next', 'drive', 'long'], path);
      }
    });

    test('for last mile a postal code alone is deprecated, and the answer says so', async () => {
      const sunset = async (path: string, find_by: object) =>
        (await world.request(shop.token, 'POST', `/v2/fulfillment${path}`, { find_by })).headers.sunset;
      assert.equal(await sunset('/stores/last_mile', { postal_code: '94105' }), 'Mon, 31 May 2027 00:00:00 GMT');
      assert.equal(await sunset('/stores/last_mile', HOME), undefined);
      assert.equal(await sunset('/stores/delivery', { postal_code: '94105' }), undefined);
    });

    test('last mile does not verify that an address can be served, delivery and dispatch do', async () => {
      assert.ok((await codes('/stores/last_mile', BOX)).includes('near'));
      for (const path of ['/stores/delivery', '/lastmile/stores']) {
        assert.deepEqual(keyOf(await shop.post(path, { find_by: BOX })), [400, 'find_by.address_line_1', "can't be a post office box"]);
      }
    });

    test('a postal code alone says whether its coverage is partial; an address tells', async () => {
      const rim = await openShop(world, 'rim');
      await rim.store('rim', eastOfHome(17.3));
      for (const path of ['/stores/delivery', '/stores/last_mile', '/lastmile/stores']) {
        const { body } = await rim.post(path, { find_by: { postal_code: '94105' } });
        assert.deepEqual([body.stores.length, body.is_partial], [1, true], path);
        assert.equal((await rim.post(path, { find_by: HOME })).body.is_partial, false, path);
        assert.equal((await shop.post(path, { find_by: { postal_code: '94105' } })).body.is_partial, false, path);
      }
    });

    test('where there is nothing the list is empty', async () => {
      assert.deepEqual((await shop.post('/stores/pickup', { find_by: { latitude: 1, longitude: 1 } })).body, { stores: [] });
      for (const path of ['/stores/last_mile', '/lastmile/stores']) {
        assert.deepEqual((await shop.post(path, { find_by: { postal_code: '10001' } })).body, { stores: [], is_partial: false });
      }
    });

    test('what is no place is refused under its key', async () => {
      for (const path of [...PLACES.map((place) => `/stores/${place}`), '/lastmile/stores']) {
        const refused = async (body: object) => keyOf(await shop.post(path, body)).slice(0, 2);
        assert.deepEqual(await refused({}), [400, 'find_by'], path);
        assert.deepEqual(await refused({ find_by: {} }), [400, 'find_by.postal_code'], path);
        assert.deepEqual(await refused({ find_by: { latitude: 1 } }), [400, 'find_by.longitude'], path);
        assert.deepEqual(await refused({ find_by: { postal_code: 'X' } }), [400, 'find_by.postal_code'], path);
      }
    });

    test("another organization's stores are not found", async () => {
      const other = await openShop(world, 'stranger');
      for (const path of ['/stores/pickup', '/stores/last_mile', '/lastmile/stores']) {
        assert.deepEqual((await other.post(path, { find_by: HOME })).body.stores, [], path);
      }
    });

    test('the old URI of last mile, which dispatch shares, sends no deprecation headers', async () => {
      const { headers } = await world.app.inject({
        method: 'POST',
        url: '/v2/fulfillment/lastmile/stores',
        headers: { authorization: `Bearer ${shop.token}`, 'content-type': 'application/json' },
        payload: JSON.stringify({ find_by: HOME }),
      });
      assert.equal(headers.deprecation, undefined);
    });
  });
}
