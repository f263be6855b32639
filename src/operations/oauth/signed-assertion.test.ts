import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ApplicationKeyRow } from '../../storage/applications/key.ts';
import { ec, hmacJwt, jwt, rsa, type Signer, unsignedJwt } from './jwt.fixture.ts';
import { verifySignedAssertion } from './signed-assertion.ts';

const NOW = Date.UTC(2026, 4, 6, 7);
const EXPECTED = { issuer: 'client', audience: 'https://localhost:8443/v2/oauth/token', now: NOW };
const SECONDS = NOW / 1000;
const CLAIMS = { sub: 'ada', iss: EXPECTED.issuer, aud: EXPECTED.audience, iat: SECONDS, exp: SECONDS + 60 };
const RSA = rsa();
const EC = ec();
const OTHER = ec();
const row = ({ algorithm, jwk }: Signer, key_id: string): ApplicationKeyRow => ({ key_id, algorithm, jwk, created_at: 0 });
const KEYS = [row(RSA, 'rsa'), row(EC, 'ec')];
const verify = (assertion: string, keys = KEYS) => verifySignedAssertion(assertion, keys, EXPECTED);

test('a JWT of a registered key says which user it is for', () => {
  const wanted = { userId: 'ada', jti: undefined, expiresAt: NOW + 60_000 };
  for (const signer of [RSA, EC]) assert.deepEqual(verify(jwt(signer, CLAIMS)), wanted);
  assert.deepEqual(verify(jwt(EC, { ...CLAIMS, jti: 'one' })), { ...wanted, jti: 'one' });
  assert.deepEqual(verify(jwt(EC, { ...CLAIMS, aud: ['x', EXPECTED.audience] })), wanted);
});

test('the key id is honoured: it chooses the key, and one that is not registered chooses none', () => {
  assert.ok(verify(jwt(EC, CLAIMS, { kid: 'ec' })));
  assert.equal(verify(jwt(EC, CLAIMS, { kid: 'rsa' })), undefined);
  assert.equal(verify(jwt(EC, CLAIMS, { kid: 'unknown' })), undefined);
  assert.equal(verify(jwt(EC, CLAIMS, { kid: null })), undefined);
  const two = [...KEYS, row(OTHER, 'other')];
  assert.equal(verify(jwt(EC, CLAIMS), two), undefined, 'without a key id, two keys of the algorithm are one too many');
  assert.ok(verify(jwt(OTHER, CLAIMS, { kid: 'other' }), two));
  assert.equal(verify(jwt(OTHER, CLAIMS, { kid: 'ec' }), two), undefined);
});

test('another key, none, and a symmetric signature by the public key are refused', () => {
  assert.equal(verify(jwt(OTHER, CLAIMS)), undefined);
  assert.equal(verify(jwt(EC, CLAIMS), []), undefined);
  assert.equal(verify(unsignedJwt(CLAIMS)), undefined);
  assert.equal(verify(`${unsignedJwt(CLAIMS)}AA`), undefined);
  for (const { publicKey, jwk } of [RSA, EC]) {
    const secrets = [
      publicKey.export({ type: 'spki', format: 'pem' }),
      publicKey.export({ type: 'spki', format: 'der' }),
      JSON.stringify(jwk),
    ];
    for (const secret of secrets) {
      for (const alg of ['HS256', 'RS256', 'ES256']) assert.equal(verify(hmacJwt(secret, CLAIMS, { alg })), undefined);
    }
  }
});

test('the key decides the algorithm, and a key that the JWT brings along is not looked at', () => {
  assert.equal(verify(jwt(RSA, CLAIMS, { alg: 'ES256' })), undefined);
  assert.equal(verify(jwt(RSA, CLAIMS, { alg: 'RS512' })), undefined);
  assert.equal(verify(jwt(RSA, CLAIMS, { alg: 'PS256' })), undefined);
  assert.equal(verify(jwt(EC, CLAIMS, { alg: 'es256' })), undefined);
  assert.equal(verify(jwt(OTHER, CLAIMS, { jwk: OTHER.jwk })), undefined);
  assert.equal(verify(jwt(EC, CLAIMS, { crit: ['exp'] })), undefined);
});

test('claims must be those of this client, this server and this time', () => {
  const refused: Record<string, object> = {
    'wrong audience': { aud: 'https://localhost:9443/v2/oauth/token' },
    'audience of another path': { aud: 'https://localhost:8443' },
    'no audience': { aud: undefined },
    'wrong issuer': { iss: 'other' },
    'no issuer': { iss: undefined },
    'no subject': { sub: undefined },
    'blank subject': { sub: ' ' },
    'subject that is no text': { sub: 5 },
    'no expiry': { exp: undefined },
    'expiry as text': { exp: String(SECONDS + 60) },
    expired: { iat: SECONDS - 60, exp: SECONDS - 1 },
    'expired this moment': { exp: SECONDS },
    'lives too long': { exp: SECONDS + 301 },
    'no time of issue': { iat: undefined },
    'issued in the future': { iat: SECONDS + 60, exp: SECONDS + 120 },
    'issued after it expires': { iat: SECONDS + 20, exp: SECONDS + 10 },
    'not valid yet': { nbf: SECONDS + 60 },
    'jti that is no text': { jti: 7 },
    'blank jti': { jti: '' },
  };
  for (const [name, claims] of Object.entries(refused)) assert.equal(verify(jwt(EC, { ...CLAIMS, ...claims })), undefined, name);
  assert.ok(verify(jwt(EC, { ...CLAIMS, exp: SECONDS + 300, iat: SECONDS + 20, nbf: SECONDS })), 'a clock a little ahead');
  for (const payload of ['[]', 'null', '"x"', '{', '']) assert.equal(verify(jwt(EC, payload)), undefined, payload);
});

test('changing any character makes the JWT worthless', () => {
  const assertion = jwt(EC, CLAIMS);
  fc.assert(
    fc.property(fc.nat(assertion.length - 1), fc.constantFrom(...'ABab01-_.=+/ \n'), (place, character) => {
      fc.pre(assertion[place] !== character);
      assert.equal(verify(`${assertion.slice(0, place)}${character}${assertion.slice(place + 1)}`), undefined);
    }),
    { numRuns: 500 },
  );
});

test('only the compact form with three parts in canonical base64url counts', () => {
  const assertion = jwt(EC, CLAIMS);
  for (const text of ['', '.', '..', '...', `${assertion}.`, `.${assertion}`, `${assertion}=`, ` ${assertion}`, `${assertion}\n`]) {
    assert.equal(verify(text), undefined, JSON.stringify(text));
  }
});
