import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEPRECATED, type Deprecated, deprecationFaults, deprecationOf, deprecationsOf } from './deprecations.ts';

const one: Deprecated = {
  kind: 'response_field',
  name: 'old',
  operations: ['orders.get'],
  announced: '2026-08-31',
  sunset: '2027-03-03',
  replacement: 'new',
};

test('everything that is deprecated keeps to the policy', () => {
  assert.deepEqual(deprecationFaults(DEPRECATED), []);
});

test('a sunset lies six months after its announcement, whatever day it is today', () => {
  assert.deepEqual(deprecationFaults([one]), []);
  assert.deepEqual(deprecationFaults([{ ...one, sunset: '2027-03-02' }]), [
    'response_field old: the sunset 2027-03-02 lies before 2027-03-03',
  ]);
  assert.deepEqual(deprecationFaults([{ ...one, announced: '1999-01-01', sunset: '1999-07-01' }]), []);
});

test('a kind of time slot has 180 days', () => {
  const slot: Deprecated = { ...one, kind: 'slot_kind', announced: '2026-01-01', sunset: '2026-06-30' };
  assert.deepEqual(deprecationFaults([slot]), []);
  assert.deepEqual(deprecationFaults([{ ...slot, sunset: '2026-06-29' }]), ['slot_kind old: the sunset 2026-06-29 lies before 2026-06-30']);
});

test('no replacement needs advice', () => {
  assert.deepEqual(deprecationFaults([{ ...one, replacement: null }]), ['response_field old: neither a replacement nor advice']);
  assert.deepEqual(deprecationFaults([{ ...one, replacement: null, advice: 'Leave it out.' }]), []);
});

test('days are days', () => {
  assert.deepEqual(deprecationFaults([{ ...one, announced: '2026-02-30' }]), ['response_field old: 2026-02-30 is no day']);
  assert.deepEqual(deprecationFaults([{ ...one, sunset: 'next year' }]), ['response_field old: next year is no day']);
});

test('each kind has its form of name, and operations that may use it', () => {
  assert.deepEqual(deprecationFaults([{ ...one, operations: [] }]), ['response_field old: concerns no operation']);
  assert.deepEqual(deprecationFaults([{ ...one, kind: 'enum_value', name: 'status' }]), ['enum_value status: is not field=value']);
  assert.deepEqual(deprecationFaults([{ ...one, kind: 'enum_value', name: 'items.status=found' }]), []);
  const service: Deprecated = { ...one, kind: 'service', name: 'orders' };
  assert.deepEqual(deprecationFaults([service]), []);
  assert.deepEqual(deprecationFaults([{ ...service, name: 'order' }]), ['service order: orders.get is none of its operations']);
});

test('what any call uses comes before what some calls use', () => {
  const whole: Deprecated = { ...one, kind: 'operation', name: 'orders.get' };
  const service: Deprecated = { ...one, kind: 'service', name: 'orders' };
  const some: Deprecated = { ...one, kind: 'operation', name: 'orders.get for pickup' };
  assert.deepEqual(deprecationsOf('orders.get', [one, some, whole, service]), [whole, service, one, some]);
  assert.deepEqual(deprecationsOf('orders.list', [one, whole]), []);
});

test('a thing is deprecated once', () => {
  assert.deepEqual(deprecationFaults([one, one]), ['response_field old: said twice']);
  assert.deepEqual(deprecationFaults([one, { ...one, kind: 'request_field' }]), []);
});

test('an operation can not be declared deprecated without a place in the table', () => {
  assert.throws(() => deprecationOf('orders.nothing'), /does not have the operation orders\.nothing/);
});
