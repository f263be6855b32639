import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_SLOT_POLICY, type SlotPolicy } from '../../../contract/store.ts';
import { compileReader } from '../../../http/validation.ts';
import { changedPolicy, policyProblems, wholePolicy } from './policy-rules.ts';
import { PolicyChangeSchema, type WholePolicy, WholePolicySchema } from './policy-schema.ts';

const keys = (change: Partial<SlotPolicy>) => policyProblems({ ...DEFAULT_SLOT_POLICY, ...change }).map((problem) => problem.key);
const readChange = compileReader(PolicyChangeSchema);
const refusedKeys = (change: object): (string | undefined)[] => {
  try {
    readChange(change);
    return [];
  } catch (error) {
    const { all = [error] } = error as { all?: unknown[] };
    return all.map((one) => (one as { key?: string }).key);
  }
};

test('the default policy has no problems and reads back as itself', () => {
  assert.deepEqual(policyProblems(DEFAULT_SLOT_POLICY), []);
  const read = compileReader(WholePolicySchema)(JSON.parse(JSON.stringify(DEFAULT_SLOT_POLICY)));
  assert.deepEqual(wholePolicy(read as WholePolicy), DEFAULT_SLOT_POLICY);
});

test('a number at its limit is taken, one beyond it is refused', () => {
  const limits = {
    window_minutes: [30, 1_440],
    step_minutes: [15, 1_440],
    horizon_days: [1, 30],
    lead_minutes: [0, 10_080],
    eta_minutes: [120, 300],
    priority_eta_minutes: [45, 300],
  };
  for (const [field, [least, most]] of Object.entries(limits) as [string, [number, number]][]) {
    for (const value of [least, most, String(most)]) assert.deepEqual(refusedKeys({ [field]: value }), []);
    for (const value of [least - 1, most + 1, least + 0.5, 'x']) assert.deepEqual(refusedKeys({ [field]: value }), [field]);
  }
  assert.deepEqual(refusedKeys({ capacity: { delivery: 100_000, pickup: 0 } }), []);
  assert.deepEqual(refusedKeys({ capacity: { delivery: 100_001, pickup: -1 } }), ['capacity.delivery', 'capacity.pickup']);
});

test('at most 8 immediate lengths, 100 rules and 1,000 overrides', () => {
  const rule = { pool: 'delivery', weekdays: ['monday'], from: '08:00', until: '10:00', capacity: 1 };
  const override = { pool: 'delivery', window_starts_at: '2030-01-01T08:00:00Z', capacity: 1 };
  assert.deepEqual(refusedKeys({ immediate_minutes: new Array(9).fill(120) }), ['immediate_minutes']);
  assert.deepEqual(refusedKeys({ capacity_rules: new Array(100).fill(rule), capacity_overrides: new Array(1_000).fill(override) }), []);
  assert.deepEqual(refusedKeys({ capacity_rules: new Array(101).fill(rule) }), ['capacity_rules']);
  assert.deepEqual(refusedKeys({ capacity_overrides: new Array(1_001).fill(override) }), ['capacity_overrides']);
  assert.deepEqual(refusedKeys({ capacity_rules: [{ ...rule, weekdays: [] }] }), ['capacity_rules[0].weekdays']);
  assert.deepEqual(refusedKeys({ capacity_overrides: [{ ...override, window_starts_at: 'noon' }] }), [
    'capacity_overrides[0].window_starts_at',
  ]);
});

test('the priority ETA is at least 30 minutes less than the standard one', () => {
  assert.deepEqual(keys({ eta_minutes: 120, priority_eta_minutes: 90 }), []);
  assert.deepEqual(keys({ eta_minutes: 120, priority_eta_minutes: 91 }), ['priority_eta_minutes']);
  assert.deepEqual(keys({ eta_minutes: null, priority_eta_minutes: 300 }), []);
});

test('a rule ends after it begins, and neither it nor alcohol hours begin at 24:00', () => {
  const rule = { pool: 'pickup', weekdays: ['monday'], capacity: 1 } as const;
  assert.deepEqual(keys({ capacity_rules: [{ ...rule, from: '10:00', until: '24:00' }] }), []);
  assert.deepEqual(keys({ capacity_rules: [{ ...rule, from: '10:00', until: '10:00' }] }), ['capacity_rules[0].until']);
  assert.deepEqual(keys({ capacity_rules: [{ ...rule, from: '24:00', until: '24:00' }] }), ['capacity_rules[0].until']);
  assert.deepEqual(keys({ alcohol_hours: { opens: '24:00', closes: '02:00' } }), ['alcohol_hours.opens']);
});

test('one window of a pool has one override, and an immediate length stands once', () => {
  const change = changedPolicy(DEFAULT_SLOT_POLICY, {
    immediate_minutes: [120, 300, 120],
    capacity_overrides: [
      { pool: 'delivery', window_starts_at: '2030-01-01T08:00:00Z', capacity: 1 },
      { pool: 'pickup', window_starts_at: '2030-01-01T08:00:00Z', capacity: 1 },
      { pool: 'delivery', window_starts_at: '2030-01-01T03:00:00-05:00', capacity: 2 },
    ],
  });
  assert.deepEqual(
    policyProblems(change).map((problem) => problem.key),
    ['immediate_minutes[2]', 'capacity_overrides[2].window_starts_at'],
  );
});

test('a change replaces what it names, capacity pool by pool, and writes instants in UTC', () => {
  const changed = changedPolicy(DEFAULT_SLOT_POLICY, {
    horizon_days: 3,
    capacity: { pickup: 4 },
    capacity_overrides: [{ pool: 'delivery', window_starts_at: '2030-01-01T03:00-05:00', capacity: 2 }],
  });
  assert.deepEqual(changed, {
    ...DEFAULT_SLOT_POLICY,
    horizon_days: 3,
    capacity: { delivery: 20, pickup: 4 },
    capacity_overrides: [{ pool: 'delivery', window_starts_at: '2030-01-01T08:00:00Z', capacity: 2 }],
  });
});
