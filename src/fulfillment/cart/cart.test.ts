import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Product } from '../../storage/products/product.ts';
import { ageOn, ageProblems, requiredAge } from './age.ts';
import { checkLines, deliveryProblems, duplicateProblems, type LineInput, lineCodes, totalsOf } from './cart.ts';
import { generatedProduct } from './generated-product.ts';

const plain: Product = {
  upc: '1',
  rrc: 'A',
  name: 'Milk',
  costUnit: 'each',
  parWeight: null,
  priceCents: 100,
  alcohol: null,
  overTheCounter: false,
  snapEligible: true,
  beverageWeightLb: null,
  bulky: false,
  deliverable: true,
};
const keysOf = (problems: readonly { key: string | undefined }[]) => problems.map((problem) => problem.key);
function check(inputs: readonly LineInput[], products: readonly (Product | undefined)[]) {
  const { codes, problems } = lineCodes(inputs);
  assert.deepEqual(problems, []);
  return checkLines(inputs, codes, products);
}

describe('codes', () => {
  test('a line names exactly one of upc and rrc, in item or else first in product_codes', () => {
    const { codes, problems } = lineCodes([
      { line_num: '1', item: { upc: ' 123 ' } },
      { line_num: '2', product_codes: [{ type: 'rrc', value: 'B' }] },
    ]);
    assert.deepEqual(codes, [
      { type: 'upc', value: '123' },
      { type: 'rrc', value: 'B' },
    ]);
    assert.deepEqual(problems, []);
    const wrong = lineCodes([{ line_num: '1', item: { upc: '1', rrc: '2' } }, { line_num: '2' }, { line_num: '3', item: { upc: ' ' } }]);
    assert.deepEqual(keysOf(wrong.problems), ['items[0].item', 'items[1].item', 'items[2].item']);
  });

  test('a line number comes once', () => {
    const lines = [
      { line_num: '1', item: { upc: '1' } },
      { line_num: '1', item: { upc: '2' } },
    ];
    assert.deepEqual(keysOf(lineCodes(lines).problems), ['items[1].line_num']);
  });

  test('on development a well-formed unknown code is the same made-up product every time; TEST- codes are not', () => {
    assert.deepEqual(generatedProduct({ type: 'upc', value: '1234' }), generatedProduct({ type: 'upc', value: '1234' }));
    assert.equal(generatedProduct({ type: 'rrc', value: 'TEST-NOPE' }), undefined);
    assert.equal(generatedProduct({ type: 'rrc', value: 'two words' }), undefined);
  });
});

describe('quantities', () => {
  test('by unit needs a count; a weight goes into the instructions', () => {
    const { lines } = check([{ line_num: '1', count: 2, weight: 3, special_instructions: 'ripe', item: { upc: '1' } }], [plain]);
    assert.equal(lines[0]?.quantity, 2);
    assert.equal(lines[0]?.unit, 'each');
    assert.equal(lines[0]?.specialInstructions, 'ripe; weight: 3');
    assert.deepEqual(keysOf(check([{ line_num: '1', weight: 3, item: { upc: '1' } }], [plain]).problems), ['items[0].count']);
  });

  test('by weight needs a weight; variable weight is bought by the unit', () => {
    const byWeight = { ...plain, costUnit: 'lb' as const };
    assert.equal(check([{ line_num: '1', weight: 1.5, item: { upc: '1' } }], [byWeight]).lines[0]?.unit, 'lb');
    assert.deepEqual(keysOf(check([{ line_num: '1', count: 1, item: { upc: '1' } }], [byWeight]).problems), ['items[0].weight']);
    const variable = { ...byWeight, parWeight: 5 };
    assert.equal(check([{ line_num: '1', count: 1, item: { upc: '1' } }], [variable]).lines[0]?.unit, 'each');
  });

  test('an unknown product is an invalid item, code 2000', () => {
    const { problems } = check([{ line_num: '1', count: 1, item: { upc: '1' } }], [undefined]);
    assert.deepEqual(
      problems.map((problem) => [problem.definition.code, problem.key]),
      [[2000, 'items[0].item']],
    );
  });

  test('the replacement policy follows from the replacements where it is not said', () => {
    const item = { upc: '1' };
    const { lines } = check(
      [
        { line_num: '1', count: 1, item },
        { line_num: '2', count: 1, item, replacement_items: [{ upc: '9' }] },
        { line_num: '3', count: 1, item, replacement_policy: 'no_replacements' },
      ],
      [plain, plain, plain],
    );
    assert.deepEqual(
      lines.map((line) => line.replacementPolicy),
      ['shoppers_choice', 'users_choice', 'no_replacements'],
    );
  });
});

describe('limits of a delivery', () => {
  const linesOf = (count: number, product: Product) => check([{ line_num: '1', count, item: { upc: '1' } }], [product]).lines;
  const messages = (count: number, product: Product) => {
    const lines = linesOf(count, product);
    return deliveryProblems(lines, totalsOf(lines)).map((problem) => problem.localizedMessage('en-US'));
  };

  test('250 units are allowed, 251 are not', () => {
    assert.deepEqual(messages(250, plain), []);
    assert.deepEqual(messages(251, plain), ['The order has too many items (maximum is 250 in total)']);
  });

  test('items sold by weight do not count as units', () => {
    const lines = check([{ line_num: '1', weight: 400, item: { upc: '1' } }], [{ ...plain, costUnit: 'lb' }]).lines;
    assert.equal(totalsOf(lines).units, 0);
  });

  test('beverages, bulky and undeliverable items', () => {
    assert.deepEqual(messages(101, { ...plain, beverageWeightLb: 4 }), [
      'The beverages of the order are too heavy (maximum is 400 lb in total)',
    ]);
    assert.deepEqual(messages(31, { ...plain, bulky: true }), ['The order has too many large or bulky items (maximum is 30)']);
    assert.deepEqual(messages(1, { ...plain, deliverable: false }), ['Some items are not deliverable']);
  });

  test('one product under two line numbers is a duplicate', () => {
    const { lines } = check(
      [
        { line_num: '1', count: 1, item: { upc: '1' } },
        { line_num: '2', count: 1, item: { rrc: 'A' } },
      ],
      [plain, plain],
    );
    assert.deepEqual(
      duplicateProblems(lines).map((problem) => problem.localizedMessage('en-US')),
      ['Duplicate items were provided'],
    );
  });
});

describe('age', () => {
  const totals = { units: 1, beveragePounds: 0, bulky: 0, alcohol: true, overTheCounter: false };

  test('21 in the United States, 19 in Canada, 18 in three provinces, 18 for medicine, none otherwise', () => {
    assert.equal(requiredAge(totals, 'US', 'CA'), 21);
    assert.equal(requiredAge(totals, 'CA', 'ON'), 19);
    assert.equal(requiredAge(totals, 'CA', 'QC'), 18);
    assert.equal(requiredAge({ ...totals, alcohol: false, overTheCounter: true }, 'US', 'CA'), 18);
    assert.equal(requiredAge({ ...totals, alcohol: false }, 'US', 'CA'), undefined);
  });

  test('a birthday counts from the day itself; 29 February from 1 March', () => {
    assert.equal(ageOn('2000-05-06', '2021-05-05'), 20);
    assert.equal(ageOn('2000-05-06', '2021-05-06'), 21);
    assert.equal(ageOn('2004-02-29', '2025-02-28'), 20);
    assert.equal(ageOn('2004-02-29', '2025-03-01'), 21);
  });

  test('without a birthday the key says what is missing', () => {
    assert.deepEqual(keysOf(ageProblems(21, undefined, '2026-01-01')), ['user.birthday']);
    assert.deepEqual(keysOf(ageProblems(21, '2020-01-01', '2026-01-01')), ['user.birthday']);
    assert.deepEqual(ageProblems(21, '1990-01-01', '2026-01-01'), []);
    assert.deepEqual(ageProblems(undefined, undefined, '2026-01-01'), []);
  });
});
