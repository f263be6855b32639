import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Mentions, type Named } from './mention.ts';

const names = (id: string, part: { url?: string; text?: string; userId?: string }, kind: Named['kind'] = 'user') =>
  new Mentions([{ kind, id }]).in({ url: part.url ?? '/v2/x', userId: part.userId, texts: [part.text] });

test('an id is found in paths, queries and JSON, however it is encoded', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }), (id) => {
      assert.ok(names(id, { url: `/v2/users/${encodeURIComponent(id)}/orders` }) || id === '.' || id === '..');
      assert.ok(names(id, { url: `/v2/x?${new URLSearchParams({ user_id: id })}` }));
      assert.ok(names(id, { text: JSON.stringify({ a: [{ user_id: id }] }) }));
      const escaped = [...JSON.stringify({ user_id: id })].map((one) =>
        /[a-z0-9]/i.test(one) ? `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}` : one,
      );
      const value = escaped.join('').replace(/^.*?:/, '{"user_id":');
      assert.ok(names(id, { text: value }), value);
      assert.ok(names(id, { userId: id }));
    }),
  );
});

test('an id is no part of another', () => {
  assert.ok(!names('ada', { url: '/v2/users/adam', text: '{"user_id":"adam"}' }));
  assert.ok(!names('12', { text: '{"order_id":123,"id":12.5,"count":12}' }, 'order'));
  assert.ok(names('12', { text: '{"order_id": 12}' }, 'order'));
});

test('a number is an id of a user, an order or a customer only where such an id stands', () => {
  for (const url of ['/v2/fulfillment_sandbox/batches/12/advance', '/v2/x?limit=12', '/v2/fulfillment/users/a/orders/12']) {
    assert.ok(!names('12', { url }), url);
  }
  for (const text of ['{"line_num":"12","batch_id":12,"shopper_id":12,"id":12}', '{"order_id":"12"}', '["12"]', '{"user_id":"123"}']) {
    assert.ok(!names('12', { text }), text);
  }
  for (const url of ['/v2/fulfillment/users/12/orders', '/cartwright/v1/orders?user_id=12']) assert.ok(names('12', { url }), url);
  for (const text of ['{"user_id":"12"}', '{"user_id": 12 }', '{"linked_user_id":12}', '{"customer_reference":"12","a":']) {
    assert.ok(names('12', { text }), text);
  }
  assert.ok(names('12', { userId: '12' }));
  assert.ok(names('12', { url: '/v2/fulfillment/users/a/orders/12' }, 'order'));
  for (const text of ['{"id":"12","status":"picking"}', '{"order_ids":["7","12"]}', '{"order_ids": [12]}']) {
    assert.ok(names('12', { text }, 'order'), text);
  }
  assert.ok(!names('12', { text: '{"order_ids":["7","123"],"id":12}' }, 'order'));
  assert.ok(names('12', { url: '/cartwright/v1/customers/12/link' }, 'customer'));
  assert.ok(!names('12', { url: '/cartwright/v1/stores/12', text: '{"id":12}' }, 'customer'));
});

test('an e-mail address is found in whatever case it was written', () => {
  const email = 'ada.b+c@example.com';
  assert.ok(names(email, { text: '{"email":"Ada.B+c@Example.com"}' }, 'text'));
  assert.ok(names(email, { url: '/x?email=ADA.B%2Bc%40example.com' }, 'text'));
  assert.ok(!names(email, { text: '{"email":"adaxb+c@example.com"}' }, 'text'));
});

test('what was cut off is looked through too', () => {
  assert.ok(names('ada', { text: '{"user_id":"ada","items":[{"up' }));
});
