import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canChat, isExpired, isTooLong } from './chat.ts';
import { lifecycleMessages } from './lifecycle.ts';
import { type OrderKind, type OrderLine, type OrderStatus, type OrderView, STATUSES } from './order.ts';
import { settleLines } from './picking.ts';
import { instructionsFor } from './pickup.ts';
import { answerability, answered } from './replacement.ts';

const LINE: OrderLine = {
  line_num: '1',
  qty: 2,
  qty_unit: 'each',
  replacement_policy: 'shoppers_choice',
  replacement_items: [],
  upc: '1',
  rrc: '',
  name: 'Lait',
};
const BODY = {
  items: [LINE],
  removed_items: [],
  location_code: 'S1',
  tip_cents: 0,
  leave_unattended: false,
  paid_with_ebt: false,
  is_instacartplus: false,
  user: { sms_opt_in: false },
};
const order = (more: Partial<OrderView> = {}): OrderView => ({
  orderId: 'a',
  kind: 'delivery',
  status: 'delivered',
  link: 'l',
  locale: 'fr-CA',
  createdAt: 0,
  windowStartsAt: 0,
  windowEndsAt: 0,
  body: BODY,
  ...more,
});
const HOUR = 3_600_000;

test('customers are told what happened in the language of their order, of a refund once', () => {
  const names = ['brand_new', 'item_replaced', 'order_item_refund', 'item_refunded', 'order_item_refund', 'staged', 'delivered'];
  const events = names.map((name) => ({ name: `fulfillment.${name}`, line_num: name.startsWith('item') ? '1' : null }));
  const told = (kind: OrderKind) => lifecycleMessages(order({ kind }), events).map(({ body }) => body);
  const goods = [
    'Lait a été remplacé',
    "Lait n'est pas offert et est remboursé",
    'Certains articles ne sont pas offerts et sont remboursés',
  ];
  assert.deepEqual(told('pickup'), [...goods, 'Votre commande est prête à ramasser', 'Vous avez ramassé votre commande']);
  assert.deepEqual(told('delivery'), [...goods, 'Votre commande est emballée et attend sa livraison', 'Votre commande a été livrée']);
});

test("an order's own way of collecting is explained first, lockers only where the store does", () => {
  const inside = order({ body: { ...BODY, pickup: { category: 'in_store' } } });
  assert.deepEqual(
    instructionsFor(inside, []).map(({ category }) => category),
    ['in_store', 'curbside'],
  );
  assert.match(instructionsFor(order(), [])[0]!.instruction, /^Garez-vous/);
  assert.deepEqual(instructionsFor(inside, [{ category: 'locker', instruction: 'x' }]).length, 1);
});

test('a chat can be read until 24 hours after the end, to the millisecond, and for ever while the order is under way', () => {
  const delivered = order({ body: { ...BODY, delivered_at: '2026-05-06T12:00:00Z' } });
  const end = Date.parse('2026-05-06T12:00:00Z');
  assert.deepEqual([isExpired(delivered, null, end + 24 * HOUR - 1), isExpired(delivered, null, end + 24 * HOUR)], [false, true]);
  const canceled = order({ status: 'canceled' });
  assert.deepEqual([isExpired(canceled, end, end + 24 * HOUR - 1), isExpired(canceled, end, end + 24 * HOUR)], [false, true]);
  assert.equal(isExpired(order({ status: 'delivering' }), null, end + 999 * HOUR), false);
});

test('nobody writes before the picking or after the end, or where there is no shopper', () => {
  const shopper = { id: 1, first_name: 'Susan' };
  const open = (kind: OrderKind) =>
    (Object.keys(STATUSES) as OrderStatus[]).filter((status) => canChat(order({ kind, status, body: { ...BODY, shopper } })));
  assert.deepEqual(open('delivery'), ['picking', 'checkout', 'staged', 'delivering']);
  assert.deepEqual(open('last_mile'), ['acknowledged', 'picking', 'checkout', 'staged', 'delivering']);
  assert.equal(canChat(order({ status: 'picking' })), false);
});

test('the length of a message is that of its characters', () => {
  fc.assert(
    fc.property(fc.constantFrom('x', 'é', 'e\u0301', '🥦', '👨‍👩‍👧‍👦', '🇨🇦'), fc.integer({ min: 900, max: 1_100 }), (character, count) => {
      assert.equal(isTooLong(character.repeat(count)), count > 1_000);
    }),
    { numRuns: 100 },
  );
});

test('an answer is final, whatever it is, and every line has an end at the checkout', () => {
  const proposed: OrderLine = {
    ...LINE,
    pick: { status: 'replaced', qty: 1, replacement: { upc: '2', rrc: '', name: 'x' }, replacement_status: 'PENDING' },
  };
  assert.deepEqual([answerability(LINE), answerability(proposed)], ['no_replacement', 'pending']);
  const alternative = { upc: '3', rrc: '', name: 'y', qty: 1 };
  const answers = [answered(proposed, 'APPROVED'), answered(proposed, 'REJECTED'), answered(proposed, 'REJECTED', alternative)];
  assert.deepEqual(answers.map(answerability), ['answered', 'answered', 'answered']);
  assert.deepEqual(
    settleLines(answers).map(({ pick }) => pick?.status),
    ['replaced', 'to_refund', 'to_refund'],
  );
});
