import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Database } from '../storage/engine/index.ts';
import { Browser, healthy, issueCertificates, NOWHERE, openConsoleDatabase, startServer, World } from './world.fixture.ts';

const { ca, tls } = issueCertificates();

describe('status', () => {
  let database: Database;
  let world: World;
  let browser: Browser;
  before(async () => {
    database = await openConsoleDatabase();
    world = await World.start(database, ca);
    browser = new Browser(world.app);
    await browser.signIn();
  });
  after(async () => {
    await world[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });
  beforeEach(() => void Object.assign(world.servers, { development: NOWHERE, production: NOWHERE }));

  const parts = (page: string) => page.split('<article').slice(1);

  test('without a session the server sends to the sign-in, and shows nothing', async () => {
    for (const method of ['GET', 'HEAD'] as const) {
      const answer = await world.app.inject({ method, url: '/status', headers: { host: 'localhost:7443' } });
      assert.equal(answer.statusCode, 303);
      assert.equal(answer.headers.location, '/sign-in?return_to=%2Fstatus');
      assert.equal(answer.body, '');
    }
    const query = await new Browser(world.app).get('/status?a=1&b=2');
    assert.equal(query.headers.location, '/sign-in?return_to=%2Fstatus%3Fa%3D1%26b%3D2');
  });

  test('both servers are probed at each view and shown with name, base URL, state, response time and time of the check', async () => {
    await using development = await startServer(tls, healthy);
    await using production = await startServer(tls, healthy);
    Object.assign(world.servers, { development: development.url, production: production.url });
    for (const views of [1, 2]) {
      const { statusCode, body } = await browser.get('/status');
      assert.equal(statusCode, 200);
      assert.match(body, /<h1>Status<\/h1>/);
      assert.match(body, /Both servers are operational\./);
      for (const [index, name, { url, requests }] of [[0, 'Development', development] as const, [1, 'Production', production] as const]) {
        const part = parts(body)[index]!;
        assert.match(part, new RegExp(`>${name}</h2>`));
        assert.ok(part.includes(`<code>${url}</code>`));
        assert.match(part, />Operational</);
        assert.match(part, /<dd>[1-9]\d* ms<\/dd>/);
        assert.match(part, /<time datetime="2026-09-01T12:00:00Z">2026-09-01 12:00:00 UTC<\/time>/);
        assert.equal(requests.length, views);
      }
    }
  });

  test('a server that is down is shown as unreachable beside one that works', async () => {
    await using development = await startServer(tls, healthy);
    world.servers.development = development.url;
    const { statusCode, body } = await browser.get('/status');
    assert.equal(statusCode, 200);
    assert.match(body, /Production can’t be reached\./);
    assert.match(parts(body)[0]!, />Operational</);
    assert.match(parts(body)[1]!, />Unreachable<[\s\S]*None – connection refused/);
  });

  test('the page works when both servers are down', async () => {
    const { statusCode, body } = await browser.get('/status');
    assert.equal(statusCode, 200);
    assert.match(body, /Neither server can be reached\./);
  });

  test('both servers are probed at the same time', async () => {
    const both = Promise.withResolvers<void>();
    let waiting = 0;
    const answer: typeof healthy = async (request, response) => {
      if (++waiting === 2) both.resolve();
      await both.promise;
      healthy(request, response);
    };
    await using development = await startServer(tls, answer);
    await using production = await startServer(tls, answer);
    Object.assign(world.servers, { development: development.url, production: production.url });
    assert.match((await browser.get('/status')).body, /Both servers are operational\./);
  });

  test('a server that the CA did not certify is unreachable', async () => {
    await using impostor = await startServer(issueCertificates().tls, healthy);
    world.servers.development = impostor.url;
    assert.match(parts((await browser.get('/status')).body)[0]!, /Unreachable[\s\S]*None – the certificate is not trusted/);
  });

  test('the page says that it shows status only, and links the OpenAPI description of both servers', async () => {
    Object.assign(world.servers, { development: 'https://dev.invalid', production: 'https://prod.invalid' });
    const { body } = await browser.get('/status');
    assert.match(body, /shows status only/);
    assert.match(body, /href="https:\/\/dev\.invalid\/openapi\.json"/);
    assert.match(body, /href="https:\/\/prod\.invalid\/openapi\.json"/);
  });
});
