import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { distanceKilometres, findPostalArea, isPostOfficeBox, locateAddress, postalAreas } from './geography.ts';

const boxes = [
  'PO Box 12',
  'P.O. Box 12',
  'p.o.box 12',
  'P. O. BOX #12',
  'PO Box',
  'POBox12',
  'PO Box12',
  'P0 Box 12',
  'PO Box No. 7',
  'Attn: Deliveries, PO Box 12',
  '50 Beale St, PO Box 5',
  'POB 3',
  'P.O.B. 3',
  'PO Drawer 9',
  'Post Office Box 12',
  'Postal Box 12',
  'Box 1200',
  'Box 1200, Stn Main',
  'C.P. 100',
  'CP 100, succ. Centre-ville',
  'C.P.100',
  'Case postale 100',
  'case Postale no 4',
  'Boîte postale 12',
  'Casier postal 8',
  'Apartado 123',
  'Apartado Postal 123',
];

const streets = [
  '',
  '50 Beale St',
  '12 Boxwood Lane',
  '7 Pobox Street',
  '1 Box Elder Way',
  '12 Box Canyon Rd',
  'RR 2 Box 15',
  'HC 1 Box 77',
  '4 Poboy Alley',
  '9 Post Rd',
  '1 Postal Plaza',
  '44 Post Office Rd',
  '100 CP Rail Rd',
  '3 Mailbox Peak Trail',
  '12 Apo Box',
  '100 rue de la Poste',
  '5 Case Ave',
];

for (const line of boxes) test(`"${line}" is a post-office box`, () => assert.ok(isPostOfficeBox(line)));
for (const line of streets) test(`"${line}" is not a post-office box`, () => assert.ok(!isPostOfficeBox(line)));

test('no text makes the reading of an address throw', () => {
  const long = fc.constantFrom('P O ', 'BOX ', 'é', '. ', 'CP').map((piece) => piece.repeat(50_000));
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), long), (line) => {
      isPostOfficeBox(line);
      assert.ok(locateAddress('94105', line));
    }),
  );
});

test('an address is always at the same point, at most 1.5 km from the centre of its postal area', () => {
  fc.assert(
    fc.property(fc.constantFrom(...postalAreas()), fc.string({ unit: 'grapheme' }), ({ country, prefix, position }, street) => {
      const code = country === 'US' ? `${prefix}01` : `${prefix}1A1`;
      const point = locateAddress(code, street);
      assert.ok(point && distanceKilometres(point, position) <= 1.5);
      assert.deepEqual(locateAddress(code, street), point);
    }),
    { numRuns: 1000 },
  );
});

test('two addresses and two codes of an area are at different points, spread over the whole disc', () => {
  const streets = Array.from({ length: 2000 }, (_, number) => `${number} Beale St`);
  const points = streets.map((street) => locateAddress('94105', street)).filter((point) => point !== undefined);
  assert.equal(new Set(points.map(({ latitude, longitude }) => `${latitude} ${longitude}`)).size, 2000);
  assert.notDeepEqual(locateAddress('94105'), locateAddress('94107'));
  const centre = findPostalArea('94105')?.position;
  const farHalf = points.filter((point) => centre && distanceKilometres(point, centre) > 1.5 / Math.SQRT2).length;
  assert.ok(farHalf > 900 && farHalf < 1100, `${farHalf}`);
});

test('how code and street are written makes no difference to the point', () => {
  const point = locateAddress('M6K 3L5', '1 Atlantic Ave');
  assert.deepEqual(locateAddress('m6k3l5', ' 1  ATLANTIC ave '), point);
  assert.notDeepEqual(locateAddress('M6K 3L5', '2 Atlantic Ave'), point);
});

test('an address in no known postal area has no position', () => {
  for (const code of ['', '941', '00001', '09001', 'M6K']) assert.equal(locateAddress(code, '50 Beale St'), undefined);
});
