import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bmpString, integer, namedBits, objectIdentifier, octetString, sequence, setOf, time } from './der.ts';

const hex = (bytes: Buffer) => bytes.toString('hex');

test('an integer has the fewest octets, and a leading zero where it would else be negative', () => {
  assert.equal(hex(integer(0)), '020100');
  assert.equal(hex(integer(127)), '02017f');
  assert.equal(hex(integer(128)), '02020080');
  assert.equal(hex(integer(10_000)), '02022710');
  assert.equal(hex(integer(Buffer.from('0000ff01', 'hex'))), '020300ff01');
  assert.equal(hex(integer(Buffer.from('0000', 'hex'))), '020100');
});

test('an object identifier packs its first two arcs, and the others in base 128', () => {
  assert.equal(hex(objectIdentifier('2.5.29.37.0')), '0604551d2500');
  assert.equal(hex(objectIdentifier('2.16.840.1.113894.746875.1.1')), '060c6086480186f966adca7b0101');
});

test('named bits leave out trailing zeros', () => {
  assert.equal(hex(namedBits(0)), '03020780');
  assert.equal(hex(namedBits(5, 6)), '03020106');
});

test('a time is UTCTime until 2049 and GeneralizedTime from 2050', () => {
  assert.equal(time(new Date('2049-12-31T23:59:59.999Z')).subarray(2).toString(), '491231235959Z');
  assert.equal(time(new Date('2050-01-01T00:00:00Z')).subarray(2).toString(), '20500101000000Z');
});

test('a set is in the order of its encoded items', () => {
  assert.equal(hex(setOf(integer(2), integer(1))), '3106020101020102');
});

test('a BMPString is big-endian UTF-16', () => {
  assert.equal(hex(bmpString('aé')), '1e04006100e9');
});

test('a length is short below 128 and else the fewest octets', () => {
  fc.assert(
    fc.property(fc.nat(70_000), (size) => {
      const encoded = sequence(octetString(Buffer.alloc(size)));
      const inner = encoded.subarray(encoded[1]! < 0x80 ? 2 : 2 + (encoded[1]! & 0x7f));
      const lengthSize = inner[1]! & 0x80 ? inner[1]! & 0x7f : 0;
      const length = lengthSize ? inner.readUIntBE(2, lengthSize) : inner[1]!;
      assert.equal(length, size);
      assert.equal(lengthSize, size < 0x80 ? 0 : size < 0x100 ? 1 : size < 0x10000 ? 2 : 3);
      assert.equal(inner.length, 2 + lengthSize + size);
    }),
  );
});
