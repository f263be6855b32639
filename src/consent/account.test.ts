import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { openWorld, type World } from '../operations/management/management.fixture.ts';
import { ok } from '../operations/orders/shop.fixture.ts';
import { statement } from '../storage/engine/index.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../storage/testing/engines.ts';
import { Browser, openPages } from './browser.fixture.ts';
import { formToken } from './forms.ts';
import { makeRetailer, type Retailer, signedIn } from './retailer.fixture.ts';

const HOUR = 3_600_000;
const TAKE_BACK = '/oauth/account/take-back';
const TAKEN = 'It is taken back. Whatever there was of a link and of tokens has ended.';
const BEFORE = 'It had ended before. This is what there is now.';
const endSessions = statement<[]>('', "update cw.customer_sessions set expires_at = '2000-01-01'");
const forgetTries = statement<[]>('', 'delete from cw.customer_sign_in_tries');
const forgetConsents = statement<[organizationId: number]>('', 'delete from cw.consents where organization_id = $1');
const setAllowedAt = statement<[organizationId: number]>(
  '',
  "update cw.consents set allowed_at = '2026-03-04T12:00Z' where organization_id = $1",
);
const setLinkedAt = statement<[organizationId: number]>(
  '',
  "update cw.account_links set linked_at = '2026-03-05T23:59Z' where organization_id = $1",
);
const listAnnounced = statement<[], { topic: string }>('', 'select topic from cw.invalidations');

for (const engineName of ENGINES) {
  describe(`the page of what a customer has allowed on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    let app: FastifyInstance;

    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine, undefined, 'production');
      app = await openPages(world);
    });
    after(async () => {
      await app?.close();
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });

    type Linking = Pick<Retailer, 'url' | 'exchange' | 'account' | 'clientId'>;

    /** Lets the customer in the browser allow the application; gives the code. */
    async function allow(browser: Browser, { url }: Linking) {
      await browser.get(url());
      const { to } = await browser.submit('/oauth/decision', { decision: 'allow' });
      return to!.searchParams.get('code')!;
    }
    async function linkingToken(browser: Browser, linking: Linking) {
      const { access_token } = (await linking.exchange(await allow(browser, linking))).json();
      return access_token as string;
    }
    const call = (method: 'GET' | 'POST', url: string, bearer: string, payload?: object) =>
      app.inject({ method, url, headers: { authorization: `Bearer ${bearer}` }, ...(payload === undefined ? {} : { payload }) });
    /** 403: a linking token opens no operation; 401: there is no such token. */
    const statusOf = async (token: string) => (await call('GET', '/v2/fulfillment/users/ann/link', token)).statusCode;
    const link = async (shop: Retailer, user: string, linking_token: string) => {
      await call('POST', '/v2/fulfillment/users', shop.token, { user_id: user, first_name: 'Ann' });
      return (await call('POST', `/v2/fulfillment/users/${user}/link`, shop.token, { linking_token })).statusCode;
    };
    const isLinked = async (shop: Retailer, user: string) =>
      (await call('GET', `/v2/fulfillment/users/${user}/link`, shop.token)).statusCode === 200;
    const takeBack = (browser: Browser, { clientId }: Linking) => browser.submit(TAKE_BACK, { application: clientId });
    const cardOf = (browser: Browser, name: string) =>
      browser.page?.text.split('<section ').find((section) => section.includes(`<h2>${name}</h2>`));
    const open = async (shop: Retailer, customer: Record<string, string> = shop.customer) => signedIn(app, { ...shop, customer });

    test('the customer finds it on the consent page, and in it applications, since when, tokens and the link', async () => {
      const shop = await makeRetailer(world, app);
      const other = await shop.newApplication('Kiosk');
      const unasked = await shop.newApplication('Unasked');
      const browser = await open(shop);
      const token = await linkingToken(browser, shop);
      await linkingToken(browser, shop);
      await allow(browser, other);
      assert.equal(await link(shop, 'ann', token), 200);
      await world.database.query(setAllowedAt, [shop.organizationId]);
      await world.database.query(setLinkedAt, [shop.organizationId]);
      await browser.get(unasked.url());
      const [, href = ''] = /href="(\/oauth\/account\?[^"]*)"/.exec(browser.page!.text) ?? [];
      const page = await browser.get(href);
      assert.deepEqual([page.status, page.heading], [200, 'What you have allowed']);
      assert.match(page.text, /Your account is linked with your customer account at retailer-\d+, since March 5, 2026\./);
      const [first, second] = [cardOf(browser, 'Corner Shop')!, cardOf(browser, 'Kiosk')!];
      for (const card of [first, second]) assert.ok(card.includes('Allowed since March 4, 2026'));
      assert.match(first, /it holds for linking: 2, until \w+ \d+, \d{4} at \d+:\d\d\s[AP]M UTC/);
      assert.ok(second.includes('It holds no tokens for linking'));
      assert.match(second, /It can still get one until/);
      assert.ok(!first.includes('It can still get one'));
      assert.equal(cardOf(browser, 'Unasked'), undefined);
      assert.match(page.text, /There is one link for all applications of retailer-\d+: it ends whichever of them you take back/);
    });

    test('who has allowed nothing, or has denied, is told so', async () => {
      const shop = await makeRetailer(world, app);
      const browser = await open(shop);
      await browser.submit('/oauth/decision', { decision: 'deny' });
      const { text } = await browser.get(shop.account);
      assert.match(text, /You allow no application of retailer-\d+ anything\./);
      assert.match(text, /Your account is not linked/);
      assert.ok(!text.includes(TAKE_BACK));
    });

    test('what is taken back ends at once: its tokens, its codes and the link; what others have stays', async () => {
      const [shop, foreign] = [await makeRetailer(world, app), await makeRetailer(world, app)];
      const kiosk = await shop.newApplication('Kiosk');
      const browser = await open(shop);
      const [token, spare, code] = [await linkingToken(browser, shop), await linkingToken(browser, shop), await allow(browser, shop)];
      const others = [await linkingToken(browser, kiosk)];
      const neighbour = await open(shop, await shop.newCustomer());
      others.push(await linkingToken(neighbour, shop));
      const neighbourCode = await allow(neighbour, shop);
      const stranger = await open(foreign);
      others.push(await linkingToken(stranger, foreign));
      assert.equal(await link(shop, 'ann', token), 200);
      assert.equal(await link(shop, 'bob', others[1]!), 200);
      assert.equal(await link(foreign, 'ann', others[2]!), 200);
      for (const each of [token, spare, ...others]) assert.equal(await statusOf(each), 403);

      await browser.get(shop.account);
      const page = await takeBack(browser, shop);
      assert.deepEqual([page.status, page.text.includes(TAKEN)], [200, true]);
      assert.equal(cardOf(browser, 'Corner Shop'), undefined);
      assert.match(page.text, /Your account is not linked/);
      for (const each of [token, spare]) assert.equal(await statusOf(each), 401);
      assert.equal(await link(shop, 'ann', spare), 400);
      const refused = await shop.exchange(code);
      assert.deepEqual([refused.statusCode, refused.json().error], [400, 'invalid_grant']);
      assert.equal(await isLinked(shop, 'ann'), false);

      for (const each of others) assert.equal(await statusOf(each), 403);
      assert.deepEqual([await isLinked(shop, 'bob'), await isLinked(foreign, 'ann')], [true, true]);
      assert.equal((await shop.exchange(neighbourCode)).statusCode, 200);
      assert.ok(cardOf(browser, 'Kiosk'));
      assert.equal(await link(shop, 'ann', others[0]!), 200, 'an application that is still allowed can link again');
      assert.equal(await link(shop, 'ann', await linkingToken(browser, shop)), 200, 'and so can a new consent');
    });

    test('every process is told of the tokens that end', async () => {
      const shop = await makeRetailer(world, app);
      const browser = await open(shop);
      await linkingToken(browser, shop);
      await browser.get(shop.account);
      const known = new Set((await world.database.query(listAnnounced, [])).map(({ topic }) => topic));
      await takeBack(browser, shop);
      const told = (await world.database.query(listAnnounced, [])).filter(({ topic }) => !known.has(topic));
      assert.equal(
        told.filter(({ topic }) => /^token:[0-9a-f]{64}$/.test(topic)).length,
        world.database.capabilities.sharedByProcesses ? 1 : 0,
      );
    });

    test('the log says that something was taken back, by which page, and not whose it was', async () => {
      const shop = await makeRetailer(world, app);
      const browser = await open(shop);
      await linkingToken(browser, shop);
      const lines: string[] = [];
      const logged = await openPages(world, pino({ level: 'info' }, { write: (line) => void lines.push(line) }));
      const other = new Browser(logged);
      other.cookie = browser.cookie;
      await other.get(shop.account);
      await takeBack(other, shop);
      await logged.close();
      const { operation, path, status, application } = JSON.parse(lines.at(-1)!);
      assert.deepEqual([operation, path, status, typeof application], ['consent.take_back', TAKE_BACK, 200, 'number']);
      assert.ok(!lines.join('').includes(shop.customer.email));
    });

    test('no token outlives a consent that is taken back while a code is exchanged', async () => {
      const shop = await makeRetailer(world, app);
      const browser = await open(shop);
      for (let round = 0; round < 5; round++) {
        const code = await allow(browser, shop);
        await browser.get(shop.account);
        const [exchanged, taken] = await Promise.all([shop.exchange(code), takeBack(browser, shop)]);
        assert.deepEqual([taken.status, taken.text.includes(TAKEN)], [200, true]);
        const { access_token } = exchanged.json();
        if (access_token !== undefined) assert.equal(await statusOf(access_token), 401);
        assert.equal((await shop.exchange(code)).statusCode, 400);
      }
    });

    test('a form takes back once; late, changed, from elsewhere or of another visitor it does nothing', async () => {
      const shop = await makeRetailer(world, app);
      const kiosk = await shop.newApplication('Kiosk');
      const browser = await open(shop);
      const token = await linkingToken(browser, shop);
      assert.equal(await link(shop, 'ann', token), 200);
      await browser.get(shop.url());
      const decision = browser.form('/oauth/decision').fields;
      await browser.get(shop.account);
      const { url, fields } = browser.form(TAKE_BACK);
      const take = { ...fields, application: shop.clientId };
      const visitorId = browser.cookie!.split('=')[1]!;
      const binding = { visitorId, query: url.split('?')[1]!, turn: 1 };
      const madeBefore = (milliseconds: number) => ({
        ...take,
        form_token: formToken(world.environment.secrets, binding, Date.now() - milliseconds),
      });
      const refusals: [string, Promise<{ status: number }>][] = [
        ['cross-site', browser.post(url, take, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })],
        ['another origin', browser.post(url, take, { origin: 'https://evil.example', 'sec-fetch-site': '' })],
        ['without a token', browser.post(url, { application: shop.clientId })],
        ['forged', browser.post(url, { ...take, form_token: `${fields.form_token!.slice(0, -4)}AAAA` })],
        ['late', browser.post(url, madeBefore(HOUR))],
        ['of the consent page', browser.post(url, { ...take, ...decision })],
        ["of another application's page", browser.post(url.replace(shop.clientId, kiosk.clientId), take)],
        ['of another visitor', (await open(shop)).post(url, take)],
      ];
      for (const [name, sent] of refusals) assert.equal((await sent).status, 403, name);
      assert.deepEqual([await statusOf(token), await isLinked(shop, 'ann')], [403, true]);
      const json = { method: 'POST', url, payload: '{}', headers: { 'content-type': 'application/json' } } as const;
      assert.equal((await browser.send(json)).status, 415);

      const all = await Promise.all([0, 1, 2, 3].map((minutes) => browser.post(url, madeBefore(HOUR - 600_000 - minutes * 60_000))));
      assert.deepEqual(all.map(({ status }) => status).sort(), [200, 403, 403, 403]);
      assert.equal(await statusOf(token), 401);
      const next = await linkingToken(browser, shop);
      assert.equal((await browser.post(url, take)).status, 403);
      assert.equal(await statusOf(next), 403);
    });

    test('what is not allowed any more, or never was, ends nothing', async () => {
      const [shop, foreign] = [await makeRetailer(world, app), await makeRetailer(world, app)];
      const kiosk = await shop.newApplication('Kiosk');
      const browser = await open(shop);
      const token = await linkingToken(browser, shop);
      assert.equal(await link(shop, 'ann', token), 200);
      await linkingToken(await open(foreign), foreign);
      for (const application of [kiosk.clientId, foreign.clientId, 'nobody', '', '\u0000', 'x'.repeat(5_000)]) {
        await browser.get(shop.account);
        const { status, text } = await browser.submit(TAKE_BACK, { application });
        assert.deepEqual([status, text.includes(BEFORE)], [200, true], application);
      }
      await browser.get(shop.account);
      assert.ok((await browser.submit(TAKE_BACK, {})).text.includes(BEFORE));
      assert.deepEqual([await statusOf(token), await isLinked(shop, 'ann')], [403, true]);
    });

    test('whoever is not signed in, or not any more, signs in and comes back here', async () => {
      const shop = await makeRetailer(world, app);
      const browser = new Browser(app);
      assert.equal((await browser.get(shop.account)).heading, 'Sign in');
      assert.match(browser.page!.text, /Sign in to see what you have allowed the applications of retailer-\d+\./);
      assert.ok(!browser.page!.text.includes('sign-up'), 'nobody without an account has allowed anything');
      assert.equal((await browser.submit('/oauth/account/sign-in', { ...shop.customer, password: 'wrong' })).status, 401);
      const id = browser.cookie;
      assert.equal((await browser.submit('/oauth/account/sign-in', shop.customer)).heading, 'What you have allowed');
      assert.notEqual(browser.cookie, id);
      await linkingToken(browser, shop);
      await browser.get(shop.account);
      const { url, fields } = browser.form(TAKE_BACK);
      await world.database.query(endSessions, []);
      assert.equal((await browser.post(url, { ...fields, application: shop.clientId })).heading, 'Sign in');
      await browser.submit('/oauth/account/sign-in', shop.customer);
      assert.ok(cardOf(browser, 'Corner Shop'), 'nothing was taken back');
      assert.equal((await browser.submit('/oauth/account/sign-out', {})).heading, 'Sign in');
    });

    test('tries to sign in are counted here as on the consent page', async () => {
      const shop = await makeRetailer(world, app);
      const browser = new Browser(app);
      await browser.get(shop.url());
      for (let tries = 0; tries < 5; tries++) await browser.submit('/oauth/sign-in', { ...shop.customer, password: 'wrong' });
      await browser.get(shop.account);
      const statuses = [];
      for (let tries = 0; tries < 6; tries++)
        statuses.push((await browser.submit('/oauth/account/sign-in', { ...shop.customer, password: 'wrong' })).status);
      assert.deepEqual(statuses, [...Array(5).fill(401), 429]);
      await world.database.query(forgetTries, []);
    });

    test("another organization's customer is nobody here, and a query that names no application leads nowhere", async () => {
      const [shop, foreign] = [await makeRetailer(world, app), await makeRetailer(world, app)];
      const browser = await open(shop);
      await linkingToken(browser, shop);
      const { heading, text } = await browser.get(foreign.account);
      assert.deepEqual([heading, text.includes('Corner Shop')], ['Sign in', false]);
      for (const path of [
        '/oauth/account',
        `${shop.account}&client_id=x`,
        '/oauth/account?client_id=%00',
        '/oauth/account?client_id=nobody',
      ]) {
        const { status, heading, text } = await browser.get(path);
        assert.deepEqual([status, heading, text.includes('<form')], [400, 'This link does not work', false], path);
      }
    });

    test('a disabled application is shown and can be taken back; with one that is deleted, its consent is gone', async () => {
      const shop = await makeRetailer(world, app);
      const kiosk = await shop.newApplication('Kiosk');
      const browser = await open(shop);
      const token = await linkingToken(browser, shop);
      await allow(browser, kiosk);
      await ok(world.call(shop.token, 'POST', `/applications/${shop.clientId}/disable`));
      await browser.get(shop.account);
      assert.match(cardOf(browser, 'Corner Shop')!, /; turned off at present/);
      assert.ok(!cardOf(browser, 'Kiosk')!.includes('turned off'));
      const { url, fields } = browser.form(TAKE_BACK);
      await ok(world.call(shop.token, 'DELETE', `/applications/${kiosk.clientId}`));
      assert.ok((await browser.post(url, { ...fields, application: kiosk.clientId })).text.includes(BEFORE));
      assert.equal(cardOf(browser, 'Kiosk'), undefined);
      assert.equal((await browser.get(kiosk.account)).status, 400);
      await browser.get(shop.account);
      assert.ok((await takeBack(browser, shop)).text.includes(TAKEN));
      assert.equal(await statusOf(token), 401);
    });

    test('a link whose application is not known can be ended, and all with it', async () => {
      const shop = await makeRetailer(world, app);
      const browser = await open(shop);
      const token = await linkingToken(browser, shop);
      assert.equal(await link(shop, 'ann', token), 200);
      await world.database.query(forgetConsents, [shop.organizationId]);
      assert.match((await browser.get(shop.account)).text, /The application by which it was linked is not known any more/);
      assert.ok((await browser.submit(TAKE_BACK, { link: 'end' })).text.includes(TAKEN));
      assert.deepEqual([await statusOf(token), await isLinked(shop, 'ann')], [401, false]);
    });

    test("the organization's unlinking ends consents too, and deleting the account all of them", async () => {
      const shop = await makeRetailer(world, app);
      const browser = await open(shop);
      assert.equal(await link(shop, 'ann', await linkingToken(browser, shop)), 200);
      const { customers } = (await ok(world.call(shop.token, 'GET', '/customers'))).body;
      await ok(world.call(shop.token, 'DELETE', `/customers/${customers[0].id}/link`));
      assert.match((await browser.get(shop.account)).text, /You allow no application/);
      await allow(browser, shop);
      await ok(world.call(shop.token, 'DELETE', `/customers/${customers[0].id}`));
      assert.equal((await browser.get(shop.account)).heading, 'Sign in');
    });

    test('it speaks French, and keeps to it', async () => {
      const shop = await makeRetailer(world, app);
      const browser = await open(shop);
      await linkingToken(browser, shop);
      const page = await browser.get(`${shop.account}&ui_locales=fr`);
      assert.match(page.text, /<html lang="fr-CA">[\s\S]*<h1>Vos autorisations<\/h1>/);
      assert.match(cardOf(browser, 'Corner Shop')!, /Autorisée depuis le \d+ \S+ \d{4}[\s\S]*détient : 1, jusqu’au \d+ \S+ \d{4}/);
      assert.match((await takeBack(browser, shop)).text, /L’autorisation est retirée/);
      await browser.get(`${shop.url()}&ui_locales=fr`);
      assert.match(browser.page!.text, /href="\/oauth\/account\?client_id=[^"]*&amp;ui_locales=fr"/);
      browser.language = 'fr-CA';
      assert.match((await browser.get('/oauth/account')).text, /<h1>Ce lien ne fonctionne pas<\/h1>/);
    });

    test('what applications are called is text; the page runs nothing and leads nowhere else; other methods are refused', async () => {
      const shop = await makeRetailer(world, app, `"><script>alert(1)</script>'`);
      const browser = await open(shop);
      await allow(browser, shop);
      const { text, headers } = await browser.get(shop.account);
      assert.ok(text.includes('<h2>&quot;&gt;&lt;script&gt;') && !text.includes('<script'));
      assert.match(
        headers['content-security-policy'] ?? '',
        /^default-src 'none'; .*; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
      );
      assert.deepEqual(
        [headers['referrer-policy'], headers['x-frame-options'], headers['cache-control'], headers['x-content-type-options']],
        ['no-referrer', 'DENY', 'no-store', 'nosniff'],
      );
      for (const [url, allowed] of [
        [shop.account, 'GET, HEAD'],
        [shop.account.replace('account', 'account/take-back'), 'POST'],
        [shop.account.replace('account', 'account/sign-in'), 'POST'],
        [shop.account.replace('account', 'account/sign-out'), 'POST'],
      ] as const) {
        const put = await app.inject({ method: 'PUT', url });
        assert.deepEqual([put.statusCode, put.headers.allow], [405, allowed], url);
      }
    });
  });
}
