import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkTransitions, mayFollow, statesOf, TRANSITIONS } from './transitions.ts';

test('the tables are right', () => {
  checkTransitions();
});

test('a state that is unknown, never reached or never left for an end refuses to start', () => {
  assert.throws(() => checkTransitions({ a: { start: ['gone'], end: [] } }), /goes from start to gone, which is no state/);
  assert.throws(() => checkTransitions({ a: { start: ['end'], lost: ['end'], end: [] } }), /a never becomes lost/);
  assert.throws(() => checkTransitions({ a: { start: ['loop', 'end'], loop: ['loop'], end: [] } }), /a never ends from loop/);
});

test('nothing follows on a resolved incident, a completed or a canceled maintenance', () => {
  for (const state of statesOf('incident')) assert.equal(mayFollow('incident', 'resolved', state), false);
  for (const state of statesOf('maintenance')) {
    assert.equal(mayFollow('maintenance', 'completed', state), false);
    assert.equal(mayFollow('maintenance', 'canceled', state), false);
  }
  assert.deepEqual(Object.keys(TRANSITIONS), ['incident', 'maintenance', 'notice', 'subscription']);
});
