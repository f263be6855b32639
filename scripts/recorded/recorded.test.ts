import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences, inCommon } from './expected.ts';

const expected = inCommon(
  {
    id: 'a-1',
    reference: 'eyJpZCI6MTgwNjI2NzExNjI4OH0+a/aXJ0cw==',
    status: 'brand_new',
    at: '2026-11-30T10:00:00Z',
    tip: 500,
    items: [{ qty: 2, name: 'Milk' }],
    note: null,
  },
  {
    id: 'a-2',
    reference: 'eyJpZCI6MTgwNjI2NzExNjI4OH0+a/aXJ0cw==',
    status: 'brand_new',
    at: '2026-11-30T10:00:00Z',
    tip: 500,
    items: [{ qty: 1, name: 'Bread' }],
    note: null,
  },
);
const answer = {
  id: 'b',
  reference: 'another',
  status: 'brand_new',
  at: '2027-01-01T00:00:00Z',
  tip: 500,
  items: [{ qty: 9, name: 'Tea' }],
  note: 'new',
};

test('what differs between two recordings, times and what is made of them may differ; what is added is free', () => {
  assert.deepEqual(differences(expected, answer), []);
  assert.deepEqual(differences(expected, { ...answer, added: 1, items: [{ ...answer.items[0], added: 1 }] }), []);
});

test('a value, a type, a field or a list that changed is a difference', () => {
  assert.deepEqual(differences(expected, { ...answer, status: 'new' }), ['answer.status: "new", was "brand_new"']);
  assert.deepEqual(differences(expected, { ...answer, id: 7 }), ['answer.id: number, was string']);
  const { tip: _, ...without } = answer;
  assert.deepEqual(differences(expected, without), ['answer.tip: gone']);
  assert.deepEqual(differences(expected, { ...answer, items: [] }), ['answer.items: empty, was not']);
  assert.deepEqual(differences(expected, { ...answer, items: [{ name: 'Tea' }] }), ['answer.items[0].qty: gone']);
});
