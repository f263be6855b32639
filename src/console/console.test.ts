import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, type TestContext, test } from 'node:test';
import { type Database, DatabaseUnavailable } from '../storage/engine/index.ts';
import { Browser, openConsoleDatabase, World } from './world.fixture.ts';

const CSP = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; img-src 'self' data:";

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

  test('every answer carries the security headers, and none but the styles may be stored', async () => {
    await browser.signIn();
    for (const url of ['/', '/sign-in', '/status', '/nowhere', '/assets/console.css']) {
      const { headers } = await browser.get(url);
      assert.equal(headers['content-security-policy'], CSP, url);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['referrer-policy'], 'no-referrer');
      assert.equal(headers['cache-control'], url.startsWith('/assets') ? 'no-cache' : 'no-store');
    }
  });

  test('pages keep to their own policy: no script, no inline style, nothing from another host', async () => {
    const form = (await browser.get('/sign-in')).body;
    await browser.signIn();
    for (const page of [form, (await browser.get('/status')).body, (await browser.get('/nowhere')).body]) {
      assert.match(page, /^<!doctype html>\n<html lang="en">/);
      assert.match(page, /<meta name="viewport" content="width=device-width, initial-scale=1">/);
      assert.equal(page.match(/<h1>/g)?.length, 1);
      assert.doesNotMatch(page, /<script|<style|<iframe| style=| on\w+=|javascript:/i);
      assert.doesNotMatch(page, /(?:src|<link[^>]*href)="(?!\/|data:)/);
    }
  });

  test('the styles that a page names may be kept for good', async () => {
    const [, href] = /<link rel="stylesheet" href="([^"]+)">/.exec((await browser.get('/sign-in')).body)!;
    const styles = await browser.get(href!);
    assert.equal(styles.statusCode, 200);
    assert.equal(styles.headers['content-type'], 'text/css; charset=utf-8');
    assert.equal(styles.headers['cache-control'], 'public, max-age=31536000, immutable');
    assert.match(styles.body, /prefers-color-scheme: dark/);
  });

  test('an unknown path is a page for browsers and the envelope for others', async () => {
    for (const request of [browser.get('/nowhere'), browser.post('/nowhere', {}), browser.post('/status', {})]) {
      const page = await request;
      assert.equal(page.statusCode, 404);
      assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
      assert.match(page.body, /<h1>Page not found<\/h1>/);
    }
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
    const page = await browser.get('/status', { 'x-request-id': 'r-1"<' });
    assert.equal(page.statusCode, 500);
    assert.match(page.body, /<h1>Something went wrong<\/h1>[\s\S]*Error 500<br>Request <code>r-1&quot;&lt;<\/code>/);
    assert.doesNotMatch(page.body, /secret detail/);
    assert.match(world.log.join(''), /secret detail/);
    const answer = await browser.get('/status', { accept: 'application/json' });
    assert.equal(answer.statusCode, 500);
    assert.doesNotMatch(answer.body, /secret detail|<html/);
  });

  test('a database that is away is a 503 page', async (t) => {
    breakDatabase(t, new DatabaseUnavailable('gone', 'not_executed'));
    const page = await browser.get('/status');
    assert.equal(page.statusCode, 503);
    assert.ok(page.headers['retry-after']);
    assert.match(page.body, /<h1>Not available right now<\/h1>/);
  });

  test('HEAD answers like GET without a body', async () => {
    const answer = await world.app.inject({ method: 'HEAD', url: '/sign-in' });
    assert.equal(answer.statusCode, 200);
    assert.equal(answer.body, '');
  });
});
