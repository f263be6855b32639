import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { travelMinutes } from '../../fulfillment/geography/geography.ts';
import type { Store } from '../../storage/stores/store.ts';
import { checkAddress, checkPostalCode, locateDelivery } from './address.ts';
import { deliveryMinutes, isLongDistance, isPartial, pickupMinutes } from './nearby.ts';

const AREA = checkPostalCode('94105', '');
const centre = AREA.position!;

/** A store so many kilometres east of the centre of the postal area. */
function storeAt(east: number, more: Partial<Store> = {}): Store {
  const longitude = centre.longitude + east / (111.195 * Math.cos((centre.latitude * Math.PI) / 180));
  return {
    position: { latitude: centre.latitude, longitude },
    postalPrefix: '941',
    active: true,
    pickup: true,
    pickupOnly: false,
    longDistanceDelivery: false,
    servesPostalPrefix: false,
    ...more,
  } as Store;
}
const coverage = (store: Store) => {
  const minutes = deliveryMinutes(store, AREA);
  return minutes === undefined ? 'none' : isPartial([{ store, minutes }], AREA) ? 'partial' : 'whole';
};

test('a postal code is covered in part where the reach ends inside its area', () => {
  assert.deepEqual(
    [0, 15, 16.5, 18, 19].map((east) => coverage(storeAt(east))),
    ['whole', 'whole', 'partial', 'partial', 'none'],
  );
  assert.equal(coverage(storeAt(30, { longDistanceDelivery: true })), 'whole');
  assert.equal(coverage(storeAt(500, { servesPostalPrefix: true })), 'whole');
});

test('whole coverage means that every address of the postal code is served, none that no address is', () => {
  fc.assert(
    fc.property(fc.double({ min: 10, max: 22, noNaN: true }), fc.array(fc.string(), { minLength: 20, maxLength: 20 }), (east, streets) => {
      const store = storeAt(east);
      const served = streets.map((street) => {
        const place = locateDelivery({ address_line_1: street, postal_code: '94105' }, '', false);
        return deliveryMinutes(store, place) !== undefined;
      });
      if (coverage(store) === 'whole') assert.ok(served.every(Boolean));
      if (coverage(store) === 'none') assert.ok(!served.some(Boolean));
    }),
  );
});

test('an address and a position are served or not, never in part', () => {
  const place = checkAddress({ address_line_1: '50 Beale St', postal_code: '94105' }, '');
  const store = storeAt(17);
  assert.equal(isPartial([{ store, minutes: 29.9 }], place), false);
  assert.equal(isPartial([], AREA), false);
});

test('long distance in last mile is an estimate of 30 to 60 minutes from a store that offers it', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 50, noNaN: true }), fc.boolean(), (east, longDistanceDelivery) => {
      const store = storeAt(east, { longDistanceDelivery });
      const place = { postalCode: '94105', prefix: '941', position: centre };
      const minutes = travelMinutes(store.position, centre);
      assert.equal(isLongDistance(store, place), longDistanceDelivery && minutes >= 30 && minutes <= 60);
    }),
  );
});

test('a store of pickup serves who comes from up to 60 minutes away, also one that delivers nothing', () => {
  assert.notEqual(pickupMinutes(storeAt(30, { pickupOnly: true }), AREA), undefined);
  assert.equal(pickupMinutes(storeAt(40), AREA), undefined);
  assert.notEqual(pickupMinutes(storeAt(40, { servesPostalPrefix: true }), AREA), undefined);
  assert.equal(pickupMinutes(storeAt(0, { pickup: false }), AREA), undefined);
  assert.equal(pickupMinutes(storeAt(0, { active: false }), AREA), undefined);
});
