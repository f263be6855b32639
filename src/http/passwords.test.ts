import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashPassword, NOBODYS_HASH, verifyPassword } from './passwords.ts';

test('a hash is an argon2id PHC string with 19 MiB, two passes, one lane and a salt of its own', async () => {
  const hash = await hashPassword('secret');
  assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  assert.notEqual(await hashPassword('secret'), hash);
});

test('a hash fits its own password only', async () => {
  const hash = await hashPassword('secret');
  assert.equal(await verifyPassword('secret', hash), true);
  assert.equal(await verifyPassword('Secret', hash), false);
  assert.equal(await verifyPassword('', hash), false);
});

test('a hash is verified with the parameters that it names', async () => {
  // A test vector of the reference implementation (P-H-C/phc-winner-argon2, src/test.c).
  const hash = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
  assert.equal(await verifyPassword('password', hash), true);
  assert.equal(await verifyPassword('Password', hash), false);
});

test('composed and decomposed letters are the same password', async () => {
  assert.equal(await verifyPassword('cafe\u0301', await hashPassword('caf\u00e9')), true);
});

test("nobody's hash has the cost of a real one and fits nothing", async () => {
  const cost = (hash: string) => hash.split('$').slice(0, 4).join('$');
  assert.equal(cost(NOBODYS_HASH), cost(await hashPassword('secret')));
  assert.equal(await verifyPassword('', NOBODYS_HASH), false);
});

test('what is not an argon2id PHC string is refused', async () => {
  await assert.rejects(verifyPassword('secret', 'secret'), TypeError);
});
