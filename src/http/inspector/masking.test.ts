import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MASK, maskText, maskUrl, mayHoldSecrets } from './masking.ts';

const SECRET = 'S3cretValueThatMustNotShow';
const json = (value: object, operation = 'a.b') => maskText(JSON.stringify(value), operation);

test('members with a secret name are masked at any depth, others stay', () => {
  for (const name of [
    'client_secret',
    'password',
    'access_token',
    'token',
    'assertion',
    'api_key',
    'apiKey',
    'signing_secret',
    'code_verifier',
    'Authorization',
    'clientSecret',
    'tokens',
  ]) {
    assert.equal(json({ a: [{ [name]: SECRET, b: 1 }] }), `{"a":[{"${name}":"${MASK}","b":1}]}`);
    assert.equal(json({ [name]: { deep: SECRET } }), `{"${name}":"${MASK}"}`);
  }
  const harmless = { token_type: 'Bearer', postal_code: '94105', code: 1001, id: 'token-1', require_secret: true, token: null };
  assert.equal(json(harmless), JSON.stringify(harmless));
});

test('a code is a secret of the token endpoints only', () => {
  assert.equal(json({ code: SECRET }, 'oauth.token'), `{"code":"${MASK}"}`);
  assert.equal(json({ code: 'SAVE10' }), '{"code":"SAVE10"}');
});

test('forms and queries are masked, and a body of the token endpoint that is neither is not shown', () => {
  assert.equal(
    maskText(`client_id=a&client_secret=${SECRET}&code=${SECRET}`, 'oauth.token'),
    `client_id=a&client_secret=${MASK}&code=${MASK}`,
  );
  assert.equal(maskUrl(`/v2/x?token=${SECRET}&a=1`, 'a.b'), `/v2/x?token=${MASK}&a=1`);
  assert.equal(maskUrl(`/v2/x?client%5Fsecret=${SECRET}`, 'unknown'), `/v2/x?client%5Fsecret=${MASK}`);
  assert.equal(maskText(`{"client_id": ${SECRET}`, 'oauth.token'), MASK);
});

test('secrets that show by their form are masked wherever they stand', () => {
  const key = `keys.${'0a'.repeat(16)}`;
  const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl';
  assert.equal(json({ note: `use ${key}, ${jwt} or Bearer abcdefgh1234` }), `{"note":"use ${MASK}, ${MASK} or Bearer ${MASK}"}`);
});

test('a text without secrets comes back as it is, spelled as it was', () => {
  for (const text of ['{ "a" : 1.0 }', '', 'plain', '{"token_type": "x"}']) assert.equal(maskText(text, 'a.b'), text);
});

test('a secret in a body that was cut anywhere never shows', () => {
  const text = JSON.stringify({ a: 'x"y', access_token: SECRET, b: { client_secret: `q"${SECRET}` } });
  fc.assert(
    fc.property(fc.nat(text.length), (length) => {
      const shown = maskText(text.slice(0, length), 'a.b');
      for (const part of [SECRET.slice(0, 6), SECRET.slice(-6)]) assert.ok(!shown.includes(part), shown);
    }),
  );
});

test('a schema with a secret name or with members of its own choice may hold secrets', () => {
  const text = { type: 'string' };
  const object = (properties: object) => ({ type: 'object', properties });
  assert.equal(mayHoldSecrets(object({ id: text, list: { type: 'array', items: object({ name: text }) } })), false);
  assert.equal(mayHoldSecrets(object({ list: { type: 'array', items: object({ client_secret: text }) } })), true);
  assert.equal(mayHoldSecrets(object({ metadata: { type: 'object', additionalProperties: true } })), true);
  assert.equal(mayHoldSecrets(object({ metadata: { type: 'object' } })), true);
  assert.equal(mayHoldSecrets({ anyOf: [object({}), object({ access_token: text })] }), true);
});
