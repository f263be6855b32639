import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { TOTP } from 'otpauth';
import type { Database } from '../../storage/engine/index.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../storage/testing/engines.ts';
import { ACCOUNT, BREACHED_PASSWORD, Browser, joinOrganization, migrateConsole, World } from '../world.fixture.ts';

const MINUTE = 60_000;
const OTHER_PASSWORD = 'another pear in the basket';

for (const name of ENGINES) {
  describe(`accounts on ${name}`, () => {
    let engine: TestEngine;
    let database: Database;
    let world: World;
    let browser: Browser;
    before(async () => {
      engine = await startTestEngine(name);
      database = await engine.open();
      await migrateConsole(database);
    });
    after(() => engine[Symbol.asyncDispose]());
    beforeEach(async () => {
      world = await World.start(database);
      browser = new Browser(world.app);
    });
    afterEach(() => world[Symbol.asyncDispose]());

    const signIn = (who = browser, given: object = {}) =>
      who.api('POST', '/api/session', { email: ACCOUNT.email, password: ACCOUNT.password, ...given });
    const isSignedIn = async (who: Browser) => (await who.api('GET', '/api/session')).json().account !== null;
    const refusal = (answer: { statusCode: number; json(): { meta: { key?: string } } }) => [answer.statusCode, answer.json().meta.key];

    test('a sign-in answers the session under a new id in a cookie that no script reads', async () => {
      await browser.csrfToken();
      const visitor = browser.cookie;
      const answer = await signIn();
      assert.equal(answer.statusCode, 200);
      assert.equal(answer.json().account.email, ACCOUNT.email.toLowerCase());
      assert.notEqual(browser.cookie, visitor);
      assert.match(String(answer.headers['set-cookie']), /; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=43200$/);
      const thief = new Browser(world.app);
      thief.cookie = visitor;
      assert.equal(await isSignedIn(thief), false);
      await browser.api('DELETE', '/api/session');
      assert.equal(await isSignedIn(browser), false);
    });

    test('an unknown account and a wrong password get the same answer', async () => {
      const wrong = await signIn(browser, { password: 'wrong' });
      const unknown = await signIn(browser, { email: 'nobody@example.com' });
      assert.deepEqual(refusal(wrong), [401, 'password']);
      assert.equal(wrong.body, unknown.body);
    });

    test('twenty wrong tries lock an e-mail out for fifteen minutes, over restarts, whether or not it has an account', async () => {
      for (const email of [ACCOUNT.email, 'nobody@example.com']) {
        for (let count = 0; count < 20; count++) {
          if (count % 10 === 0) world.wall.at += MINUTE;
          assert.equal((await signIn(new Browser(world.app, `192.0.2.${count}`), { email, password: 'wrong' })).statusCode, 401);
        }
        const at = world.wall.at + MINUTE;
        await world[Symbol.asyncDispose]();
        world = new World(database);
        world.wall.at = at;
        const locked = await signIn(new Browser(world.app), { email });
        assert.deepEqual([locked.statusCode, locked.headers['retry-after']], [429, '900']);
      }
      world.wall.at += 15 * MINUTE;
      assert.equal((await signIn(new Browser(world.app))).statusCode, 200);
    });

    test('a password reset works once, ends every session and unlocks', async () => {
      await signIn();
      await browser.api('POST', '/api/forgot-password', { email: ACCOUNT.email });
      const token = world.linkToken;
      for (let count = 0; count < 21; count++) {
        if (count % 10 === 0) world.wall.at += MINUTE;
        await signIn(new Browser(world.app, `192.0.2.${count}`), { password: 'wrong' });
      }
      const reset = await new Browser(world.app).api('POST', '/api/reset-password', { token, password: OTHER_PASSWORD });
      assert.equal(reset.statusCode, 200);
      assert.equal(await isSignedIn(browser), false);
      world.wall.at += MINUTE;
      assert.equal((await signIn(browser, { password: OTHER_PASSWORD })).statusCode, 200);
      const again = await browser.api('POST', '/api/reset-password', { token, password: ACCOUNT.password });
      assert.deepEqual(refusal(again), [400, 'token']);
    });

    test('the link of a reset is over after an hour, and a later one makes it void', async () => {
      await browser.api('POST', '/api/forgot-password', { email: ACCOUNT.email });
      const first = world.linkToken;
      await browser.api('POST', '/api/forgot-password', { email: ACCOUNT.email });
      const second = world.linkToken;
      const use = (token: string) => browser.api('POST', '/api/reset-password', { token, password: OTHER_PASSWORD });
      assert.deepEqual(refusal(await use(first)), [400, 'token']);
      world.wall.at += 60 * MINUTE;
      assert.deepEqual(refusal(await use(second)), [400, 'token']);
    });

    test('who asks for a reset learns nothing of whether there is an account', async () => {
      const known = await browser.api('POST', '/api/forgot-password', { email: ACCOUNT.email });
      const unknown = await browser.api('POST', '/api/forgot-password', { email: 'nobody@example.com' });
      assert.deepEqual([known.statusCode, known.body], [unknown.statusCode, unknown.body]);
      assert.equal(world.mails.length, 1);
    });

    test('with a mail server a sign-up answers the same for every e-mail, and signs in nobody before it is confirmed', async () => {
      await world[Symbol.asyncDispose]();
      world = await World.start(database, undefined, { confirmFirst: true });
      await database.execute('update cw.accounts set email_confirmed_at = created_at');
      const visitor = new Browser(world.app);
      const body = { organization: 'Garden', name: 'Gwen', password: OTHER_PASSWORD, country: 'US' };
      const fresh = await visitor.api('POST', '/api/sign-up', { ...body, email: 'gwen@example.com' });
      const taken = await visitor.api('POST', '/api/sign-up', { ...body, email: ACCOUNT.email });
      assert.deepEqual([fresh.statusCode, fresh.body], [taken.statusCode, taken.body]);
      assert.deepEqual(
        world.mails.map(({ subject }) => subject),
        ['Confirm your e-mail address', 'You have an account already'],
      );
      const early = await signIn(visitor, { email: 'gwen@example.com', password: OTHER_PASSWORD });
      assert.deepEqual(refusal(early), [401, 'password']);
      world.mails.pop();
      const confirmed = await visitor.api('POST', '/api/confirm', { token: world.linkToken });
      assert.equal(confirmed.json().session.organization.slug, 'garden');
      assert.equal(confirmed.json().started.servers.development.state, 'pending');
      assert.match(confirmed.json().started.servers.development.problem, /There is no development server/);
    });

    test('the link that confirms an e-mail signs nobody in past the second factor', async () => {
      const visitor = new Browser(world.app);
      const who = { organization: 'Garden', name: 'Gwen', email: 'gwen@example.com', password: OTHER_PASSWORD, country: 'US' };
      await visitor.api('POST', '/api/sign-up', who);
      const { secret } = (await visitor.api('POST', '/api/account/two-factor', { password: OTHER_PASSWORD })).json();
      await visitor.api('PUT', '/api/account/two-factor', { code: new TOTP({ secret }).generate({ timestamp: world.wall.at }) });
      await world[Symbol.asyncDispose]();
      world = new World(database, undefined, { confirmFirst: true });
      const holder = new Browser(world.app);
      await holder.api('POST', '/api/confirm/resend', { email: who.email });
      const confirmed = await holder.api('POST', '/api/confirm', { token: world.linkToken });
      assert.deepEqual([confirmed.statusCode, confirmed.json().state, confirmed.json().session], [200, 'confirmed', null]);
      assert.equal(await isSignedIn(holder), false);
      assert.deepEqual(refusal(await signIn(holder, who)), [401, 'code']);
    });

    test('a password that is short, common, made of the own e-mail or known from a breach is refused with its key', async () => {
      await signIn();
      for (const bad of ['short', 'password12345678', 'ExampleExample12345', BREACHED_PASSWORD]) {
        const answer = await browser.api('PUT', '/api/account/password', { password: ACCOUNT.password, new_password: bad });
        assert.deepEqual(refusal(answer), [400, 'new_password']);
      }
      const account = { email: 'new@example.com', name: 'New', password: BREACHED_PASSWORD, organization: 'New market', country: 'US' };
      assert.deepEqual(refusal(await new Browser(world.app).api('POST', '/api/sign-up', account)), [400, 'password']);
      const reset = { token: 'x'.repeat(43), password: BREACHED_PASSWORD };
      assert.deepEqual(refusal(await new Browser(world.app).api('POST', '/api/reset-password', reset)), [400, 'password']);
      const wrong = await browser.api('PUT', '/api/account/password', { password: 'wrong', new_password: OTHER_PASSWORD });
      assert.deepEqual(refusal(wrong), [400, 'password']);
    });

    test('a new password ends the other sessions and keeps the one that set it', async () => {
      const other = new Browser(world.app);
      await signIn(other);
      await signIn();
      const changed = await browser.api('PUT', '/api/account/password', { password: ACCOUNT.password, new_password: OTHER_PASSWORD });
      assert.equal(changed.statusCode, 200);
      assert.deepEqual([await isSignedIn(browser), await isSignedIn(other)], [true, false]);
    });

    test('a second factor is asked for after the password; a code and a recovery code work once each', async () => {
      await signIn();
      const begun = await browser.api('POST', '/api/account/two-factor', { password: ACCOUNT.password });
      const totp = new TOTP({ secret: begun.json().secret });
      const code = () => totp.generate({ timestamp: world.wall.at });
      assert.match(begun.json().uri, /^otpauth:\/\/totp\/Cartwright/);
      assert.equal((await signIn(new Browser(world.app))).statusCode, 200, 'not asked for before it is confirmed');
      const set = await browser.api('PUT', '/api/account/two-factor', { code: code() });
      const [recovery] = set.json().recovery_codes;
      assert.deepEqual(refusal(await signIn(new Browser(world.app))), [401, 'code']);
      assert.deepEqual(refusal(await signIn(new Browser(world.app), { code: code() })), [401, 'code'], 'used to confirm');
      world.wall.at += MINUTE;
      assert.equal((await signIn(new Browser(world.app), { code: code() })).statusCode, 200);
      assert.equal((await signIn(new Browser(world.app), { code: recovery })).statusCode, 200);
      assert.deepEqual(refusal(await signIn(new Browser(world.app), { code: recovery })), [401, 'code']);
      const page = await new Browser(world.app).signIn();
      assert.equal(page.statusCode, 401, 'nor does the form let in without');
    });

    test('codes of the second factor cannot be guessed: wrong ones lock an account as wrong passwords do', async () => {
      await signIn();
      const { secret } = (await browser.api('POST', '/api/account/two-factor', { password: ACCOUNT.password })).json();
      const totp = new TOTP({ secret });
      const codeAt = (at: number) => totp.generate({ timestamp: at });
      await browser.api('PUT', '/api/account/two-factor', { code: codeAt(world.wall.at) });
      for (let count = 0; count < 20; count++) {
        if (count % 10 === 0) world.wall.at += MINUTE;
        const right = [-1, 0, 1].map((step) => codeAt(world.wall.at + (step * MINUTE) / 2));
        const code = ['000000', '111111', '222222', '333333'].find((guess) => !right.includes(guess))!;
        assert.deepEqual(refusal(await signIn(new Browser(world.app, `192.0.2.${count}`), { code })), [401, 'code']);
      }
      world.wall.at += MINUTE;
      const locked = await signIn(new Browser(world.app), { code: codeAt(world.wall.at) });
      assert.deepEqual([locked.statusCode, locked.headers['retry-after']], [429, '900']);
    });

    test('the token of a link cannot be guessed: an address has ten tries a minute of each kind', async () => {
      const guesses: readonly [path: string, body: object][] = [
        ['/api/reset-password', { password: OTHER_PASSWORD }],
        ['/api/confirm', {}],
        ['/api/invitations/look', {}],
        ['/api/invitations/accept', { name: 'Guess', password: OTHER_PASSWORD }],
      ];
      for (const [path, body] of guesses) {
        const codes = [];
        for (let guess = 0; guess < 11; guess++) {
          const token = `${guess}`.padStart(43, 'A');
          codes.push((await browser.api('POST', path, { ...body, token })).statusCode);
        }
        assert.deepEqual([...new Set(codes.slice(0, 10)), codes.at(-1)], [400, 429], path);
      }
    });

    test('an e-mail changes once the new address is confirmed, and says nothing about other accounts', async () => {
      await signIn();
      const answer = await browser.api('PUT', '/api/account/email', { email: 'New@Example.com', password: ACCOUNT.password });
      assert.equal(answer.statusCode, 200);
      assert.deepEqual(
        world.mails.map(({ to }) => to),
        ['new@example.com', ACCOUNT.email.toLowerCase()],
      );
      world.mails.pop();
      await browser.api('POST', '/api/confirm', { token: world.linkToken });
      assert.equal((await browser.api('GET', '/api/session')).json().account.email, 'new@example.com');
    });

    test('an invitation makes an account or takes one in, once, and only for the e-mail invited', async () => {
      await joinOrganization(database, ACCOUNT.email.toLowerCase(), 'market', 'developer_admin');
      await signIn();
      await browser.api('POST', '/api/invitations', { email: 'bo@example.com', role: 'operator' });
      const token = world.linkToken;
      const bo = new Browser(world.app);
      const look = await bo.api('POST', '/api/invitations/look', { token });
      assert.deepEqual(look.json(), { organization: 'market', email: 'bo@example.com', role: 'operator', has_account: false });
      const joined = await bo.api('POST', '/api/invitations/accept', { token, name: 'Bo', password: OTHER_PASSWORD });
      assert.deepEqual(joined.json().organization, { slug: 'market', name: 'market', role: 'operator' });
      assert.deepEqual(refusal(await bo.api('POST', '/api/invitations/accept', { token })), [400, 'token']);
      assert.deepEqual(refusal(await bo.api('POST', '/api/invitations', { email: 'cy@example.com', role: 'operator' })), [403, 'role']);

      await joinOrganization(database, 'bo@example.com', 'other', 'developer_admin');
      await bo.api('PUT', '/api/session/organization', { slug: 'other' });
      await bo.api('POST', '/api/invitations', { email: ACCOUNT.email, role: 'developer' });
      const second = world.linkToken;
      assert.deepEqual(refusal(await bo.api('POST', '/api/invitations/accept', { token: second })), [401, 'session']);
      const taken = await browser.api('POST', '/api/invitations/accept', { token: second });
      assert.deepEqual(taken.json().organization, { slug: 'other', name: 'other', role: 'developer' });
    });

    test('an organization never loses its last developer admin', async () => {
      await joinOrganization(database, ACCOUNT.email.toLowerCase(), 'market', 'developer_admin');
      await signIn();
      const [{ id }] = (await browser.api('GET', '/api/members')).json().members;
      assert.deepEqual(refusal(await browser.api('PATCH', `/api/members/${id}`, { role: 'operator' })), [400, 'role']);
      assert.deepEqual(refusal(await browser.api('DELETE', `/api/members/${id}`)), [400, 'role']);
    });

    test('writes are in the audit log with who, what and how it ended, page by page, and nothing that was sent', async () => {
      await joinOrganization(database, ACCOUNT.email.toLowerCase(), 'market', 'developer_admin');
      await signIn();
      await browser.api('POST', '/api/invitations', { email: 'bo@example.com', role: 'operator' });
      await browser.api('POST', '/api/invitations', { email: 'no mail', role: 'operator' });
      const page = (await browser.api('GET', '/api/audit?limit=1')).json();
      assert.deepEqual([page.entries[0].operation, page.entries[0].status], ['console.invitations.create', 400]);
      const rest = (await browser.api('GET', `/api/audit?before=${page.next}`)).json();
      assert.deepEqual(
        rest.entries.map((one: { status: number }) => one.status),
        [200],
      );
      const own = (await browser.api('GET', '/api/account/audit')).json();
      assert.equal(own.entries[0].operation, 'console.session.create');
      assert.doesNotMatch(JSON.stringify([page, rest, own]), /bo@example|no mail|horse/);
      await assert.rejects(database.execute('delete from cw.audit_entries'), /never changed/);
    });

    test('one may end other sessions of the account', async () => {
      const other = new Browser(world.app);
      await signIn(other);
      await signIn();
      const { sessions } = (await browser.api('GET', '/api/sessions')).json();
      const foreign = sessions.find((one: { current: boolean }) => !one.current);
      assert.equal((await browser.api('DELETE', `/api/sessions/${foreign.id}`)).statusCode, 200);
      assert.equal(await isSignedIn(other), false);
      assert.deepEqual(refusal(await browser.api('DELETE', '/api/sessions/2147483647')), [404, undefined]);
    });
  });
}
