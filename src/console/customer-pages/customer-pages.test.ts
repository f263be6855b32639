import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { after, before, beforeEach, describe, test } from 'node:test';
import { savePoolServer } from '../../storage/console/pool.ts';
import type { Database } from '../../storage/engine/types.ts';
import { issueCertificates, startServer, type TestServer } from '../tls-server.fixture.ts';
import { Browser, NOW, openConsoleDatabase, World } from '../world.fixture.ts';

const LINK = `p${'k'.repeat(32)}`;

describe('pages of customers, on the console', () => {
  const { ca, tls } = issueCertificates();
  let database: Database & AsyncDisposable;
  let world: World;
  let servers: TestServer[];
  let asked: string[];

  /** A server that knows some links. */
  const knowing =
    (name: string, links: readonly string[]): RequestListener =>
    (request, response) => {
      asked.push(`${name} ${request.method} ${request.url} ${request.headers.cookie ?? ''}`);
      const known = links.some((link) => request.url?.includes(link));
      response.writeHead(known ? 200 : 404, { 'content-type': 'application/json', 'set-cookie': 'x=y' });
      response.end(JSON.stringify(known ? { name } : { error: { message: 'Resource not found', code: 4000 }, meta: {} }));
    };
  before(async () => {
    database = await openConsoleDatabase();
    const link = (mark: string) => `${mark}${'k'.repeat(32)}`;
    servers = [
      await startServer(tls, (...all) => knowing('development', [link('d')])(...all)),
      await startServer(tls, (...all) => knowing('first', [])(...all)),
      await startServer(tls, (...all) => knowing('second', [link('p')])(...all)),
    ];
  });
  beforeEach(async () => {
    asked = [];
    await world?.[Symbol.asyncDispose]();
    world = await World.start(database);
    for (const [index, environment] of ['development', 'production', 'production'].entries()) {
      const parameters = [environment, `Server ${index}`, servers[index]!.url, ca, 'client', Buffer.from('sealed'), new Date(NOW)] as const;
      await database.query(savePoolServer, [...parameters]);
    }
  });
  after(async () => {
    await world?.[Symbol.asyncDispose]();
    for (const server of servers ?? []) await server[Symbol.asyncDispose]();
    await database?.[Symbol.asyncDispose]();
  });

  test('a link goes to the server of its environment that knows it, and to no other environment', async () => {
    const answer = await new Browser(world.app).get(`/api/order-pages/${LINK}?wait=5&after=1.0.0`, { accept: 'application/json' });
    assert.deepEqual([answer.statusCode, answer.json()], [200, { name: 'second' }]);
    assert.deepEqual(asked.toSorted(), [
      `first GET /cartwright/v1/order_pages/${LINK} `,
      `second GET /cartwright/v1/order_pages/${LINK} `,
      `second GET /cartwright/v1/order_pages/${LINK}?wait=5&after=1.0.0 `,
    ]);
    assert.equal(answer.headers['set-cookie'], undefined);
    assert.ok(!world.log.join('').includes(LINK), 'the log does not have the link');
  });

  test('what is no link, or leads elsewhere, is unknown and asks nobody', async () => {
    const browser = new Browser(world.app);
    for (const path of ['x', `x${LINK.slice(1)}`, `${LINK}/../orders`, `${LINK}/%2e%2e/orders`, `${LINK}/a/b/c/d`, `${LINK}//orders`, '']) {
      const { statusCode } = await browser.get(`/api/order-pages/${path}`, { accept: 'application/json' });
      assert.equal(statusCode, 404, path);
    }
    assert.deepEqual(asked, []);
    const unknown = await browser.get(`/api/product-pages/p${'z'.repeat(32)}`, { accept: 'application/json' });
    assert.deepEqual([unknown.statusCode, unknown.json().error.message], [404, 'Resource not found']);
  });

  test("a customer acts without a session, but from the console's own page only, and no cookie goes on", async () => {
    const browser = new Browser(world.app);
    const url = `/api/order-pages/d${LINK.slice(1)}/messages`;
    assert.equal((await browser.api('POST', url, { body: 'Hello' })).statusCode, 200);
    assert.deepEqual(asked, [`development POST /cartwright/v1/order_pages/d${LINK.slice(1)}/messages `]);
    assert.equal((await browser.api('POST', url, {}, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })).statusCode, 403);
    assert.equal((await browser.api('POST', url, {}, { 'x-csrf-token': 'x' })).statusCode, 403);
    assert.equal(asked.length, 1);
  });
});
