import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beverageWeightLb } from './product.ts';

test('a gallon of water weighs 8.3 lb, and the package is added as a factor', () => {
  assert.equal(beverageWeightLb('1 gal', 1), 8.3);
  assert.equal(beverageWeightLb('1 gal', 1.04), 8.7);
});

test('a multipack weighs all its bottles', () => {
  assert.equal(beverageWeightLb('24 x 16.9 fl oz', 1), 26.4);
});

test('litres and millilitres agree', () => {
  assert.equal(beverageWeightLb('0.75 L', 1.7), beverageWeightLb('750 ml', 1.7));
});

test('a beverage without a volume is refused, naming its size', () => {
  assert.throws(() => beverageWeightLb('12 oz', 1), /must be a volume: "12 oz"/);
});
