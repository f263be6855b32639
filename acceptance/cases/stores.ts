import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BLANK, invalid, ok } from '../support/expect.ts';
import { FLAGSTAFF, SAN_FRANCISCO } from '../support/goods.ts';
import { POSITIONS, POSTAL_CODES } from '../support/places.ts';
import { storePath } from '../support/retailer.ts';
import type { ManagedStore, Stores } from '../support/shapes.ts';
import type { World } from '../support/world.ts';

const KM_PER_DEGREE = 111.2;

export function storeCases({ demo }: World): void {
  const find = (find_by: object) => demo.post<Stores>('/v2/fulfillment/stores/delivery', { find_by });
  const codes = async (find_by: object) => ok(await find(find_by)).stores.map((store) => store.location_code);

  test('stores are found by position, by address and by postal code, each with the documented fields', async () => {
    for (const by of [{ latitude: 37.7899, longitude: -122.3915 }, SAN_FRANCISCO, { postal_code: '94105' }]) {
      const { stores, is_partial } = ok(await find(by));
      assert.equal(is_partial, false);
      assert.deepEqual(
        stores.find((store) => store.location_code === '941-01'),
        {
          name: 'The Garden Market San Francisco',
          location_code: '941-01',
          flags: { alcohol: true, pickup: true, pickup_only: false, long_distance_delivery: true },
        },
      );
    }
  });

  test('the closest store comes first', async () => {
    for (const position of POSITIONS.slice(0, 5)) {
      const places = await Promise.all((await codes(position)).map(async (code) => ok(await demo.get<ManagedStore>(storePath(code)))));
      assert.ok(places.length > 0);
      const distances = places.map((place) => kilometres(position, place));
      assert.deepEqual(
        distances,
        distances.toSorted((a, b) => a - b),
      );
    }
  });

  test(`${POSTAL_CODES.length} postal codes all over the United States and Canada have a store`, async () => {
    const missing = await Promise.all(POSTAL_CODES.map(async (code) => ((await codes({ postal_code: code })).length === 0 ? [code] : [])));
    assert.deepEqual(missing.flat(), []);
  });

  test(`${POSITIONS.length} positions all over the United States and Canada have a store`, async () => {
    const missing = await Promise.all(POSITIONS.map(async (position) => ((await codes(position)).length === 0 ? [position] : [])));
    assert.deepEqual(missing.flat(), []);
  });

  test('where no store delivers the list is empty', async () => {
    assert.deepEqual(ok(await find({ latitude: 1, longitude: 1 })), { stores: [], is_partial: false });
  });

  test('a store for pickup only is not found, others of its place are', async () => {
    const found = await codes({ postal_code: '99901' });
    assert.ok(found.includes('TEST-FULL') && !found.includes('TEST-PICKUP-ONLY'), found.join());
    const store = await demo.newStore({ store: { pickup_only: true } });
    assert.ok(!(await codes(FLAGSTAFF)).includes(store.location_code));
  });

  test('a store out of service is not found', async () => {
    const store = await demo.newStore();
    assert.ok((await codes(FLAGSTAFF)).includes(store.location_code));
    ok(await demo.patch(storePath(store.location_code), { active: false }));
    assert.ok(!(await codes(FLAGSTAFF)).includes(store.location_code));
  });

  test('a store reaches 30 minutes, with long distance 60, and its own postal area where it serves that', async () => {
    const east = (kilometres: number) => ({
      latitude: 35.2,
      longitude: -111.6 + kilometres / (KM_PER_DEGREE * Math.cos((35.2 * Math.PI) / 180)),
    });
    const here = { latitude: 35.2, longitude: -111.6, serves_postal_prefix: false };
    const near = (await demo.newStore({ store: here })).location_code;
    const far = (await demo.newStore({ store: { ...here, long_distance_delivery: true } })).location_code;
    const whole = (await demo.newStore({ store: { ...here, serves_postal_prefix: true } })).location_code;
    const reaching = async (distance: number) => (await codes(east(distance))).filter((code) => [near, far, whole].includes(code));
    assert.deepEqual((await reaching(10)).toSorted(), [near, far, whole].toSorted());
    assert.deepEqual((await reaching(25)).toSorted(), [far, whole].toSorted());
    assert.ok(!(await reaching(120)).includes(far) && !(await reaching(120)).includes(near));
  });

  test('one coordinate without the other is refused under the name of the missing one', async () => {
    invalid(await find({ latitude: 37.78 }), 'find_by.longitude', BLANK);
    invalid(await find({ longitude: -122.4 }), 'find_by.latitude', BLANK);
  });

  test('what is no place is refused under its key', async () => {
    invalid(await demo.post('/v2/fulfillment/stores/delivery', {}), 'find_by', BLANK);
    invalid(await find({}), 'find_by.postal_code', BLANK);
    invalid(await find({ address_line_1: '50 Beale St' }), 'find_by.postal_code', BLANK);
    invalid(await find({ postal_code: 'X' }), 'find_by.postal_code', 'is not a valid zip code');
    invalid(await find({ latitude: 91, longitude: 0 }), 'find_by.latitude', 'must be less than or equal to 90');
    invalid(await find({ latitude: 0, longitude: -181 }), 'find_by.longitude', 'must be greater than or equal to -180');
    invalid(await find({ latitude: 'north', longitude: 0 }), 'find_by.latitude', 'is not a number');
  });
}

type Position = { latitude: number; longitude: number };

/** Great-circle distance. */
function kilometres(a: Position, b: Position): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const cosine =
    Math.sin(radians(a.latitude)) * Math.sin(radians(b.latitude)) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.cos(radians(a.longitude - b.longitude));
  return Math.acos(Math.min(1, cosine)) * 6_371;
}
