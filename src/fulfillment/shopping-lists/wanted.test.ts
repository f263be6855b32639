import assert from 'node:assert/strict';
import { test } from 'node:test';
import { healthConditions, measurementsOf, searchBeginnings } from './wanted.ts';

test('a term becomes the beginnings of all its words, in the singular', () => {
  assert.equal(searchBeginnings('Bananas'), 'banana:*');
  assert.equal(searchBeginnings('cherry tomatoes, ripe'), 'cherry:* & tomato:* & ripe:*');
  assert.equal(searchBeginnings('berries & berry'), 'berr:* & berry:*');
  assert.equal(searchBeginnings('swiss cheese'), 'swiss:* & cheese:*');
  assert.equal(searchBeginnings('Crème fraîche'), 'crème:* & fraîche:*');
});

test('nothing of a term is syntax of the search, and one without words searches nothing', () => {
  assert.equal(searchBeginnings("eggs' | !(milk):*"), 'egg:* & milk:*');
  assert.equal(searchBeginnings('!!! --'), undefined);
});

test('one each is wanted where nothing was said', () => {
  assert.deepEqual(measurementsOf({ name: 'eggs' }), [{ quantity: 1, unit: 'each' }]);
  assert.deepEqual(measurementsOf({ name: 'eggs', quantity: 6, unit: ' ' }), [{ quantity: 6, unit: 'each' }]);
  assert.deepEqual(measurementsOf({ name: 'milk', measurements: [{ quantity: 2, unit: 'cup' }, {}] }), [
    { quantity: 2, unit: 'cup' },
    { quantity: 1, unit: 'each' },
  ]);
});

test('a health filter asks for the flag or the words', () => {
  assert.deepEqual(healthConditions(['ORGANIC', 'LOW_FAT']), [
    { attribute: 'organic', words: 'organic' },
    { attribute: 'low_fat', words: 'low & fat' },
  ]);
  assert.deepEqual(healthConditions(), []);
});
