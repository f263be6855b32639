import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedStoreDetails, type NewStore, newStoreDetails, type StoreChange } from './store-details.ts';

const ADDRESS = { address_line_1: '50 Beale St', city: 'San Francisco', region: 'CA', postal_code: '94105-1234' };
const make = (more: Partial<NewStore> = {}) => newStoreDetails({ location_code: 'x', name: 'Store', address: ADDRESS, ...more });
const problems = (work: () => unknown): (string | undefined)[] => {
  try {
    work();
    return [];
  } catch (error) {
    const { all = [error] } = error as { all?: unknown[] };
    return all.map((one) => (one as { key?: string }).key);
  }
};
/** A ZIP code whose prefix is in no table. */
const UNKNOWN = { ...ADDRESS, postal_code: '00001' };

test('what is not given of a place comes from its postal code', () => {
  const store = make();
  assert.deepEqual([store.country, store.postal_prefix, store.address.postal_code], ['US', '941', '94105']);
  assert.equal(store.time_zone, 'America/Los_Angeles');
  assert.deepEqual(
    [store.active, store.alcohol, store.pickup, store.pickup_only, store.serves_postal_prefix],
    [true, false, false, false, false],
  );
  const given = make({ latitude: 1, longitude: 2, time_zone: 'America/New_York', active: false });
  assert.deepEqual([given.latitude, given.longitude, given.time_zone, given.active], [1, 2, 'America/New_York', false]);
});

test('what no table knows must be given', () => {
  assert.deepEqual(
    problems(() => make({ address: UNKNOWN })),
    ['latitude', 'longitude'],
  );
  assert.deepEqual(
    problems(() => make({ address: UNKNOWN, latitude: 37.8, longitude: -122.4 })),
    [],
  );
  assert.equal(make({ address: UNKNOWN, latitude: 37.8, longitude: -122.4 }).time_zone, 'America/Los_Angeles');
  assert.deepEqual(
    problems(() => make({ address: UNKNOWN, latitude: 0, longitude: 0 })),
    ['time_zone'],
  );
  assert.deepEqual(
    problems(() => make({ latitude: 1 })),
    ['longitude'],
  );
  assert.deepEqual(
    problems(() => make({ address: { ...ADDRESS, postal_code: 'nope' } })),
    ['address.postal_code'],
  );
  assert.deepEqual(
    problems(() => make({ address: { ...ADDRESS, postal_code: 'nope' }, longitude: 1 })),
    ['address.postal_code', 'latitude'],
  );
});

test('a pickup-only store offers pickup, and cannot be told not to', () => {
  assert.deepEqual(
    problems(() => make({ pickup_only: true, pickup: false })),
    ['pickup'],
  );
  const store = make({ pickup_only: true });
  assert.equal(store.pickup, true);
  assert.deepEqual(
    problems(() => changedStoreDetails(store, { pickup: false })),
    ['pickup'],
  );
  const both = changedStoreDetails(store, { pickup: false, pickup_only: false });
  assert.deepEqual([both.pickup, both.pickup_only], [false, false]);
  assert.equal(changedStoreDetails(make(), { pickup_only: true }).pickup, true);
});

test('an empty change changes nothing', () => {
  const store = make({ latitude: 1, longitude: 2, time_zone: 'America/New_York', alcohol: true });
  assert.deepEqual(changedStoreDetails(store, {}), store);
});

test('a change within the postal code leaves position and time zone alone', () => {
  const store = make({ latitude: 1, longitude: 2, time_zone: 'America/New_York' });
  const change: StoreChange = { address: { address_line_1: '51 Beale St', address_line_2: 'Floor 2', postal_code: '94105' } };
  const changed = changedStoreDetails(store, change);
  assert.deepEqual(changed, { ...store, address: { ...store.address, address_line_1: '51 Beale St', address_line_2: 'Floor 2' } });
  assert.equal('address_line_2' in changedStoreDetails(changed, { address: { address_line_2: ' ' } }).address, false);
});

test('a new postal code moves the store, unless position and time zone are given', () => {
  const store = make({ latitude: 1, longitude: 2 });
  const moved = changedStoreDetails(store, { address: { postal_code: 'M6K 3L5' } });
  assert.deepEqual([moved.country, moved.postal_prefix, moved.time_zone], ['CA', 'M6K', 'America/Toronto']);
  assert.notEqual(moved.latitude, 1);
  const given = changedStoreDetails(store, { address: { postal_code: 'M6K 3L5' }, latitude: 3, longitude: 4, time_zone: 'America/Denver' });
  assert.deepEqual([given.latitude, given.longitude, given.time_zone], [3, 4, 'America/Denver']);
  assert.deepEqual(
    problems(() => changedStoreDetails(store, { address: { postal_code: '00001' } })),
    ['latitude', 'longitude'],
  );
});
