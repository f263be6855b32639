import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { distanceKilometres, findPostalArea, nearestPostalArea, type PostalArea, parsePostalCode, postalAreas } from './geography.ts';

const zones: Record<string, string> = {
  '94105': 'America/Los_Angeles',
  '60601': 'America/Chicago',
  '10001': 'America/New_York',
  '85001': 'America/Phoenix',
  '99501': 'America/Anchorage',
  '96701': 'Pacific/Honolulu',
  '96813': 'Pacific/Honolulu',
  '00601': 'America/Puerto_Rico',
  '00725': 'America/Puerto_Rico',
  '00901': 'America/Puerto_Rico',
  '46201': 'America/Indiana/Indianapolis',
  '83702': 'America/Boise',
  '79901': 'America/Denver',
  'M6K 3L5': 'America/Toronto',
  'V6B 1A1': 'America/Vancouver',
  'A1C 1A1': 'America/St_Johns',
  'T2P 1A1': 'America/Edmonton',
  'S4P 1A1': 'America/Regina',
  'R3C 1A1': 'America/Winnipeg',
  'B3H 1A1': 'America/Halifax',
  'G4T 1A1': 'America/Halifax',
  'S9V 1A1': 'America/Edmonton',
};

const anywhere = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});
const northAmerica = fc.record({
  latitude: fc.double({ min: 15, max: 75, noNaN: true }),
  longitude: fc.double({ min: -175, max: -50, noNaN: true }),
});

const codeOf = ({ country, prefix }: PostalArea): string => (country === 'US' ? `${prefix}01` : `${prefix} 1A1`);

test('every form of a postal code becomes one', () => {
  const zip = { country: 'US', code: '94105', prefix: '941' };
  for (const text of ['94105', ' 94105\n', '94105-1234', '94105 1234', '941051234']) assert.deepEqual(parsePostalCode(text), zip);
  const canadian = { country: 'CA', code: 'M6K3L5', prefix: 'M6K' };
  for (const text of ['M6K 3L5', 'm6k3l5', 'M6K-3L5', '\tm6K 3l5 ']) assert.deepEqual(parsePostalCode(text), canadian);
});

test('what is not a whole US or Canadian postal code is refused', () => {
  const others = [
    '',
    '941',
    '9410',
    '94105-',
    '94105-12',
    '94105-12345',
    '9410a',
    'M6K',
    'M6K 3L',
    'M6K  3L5',
    'M6K3L55',
    'SW1A 1AA',
    '٩٤١٠٥',
    '９４１０５',
  ];
  const neverUsed = [
    'D1A 1A1',
    'W1A 1A1',
    'Z1A 1A1',
    'O1A 1A1',
    'A1D 1A1',
    'A1U 1A1',
    'A1A 1F1',
    'A1A 1I1',
    'A1A 1Q1',
    '\u017F1A 1A1',
    '\u212A1A 1A1',
  ];
  for (const text of [...others, ...neverUsed]) assert.equal(parsePostalCode(text), undefined, text);
  for (const text of ['A1W 1Z1', 'K1A 0B1']) assert.ok(parsePostalCode(text), text);
});

test('no text makes the parser throw, and what it gives is of one form and parses to itself', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...'0123456789ABKMWZamz -\u0000\u2028ı'), maxLength: 11 }),
    fc.constantFrom('9', ' ', 'M6K', '94105-').map((piece) => piece.repeat(100_000)),
  );
  fc.assert(
    fc.property(text, (input) => {
      const parsed = parsePostalCode(input);
      findPostalArea(input);
      if (parsed === undefined) return;
      assert.match(parsed.code, parsed.country === 'US' ? /^\d{5}$/ : /^[A-Z]\d[A-Z]\d[A-Z]\d$/);
      assert.equal(parsed.prefix, parsed.code.slice(0, 3));
      assert.deepEqual(parsePostalCode(parsed.code), parsed);
    }),
    { numRuns: 1000 },
  );
});

test('every area is found by a code of its prefix, which no other area has', () => {
  for (const area of postalAreas()) assert.equal(findPostalArea(codeOf(area)), area);
});

test('the table has all states, DC, Puerto Rico, provinces and territories, and no military or Pacific island prefix', () => {
  const regionsOf = (country: string) => new Set(postalAreas().flatMap((area) => (area.country === country ? [area.region] : [])));
  assert.equal(regionsOf('US').size, 52);
  assert.deepEqual([...regionsOf('CA')].sort().join(' '), 'AB BC MB NB NL NS NT NU ON PE QC SK YT');
  for (const code of ['09001', '34001', '96201', '96601', '96910', '00801', '00001', 'H0H 0H0'])
    assert.equal(findPostalArea(code), undefined, code);
});

test('every area lies within its country and has a time zone that the runtime knows', () => {
  for (const { country, prefix, position, timeZone } of postalAreas()) {
    const { latitude, longitude } = position;
    const [south, north, west, east] = country === 'US' ? [17.8, 71.5, -178, -65] : [41.6, 83.2, -141.1, -52.5];
    assert.ok(latitude > south && latitude < north && longitude > west && longitude < east, prefix);
    assert.doesNotThrow(() => new Intl.DateTimeFormat('en', { timeZone }), prefix);
  }
});

for (const [code, zone] of Object.entries(zones)) {
  test(`${code} keeps the time of ${zone}`, () => assert.equal(findPostalArea(code)?.timeZone, zone));
}

test('the nearest area is the one that a full scan finds, and none beyond 400 km, 2,500 km in the far north', () => {
  fc.assert(
    fc.property(fc.oneof(anywhere, northAmerica), (position) => {
      const closest = Math.min(...postalAreas().map((area) => distanceKilometres(position, area.position)));
      const found = nearestPostalArea(position);
      const { latitude, longitude } = position;
      const farNorth = latitude >= (longitude < -130 ? 50 : 55) && latitude <= 84 && longitude <= -60;
      const limit = farNorth ? 2_500 : 400;
      if (found === undefined) assert.ok(closest > limit, `${closest} km away`);
      else assert.ok(Math.abs(distanceKilometres(position, found.position) - closest) < 1e-6 && closest <= limit);
    }),
    { numRuns: 1000 },
  );
});

test('remote places of both countries have an area', () => {
  for (const [latitude, longitude] of [
    [82.5, -62.3],
    [71.3, -156.8],
    [51.9, -176.6],
    [74.7, -94.8],
    [52.5, -132],
    [47, -52.8],
    [24.5, -81.8],
    [19.6, -155.5],
    [18.2, -66.5],
    [39.5, -117],
  ] as const) {
    assert.ok(nearestPostalArea({ latitude, longitude }), `${latitude}, ${longitude}`);
  }
});

test('the nearest area to the position of an area is there', () => {
  for (const area of postalAreas()) assert.deepEqual(nearestPostalArea(area.position)?.position, area.position);
});
