import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localizedText } from '../../contract/errors.ts';
import type { CartLine, LineInput } from './cart.ts';
import { cartWarnings } from './warnings.ts';

const line = (lineNum: string, unit: CartLine['unit'], quantity = 1) => ({ lineNum, unit, quantity }) as CartLine;
const input = (line_num: string, amount: Partial<LineInput>): LineInput => ({ line_num, ...amount });
const english = (...args: Parameters<typeof cartWarnings>) =>
  cartWarnings(...args).map(({ text, values }) => localizedText(text, 'en-US', values));

test('a quantity that the catalogue does not sell by is passed on, and said so', () => {
  const inputs = [input('a', { count: 1, weight: 2 }), input('b', { count: 1, weight: 2 }), input('c', { count: 1 })];
  assert.deepEqual(english(inputs, [line('a', 'each'), line('b', 'lb'), line('c', 'each')], undefined), [
    'Line a is sold by the unit: its weight is passed on as a special instruction',
    'Line b is sold by weight: its count is passed on as a special instruction',
  ]);
});

test('a line of nothing and the age to prove are said', () => {
  assert.deepEqual(english([input('a', { count: 0 })], [line('a', 'each', 0)], 21), [
    'Line a has a quantity of 0',
    'The cart has age-restricted items: the order needs the birthday of a customer who is at least 21 years old',
  ]);
});

test('an ordinary cart has no warnings', () => {
  assert.deepEqual(english([input('a', { count: 1 })], [line('a', 'each')], undefined), []);
});
