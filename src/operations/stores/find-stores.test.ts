import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { distanceKilometres } from '../../fulfillment/geography/geography.ts';
import { statement } from '../../storage/engine/index.ts';
import { STORE_COLUMNS, type Store, type StoreRow, toStore } from '../../storage/stores/store.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../storage/testing/engines.ts';
import { operations } from '../index.ts';
import { openWorld, type World } from '../management/management.fixture.ts';
import { eastOfHome, HOME, keyOf, openShop, type Shop } from '../service-options/shop.fixture.ts';
import { checkAddress } from './address.ts';
import { deliveryMinutes, pickupMinutes } from './nearby.ts';

const PLACES = ['pickup', 'last_mile'] as const;
const BOX = { address_line_1: 'P.O. Box 12', postal_code: '94105' };

/** Stores strewn evenly over a box of six tenths of a degree around the model, whose flags differ. */
const crowdStores = statement<[organizationId: number, count: number]>(
  '',
  `insert into cw.stores (organization_id, banner_id, location_code, name, address, country, postal_prefix, latitude, longitude, time_zone, active,
       alcohol, pickup, pickup_only, long_distance_delivery, serves_postal_prefix, hours, slot_policy, created_at, updated_at)
   select organization_id, banner_id, 'c' || n, name, address, country, postal_prefix, latitude + ((n * 0.7548776662466927) % 1 - 0.5) * 0.6,
       longitude + ((n * 0.5698402909980532) % 1 - 0.5) * 0.6, time_zone, n % 11 <> 0, alcohol, n % 3 <> 0, n % 3 = 1 and n % 4 = 0, n % 5 = 0, n % 97 = 0, hours,
       slot_policy, created_at, updated_at
     from cw.stores cross join generate_series(1, $2::integer) n where organization_id = $1 and location_code = 'model'`,
);
const allStores = statement<[organizationId: number], StoreRow>('', `select ${STORE_COLUMNS} from cw.stores where organization_id = $1`);

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

    test('of many stores around a place the hundred nearest that serve it are found, whatever the others offer', async () => {
      const crowd = await openShop(world, 'crowd');
      await crowd.store('model');
      await world.database.query(crowdStores, [crowd.organizationId, 1_500]);
      await world.database.execute('analyze cw.stores');
      const place = checkAddress(HOME, 'address');
      const stores = (await world.database.query(allStores, [crowd.organizationId])).map(toStore);
      for (const [path, minutesOf] of [
        ['/stores/delivery', deliveryMinutes],
        ['/stores/pickup', pickupMinutes],
      ] as const) {
        const serving = stores.filter((store) => minutesOf(store, place) !== undefined);
        assert.ok(serving.length > 200);
        const far = ({ position }: Store) => distanceKilometres(position, place.position!);
        const nearest = serving.toSorted((a, b) => far(a) - far(b)).slice(0, 100);
        const { body } = await crowd.post(path, { find_by: eastOfHome(0) });
        assert.deepEqual(
          body.stores.map((store: { location_code: string }) => store.location_code),
          nearest.map(({ locationCode }) => locationCode),
        );
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
