import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { openWorld, type World } from '../operations/management/management.fixture.ts';
import { ok } from '../operations/orders/shop.fixture.ts';
import { insertCustomer } from '../storage/customers/customer.ts';
import { statement } from '../storage/engine/index.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../storage/testing/engines.ts';
import { Browser, openPages } from './browser.fixture.ts';
import { BACK, makeRetailer, PASSWORD, type Retailer, signedIn as signIn } from './retailer.fixture.ts';

const ISSUER = 'https://localhost:8443';
const endSessions = statement<[]>('', "update cw.customer_sessions set expires_at = '2000-01-01'");
const forgetAllTries = statement<[]>('', 'delete from cw.customer_sign_in_tries');
const setName = statement<[organizationId: number, email: string, name: string]>(
  '',
  'update cw.customers set name = $3 where organization_id = $1 and email = $2',
);

for (const engineName of ENGINES) {
  describe(`the consent page on ${engineName}`, () => {
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

    const retailer = (name?: string, scopes?: readonly string[]) => makeRetailer(world, app, name, scopes);
    const signedIn = (shop: Retailer, more?: Record<string, string>) => signIn(app, shop, more);
    const answered = (to: URL | undefined) => Object.fromEntries(to?.searchParams ?? []);

    test('a customer signs in, allows, and the code gives a linking token once', async () => {
      const shop = await retailer();
      const verifier = randomBytes(32).toString('base64url');
      const code_challenge = createHash('sha256').update(verifier).digest('base64url');
      const browser = await signedIn(shop, { code_challenge, code_challenge_method: 'S256', scope: 'openid account_linking' });
      const { to } = await browser.submit('/oauth/decision', { decision: 'allow' });
      assert.equal(to?.origin + to!.pathname, 'https://shop.example/linked');
      const { code, ...rest } = answered(to);
      assert.deepEqual(rest, { from: 'cartwright', state: 'st/ate', iss: ISSUER });
      assert.equal((await shop.exchange(code!)).statusCode, 400, 'without the verifier');
      const token = await shop.exchange(code!, { code_verifier: verifier });
      assert.deepEqual([token.statusCode, token.json().scope], [200, 'account_linking']);
      assert.equal((await shop.exchange(code!, { code_verifier: verifier })).statusCode, 400);
    });

    test('a customer who denies goes back with access_denied, the state and the issuer', async () => {
      const browser = await signedIn(await retailer());
      const { to, status } = await browser.submit('/oauth/decision', { decision: 'deny' });
      assert.equal(status, 303);
      const { error_description, ...rest } = answered(to);
      assert.deepEqual(rest, { from: 'cartwright', error: 'access_denied', state: 'st/ate', iss: ISSUER });
      assert.equal(error_description, 'The customer denied the request');
    });

    test('nobody is sent to an address that is not registered, character by character', async () => {
      const shop = await retailer();
      const wrong = [
        undefined,
        '',
        'https://evil.example/',
        `${BACK}&x=1`,
        BACK.toUpperCase(),
        `${BACK} `,
        'javascript:alert(1)',
        `//${BACK}`,
      ];
      for (const redirect_uri of wrong) {
        const { status, to, text } = await new Browser(app).get(shop.url({ redirect_uri, response_type: 'token' }));
        assert.deepEqual([status, to], [400, undefined], String(redirect_uri));
        assert.ok(!text.includes('evil.example'));
      }
      const twice = await new Browser(app).get(`${shop.url()}&redirect_uri=https%3A%2F%2Fevil.example`);
      assert.deepEqual([twice.status, twice.to], [400, undefined]);
      const nobody = await new Browser(app).get(shop.url({ client_id: 'nobody' }));
      assert.deepEqual([nobody.status, nobody.heading], [400, 'This link does not work']);
    });

    test('what else is wrong with a request is told to the application', async () => {
      const shop = await retailer();
      const bad: [Record<string, string | undefined>, string][] = [
        [{ response_type: 'token' }, 'unsupported_response_type'],
        [{ response_type: undefined }, 'invalid_request'],
        [{ scope: undefined }, 'invalid_scope'],
        [{ scope: 'account_linking connect:fulfillment' }, 'invalid_scope'],
        [{ code_challenge: 'a'.repeat(43) }, 'invalid_request'],
        [{ code_challenge: 'a'.repeat(43), code_challenge_method: 'plain' }, 'invalid_request'],
        [{ code_challenge: 'short', code_challenge_method: 'S256' }, 'invalid_request'],
        [{ ui_locales: 'x\u0000' }, 'invalid_request'],
      ];
      for (const [more, error] of bad) {
        const { status, to } = await new Browser(app).get(shop.url(more));
        assert.deepEqual(
          [status, to?.origin, answered(to).error, answered(to).iss],
          [303, 'https://shop.example', error, ISSUER],
          JSON.stringify(more),
        );
        assert.equal(answered(to).state, 'st/ate');
      }
      assert.equal(answered((await new Browser(app).get(`${shop.url()}&state=other`)).to).error, 'invalid_request');
      const without = await retailer('No linking', ['connect:fulfillment']);
      assert.equal(answered((await new Browser(app).get(without.url())).to).error, 'unauthorized_client');
      await ok(world.call(shop.token, 'POST', `/applications/${shop.clientId}/disable`));
      assert.equal(answered((await new Browser(app).get(shop.url())).to).error, 'unauthorized_client');
    });

    test('an unknown account, one without a password and a wrong password look alike', async () => {
      const shop = await retailer();
      await world.database.query(insertCustomer, [shop.organizationId, 'none@example.com', null, null, false, null, new Date()]);
      const texts = [];
      for (const fields of [
        { email: shop.customer.email, password: 'wrong' },
        { email: 'nobody@example.com', password: PASSWORD },
        { email: 'none@example.com', password: PASSWORD },
        { email: '', password: '' },
        { email: '\u0000', password: '\u0000' },
      ]) {
        const browser = new Browser(app);
        await browser.get(shop.url());
        const { status, text } = await browser.submit('/oauth/sign-in', fields);
        assert.equal(status, 401);
        texts.push(/<p class="problem"[^>]*>(.*?)<\/p>/.exec(text)?.[1]);
      }
      assert.deepEqual([...new Set(texts)], ['The e-mail or the password is not right.']);
    });

    test('after ten tries an e-mail address is locked, whether or not it has an account', async () => {
      const shop = await retailer();
      for (const email of [shop.customer.email, 'nobody@example.com']) {
        const browser = new Browser(app);
        await browser.get(shop.url());
        const statuses = [];
        for (let tries = 0; tries < 12; tries++)
          statuses.push((await browser.submit('/oauth/sign-in', { email, password: 'wrong' })).status);
        assert.deepEqual(statuses, [...Array(10).fill(401), 429, 429]);
        const right = await browser.submit('/oauth/sign-in', { email, password: PASSWORD });
        assert.deepEqual([right.status, right.text.includes('Wait 15 minutes')], [429, true]);
      }
      await world.database.query(forgetAllTries, []);
    });

    test('the right password ends the count of tries', async () => {
      const shop = await retailer();
      for (let round = 0; round < 2; round++) {
        const browser = new Browser(app);
        await browser.get(shop.url());
        for (let tries = 0; tries < 9; tries++) await browser.submit('/oauth/sign-in', { ...shop.customer, password: 'wrong' });
        assert.equal((await browser.submit('/oauth/sign-in', shop.customer)).heading, 'Authorization required');
      }
      await world.database.query(forgetAllTries, []);
    });

    test('a form from elsewhere, of another visitor, or for another request does nothing', async () => {
      const [shop, other] = [await retailer(), await retailer()];
      const browser = await signedIn(shop);
      const { url, fields } = browser.form('/oauth/decision');
      const allow = { ...fields, decision: 'allow' };
      const foreign = [
        { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
        { origin: 'https://evil.example' },
        { 'sec-fetch-site': 'same-site' },
      ];
      for (const headers of foreign) {
        const { status, to } = await browser.post(url, allow, { 'sec-fetch-site': '', ...headers });
        assert.deepEqual([status, to], [403, undefined], JSON.stringify(headers));
      }
      const noToken = await browser.post(url, { decision: 'allow' });
      assert.deepEqual([noToken.status, noToken.to], [403, undefined]);
      const forged = await browser.post(url, { ...allow, form_token: `${fields.form_token!.slice(0, -4)}AAAA` });
      assert.deepEqual([forged.status, forged.to], [403, undefined]);
      const changedState = await browser.post(url.replace('st%2Fate', 'mine'), allow);
      assert.deepEqual([changedState.status, changedState.to], [403, undefined]);
      const strange = await browser.post(url.replace(shop.clientId, other.clientId), allow);
      assert.equal(strange.to, undefined, 'the session is of another organization');
      const victim = await signedIn(shop);
      const stolen = await victim.post(url, allow);
      assert.deepEqual([stolen.status, stolen.to], [403, undefined], "another visitor's form");
      const evil = await browser.post(url.replace(encodeURIComponent(BACK), encodeURIComponent('https://evil.example')), allow);
      assert.deepEqual([evil.status, evil.to], [400, undefined]);
      assert.equal(
        (await browser.send({ method: 'POST', url, payload: '{}', headers: { 'content-type': 'application/json' } })).status,
        415,
      );
      await browser.get(shop.url());
      const current = browser.form('/oauth/decision').fields;
      assert.ok((await browser.post(url, { ...current, decision: 'allow' })).to, 'and the current one of the right visitor decides');
    });

    test('a form decides once: sent again it is shown again', async () => {
      const shop = await retailer();
      const browser = await signedIn(shop);
      const { url, fields } = browser.form('/oauth/decision');
      assert.ok(answered((await browser.post(url, { ...fields, decision: 'allow' })).to).code);
      const again = await browser.post(url, { ...fields, decision: 'allow' });
      assert.deepEqual([again.status, again.to, again.heading], [403, undefined, 'Authorization required']);
      assert.ok(answered((await browser.submit('/oauth/decision', { decision: 'allow' })).to).code);
      const next = await browser.get(shop.url());
      assert.equal(next.heading, 'Authorization required');
      assert.equal((await browser.submit('/oauth/decision', { decision: 'perhaps' })).status, 403);
    });

    test('concurrent sendings of one form give one code', async () => {
      const browser = await signedIn(await retailer());
      const { url, fields } = browser.form('/oauth/decision');
      const all = await Promise.all(Array.from({ length: 5 }, () => browser.post(url, { ...fields, decision: 'allow' })));
      assert.equal(all.filter(({ to }) => to !== undefined).length, 1);
    });

    test("another organization's customer is nobody here", async () => {
      const [shop, other] = [await retailer(), await retailer()];
      const browser = await signedIn(shop);
      assert.equal((await browser.get(other.url())).heading, 'Sign in');
      assert.equal((await browser.submit('/oauth/sign-in', shop.customer)).status, 401);
      assert.equal((await browser.submit('/oauth/sign-in', other.customer)).heading, 'Authorization required');
      assert.equal((await browser.get(shop.url())).heading, 'Sign in', 'a browser has one session');
    });

    test('a session ends with its time, with its account, and when the customer wants another account', async () => {
      const shop = await retailer();
      const browser = await signedIn(shop);
      const before = browser.cookie;
      assert.equal((await browser.submit('/oauth/sign-out', {})).heading, 'Sign in');
      browser.cookie = before;
      assert.equal((await browser.get(shop.url())).heading, 'Sign in', 'also for whoever kept the cookie');
      await browser.submit('/oauth/sign-in', shop.customer);
      assert.notEqual(browser.cookie, before);
      const { url, fields } = browser.form('/oauth/decision');
      await world.database.query(endSessions, []);
      assert.equal((await browser.post(url, { ...fields, decision: 'allow' })).heading, 'Sign in');
      await browser.submit('/oauth/sign-in', shop.customer);
      const { customers } = (await ok(world.call(shop.token, 'GET', '/customers'))).body;
      await ok(world.call(shop.token, 'DELETE', `/customers/${customers[0].id}`));
      assert.equal((await browser.get(shop.url())).heading, 'Sign in');
    });

    test('customers make accounts on production', async () => {
      const shop = await retailer();
      const browser = new Browser(app);
      await browser.get(shop.url());
      await browser.get(/href="(\/oauth\/sign-up[^"]*)"/.exec(browser.page!.text)![1]!.replaceAll('&amp;', '&'));
      assert.equal(browser.page?.heading, 'Create an account');
      const fields = { name: 'Zoë', email: 'Zoe@Example.com', password: 'long enough' };
      for (const wrong of [
        { name: ' ' },
        { name: 'x'.repeat(101) },
        { email: 'nobody' },
        { password: 'short' },
        { password: 'zoe12345' },
        { password: 'Password!2026' },
        { email: shop.customer.email },
      ]) {
        const { status, heading, text } = await browser.submit('/oauth/sign-up', { ...fields, ...wrong });
        assert.deepEqual([status, heading], [400, 'Create an account'], JSON.stringify(wrong));
        assert.ok(!text.includes('long enough'), 'a password is never shown');
      }
      const breachedPasswords = { has: async (password: string) => password === fields.password };
      const careful = await openPages({ ...world, environment: { ...world.environment, breachedPasswords } });
      const refused = new Browser(careful);
      await refused.get(shop.url());
      await refused.get(/href="(\/oauth\/sign-up[^"]*)"/.exec(refused.page!.text)![1]!.replaceAll('&amp;', '&'));
      const { status, text } = await refused.submit('/oauth/sign-up', fields);
      assert.deepEqual([status, text.includes('too easy to guess')], [400, true]);
      await careful.close();
      const made = await browser.submit('/oauth/sign-up', fields);
      assert.equal(made.heading, 'Authorization required');
      assert.match(made.text, /Signed in as Zoë/);
      const again = new Browser(app);
      await again.get(shop.url());
      assert.equal(
        (await again.submit('/oauth/sign-in', { email: 'zoe@example.com', password: 'long enough' })).heading,
        'Authorization required',
      );
    });

    test('what people and applications are called is text and nothing else', async () => {
      const script = `"><script>alert(1)</script>'`;
      const shop = await retailer(script);
      await world.database.query(setName, [shop.organizationId, shop.customer.email, script]);
      const browser = new Browser(app);
      const pages = [(await browser.get(shop.url({ state: script }))).text];
      pages.push((await browser.submit('/oauth/sign-in', { email: script, password: script })).text);
      pages.push((await browser.submit('/oauth/sign-in', shop.customer)).text);
      pages.push((await new Browser(app).get(shop.url({ ui_locales: script, client_id: script }))).text);
      for (const text of pages) assert.ok(!text.includes('<script'), text);
      assert.ok(pages[2]!.includes('Signed in as &quot;&gt;&lt;script&gt;'));
    });

    test('pages run nothing, are framed nowhere, and tell no other site where the visitor is', async () => {
      const shop = await retailer();
      for (const { headers } of [await new Browser(app).get(shop.url()), await signedIn(shop).then((browser) => browser.page!)]) {
        const policy = headers['content-security-policy'] ?? '';
        assert.match(
          policy,
          /^default-src 'none'; style-src 'sha256-[\w+/=]+'; img-src data:; form-action 'self' https:\/\/shop\.example; base-uri 'none'; frame-ancestors 'none'$/,
        );
        assert.deepEqual(
          [headers['referrer-policy'], headers['x-frame-options'], headers['cache-control'], headers['x-content-type-options']],
          ['no-referrer', 'DENY', 'no-store', 'nosniff'],
        );
      }
      const { headers } = await app.inject({ method: 'GET', url: shop.url() });
      assert.match(String(headers['set-cookie']), /^__Host-customer=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
    });

    test('the language is that of ui_locales, else of the browser', async () => {
      const shop = await retailer();
      const browser = new Browser(app);
      assert.match(
        (await browser.get(shop.url({ ui_locales: 'de fr-CA en' }))).text,
        /<html lang="fr-CA">[\s\S]*<h1>Ouvrir une session<\/h1>/,
      );
      assert.match((await browser.submit('/oauth/sign-in', shop.customer)).text, /<h1>Autorisation requise<\/h1>/);
      browser.language = 'fr-CA,fr;q=0.9';
      assert.equal((await browser.get(shop.url({ ui_locales: 'en' }))).heading, 'Authorization required');
      assert.equal((await browser.get(shop.url())).heading, 'Autorisation requise');
    });

    test('other methods are refused with Allow, and too large a form with a page', async () => {
      const shop = await retailer();
      const put = await app.inject({ method: 'DELETE', url: shop.url() });
      assert.deepEqual([put.statusCode, put.headers.allow], [405, 'GET, HEAD']);
      const browser = await signedIn(shop);
      const large = await browser.submit('/oauth/decision', { decision: 'x'.repeat(20_000) });
      assert.deepEqual([large.status, large.heading], [413, 'This link does not work']);
    });
  });

  describe(`the consent page of a development server on ${engineName}`, () => {
    test('there are test accounts and no sign-up', async () => {
      await using engine = await startTestEngine(engineName);
      await using world = await openWorld(engine);
      const app = await openPages(world);
      const made = await world.organization('dev');
      const { body } = await ok(
        world.call(made.token, 'POST', '/applications', { name: 'App', scopes: ['account_linking'], redirect_uris: [BACK] }),
      );
      const query = new URLSearchParams({ response_type: 'code', client_id: body.client_id, scope: 'account_linking', redirect_uri: BACK });
      const browser = new Browser(app);
      assert.match((await browser.get(`/oauth/authorize?${query}`)).text, /Sandbox API/);
      assert.equal((await browser.get(`/oauth/sign-up?${query}`)).status, 404);
      assert.equal((await browser.post(`/oauth/sign-up?${query}`, { name: 'x', email: 'x@example.com', password: PASSWORD })).status, 404);
      await app.close();
    });
  });
}
