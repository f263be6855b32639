import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { ec, rsa } from './jwt.fixture.ts';
import { type PublicKey, readPublicKey, thumbprint } from './public-key.ts';

const RSA = rsa();
const EC = ec();

test('an RSA key verifies RS256 only, an EC key on P-256 ES256 only', () => {
  assert.equal((readPublicKey(RSA.jwk) as PublicKey).algorithm, 'RS256');
  assert.equal((readPublicKey(EC.jwk) as PublicKey).algorithm, 'ES256');
  for (const alg of ['RS512', 'PS256', 'HS256', 'ES256', 'none']) assert.equal(readPublicKey({ ...RSA.jwk, alg }), 'not_supported', alg);
  for (const alg of ['ES384', 'RS256', 'HS256']) assert.equal(readPublicKey({ ...EC.jwk, alg }), 'not_supported', alg);
});

test('only public members are kept', () => {
  const kept = readPublicKey({ ...EC.jwk, kid: 'a', alg: 'ES256', use: 'sig', key_ops: ['verify'], extra: 'x' }) as PublicKey;
  assert.deepEqual(kept.jwk, EC.jwk);
});

test('a private or symmetric key is refused as such', () => {
  for (const { privateKey } of [RSA, EC]) assert.equal(readPublicKey(privateKey.export({ format: 'jwk' })), 'private');
  assert.equal(readPublicKey({ kty: 'oct', k: 'c2VjcmV0' }), 'private');
  assert.equal(readPublicKey({ ...RSA.jwk, d: '' }), 'private');
});

test('weak, foreign and damaged keys are refused', () => {
  const offCurve = { ...EC.jwk, y: EC.jwk.x! };
  const even = Buffer.from(RSA.jwk.n!, 'base64url');
  even[even.length - 1]! &= 0xfe;
  const refused = [
    rsa(1_024).jwk,
    rsa(2_048, 3).jwk,
    { ...RSA.jwk, e: 'AQ' },
    { ...RSA.jwk, n: even.toString('base64url') },
    { ...RSA.jwk, n: 'AA' },
    { ...RSA.jwk, n: `${RSA.jwk.n}==` },
    { ...RSA.jwk, n: undefined },
    ec('P-384').jwk,
    ec('secp256k1').jwk,
    { ...EC.jwk, crv: 'P-384' },
    offCurve,
    { kty: 'EC', crv: 'P-256', x: '', y: '' },
    { ...EC.jwk, use: 'enc' },
    { ...EC.jwk, key_ops: ['sign'] },
    { kty: 'OKP', crv: 'Ed25519', x: EC.jwk.x },
    {},
  ];
  for (const jwk of refused) assert.equal(readPublicKey(jwk), 'not_supported', JSON.stringify(jwk));
});

test('the thumbprint is that of RFC 7638', () => {
  const { e, kty, n } = RSA.jwk;
  const expected = createHash('sha256').update(`{"e":"${e}","kty":"${kty}","n":"${n}"}`).digest('base64url');
  assert.equal(thumbprint(readPublicKey(RSA.jwk) as PublicKey), expected);
  // The key of RFC 7638 §3.1.
  const n3 =
    '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw';
  const key = readPublicKey({ kty: 'RSA', n: n3, e: 'AQAB', alg: 'RS256', kid: '2011-04-29' }) as PublicKey;
  assert.equal(thumbprint(key), 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs');
});
