import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { distanceKilometres, isPosition, travelMinutes } from './geography.ts';
import { pointAt, positionOnRoute, routeBetween } from './route.ts';

const position = fc.record({
  latitude: fc.double({ min: -89, max: 89, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});
/** A few centimetres, which acos of nearly equal points can be off by, up to a few metres. */
const CLOSE = 0.02;
const route = fc
  .record({
    from: position,
    bearing: fc.double({ min: 0, max: 6.28, noNaN: true }),
    kilometres: fc.double({ min: 0, max: 15_000, noNaN: true }),
    departedAt: fc.integer({ min: 0, max: 4e12 }),
    duration: fc.integer({ min: 0, max: 864e5 }),
  })
  .map(({ from, bearing, kilometres, departedAt, duration }) => {
    return { from, to: pointAt(from, bearing, kilometres), departedAt, arrivesAt: departedAt + duration };
  });

test('on the way the distance covered grows with the time, and the point lies on the shortest way', () => {
  fc.assert(
    fc.property(route, fc.double({ min: 0, max: 1, noNaN: true }), (route, part) => {
      const now = route.departedAt + Math.floor((route.arrivesAt - route.departedAt) * part);
      const point = positionOnRoute(route, now);
      assert.ok(isPosition(point.latitude, point.longitude));
      const whole = distanceKilometres(route.from, route.to);
      const [behind, ahead] = [distanceKilometres(route.from, point), distanceKilometres(point, route.to)];
      const expected = route.arrivesAt === route.departedAt ? 1 : (now - route.departedAt) / (route.arrivesAt - route.departedAt);
      assert.ok(Math.abs(behind - whole * expected) < CLOSE, `${behind} of ${whole} at ${expected}`);
      assert.ok(Math.abs(behind + ahead - whole) < CLOSE);
    }),
    { numRuns: 1000 },
  );
});

test('before the departure it is the start, and from the arrival on the destination', () => {
  fc.assert(
    fc.property(route, fc.nat(1e9), (route, more) => {
      assert.deepEqual(positionOnRoute(route, route.arrivesAt + more), route.to);
      if (route.departedAt < route.arrivesAt) assert.deepEqual(positionOnRoute(route, route.departedAt - more), route.from);
    }),
  );
});

test('a way that goes nowhere, over the pole or to the antipode still has a position', () => {
  const from = { latitude: 40, longitude: -100 };
  const half = (to: typeof from) => positionOnRoute({ from, to, departedAt: 0, arrivesAt: 2 }, 1);
  assert.ok(distanceKilometres(half(from), from) < 1e-6);
  assert.ok(Math.abs(half({ latitude: 40, longitude: 80 }).latitude - 90) < 1e-6);
  const { latitude, longitude } = half({ latitude: -40, longitude: 80 });
  assert.ok(isPosition(latitude, longitude));
});

test('a way takes the minutes that its ends are apart', () => {
  fc.assert(
    fc.property(position, position, (from, to) => {
      const { departedAt, arrivesAt } = routeBetween(from, to, 1_000);
      assert.ok(Math.abs(arrivesAt - departedAt - travelMinutes(from, to) * 60_000) <= 0.5);
    }),
  );
});
