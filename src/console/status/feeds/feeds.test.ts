import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import type { Database } from '../../../storage/engine/index.ts';
import { ACCOUNT, Browser, openConsoleDatabase, World } from '../../world.fixture.ts';
import { makeOperator } from '../world.fixture.ts';
import { type Entry, feedOf } from './entries.ts';
import { atom, jsonFeed, rss } from './formats.ts';

const AT = '2026-09-01T12:00:00.000Z';
const feed = (entries: readonly Entry[]) => ({ url: 'https://c/feed', title: 'Status', pageUrl: 'https://c/status', entries });
const entry = (text: string): Entry => ({ id: 'https://c/#1', title: text, text, url: 'https://c/#1', published: AT, updated: AT });

/** Tags that are open, read as XML 1.0 demands: throws for text that holds what only markup may. */
function checkWellFormed(document: string): void {
  const open: string[] = [];
  for (const [, markup, text] of document.replace(/^<\?xml[^>]*\?>\s*/, '').matchAll(/<([^>]*)>|([^<]+)/g)) {
    if (text !== undefined) {
      assert.doesNotMatch(text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, ''), /[&<>]|[^\P{Cc}\t\n\r]|\p{Cs}|\ufffe|\uffff/u);
    } else if (markup!.startsWith('/')) assert.equal(open.pop(), markup!.slice(1));
    else if (!markup!.endsWith('/')) open.push(markup!.split(' ', 1)[0]!);
  }
  assert.deepEqual(open, []);
}

test('whatever a title or an update says, Atom and RSS stay well-formed and JSON says it as it is', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.oneof(fc.constantFrom('<', '>', '&', '"', "'", ']]>', '\u0000', '\ud800', '\uffff'), fc.string()) }),
      (text) => {
        checkWellFormed(atom(feed([entry(text)]), 0));
        checkWellFormed(rss(feed([entry(text)])));
        assert.equal(JSON.parse(jsonFeed(feed([entry(text)]))).items[0].title, text);
      },
    ),
    { numRuns: 300, seed: 1 },
  );
});

test('the latest change comes first, and a feed has fifty entries at most', () => {
  const maintenances = Array.from({ length: 60 }, (_, index) => ({
    ...{
      id: index,
      server_id: null,
      environment: null,
      components: [],
      title: 'a',
      state: 'planned' as const,
      text: 'b',
      starts_at: AT,
      ends_at: AT,
    },
    changed_at: new Date(Date.parse(AT) + index).toISOString(),
  }));
  const { entries } = feedOf('https://c/feed', 'https://c', { incidents: [], maintenances });
  assert.equal(entries.length, 50);
  assert.match(entries[0]!.id, /#maintenance-59$/);
});

describe('feeds', () => {
  let database: Database & AsyncDisposable;
  let world: World;
  let operator: Browser;
  before(async () => {
    database = await openConsoleDatabase();
    world = await World.start(database);
    await makeOperator(database, ACCOUNT.email);
    operator = new Browser(world.app);
    await operator.signIn();
  });
  after(async () => {
    await world[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });
  const get = (url: string) => new Browser(world.app).get(url.replace(/^https:\/\/[^/]+/, ''), { accept: '*/*' });

  test('a feed is read with the token of its address and nothing else, until the addresses are renewed or ended', async () => {
    await operator.api('POST', '/api/status/incidents', { title: 'A & <b>', text: 'x', impact: 'major' });
    for (const ending of ['atom', 'rss', 'json']) assert.equal((await get(`/status/feed.${ending}`)).statusCode, 401);
    const { atom: first, rss: second, json } = (await operator.api('POST', '/api/status/feed')).json();
    const types = { [first]: /^application\/atom\+xml/, [second]: /^application\/rss\+xml/, [json]: /^application\/feed\+json/ };
    for (const [url, type] of Object.entries(types)) {
      const answer = await get(url);
      assert.equal(answer.statusCode, 200);
      assert.match(String(answer.headers['content-type']), type);
      assert.ok(!answer.body.includes('token='), 'readers pass feeds on: no secret in them');
    }
    const renewed = (await operator.api('POST', '/api/status/feed')).json();
    assert.equal((await get(first)).statusCode, 401);
    assert.equal((await get(renewed.atom)).statusCode, 200);
    await operator.api('DELETE', '/api/status/feed');
    assert.equal((await get(renewed.atom)).statusCode, 401);
  });

  test('where the page is open its feeds are too', async () => {
    await operator.api('PUT', '/api/status/settings', { open_to_all: true });
    assert.equal((await get('/status/feed.json')).json().items[0].title, 'A & <b> (investigating)');
    await operator.api('PUT', '/api/status/settings', { open_to_all: false });
    assert.equal((await get('/status/feed.json')).statusCode, 401);
  });
});
