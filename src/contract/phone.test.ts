import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { normalizePhone } from './phone.ts';

test('E.164 stays, North American forms become E.164', () => {
  assert.equal(normalizePhone('+14155550100'), '+14155550100');
  assert.equal(normalizePhone('800-555-0100'), '+18005550100');
  assert.equal(normalizePhone('(415) 555-0100'), '+14155550100');
  assert.equal(normalizePhone('1 415 555 0100'), '+14155550100');
  assert.equal(normalizePhone('415.555.0100'), '+14155550100');
  assert.equal(normalizePhone('+442071838750'), '+442071838750');
});

test('what cannot be a telephone number by length or area code is refused', () => {
  for (const wrong of [
    '',
    '12',
    '+1415555010',
    '+141555501000',
    '055-555-0100',
    '+0123456789',
    '+1234567890123456',
    'phone',
    '+',
    '4155550100x1',
  ]) {
    assert.equal(normalizePhone(wrong), undefined, wrong);
  }
});

test('a normalised number normalises to itself, and nothing makes it throw', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const once = normalizePhone(text);
      if (once !== undefined) assert.equal(normalizePhone(once), once);
    }),
  );
});
