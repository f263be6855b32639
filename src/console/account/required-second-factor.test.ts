import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { TOTP } from 'otpauth';
import { Type } from '../../contract/schema.ts';
import { makeInstallationOperator } from '../../storage/console/account.ts';
import { type Database, statement } from '../../storage/engine/index.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../storage/testing/engines.ts';
import type { ConsoleSettings } from '../context.ts';
import { defineRoute } from '../route.ts';
import { routes } from '../routes.ts';
import { ACCOUNT, Browser, joinOrganization, migrateConsole, NOW, World } from '../world.fixture.ts';

const REQUIRED = { requireSecondFactor: true, triesAMinute: 1_000 };
/** All that somebody reaches who has yet to set up the second factor. */
const OPEN = [
  'console.session.get',
  'console.session.delete',
  'console.account.change_password',
  'console.account.begin_two_factor',
  'console.account.confirm_two_factor',
];
/** Whom a public route takes the caller for. */
const probe = defineRoute({
  id: 'console.probe',
  method: 'GET',
  path: '/api/probe',
  access: 'public',
  response: Type.Object({ email: Type.String() }),
  errors: [],
  handle: async ({ session }) => ({ email: session?.account.email ?? '' }),
});
/** Reads and writes through the gateway, and the streams, which no table lists. */
const BESIDE_THE_TABLE = [
  ['GET', '/api/servers/development/cartwright/v1/stores'],
  ['POST', '/api/servers/production/cartwright/v1/applications'],
  ['GET', '/api/servers/production/v2/fulfillment/users/a/orders/b'],
  ['GET', '/api/live?environment=development&topics=orders'],
] as const;

for (const name of ENGINES) {
  describe(`a second factor that is required, on ${name}`, () => {
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
    beforeEach(() => begin(REQUIRED));
    afterEach(() => world[Symbol.asyncDispose]());

    /** An account that every role and right is open to. */
    const begin = async (settings: Partial<ConsoleSettings>) => {
      world = await World.start(database, [...routes, probe], settings);
      const email = ACCOUNT.email.toLowerCase();
      await joinOrganization(database, email, 'market', 'developer_admin');
      const [account] = await database.query(statement<[string], { id: number }>('', 'select id from cw.accounts where email = $1'), [
        email,
      ]);
      await database.query(makeInstallationOperator, [account!.id, new Date(NOW)]);
      browser = new Browser(world.app);
      await browser.signIn();
    };
    const restart = async (settings: Partial<ConsoleSettings>) => {
      await world[Symbol.asyncDispose]();
      world = new World(database, [...routes, probe], settings);
      const { cookie } = browser;
      browser = Object.assign(new Browser(world.app), { cookie });
    };
    const setUp = async (who = browser) => {
      const { secret } = (await who.api('POST', '/api/account/two-factor', { password: ACCOUNT.password })).json();
      const code = new TOTP({ secret }).generate({ timestamp: world.wall.at });
      const answer = await who.api('PUT', '/api/account/two-factor', { code });
      assert.equal(answer.statusCode, 200, answer.body);
      return answer.json().recovery_codes as string[];
    };
    const outcome = (answer: { statusCode: number; json(): { meta?: { key?: string } } }) => [answer.statusCode, answer.json().meta?.key];
    const call = (who: Browser, { method, path, body }: (typeof routes)[number]) =>
      who.api(method, path.replace(/\{\w+\}/g, '1'), body && {});
    const ended = 'console.session.delete';

    test('without one every route but those that set it up is refused, to whatever role', async () => {
      assert.deepEqual(
        routes.filter(({ beforeSecondFactor }) => beforeSecondFactor).map(({ id }) => id),
        OPEN,
      );
      const visitor = new Browser(world.app);
      for (const route of routes.filter(({ id }) => id !== ended)) {
        const answer = await call(browser, route);
        if (OPEN.includes(route.id)) assert.notEqual(answer.statusCode, 403, route.id);
        else if (route.access !== 'public') assert.deepEqual(outcome(answer), [403, 'second_factor'], route.id);
        else assert.deepEqual(outcome(answer), outcome(await call(visitor, route)), `${route.id} knows no more than of a visitor`);
      }
      assert.equal((await browser.api('GET', '/api/probe')).json().email, '');
      assert.equal((await browser.api('DELETE', '/api/session')).statusCode, 200);
      assert.equal((await browser.api('GET', '/api/session')).json().account, null);
    });

    test('neither the servers behind the gateway nor live streams are reached', async () => {
      for (const [method, url] of BESIDE_THE_TABLE) {
        const answer = await browser.api(method, url, method === 'POST' ? {} : undefined);
        assert.deepEqual(outcome(answer), [403, 'second_factor'], url);
      }
    });

    test('the refusal says in the language asked for what to do', async () => {
      const english = (await browser.api('GET', '/api/members')).json();
      assert.match(english.error.message, /set one up first, beginning with POST \/api\/account\/two-factor/);
      const french = (await browser.api('GET', '/api/members', undefined, { 'accept-language': 'fr-CA' })).json();
      assert.match(french.error.message, /configurez-en d'abord un/);
    });

    test('the session tells that one is due; once it is set up everything is reached, and the next sign-in asks for it', async () => {
      const looksLike = async () => {
        const { account, servers } = (await browser.api('GET', '/api/session')).json();
        return [account.two_factor, account.two_factor_required, servers?.development.state];
      };
      assert.deepEqual(await looksLike(), [false, true, undefined]);
      const [recovery] = await setUp();
      assert.deepEqual(await looksLike(), [true, true, 'pending']);
      for (const url of ['/api/members', '/api/pool', '/api/sessions']) assert.equal((await browser.api('GET', url)).statusCode, 200, url);
      assert.equal((await browser.api('GET', '/api/probe')).json().email, ACCOUNT.email.toLowerCase());
      const again = new Browser(world.app);
      assert.deepEqual(outcome(await again.signIn()), [401, 'code']);
      const { email, password } = ACCOUNT;
      await again.api('POST', '/api/session', { email, password, code: recovery });
      assert.equal((await again.api('GET', '/api/members')).statusCode, 200);
    });

    test('it cannot be taken off; recovery codes may still be made anew', async () => {
      await setUp();
      const removed = await browser.api('DELETE', '/api/account/two-factor', { password: ACCOUNT.password });
      assert.deepEqual(outcome(removed), [403, 'second_factor']);
      assert.deepEqual(outcome(await new Browser(world.app).signIn()), [401, 'code']);
      assert.equal((await browser.api('POST', '/api/account/recovery-codes', { password: ACCOUNT.password })).statusCode, 200);
    });

    test('the own password may be changed before', async () => {
      const body = { password: ACCOUNT.password, new_password: 'another pear in the basket' };
      assert.equal((await browser.api('PUT', '/api/account/password', body)).statusCode, 200);
    });

    test('a session of before is refused once the console starts with the requirement, and a factor of before counts', async () => {
      await restart({ requireSecondFactor: false });
      assert.equal((await browser.api('GET', '/api/members')).statusCode, 200);
      await restart(REQUIRED);
      assert.deepEqual(outcome(await browser.api('GET', '/api/members')), [403, 'second_factor']);
      await restart({ requireSecondFactor: false });
      await setUp();
      await restart(REQUIRED);
      assert.equal((await browser.api('GET', '/api/members')).statusCode, 200);
    });

    test('where it is not required no route asks for it, and it may be taken off', async () => {
      await restart({ triesAMinute: 1_000 });
      for (const route of routes.filter(({ id }) => id !== ended)) {
        assert.notEqual((await call(browser, route)).json().meta?.key, 'second_factor', route.id);
      }
      assert.equal((await browser.api('GET', '/api/session')).json().account.two_factor_required, false);
      await setUp();
      assert.equal((await browser.api('DELETE', '/api/account/two-factor', { password: ACCOUNT.password })).statusCode, 200);
    });
  });
}
