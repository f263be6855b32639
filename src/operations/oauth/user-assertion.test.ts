import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isUserId, readUserAssertion } from './user-assertion.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const assertionOf = (userId: unknown) => JSON.stringify({ user_id: userId });

test("the documented sample's unquoted id is read", () => {
  assert.equal(readUserAssertion('eyAidXNlcl9pZCI6IGthbWFsc2luZ2gxMjM0fQ=='), 'kamalsingh1234');
  assert.equal(readUserAssertion(base64('{"user_id":jo.h-n+smith@example.com}')), 'jo.h-n+smith@example.com');
});

test('every id survives both alphabets, with and without padding, on one line or wrapped', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter(isUserId), (userId) => {
      const standard = base64(assertionOf(userId));
      const wrapped = standard.replace(/.{20}/g, '$&\r\n');
      for (const text of [standard, standard.replace(/=+$/, ''), Buffer.from(assertionOf(userId)).toString('base64url'), wrapped]) {
        assert.equal(readUserAssertion(text), userId);
      }
    }),
  );
});

test('an id that is a number is read as it is written, however large', () => {
  assert.equal(readUserAssertion(base64('{"user_id": 1234}')), '1234');
  assert.equal(readUserAssertion(base64('{"user_id": 12345678901234567890}')), '12345678901234567890');
  assert.equal(readUserAssertion(base64('{"user_id": 12, "other": 1}')), '12');
});

test('what names no user is refused', () => {
  const texts = [
    '',
    '{}',
    '[]',
    'null',
    '"x"',
    '{"user_id":null}',
    '{"user_id":true}',
    '{"user_id":""}',
    '{"user_id":"  "}',
    '{"user_id":["a"]}',
    '{"user_id":{"a":1}}',
    '{"user_id":"a\\u0000b"}',
    '{"user_id":"\\ud800"}',
    '{"user_id":a b}',
    '{"user_id":"a}',
    '{"user_id":a,"b":c}',
    '{user_id:a}',
    `{"user_id":"${'x'.repeat(256)}"}`,
  ];
  for (const text of texts) assert.equal(readUserAssertion(base64(text)), undefined, text);
  for (const text of ['{"user_id":"a"}', '****', 'a=b', 'e30.e30.x']) assert.equal(readUserAssertion(text), undefined, text);
  assert.equal(readUserAssertion(Buffer.from('{"user_id":"\xff"}', 'latin1').toString('base64')), undefined);
});
