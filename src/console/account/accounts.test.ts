import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { normalizeEmail } from '../../contract/email.ts';
import { NOBODYS_HASH, verifyPassword } from '../../http/passwords.ts';
import { type Database, statement } from '../../storage/engine/index.ts';
import { ACCOUNT, NOW, openConsoleDatabase } from '../world.fixture.ts';
import { type AccountRefused, authenticate, createAccount } from './accounts.ts';

let database: Database;
let id: number;
before(async () => {
  database = await openConsoleDatabase();
  id = await createAccount(database, ACCOUNT, new Date(NOW));
});
after(() => database[Symbol.asyncDispose]());

test('an account keeps its e-mail in lower case and only the hash of its password', async () => {
  const [row] = await database.query(statement('', 'select email, name, created_at, password_hash from cw.accounts'), []);
  const { password_hash, ...rest } = row!;
  assert.deepEqual(rest, { email: 'ada@example.com', name: ACCOUNT.name, created_at: NOW });
  assert.equal(await verifyPassword(ACCOUNT.password, String(password_hash)), true);
});

test('an e-mail belongs to one account, however it is written', async () => {
  const again = createAccount(database, { ...ACCOUNT, email: ' ADA@example.COM ' }, new Date(NOW));
  await assert.rejects(again, { name: 'AccountRefused', reason: 'email_taken' });
});

test('an account without a valid e-mail, a name or a long enough password is refused', async () => {
  const refused: [Partial<typeof ACCOUNT>, AccountRefused['reason']][] = [
    [{ email: 'ada' }, 'email_invalid'],
    [{ email: 'a b@example.com' }, 'email_invalid'],
    [{ email: `${'a'.repeat(250)}@example.com` }, 'email_invalid'],
    [{ email: 'a\u0000@example.com' }, 'email_invalid'],
    [{ name: ' ' }, 'name_blank'],
    [{ password: '12345678901234' }, 'password_too_short'],
    [{ password: 'x'.repeat(1025) }, 'password_too_long'],
  ];
  for (const [change, reason] of refused) {
    await assert.rejects(createAccount(database, { ...ACCOUNT, email: 'new@example.com', ...change }, new Date(NOW)), { reason });
  }
});

test('a password may be long and of any characters, and every one of them counts', async () => {
  for (const [index, password] of ['pear '.repeat(200), 'ünïcödé 密碼 🍐 is taken', 'onlylowercaseletters'].entries()) {
    const email = `long-${index}@example.com`;
    await createAccount(database, { ...ACCOUNT, email, password }, new Date(NOW));
    assert.notEqual(await authenticate(database, { email, password }), undefined);
    for (const other of [password.slice(0, -1), password.toUpperCase(), password.trim()].filter((text) => text !== password))
      assert.equal(await authenticate(database, { email, password: other }), undefined, other);
  }
});

test('e-mail and password together lead to the account, the e-mail in any case', async () => {
  assert.equal((await authenticate(database, { email: 'ADA@example.com ', password: ACCOUNT.password }))?.id, id);
  assert.equal(await authenticate(database, { email: ACCOUNT.email, password: 'wrong' }), undefined);
  assert.equal(await authenticate(database, { email: 'nobody@example.com', password: ACCOUNT.password }), undefined);
});

test('a password is verified exactly once whether the account exists or not', async () => {
  for (const email of [ACCOUNT.email, 'nobody@example.com', 'no e-mail', 'nul\u0000@example.com']) {
    const hashes: string[] = [];
    const verify = async (_password: string, hash: string) => hashes.push(hash) === 0;
    await authenticate(database, { email, password: 'x' }, verify);
    assert.equal(hashes.length, 1);
    assert.equal(hashes[0] === NOBODYS_HASH, email !== ACCOUNT.email);
  }
});

test("nobody's hash lets nobody in, even if it were to match", async () => {
  assert.equal(await authenticate(database, { email: 'nobody@example.com', password: 'x' }, async () => true), undefined);
});

test('e-mails are trimmed and in lower case', () => {
  assert.equal(normalizeEmail('  Ada@Example.COM\n'), 'ada@example.com');
});
