import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { diceOf } from './decisions.ts';
import { indexOfPoint, journeyOf, KINDS_OF_ORDERS } from './journey.ts';
import { type PlannedOrder, planOrder } from './plan.ts';
import { DEFAULT_SHOPPER, overfullGroup, PROBABILITIES, type ProbabilityName, withSettings } from './settings.ts';

const order: fc.Arbitrary<PlannedOrder> = fc.record({
  orderId: fc.string({ minLength: 1, maxLength: 20 }),
  kind: fc.constantFrom(...KINDS_OF_ORDERS),
  items: fc.uniqueArray(
    fc.record({
      line_num: fc.string({ minLength: 1, maxLength: 5 }),
      qty: fc.integer({ min: 1, max: 20 }),
      qty_unit: fc.constantFrom('each' as const, 'lb' as const),
      replacement_policy: fc.constantFrom('shoppers_choice' as const, 'users_choice' as const, 'no_replacements' as const),
      replacement_items: fc.constantFrom([], [{ upc: '4011' }], [{ rrc: 'r1' }]),
    }),
    { maxLength: 6, selector: (line) => line.line_num },
  ),
});
const probabilities = fc.record(
  Object.fromEntries(Object.keys(PROBABILITIES).map((name) => [name, fc.constantFrom(0, 0.1, 0.3, 1)])) as Record<
    ProbabilityName,
    fc.Arbitrary<number>
  >,
);
const settings = fc
  .record({ seed: fc.string({ maxLength: 10 }), probabilities })
  .map((given) => withSettings(given))
  .filter((given) => overfullGroup(given) === undefined);

test('the same seed and order make the same plan, and no plan looks at anything else', () => {
  fc.assert(
    fc.property(order, settings, (one, told) => assert.deepEqual(planOrder(one, told), planOrder(structuredClone(one), { ...told }))),
  );
});

test('every plan passes the points in order, each once, to the end or to a cancellation', () => {
  fc.assert(
    fc.property(order, settings, (one, told) => {
      const plan = planOrder(one, told);
      const points = plan.flatMap((step) => (step.do === 'go' ? [indexOfPoint(one.kind, step.to)] : []));
      assert.deepEqual(
        points,
        points.map((_, index) => index + 1),
      );
      const canceled = plan.findIndex((step) => step.do === 'cancel');
      if (canceled >= 0) assert.equal(canceled, plan.length - 1);
      else assert.equal(points.length, journeyOf(one.kind).length - 1);
      assert.ok(plan.every((step) => step.after === 'road' || step.after >= 0));
    }),
  );
});

test('lines are touched only while the order is picked, each once, and fewer are found only of more than one', () => {
  fc.assert(
    fc.property(order, settings, (one, told) => {
      const touched = new Set<string>();
      let point = '';
      for (const step of planOrder(one, told)) {
        if (step.do === 'go') point = step.to;
        if (step.do !== 'find' && step.do !== 'short' && step.do !== 'replace' && step.do !== 'refund') continue;
        assert.equal(point, 'picking');
        if (step.line === undefined) continue;
        assert.ok(!touched.has(step.line));
        touched.add(step.line);
        const line = one.items.find(({ line_num }) => line_num === step.line)!;
        if (step.do === 'replace') assert.notEqual(line.replacement_policy, 'no_replacements');
        if (step.do === 'short') assert.ok((step.count ?? step.weight)! > 0 && (step.count ?? step.weight)! < line.qty);
      }
    }),
  );
});

test('chances come true about as often as they say, by the seed alone', () => {
  const count = 4_000;
  for (const probability of [0, 0.05, 0.5, 1]) {
    const hits = Array.from({ length: count }, (_, n) => diceOf('7', `order ${n}`).chance('late', probability)).filter(Boolean).length;
    assert.ok(Math.abs(hits / count - probability) < 0.03, `${hits} of ${count} at ${probability}`);
  }
  const other = (seed: string) => Array.from({ length: 50 }, (_, n) => diceOf(seed, `order ${n}`).chance('late', 0.5));
  assert.notDeepEqual(other('a'), other('b'));
});

test('seed and order id do not run together', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (seed, id) => {
      assert.notEqual(diceOf(seed, id).unit('x'), diceOf(seed + id[0], id.slice(1)).unit('x'));
    }),
  );
});

test('one roll of the dice gives at most one outcome, and settings that promise more are noticed', () => {
  fc.assert(
    fc.property(fc.string(), fc.double({ min: 0, max: 0.5, noNaN: true }), fc.double({ min: 0, max: 0.5, noNaN: true }), (id, a, b) => {
      const got = diceOf('1', id).pick('q', { a, b }, ['a', 'b']);
      const unit = diceOf('1', id).unit('q');
      assert.equal(got, unit < a ? 'a' : unit - a < b ? 'b' : undefined);
    }),
  );
  assert.equal(overfullGroup(DEFAULT_SHOPPER), undefined);
  assert.deepEqual(overfullGroup(withSettings({ probabilities: { replace: 0.6, refund: 0.6 } })), ['short', 'replace', 'refund']);
});
