import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { actionsFor, batchTargets } from './actions.ts';
import type { WorkflowState } from './workflows.ts';

const delivery = (status: 'brand_new' | 'picking' | 'checkout' | 'delivering' | 'delivered' | 'canceled', workflowState: WorkflowState) =>
  ({ kind: 'delivery', status, workflowState }) as const;

describe('what may be done with an order', () => {
  test('a new one is put into a batch of the type that it needs first', () => {
    const { batchType, batchStates, assignBatch } = actionsFor(delivery('brand_new', 'brand_new'), undefined);
    assert.deepEqual([batchType, batchStates, assignBatch], ['delivery', [], false]);
  });

  test('one whose batch waits for a shopper is put into no other, and moves only once it has one', () => {
    const { batchType, batchStates, assignBatch } = actionsFor(delivery('brand_new', 'brand_new'), {
      type: 'delivery',
      state: 'brand_new',
      shopperId: null,
    });
    assert.deepEqual([batchType, batchStates, assignBatch], [null, [], true]);
  });

  test('its items are changed while it is shopped', () => {
    const batch = (state: string) => ({ type: 'delivery', state, shopperId: 1 }) as const;
    assert.equal(actionsFor(delivery('picking', 'picking'), batch('picking')).changeItems, true);
    assert.equal(actionsFor(delivery('checkout', 'checkout'), batch('checkout')).changeItems, false);
    assert.equal(actionsFor(delivery('picking', 'picking'), batch('picking')).batchStates[0], 'verifying_replacements');
  });

  test('another shopper may deliver what is packed', () => {
    const packed = actionsFor(delivery('checkout', 'bags_check'), { type: 'delivery', state: 'receipt_sanity_check', shopperId: 1 });
    assert.equal(packed.batchType, 'delivery_only');
  });

  test('on its way, its place is reported and its customer may be missing', () => {
    const { reportLocation, events, changeItems } = actionsFor(delivery('delivering', 'delivering'), undefined);
    assert.deepEqual([reportLocation, events, changeItems], [true, ['canceled', 'rescheduled', 'late_delivery', 'customer_mia'], false]);
  });

  test('the retailer stages what its own staff picked', () => {
    assert.equal(actionsFor({ kind: 'last_mile', status: 'brand_new', workflowState: 'brand_new' }, undefined).stage, true);
    assert.equal(actionsFor({ kind: 'pickup', status: 'brand_new', workflowState: 'brand_new' }, undefined).stage, false);
  });

  test('nothing, when it is over', () => {
    const over = {
      batchType: null,
      assignBatch: false,
      batchStates: [],
      changeItems: false,
      stage: false,
      reportLocation: false,
      events: [],
    };
    const batch = { type: 'delivery', state: 'picking', shopperId: 1 } as const;
    assert.deepEqual(actionsFor(delivery('canceled', 'picking'), batch), over);
    assert.deepEqual(actionsFor(delivery('delivered', 'delivered'), { ...batch, state: 'completed' }), over);
  });

  test('a batch without a shopper stays where it is', () => {
    assert.deepEqual(batchTargets({ type: 'pickup', state: 'brand_new', shopperId: null }), []);
  });
});
