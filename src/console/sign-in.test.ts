import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { type Database, statement } from '../storage/engine/index.ts';
import { createAccount } from './account/accounts.ts';
import { ACCOUNT, Browser, CONSOLE_URL, hiddenFields, openConsoleDatabase, World } from './world.fixture.ts';

const HOUR = 3_600_000;
const SESSION_COOKIE = /^__Host-session=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=43200$/;

describe('sign-in', () => {
  let database: Database;
  let world: World;
  let browser: Browser;
  before(async () => {
    database = await openConsoleDatabase();
  });
  after(() => database[Symbol.asyncDispose]());
  beforeEach(async () => {
    world = await World.start(database);
    browser = new Browser(world.app);
  });
  afterEach(() => world[Symbol.asyncDispose]());

  const sessions = () =>
    database.query(
      statement<[], { token: Buffer; created_at: number; expires_at: number; last_seen: number }>('', 'select * from cw.sessions'),
      [],
    );
  const isSignedIn = async (who = browser) => (await who.get('/')).headers.location === '/status';

  test('the form has a labelled e-mail and password', async () => {
    const page = await browser.get('/sign-in');
    assert.equal(page.statusCode, 200);
    for (const name of ['email', 'password']) {
      assert.match(page.body, new RegExp(`<label for="${name}">`));
      assert.match(page.body, new RegExp(`<input id="${name}" name="${name}"`));
    }
  });

  test('the right e-mail and password start a session of 12 hours and lead to the page asked for', async () => {
    const answer = await browser.signIn({}, {}, '/sign-in?return_to=%2Fstatus%3Fa%3D1%26b%3D2');
    assert.equal(answer.statusCode, 303);
    assert.equal(answer.headers.location, '/status?a=1&b=2');
    assert.match(String(answer.headers['set-cookie']), SESSION_COOKIE);
    assert.equal(await isSignedIn(), true);
    world.wall.at += 12 * HOUR - 1;
    assert.equal(await isSignedIn(), true);
    world.wall.at += 1;
    assert.equal(await isSignedIn(), false);
  });

  test('of a session only the SHA-256 of its id is stored', async () => {
    await browser.signIn();
    const [row, ...others] = await sessions();
    assert.equal(others.length, 0);
    assert.deepEqual(row!.token, createHash('sha256').update(browser.cookie!.split('=')[1]!).digest());
  });

  test('a session is noted as seen at most once a minute', async () => {
    await browser.signIn();
    const lastSeen = async () => (await sessions())[0]!.last_seen;
    const start = world.wall.at;
    world.wall.at = start + 59_999;
    await isSignedIn();
    assert.equal(await lastSeen(), start);
    world.wall.at = start + 60_000;
    await isSignedIn();
    assert.equal(await lastSeen(), start + 60_000);
  });

  test('the session id changes with the sign-in, and a session before it ends', async () => {
    await browser.get('/sign-in');
    const visitor = browser.cookie;
    await browser.signIn();
    const first = browser.cookie;
    assert.notEqual(first, visitor);

    const form = hiddenFields((await new Browser(world.app).get('/sign-in')).body);
    assert.equal((await browser.post('/sign-in', { ...form, email: ACCOUNT.email, password: ACCOUNT.password })).statusCode, 403);
    const page = await browser.get('/status');
    const own = hiddenFields(page.body);
    await browser.post('/sign-in', { ...own, email: ACCOUNT.email, password: ACCOUNT.password });
    assert.notEqual(browser.cookie, first);
    const thief = new Browser(world.app);
    thief.cookie = first;
    assert.equal(await isSignedIn(thief), false);
    assert.equal((await sessions()).length, 1);
  });

  test('sessions that are over are removed by the next sign-in', async () => {
    await browser.signIn();
    world.wall.at += 12 * HOUR;
    await new Browser(world.app).signIn();
    assert.equal((await sessions()).length, 1);
  });

  test('an unknown account and a wrong password get the same 401 page, and no session', async () => {
    const wrong = await browser.signIn({ password: 'wrong' });
    const unknown = await browser.signIn({ email: 'nobody@example.com' });
    const malformed = await browser.signIn({ email: 'nul\u0000@x' });
    const normal = (page: string) =>
      page.replace(/value="\d+\.[\w-]+"/, '').replaceAll(/Ada@Example\.com|nobody@example\.com|nul.@x/g, 'EMAIL');
    for (const answer of [wrong, unknown, malformed]) {
      assert.equal(answer.statusCode, 401);
      assert.match(answer.body, /role="alert">The e-mail or the password is not right\./);
      assert.equal(normal(answer.body), normal(wrong.body));
    }
    assert.deepEqual(await sessions(), []);
    assert.equal(await isSignedIn(), false);
  });

  test('what was typed comes back escaped, and the password not at all', async () => {
    const { body } = await browser.signIn({ email: '"><script>alert(1)</script>', password: 'hunter2hunter2' });
    assert.match(body, /value="&quot;&gt;&lt;script&gt;/);
    assert.doesNotMatch(body, /<script|hunter2/);
  });

  test('a form without e-mail and password is a wrong one', async () => {
    const form = hiddenFields((await browser.get('/sign-in')).body);
    assert.equal((await browser.post('/sign-in', form)).statusCode, 401);
  });

  test('the sign-in leads nowhere but to this console', async () => {
    for (const target of ['//evil.example', '/\\evil.example', 'https://evil.example/', '/.//evil.example']) {
      const visitor = new Browser(world.app);
      const page = await visitor.get(`/sign-in?return_to=${encodeURIComponent(target)}`);
      assert.equal(hiddenFields(page.body).return_to, '/status');
      const answer = await visitor.signIn({ return_to: target });
      assert.equal(answer.headers.location, '/status');
    }
    assert.equal(hiddenFields((await browser.get('/sign-in?return_to=/a&return_to=/b')).body).return_to, '/status');
  });

  test('who is signed in already is sent on from the form', async () => {
    await browser.signIn();
    const answer = await browser.get('/sign-in?return_to=%2Fstatus');
    assert.equal(answer.statusCode, 303);
    assert.equal(answer.headers.location, '/status');
  });

  test('a form from another site is refused with 403, even with a good token', async () => {
    const foreign = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: CONSOLE_URL },
      { origin: 'https://evil.example' },
    ];
    for (const headers of foreign) {
      const answer = await browser.signIn({}, headers as Record<string, string>);
      assert.equal(answer.statusCode, 403);
      assert.match(answer.body, /<h1>Form not accepted<\/h1>/);
    }
    assert.deepEqual(await sessions(), []);
  });

  test("a form without a token, with another visitor's, or an expired one is refused, and a new form offered", async () => {
    const { form_token: others } = hiddenFields((await new Browser(world.app).get('/sign-in')).body);
    for (const form_token of ['', others!, '1.x']) {
      const answer = await browser.signIn({ form_token });
      assert.equal(answer.statusCode, 403);
      assert.match(answer.body, /This form has expired/);
    }
    const form = hiddenFields((await browser.get('/sign-in')).body);
    world.wall.at += 12 * HOUR;
    const late = await browser.post('/sign-in', { ...form, email: ACCOUNT.email, password: ACCOUNT.password });
    assert.equal(late.statusCode, 403);
    const again = await browser.post('/sign-in', { ...hiddenFields(late.body), email: ACCOUNT.email, password: ACCOUNT.password });
    assert.equal(again.statusCode, 303);
  });

  test('a client without a cookie is not let in', async () => {
    const form = hiddenFields((await browser.get('/sign-in')).body);
    const answer = await new Browser(world.app).post('/sign-in', { ...form, email: ACCOUNT.email, password: ACCOUNT.password });
    assert.equal(answer.statusCode, 403);
  });

  test('only a form-encoded body is taken', async () => {
    await browser.get('/sign-in');
    assert.equal((await browser.post('/sign-in', {}, { 'content-type': 'application/json' })).statusCode, 415);
    assert.equal((await browser.post('/sign-in', { email: 'x'.repeat(20_000) })).statusCode, 413);
  });

  test('after ten wrong tries in a minute an e-mail gets 429 from every address, and then can sign in', async () => {
    for (let count = 1; count <= 10; count++) {
      const answer = await new Browser(world.app, `192.0.2.${count}`).signIn({
        password: 'wrong',
        email: count % 2 ? ACCOUNT.email : 'ADA@example.com',
      });
      assert.equal(answer.statusCode, 401);
    }
    world.wall.at += 20_000;
    const refused = await new Browser(world.app, '192.0.2.99').signIn();
    assert.equal(refused.statusCode, 429);
    assert.equal(refused.headers['retry-after'], '40');
    assert.match(refused.body, /Wait 40 seconds/);
    world.wall.at += 40_000;
    assert.equal((await browser.signIn()).statusCode, 303);
  });

  test('after ten wrong tries in a minute an address gets 429 for every e-mail; others do not', async () => {
    for (let count = 1; count <= 10; count++) await browser.signIn({ email: `nobody${count}@example.com` });
    assert.equal((await browser.signIn()).statusCode, 429);
    assert.equal((await new Browser(world.app, '192.0.2.2').signIn()).statusCode, 303);
  });

  test('tries that succeed do not count', async () => {
    for (let count = 1; count <= 12; count++) {
      const answer = await new Browser(world.app).signIn();
      assert.equal(answer.statusCode, 303);
    }
  });

  test('the sign-out ends the session and removes the cookie', async () => {
    await browser.signIn();
    const session = browser.cookie;
    const answer = await browser.post('/sign-out', hiddenFields((await browser.get('/status')).body));
    assert.equal(answer.statusCode, 303);
    assert.equal(answer.headers.location, '/sign-in');
    assert.match(String(answer.headers['set-cookie']), /^__Host-session=; .*Max-Age=0$/);
    browser.cookie = session;
    assert.equal(await isSignedIn(), false);
    assert.deepEqual(await sessions(), []);
  });

  test('a sign-out from another site or without a token leaves the session on', async () => {
    await browser.signIn();
    const form = hiddenFields((await browser.get('/status')).body);
    assert.equal((await browser.post('/sign-out', form, { 'sec-fetch-site': 'cross-site' })).statusCode, 403);
    assert.equal((await browser.post('/sign-out', {})).statusCode, 403);
    assert.equal(await isSignedIn(), true);
  });

  test('a sign-out without a session leads to the sign-in', async () => {
    const answer = await browser.post('/sign-out', {});
    assert.equal(answer.headers.location, '/sign-in');
  });

  test('a cookie that is not a session id, or whose account is gone, is no session', async () => {
    for (const cookie of ['__Host-session=', '__Host-session=../../x', `__Host-session=${'A'.repeat(43)}`, 'session=x; ;=']) {
      browser.cookie = cookie;
      assert.equal(await isSignedIn(), false);
    }
    const id = await createAccount(database, { ...ACCOUNT, email: 'gone@example.com' }, new Date(world.wall.at));
    const gone = new Browser(world.app);
    await gone.signIn({ email: 'gone@example.com' });
    assert.equal(await isSignedIn(gone), true);
    await database.query(statement<[number]>('', 'delete from cw.accounts where id = $1'), [id]);
    assert.equal(await isSignedIn(gone), false);
  });

  test('neither e-mail, password, cookie nor form token is logged', async () => {
    const form = hiddenFields((await browser.get('/sign-in?return_to=%2Fstatus')).body);
    await browser.signIn({ password: 'wrong secret' });
    await browser.signIn();
    const log = world.log.join('').toLowerCase();
    assert.match(log, /"operation":"console.sign_in"/);
    for (const secret of [ACCOUNT.email, ACCOUNT.password, 'wrong secret', browser.cookie!.split('=')[1]!, form.form_token!]) {
      assert.equal(log.includes(secret.toLowerCase()), false);
    }
  });
});
