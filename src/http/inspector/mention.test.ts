import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Mentions } from './mention.ts';

const names = (id: string, part: { url?: string; text?: string; userId?: string }) =>
  new Mentions([id]).in({ url: part.url ?? '/v2/x', userId: part.userId, texts: [part.text] });

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
  assert.ok(!names('12', { text: '{"order_id":123,"id":12.5,"count":12}' }));
  assert.ok(names('12', { text: '{"order_id": 12}' }));
});

test('what was cut off is looked through too', () => {
  assert.ok(names('ada', { text: '{"user_id":"ada","items":[{"up' }));
});
