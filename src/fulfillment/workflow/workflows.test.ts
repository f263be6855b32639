import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { checkWorkflows } from './check.ts';
import { CALLBACKS } from './events.ts';
import { enter, legalTargets, walk } from './moves.ts';
import { BATCH_TYPES, type BatchType, STATES_OUTSIDE_BATCHES, statesOf, stepsOf, WORKFLOW_STATES, WORKFLOWS } from './workflows.ts';

function table(name: string): Record<string, string>[] {
  const [head, ...rows] = readFileSync(new URL(`../../../contract/${name}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  const columns = head!.split('\t');
  return rows.map((row) => Object.fromEntries(row.split('\t').map((cell, index) => [columns[index]!, cell])));
}

type Tables = typeof WORKFLOWS;
const check = (workflows: Tables, outside = STATES_OUTSIDE_BATCHES) => checkWorkflows(workflows, outside, WORKFLOW_STATES);
/** The tables with the delivery workflow changed. */
const delivering = (change: Partial<NonNullable<Tables['delivery']['delivery']>>): Tables => ({
  ...WORKFLOWS,
  delivery: { delivery: { ...WORKFLOWS.delivery.delivery!, ...change } },
});
const deliverySteps = stepsOf('delivery', 'delivery');

describe('the tables of the workflows', () => {
  test('have the batch states of the contract, in its order', () => {
    const documented = Object.groupBy(table('batch-states.tsv'), (row) => row.batch_type!);
    assert.deepEqual(
      BATCH_TYPES.map((type) => statesOf(type)),
      BATCH_TYPES.map((type) => documented[type]!.map((row) => row.state)),
    );
  });

  test('have the order states of the contract, each for the kinds that the contract ticks', () => {
    const rows = table('order-states.tsv');
    assert.deepEqual([...WORKFLOW_STATES].sort(), rows.map((row) => row.workflow_state).sort());
    for (const kind of ['delivery', 'pickup', 'last_mile'] as const) {
      const reached = BATCH_TYPES.flatMap((type) => stepsOf(type, kind).map((step) => step.workflowState));
      const ticked = rows.filter((row) => row[kind] === 'yes').map((row) => row.workflow_state!);
      const states: string[] = [...new Set([...reached, ...STATES_OUTSIDE_BATCHES[kind]])];
      assert.deepEqual(states.sort(), ticked.sort(), kind);
    }
  });

  test('know the callbacks of the contract and their kinds', () => {
    const ticks = (row: Record<string, string>) =>
      [row.delivery !== 'no' ? 'D' : '', row.pickup === 'yes' ? 'P' : '', row.last_mile === 'yes' ? 'L' : ''].join('');
    assert.deepEqual(
      Object.entries(CALLBACKS).map(([name, callback]) => [name, callback.ticks]),
      table('callbacks.tsv').map((row) => [row.event_name, row.delivery === 'n/a' ? '' : ticks(row)]),
    );
  });
});

describe('a start is refused where', () => {
  const faults: [what: string, workflows: Tables, message: RegExp][] = [
    ['a state is there twice', delivering({ steps: [...deliverySteps, deliverySteps.at(-1)!] }), /delivery of delivery has a state twice/],
    ['the first state is another', delivering({ steps: deliverySteps.slice(1) }), /does not begin with brand_new/],
    ['the end is not settled', delivering({ steps: deliverySteps.slice(0, 3) }), /has no settled end/],
    [
      'a start is not reached',
      delivering({ from: ['ready_for_pickup'] }),
      /begins at ready_for_pickup, which no order of the kind reaches/,
    ],
    [
      'a callback is unknown',
      delivering({ steps: deliverySteps.map((step) => ({ ...step, events: ['fulfillment.order_created' as never] })) }),
      /causes fulfillment.order_created, which is no callback/,
    ],
    [
      'a callback is of other kinds',
      delivering({ steps: deliverySteps.map((step) => ({ ...step, events: ['fulfillment.at_store'] })) }),
      /causes fulfillment.at_store, which such orders do not have/,
    ],
    [
      'a state is reached by nothing',
      { ...WORKFLOWS, runner_customer: {} },
      /runner_customer takes no orders.*no order reaches runner_acknowledged/,
    ],
    [
      'kinds of a type differ',
      { ...WORKFLOWS, delivery_only: { ...WORKFLOWS.delivery_only, dispatch: WORKFLOWS.delivery.delivery! } },
      /delivery_only of dispatch has other states than its type/,
    ],
  ];
  for (const [what, workflows, message] of faults) {
    test(what, () => assert.throws(() => check(workflows), message));
  }
  test('a state is unknown', () => {
    assert.throws(() => checkWorkflows(WORKFLOWS, STATES_OUTSIDE_BATCHES, WORKFLOW_STATES.slice(1)), /brand_new is no state of an order/);
  });
});

describe('moves', () => {
  const kinds = BATCH_TYPES.flatMap((type) =>
    (Object.keys(WORKFLOWS[type]) as (keyof Tables[BatchType])[]).map((kind) => [type, kind] as const),
  );
  const place = fc.constantFrom(...kinds).chain(([type, kind]) => {
    const state = fc.constantFrom(...statesOf(type));
    return fc.record({ type: fc.constant(type), kind: fc.constant(kind), from: state, to: state });
  });

  test('forward, a jump is the same as its steps one by one', () => {
    fc.assert(
      fc.property(place, ({ type, kind, from, to }) => {
        const states = statesOf(type);
        const [start, end] = [states.indexOf(from), states.indexOf(to)];
        fc.pre(end > start);
        const single = states.slice(start, end).flatMap((state, index) => walk(type, kind, state, states[start + index + 1]!));
        assert.deepEqual(walk(type, kind, from, to), single);
      }),
    );
  });

  test('back, only the target is entered; staying enters nothing', () => {
    fc.assert(
      fc.property(place, ({ type, kind, from, to }) => {
        const states = statesOf(type);
        fc.pre(states.indexOf(to) <= states.indexOf(from));
        assert.deepEqual(
          walk(type, kind, from, to).map((step) => step.state),
          from === to ? [] : [to],
        );
      }),
    );
  });

  test('legal targets: every later state, earlier ones but the first until the batch is settled, never where it stands', () => {
    fc.assert(
      fc.property(place, ({ type, kind, from, to }) => {
        const states = statesOf(type);
        const [at, target] = [states.indexOf(from), states.indexOf(to)];
        const settled = stepsOf(type, kind)[at]!.settled === true;
        assert.equal(legalTargets(type, from).includes(to), target > at || (target > 0 && target < at && !settled));
      }),
    );
  });

  test('a batch that starts further on has gone through what lies before', () => {
    assert.deepEqual(
      enter('delivery', 'delivery', 'picking').map((step) => step.state),
      ['brand_new', 'acknowledged', 'picking'],
    );
  });
});
