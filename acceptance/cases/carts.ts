import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { BLANK, invalid, invalidTogether, ok, refused, TAKEN } from '../support/expect.ts';
import { BANANAS_BY_WEIGHT, BULKY, CHICKEN_OF_VARIABLE_WEIGHT, HEAVY, line, MILK, NOT_DELIVERABLE } from '../support/goods.ts';
import type { Line } from '../support/shapes.ts';
import type { World } from '../support/world.ts';

const rrc = (lineNum: string, code: string, count: number): Line => ({ line_num: lineNum, count, item: { rrc: code } });

/** What listing slots and creating an order say of a cart alike. */
export function cartCases({ demo }: World): void {
  let location_code: string;
  let userId: string;
  let holdId: number;
  before(async () => {
    location_code = (await demo.newStore()).location_code;
    userId = await demo.newUser();
    const option = (await demo.scheduled(userId, { location_code })).at(-1);
    holdId = await demo.hold(userId, option!);
  });
  /** Both operations' answers to a cart, which is wrong, so that the hold stays. */
  const both = async (items: unknown) => [
    await demo.list(userId, { location_code, items: items as Line[] }),
    await demo.order(userId, holdId, { items }),
  ];
  const fits = async (items: Line[]) => ok(await demo.list(userId, { location_code, items }));

  test('an unknown item is refused with code 2000, also among good ones', async () => {
    for (const answer of await both([line('1', MILK.upc, 1), rrc('2', 'TEST-UNKNOWN', 1)])) {
      refused(answer, 400, 2000, 'items[1].item', 'Invalid items');
    }
    for (const answer of await both([line('1', 'not a code!', 1)])) refused(answer, 400, 2000, 'items[0].item', 'Invalid items');
  });

  test('on development any UPC of 4 to 14 digits is an item', async () => {
    await fits([line('1', '0042', 1), line('2', '12345678', 1), line('3', '99999999999999', 1)]);
  });

  test('an item that is not deliverable is refused', async () => {
    for (const answer of await both([rrc('1', NOT_DELIVERABLE, 1)])) invalid(answer, 'items', 'Some items are not deliverable');
  });

  test('a delivery takes 250 units and no more', async () => {
    await fits([line('1', MILK.upc, 20), line('2', '12345678', 230)]);
    for (const answer of await both([line('1', MILK.upc, 20), line('2', '12345678', 231)])) {
      invalid(answer, 'items', 'The order has too many items (maximum is 250 in total)');
    }
  });

  test('beverages that are too heavy are refused', async () => {
    for (const answer of await both([rrc('1', HEAVY, 1)])) {
      invalid(answer, 'items', 'The beverages of the order are too heavy (maximum is 400 lb in total)');
    }
  });

  test('a delivery takes 30 bulky items and no more', async () => {
    await fits([rrc('1', BULKY, 30)]);
    for (const answer of await both([rrc('1', BULKY, 31)])) {
      invalid(answer, 'items', 'The order has too many large or bulky items (maximum is 30)');
    }
  });

  test('an item sold by weight needs a weight, one sold by the unit a count, one of variable weight a count', async () => {
    for (const answer of await both([line('1', BANANAS_BY_WEIGHT.upc, 2)])) invalid(answer, 'items[0].weight', BLANK);
    for (const answer of await both([{ line_num: '1', weight: 2, item: { upc: MILK.upc } }])) invalid(answer, 'items[0].count', BLANK);
    for (const answer of await both([{ line_num: '1', weight: 5, item: { upc: CHICKEN_OF_VARIABLE_WEIGHT.upc } }])) {
      invalid(answer, 'items[0].count', BLANK);
    }
    await fits([{ line_num: '1', weight: 2.5, item: { upc: BANANAS_BY_WEIGHT.upc } }, line('2', CHICKEN_OF_VARIABLE_WEIGHT.upc, 1)]);
  });

  test('a line names exactly one of rrc or upc', async () => {
    for (const answer of await both([{ line_num: '1', count: 1, item: MILK }])) {
      invalid(answer, 'items[0].item', 'must include exactly one of rrc or upc');
    }
    for (const item of [{}, { upc: '' }, { upc: null }, undefined]) {
      for (const answer of await both([{ line_num: '1', count: 1, item }])) invalid(answer, 'items[0].item', BLANK);
    }
  });

  test('a line number comes once', async () => {
    for (const answer of await both([line('1', MILK.upc, 1), line('1', '12345678', 1)])) invalid(answer, 'items[1].line_num', TAKEN);
  });

  test('counts are whole and not negative, weights not negative', async () => {
    for (const answer of await both([line('1', MILK.upc, -1)])) invalid(answer, 'items[0].count', 'must be greater than or equal to 0');
    for (const answer of await both([line('1', MILK.upc, 1.5)])) invalid(answer, 'items[0].count', 'must be an integer');
    for (const answer of await both([{ line_num: '1', weight: -0.1, item: { upc: '4011' } }])) {
      invalid(answer, 'items[0].weight', 'must be greater than or equal to 0');
    }
  });

  test('a cart without items is refused', async () => {
    for (const answer of await both([])) invalid(answer, 'items', BLANK);
    for (const answer of await both('milk')) invalid(answer, 'items', 'must be an array');
  });

  test('the faults of several lines come together', async () => {
    const items = [
      { line_num: '1', count: 'two', item: { upc: MILK.upc } },
      { count: 1, item: { upc: 7 } },
      { line_num: '3', replacement_policy: 'any' },
    ];
    for (const answer of await both(items)) {
      invalidTogether(answer, {
        'items[0].count': 'must be an integer',
        'items[1].line_num': BLANK,
        'items[2].replacement_policy': 'is not included in the list',
      });
    }
  });

  test('an item twice under two line numbers makes no order', async () => {
    const items = [line('1', MILK.upc, 1), rrc('2', MILK.rrc, 1)];
    invalid(await demo.order(userId, holdId, { items }), 'items', 'Duplicate items were provided');
  });

  test('none of the refusals used the hold up', async () => {
    assert.equal(ok(await demo.order(userId, holdId)).status, 'brand_new');
  });
}
