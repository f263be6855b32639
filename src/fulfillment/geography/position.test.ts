import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { boundingBox, distanceKilometres, isPosition, type Position, reachKilometres, travelMinutes } from './geography.ts';

const position = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

/** The point at a bearing (radians) and distance, by the direct formula of spherical trigonometry. */
function pointAt({ latitude, longitude }: Position, bearing: number, kilometres: number): Position {
  const [phi, angle] = [(latitude * Math.PI) / 180, kilometres / 6371.0088];
  const sine = Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(bearing);
  const east = Math.atan2(Math.sin(bearing) * Math.sin(angle) * Math.cos(phi), Math.cos(angle) - Math.sin(phi) * sine);
  const turned = longitude + (east * 180) / Math.PI;
  return { latitude: (Math.asin(Math.max(-1, Math.min(1, sine))) * 180) / Math.PI, longitude: ((turned + 540) % 360) - 180 };
}

test('a great circle has the length that the field knows: San Francisco to New York 4,129 km, pole to pole half the girth', () => {
  const sanFrancisco = { latitude: 37.7749, longitude: -122.4194 };
  const newYork = { latitude: 40.7128, longitude: -74.006 };
  assert.equal(Math.round(distanceKilometres(sanFrancisco, newYork)), 4129);
  const poles = distanceKilometres({ latitude: 90, longitude: 0 }, { latitude: -90, longitude: 77 });
  assert.ok(Math.abs(poles - Math.PI * 6371.0088) < 1e-6);
});

test('a distance is a finite number, the same both ways and nothing from a point to itself', () => {
  fc.assert(
    fc.property(position, position, (a, b) => {
      const there = distanceKilometres(a, b);
      assert.ok(Number.isFinite(there) && there >= 0 && there < 20_016);
      assert.ok(Math.abs(there - distanceKilometres(b, a)) < 1e-6);
      assert.equal(distanceKilometres(a, a), 0);
    }),
  );
});

test('a point at the reach of some minutes is that many minutes away', () => {
  fc.assert(
    fc.property(
      position,
      fc.double({ min: 0.1, max: 6000, noNaN: true }),
      fc.double({ min: 0, max: 6.28, noNaN: true }),
      (a, minutes, bearing) => {
        const b = pointAt(a, bearing, reachKilometres(minutes));
        assert.ok(Math.abs(travelMinutes(a, b) - minutes) < 1e-3);
      },
    ),
  );
});

test('ten kilometres of great circle take a little over 17 minutes on the road', () => {
  const from = { latitude: 40, longitude: -100 };
  assert.equal(travelMinutes(from, pointAt(from, 0, 10)).toFixed(2), '17.33');
});

test('a bounding box contains every point within the radius and wraps nowhere', () => {
  fc.assert(
    fc.property(
      position,
      fc.double({ min: 0, max: 8000, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (centre, radius, part) => {
        const box = boundingBox(centre, radius);
        assert.ok(box.south >= -90 && box.north <= 90 && box.west >= -180 && box.east <= 180 && box.west <= box.east);
        for (let turn = 0; turn < 128; turn += 1) {
          const { latitude, longitude } = pointAt(centre, (turn / 128) * 2 * Math.PI, turn % 4 === 1 ? radius * part : radius);
          assert.ok(latitude >= box.south && latitude <= box.north);
          assert.ok(longitude >= box.west && longitude <= box.east);
        }
      },
    ),
    { numRuns: 1000 },
  );
});

test('a bounding box in a city is no larger than it must be', () => {
  const box = boundingBox({ latitude: 43.64, longitude: -79.43 }, 10);
  assert.ok(box.north - box.south < 0.1801 && box.east - box.west < 0.249);
});

test('a position is finite and in range', () => {
  assert.ok(isPosition(90, -180) && isPosition(0, 0) && isPosition(-90, 180));
  for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, 180.0001]) assert.ok(!isPosition(0, bad) && !isPosition(bad, 0));
  assert.ok(!isPosition(90.0001, 0));
});
