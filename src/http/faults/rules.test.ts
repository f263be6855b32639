import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { draw, type FaultDefinition, Faults } from './rules.ts';

const RULE: FaultDefinition = {
  operation: null,
  method: null,
  pathPrefix: null,
  probability: 1,
  first: null,
  every: null,
  seed: 1,
  latency: null,
  answer: null,
  connection: 'dropped',
  handlerRuns: false,
  callback: null,
  description: null,
};
const CALL = { organizationId: 1, operation: 'a.b', method: 'GET', path: '/v2/things/1' };

/** Which of the first calls meet the rule. */
function met(rule: Partial<FaultDefinition>, calls = 10): boolean[] {
  const faults = new Faults();
  faults.add(1, { ...RULE, ...rule }, 0);
  return Array.from({ length: calls }, () => faults.decide(CALL) !== undefined);
}

test('the same seed gives the same calls the same faults, another seed others', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (seed, probability) => {
      assert.deepEqual(met({ seed, probability }, 50), met({ seed, probability }, 50));
    }),
  );
  assert.notDeepEqual(met({ seed: 1, probability: 0.5 }, 64), met({ seed: 2, probability: 0.5 }, 64));
});

test('a probability is met by that part of the calls', () => {
  for (const seed of [0, 1, 2, 77, 2 ** 31 - 1]) {
    for (const probability of [0, 0.1, 0.5, 0.9, 1]) {
      const part = met({ seed, probability }, 20_000).filter(Boolean).length / 20_000;
      assert.ok(Math.abs(part - probability) < 0.02, `seed ${seed}: ${part} of ${probability}`);
    }
  }
});

test('draws lie in [0, 1)', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 31 - 1), fc.nat(10_000_000), (seed, n) => {
      const drawn = draw(seed, n);
      assert.ok(drawn >= 0 && drawn < 1);
    }),
  );
});

test('first and every count the calls that the rule is about', () => {
  assert.deepEqual(met({ first: 2 }, 4), [true, true, false, false]);
  assert.deepEqual(met({ every: 3 }, 7), [false, false, true, false, false, true, false]);
  assert.deepEqual(met({ every: 2, first: 3 }, 6), [false, true, false, false, false, false]);
});

test('a rule is about its operation, method, path and organization only', () => {
  const faults = new Faults();
  const rule = faults.add(1, { ...RULE, operation: 'a.b', method: 'GET', pathPrefix: '/v2/things' }, 0)!;
  for (const other of [{ operation: 'a.c' }, { method: 'POST' }, { path: '/v2/other' }, { organizationId: 2 }]) {
    assert.equal(faults.decide({ ...CALL, ...other }), undefined);
  }
  assert.equal(rule.matched, 0);
  assert.deepEqual(faults.decide(CALL)?.ids, [rule.id]);
  assert.deepEqual([rule.matched, rule.applied], [1, 1]);
});

test('a call meets the first rule that spoils it and the latency of those before', () => {
  const faults = new Faults();
  const slow = faults.add(1, { ...RULE, connection: null, latency: { min: 5, max: 5 } }, 0)!;
  const drops = faults.add(1, { ...RULE, latency: { min: 2, max: 2 } }, 0)!;
  const never = faults.add(1, RULE, 0)!;
  assert.deepEqual(faults.decide(CALL), { ids: [slow.id, drops.id], delay: 7, spoils: drops });
  assert.equal(never.matched, 0);
});

test('latency lies between its bounds and reaches both', () => {
  const faults = new Faults();
  faults.add(1, { ...RULE, latency: { min: 3, max: 5 } }, 0);
  const delays = new Set(Array.from({ length: 200 }, () => faults.decide(CALL)!.delay));
  assert.deepEqual([...delays].sort(), [3, 4, 5]);
});

test('rules are listed, found and removed by their organization only, a hundred of them at most', () => {
  const faults = new Faults();
  const mine = faults.add(1, RULE, 0)!;
  assert.equal(faults.find(2, mine.id), undefined);
  assert.equal(faults.remove(2, mine.id), false);
  assert.equal(faults.clear(2), 0);
  for (let count = 1; count < 100; count++) assert.ok(faults.add(1, RULE, 0));
  assert.equal(faults.add(1, RULE, 0), undefined);
  assert.ok(faults.add(2, RULE, 0));
  assert.equal(faults.remove(1, mine.id), true);
  assert.equal(faults.clear(1), 99);
  assert.deepEqual(faults.list(1), []);
});

test('rules about callbacks meet no call, and the other way round', () => {
  const faults = new Faults();
  const callback = { effect: 'dropped', seconds: 0, webhookId: 3, events: ['a'] } as const;
  const rule = faults.add(1, { ...RULE, connection: null, callback }, 0)!;
  faults.add(1, RULE, 0);
  const sending = { organizationId: 1, deliveryId: 9, webhookId: 3, eventName: 'a', attempts: 2 };
  for (const other of [{ organizationId: 2 }, { webhookId: 4 }, { eventName: 'b' }]) {
    assert.equal(faults.sendingFault({ ...sending, ...other }), undefined);
  }
  assert.deepEqual(faults.sendingFault(sending), { id: rule.id, effect: 'dropped', delay: 0 });
  assert.notEqual(faults.decide(CALL)!.ids[0], rule.id);
});

test('a callback is put off once, and only before its first attempt', () => {
  const faults = new Faults();
  faults.add(1, { ...RULE, connection: null, callback: { effect: 'delayed', seconds: 60, webhookId: null, events: null } }, 0);
  const sending = { organizationId: 1, deliveryId: 9, webhookId: 3, eventName: 'a', attempts: 0 };
  assert.equal(faults.sendingFault(sending)?.delay, 60_000);
  assert.equal(faults.sendingFault(sending), undefined);
  assert.equal(faults.sendingFault({ ...sending, deliveryId: 10, attempts: 1 }), undefined);
});
