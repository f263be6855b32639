import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, type TestContext, test } from 'node:test';
import { type Database, DatabaseUnavailable } from '../storage/engine/index.ts';
import { Browser, openConsoleDatabase, World } from './world.fixture.ts';

const POLICY =
  /^default-src 'none'; script-src 'self'; style-src 'self'(?: 'nonce-[\w+/=]{24}')?; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'$/;

describe('console', () => {
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

  const breakDatabase = (t: TestContext, error: Error) => {
    t.mock.method(database, 'query', () => Promise.reject(error));
    browser.cookie = `__Host-session=${'A'.repeat(43)}`;
  };

  test('every answer carries the security headers, and none but the built files may be stored', async () => {
    await browser.signIn();
    for (const url of ['/', '/home', '/api/session', '/nowhere', '/assets/nothing.js', '/assets/index-abc.js']) {
      const { headers } = await browser.get(url);
      assert.match(String(headers['content-security-policy']), POLICY, url);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['referrer-policy'], 'no-referrer');
      assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
      assert.equal(headers['cache-control'], url.endsWith('abc.js') ? 'public, max-age=31536000, immutable' : 'no-store', url);
    }
  });

  test('an unknown path is a page for browsers and the envelope for others', async () => {
    const page = await browser.get('/nowhere');
    assert.equal(page.statusCode, 404);
    assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
    assert.match(page.body, /<meta name="cartwright-status" content="404">/);
    for (const accept of ['application/json', '*/*']) {
      const answer = await browser.get('/nowhere', { accept });
      assert.equal(answer.statusCode, 404);
      assert.equal(answer.headers['content-type'], 'application/json; charset=utf-8');
      assert.equal(answer.headers.vary, 'accept');
      assert.ok(answer.json().error);
    }
  });

  test('a defect is a 500 page that names the request and gives nothing away', async (t) => {
    breakDatabase(t, new Error('secret detail'));
    const page = await browser.get('/home', { 'x-request-id': 'r-1"<' });
    assert.equal(page.statusCode, 500);
    assert.match(page.body, /content="500"><meta name="cartwright-request-id" content="r-1&#34;&#60;">/);
    assert.doesNotMatch(page.body, /secret detail/);
    assert.match(world.log.join(''), /secret detail/);
    const answer = await browser.get('/home', { accept: 'application/json' });
    assert.equal(answer.statusCode, 500);
    assert.doesNotMatch(answer.body, /secret detail|<html/);
  });

  test('a database that is away is a 503 page', async (t) => {
    breakDatabase(t, new DatabaseUnavailable('gone', 'not_executed'));
    const page = await browser.get('/home');
    assert.equal(page.statusCode, 503);
    assert.ok(page.headers['retry-after']);
    assert.match(page.body, /<meta name="cartwright-status" content="503">/);
  });
});
