import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inStoreUpc, upcCheckDigit } from './upc.ts';

test('the check digit of a code in the GS1 example range is right', () => {
  assert.equal(upcCheckDigit('61414100003'), 6);
});

test('every in-store UPC is 12 digits that begin with 4, and its weighted sum ends in 0', () => {
  const fiveDigits = fc.integer({ min: 0, max: 99_999 });
  fc.assert(
    fc.property(fiveDigits, fiveDigits, (brand, item) => {
      const upc = inStoreUpc(brand, item);
      assert.match(upc, /^4\d{11}$/);
      const [odd, even] = [0, 1].map((start) => [...upc].filter((_, i) => i % 2 === start).reduce((sum, digit) => sum + Number(digit), 0));
      assert.equal((3 * odd! + even!) % 10, 0);
    }),
  );
});
