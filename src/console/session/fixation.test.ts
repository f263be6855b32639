import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Database } from '../../storage/engine/index.ts';
import { createAccount } from '../account/accounts.ts';
import { newSessionId } from '../sessions.ts';
import { ACCOUNT, Browser, NOW, openConsoleDatabase, World } from '../world.fixture.ts';

const ATTACKER = { email: 'mallory@example.com', password: 'under the wide bridges', name: 'Mallory' };

describe('a session that somebody else chose', () => {
  let database: Database & AsyncDisposable;
  let world: World;
  before(async () => {
    database = await openConsoleDatabase();
    world = await World.start(database, undefined, { triesAMinute: 1_000 });
    await createAccount(database, ATTACKER, new Date(NOW));
  });
  after(async () => {
    await world[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  const withCookie = (cookie: string | undefined) => Object.assign(new Browser(world.app), { cookie });
  const emailOf = async (browser: Browser) => (await browser.api('GET', '/api/session')).json().account?.email;

  test('an id that was planted before the sign-in is another one after it, and leads nowhere', async () => {
    const planted = `__Host-session=${newSessionId()}`;
    const victim = withCookie(planted);
    assert.equal((await victim.signIn()).statusCode, 200);
    assert.notEqual(victim.cookie, planted);
    assert.equal(await emailOf(withCookie(planted)), undefined);
    assert.equal(await emailOf(victim), ACCOUNT.email.toLowerCase());
  });

  test('the session of an attacker that was planted ends with the sign-in, and is nobody else’s afterwards', async () => {
    const attacker = new Browser(world.app);
    await attacker.signIn(ATTACKER);
    const planted = attacker.cookie;
    const victim = withCookie(planted);
    await victim.signIn();
    assert.notEqual(victim.cookie, planted);
    assert.equal(await emailOf(withCookie(planted)), undefined);
    assert.equal(await emailOf(victim), ACCOUNT.email.toLowerCase());
  });

  test('what an attacker read of a form before the sign-in is worth nothing after it', async () => {
    const planted = `__Host-session=${newSessionId()}`;
    const token = await withCookie(planted).csrfToken();
    const victim = withCookie(planted);
    await victim.signIn();
    const forged = await victim.api('PATCH', '/api/account', { name: 'Mallory was here' }, { 'x-csrf-token': token });
    assert.equal(forged.statusCode, 403);
  });

  test('no session begins with a refused sign-in, nor with a value that is no id of ours', async () => {
    for (const value of ['', 'short', 'A'.repeat(44), `${'A'.repeat(42)}%00`, `${'A'.repeat(43)}; __Host-session=x`]) {
      const browser = withCookie(`__Host-session=${value}`);
      assert.equal(await emailOf(browser), undefined, value);
    }
    const wrong = new Browser(world.app);
    await wrong.csrfToken();
    const before = wrong.cookie;
    assert.equal((await wrong.signIn({ password: 'not this one' })).statusCode, 401);
    assert.equal(wrong.cookie, before);
    assert.equal(await emailOf(wrong), undefined);
  });

  test('after signing out the cookie is worth nothing, wherever it was copied to', async () => {
    const victim = new Browser(world.app);
    await victim.signIn();
    const copy = withCookie(victim.cookie);
    assert.equal(await emailOf(copy), ACCOUNT.email.toLowerCase());
    assert.equal((await victim.api('DELETE', '/api/session')).statusCode, 200);
    assert.equal(await emailOf(copy), undefined);
  });
});
