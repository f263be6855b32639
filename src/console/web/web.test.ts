import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setOpenToAll } from '../../storage/console/status/history.ts';
import type { Database } from '../../storage/engine/index.ts';
import { Browser, openConsoleDatabase, World } from '../world.fixture.ts';

describe('pages of the browser side', () => {
  let database: Database;
  let world: World;
  let member: Browser;
  before(async () => {
    database = await openConsoleDatabase();
    world = await World.start(database);
    member = new Browser(world.app);
    await member.signIn();
  });
  after(async () => {
    await world[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });
  const visitor = () => new Browser(world.app);

  test('without a session a page is never sent: the server leads to the sign-in and back', async () => {
    for (const method of ['GET', 'HEAD'] as const) {
      const answer = await world.app.inject({ method, url: '/orders/a%2Fb?x=1&y=2', headers: { host: 'localhost:7443' } });
      assert.equal(answer.statusCode, 303);
      assert.equal(answer.headers.location, '/sign-in?return_to=%2Forders%2Fa%252Fb%3Fx%3D1%26y%3D2');
      assert.equal(answer.body, '');
    }
  });

  test('with a session a page is the shell, with the nonce of its own policy and no other', async () => {
    const nonces = new Set<string>();
    for (const url of ['/home', '/orders/1', '/home']) {
      const { statusCode, body, headers } = await member.get(url);
      assert.equal(statusCode, 200);
      const [, nonce] = /<meta name="csp-nonce" content="([\w+/=]{24})">/.exec(body)!;
      assert.ok(String(headers['content-security-policy']).includes(`style-src 'self' 'nonce-${nonce}';`));
      assert.doesNotMatch(String(headers['content-security-policy']), /unsafe/);
      nonces.add(nonce!);
    }
    assert.equal(nonces.size, 3);
  });

  test('public pages are for everybody; whoever is signed in is sent on from the sign-in, and nowhere but to this console', async () => {
    assert.equal((await visitor().get('/sign-in')).statusCode, 200);
    assert.equal((await visitor().get('/forgot-password')).statusCode, 200);
    assert.equal((await member.get('/forgot-password')).statusCode, 200);
    const to = async (query: string) => (await member.get(`/sign-in${query}`)).headers.location;
    assert.equal(await to(''), '/home');
    assert.equal(await to('?return_to=%2Forders%2F1'), '/orders/1');
    for (const target of ['//evil.example', '/\\evil.example', 'https://evil.example/', '/.//evil.example', '/a&return_to=/b']) {
      assert.equal(await to(`?return_to=${target}`), '/home');
    }
  });

  test("pages of customers are for everybody, and alone may show a retailer's pictures; nothing else of their policy is wider", async () => {
    const policyOf = async (url: string) =>
      String((await visitor().get(url)).headers['content-security-policy']).replace(/nonce-[^']+/, '');
    const own = await policyOf('/sign-in');
    assert.match(own, /img-src 'self' data: blob:;/);
    for (const url of ['/o/dABC', '/o/dABC/pickup', '/store/recipes/dABC', '/store/shopping_lists/dABC']) {
      for (const browser of [visitor(), member]) {
        const { statusCode, headers } = await browser.get(url);
        assert.deepEqual([statusCode, headers['referrer-policy']], [200, 'no-referrer']);
      }
      assert.equal((await policyOf(url)).replace(' blob: https:;', ' blob:;'), own);
    }
  });

  test('where a second factor is required and missing, every page leads to the one that sets it up, and that one on afterwards', async () => {
    const strict = new World(database, undefined, { requireSecondFactor: true });
    const who = Object.assign(new Browser(strict.app), { cookie: member.cookie });
    const to = async (url: string, browser = who) => (await browser.get(url)).headers.location;
    assert.equal(await to('/orders/1?a=b&c=d'), '/second-factor?return_to=%2Forders%2F1%3Fa%3Db%26c%3Dd');
    assert.equal(await to('/status'), '/second-factor?return_to=%2Fstatus');
    assert.equal(await to('/sign-in?return_to=%2Forders%2F1'), '/orders/1');
    assert.equal((await who.get('/second-factor?return_to=%2Fhome')).statusCode, 200);
    for (const url of ['/forgot-password', '/o/dABC']) assert.equal((await who.get(url)).statusCode, 200, url);
    assert.equal(await to('/second-factor', visitor()), '/sign-in?return_to=%2Fsecond-factor');
    assert.equal(await to('/second-factor?return_to=%2Forders%2F1', member), '/orders/1');
    assert.equal(await to('/second-factor?return_to=%2F%2Fevil.example', member), '/home');
    await strict[Symbol.asyncDispose]();
  });

  test('the status page needs a session until who runs the installation opens it', async () => {
    const status = (method: 'GET' | 'HEAD', query = '') =>
      world.app.inject({ method, url: `/status${query}`, headers: { host: 'localhost:7443', accept: 'text/html' } });
    for (const method of ['GET', 'HEAD'] as const) {
      const answer = await status(method, '?a=1&b=2');
      assert.equal(answer.statusCode, 303);
      assert.equal(answer.headers.location, '/sign-in?return_to=%2Fstatus%3Fa%3D1%26b%3D2');
      assert.equal(answer.body, '');
    }
    assert.equal((await member.get('/status')).statusCode, 200);
    await database.query(setOpenToAll, [true]);
    try {
      assert.equal((await status('GET')).statusCode, 200);
    } finally {
      await database.query(setOpenToAll, [false]);
    }
    assert.equal((await status('GET')).statusCode, 303);
  });

  test('the root leads home, or to the sign-in', async () => {
    assert.equal((await member.get('/')).headers.location, '/home');
    assert.equal((await visitor().get('/')).headers.location, '/sign-in');
  });

  test('a built file is sent compressed to whoever takes that, plain to others', async () => {
    const get = (encodings: string) => member.get('/assets/index-abc.js', { 'accept-encoding': encodings });
    for (const encodings of ['br', 'gzip, deflate, br', '*', 'BR;q=0.1']) {
      const { headers, body } = await get(encodings);
      assert.equal(headers['content-encoding'], 'br', encodings);
      assert.equal(body, 'small');
      assert.equal(headers['content-type'], 'text/javascript; charset=utf-8');
      assert.equal(headers.vary, 'accept-encoding');
    }
    for (const encodings of ['', 'gzip', 'br;q=0', 'identity']) {
      const { headers, body } = await get(encodings);
      assert.equal(headers['content-encoding'], undefined, encodings);
      assert.equal(body, 'plain');
    }
  });

  test('a file that was not built is 404, wherever its path leads', async () => {
    for (const path of ['nothing.js', 'index-abc.js.br', '..%2Fpages.json', '%2e%2e/%2e%2e/package.json']) {
      assert.equal((await member.get(`/assets/${path}`)).statusCode, 404, path);
    }
  });
});
