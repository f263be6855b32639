import assert from 'node:assert/strict';
import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import { after, before, describe, mock, test } from 'node:test';
import type { Database } from '../../storage/engine/index.ts';
import { ACCOUNT, Browser, joinOrganization, openConsoleDatabase, World } from '../world.fixture.ts';
import { LiveFeeds, MOST_OF_ORGANIZATION, MOST_OF_SESSION } from './feed.ts';

describe('live streams', () => {
  let database: Database & AsyncDisposable;
  let world: World;
  let url: string;
  before(async () => {
    database = await openConsoleDatabase();
    world = await World.start(database);
    await joinOrganization(database, ACCOUNT.email.toLowerCase(), 'market', 'developer');
    url = await world.app.listen({ port: 0, host: '127.0.0.1' });
  });
  after(async () => {
    await world[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  const open = async (cookie: string | undefined, at = url): Promise<IncomingMessage> => {
    const request = http.get(`${at}/api/live?environment=development&topics=orders`, { agent: false, headers: { cookie: cookie! } });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    answer.on('error', () => undefined);
    return answer;
  };

  test('a session has so many and no more, another session its own, and one that closes makes room', async () => {
    const [one, two] = [new Browser(world.app), new Browser(world.app)];
    await one.signIn();
    await two.signIn();
    const streams = await Promise.all(Array.from({ length: MOST_OF_SESSION }, () => open(one.cookie)));
    assert.deepEqual([...new Set(streams.map(({ statusCode }) => statusCode))], [200]);
    const refused = await open(one.cookie);
    assert.deepEqual([refused.statusCode, refused.headers['retry-after']], [429, '30']);
    refused.destroy();
    streams.push(await open(two.cookie));
    assert.equal(streams.at(-1)!.statusCode, 200);
    streams.shift()!.destroy();
    // The server hears of the end a moment later.
    let next = await open(one.cookie);
    while (next.statusCode === 429) {
      next.destroy();
      next = await open(one.cookie);
    }
    assert.equal(next.statusCode, 200);
    for (const stream of [...streams, next]) stream.destroy();
  });

  test('a stream ends by its next heartbeat once a second factor is required and missing', async () => {
    const strict = new World(database, undefined, { requireSecondFactor: true });
    const at = await strict.app.listen({ port: 0, host: '127.0.0.1' });
    const one = new Browser(strict.app);
    await one.signIn();
    const set = (confirmed: 'now()' | 'null') => database.execute(`update cw.accounts set totp_confirmed_at = ${confirmed}`);
    await set('now()');
    mock.timers.enable({ apis: ['setInterval'] });
    try {
      const stream = await open(one.cookie, at);
      assert.equal(stream.statusCode, 200);
      let text = '';
      stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      const beat = () => mock.timers.tick(15_000);
      beat();
      while (!text.includes('still here')) await once(stream, 'data');
      await set('null');
      const ended = once(stream, 'end');
      beat();
      await ended;
    } finally {
      mock.timers.reset();
      await set('null');
      await strict[Symbol.asyncDispose]();
    }
  });

  test('an organization has so many, however many sessions', () => {
    const feeds = new LiveFeeds();
    for (let session = 0; session < MOST_OF_ORGANIZATION; session++) feeds.opened({ session, organizationId: 1 }, () => undefined);
    assert.equal(feeds.hasRoom({ session: MOST_OF_ORGANIZATION, organizationId: 1 }), false);
    assert.equal(feeds.hasRoom({ session: MOST_OF_ORGANIZATION, organizationId: 2 }), true);
  });
});
