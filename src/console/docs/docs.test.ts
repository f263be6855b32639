import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { statement } from '../../storage/engine/index.ts';
import { ACCOUNT, Browser, joinOrganization, NOW, openConsoleDatabase, World } from '../world.fixture.ts';
import { mountDocs } from './docs.ts';

describe('the built reference', () => {
  let folder: string;
  let app: FastifyInstance;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'cartwright-docs-'));
    mkdirSync(join(folder, 'operations'));
    writeFileSync(join(folder, 'index.html'), 'the first page');
    writeFileSync(join(folder, 'operations', 'oauth.token.html'), 'a topic');
    writeFileSync(join(folder, 'operations', 'oauth.token.md'), '# A topic');
    writeFileSync(join(folder, 'notes.exe'), 'no page');
    app = Fastify();
    mountDocs(app, folder);
  });
  after(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });
  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers });

  test('pages are found with their ending and without, and have their type', async () => {
    assert.equal((await get('/docs')).headers.location, '/docs/index.html');
    assert.equal((await get('/docs/')).body, 'the first page');
    for (const path of ['operations/oauth.token', 'operations/oauth.token.html']) {
      const { body, headers } = await get(`/docs/${path}`);
      assert.deepEqual([body, headers['content-type']], ['a topic', 'text/html; charset=utf-8']);
    }
    assert.equal((await get('/docs/operations/oauth.token.md')).headers['content-type'], 'text/markdown; charset=utf-8');
    const { statusCode, body } = await app.inject({ method: 'HEAD', url: '/docs/index.html' });
    assert.deepEqual([statusCode, body], [200, '']);
  });

  test('a page is compressed where the browser takes it, and not sent again while it is the same', async () => {
    const { rawPayload, headers } = await get('/docs/index.html', { 'accept-encoding': 'br' });
    assert.equal(headers['content-encoding'], 'br');
    assert.equal(brotliDecompressSync(rawPayload).toString(), 'the first page');
    const again = await get('/docs/index.html', { 'accept-encoding': 'br', 'if-none-match': String(headers.etag) });
    assert.deepEqual([again.statusCode, again.body], [304, '']);
    assert.notEqual((await get('/docs/index.html')).headers.etag, headers.etag);
  });

  test('nothing else of the machine is served', async () => {
    for (const path of ['nothing.html', 'notes.exe', 'operations', '../docs.ts', '..%2f..%2fetc%2fpasswd', '%2e%2e/index.html']) {
      assert.notEqual((await get(`/docs/${path}`)).statusCode, 200, path);
    }
  });
});

const assign = statement<[url: string, now: Date]>(
  '',
  `with server as (
     insert into cw.pool_servers (environment, name, url, client_id, client_secret, created_at)
     values ('development', 'one', $1, 'client', '\\x00', $2) returning id
   )
   insert into cw.assignments (organization_id, environment, server_id, slug, state, updated_at)
   select o.id, 'development', server.id, o.slug, 'pending', $2 from server, cw.organizations o where o.slug = 'market'`,
);

test('samples have the organization’s own server and the client id asked for in them, and read the secret from the environment', async () => {
  await using database = await openConsoleDatabase();
  await using world = await World.start(database);
  const browser = new Browser(world.app);
  const of = (path: string) => browser.api('GET', `/api/samples/${path}`);
  assert.equal((await of('fulfillment.users.create')).statusCode, 401);
  await joinOrganization(database, ACCOUNT.email.toLowerCase(), 'market', 'developer');
  await browser.api('POST', '/api/session', ACCOUNT);
  await database.query(assign, ['https://market.example:8443', new Date(NOW)]);

  const { samples } = (await of('fulfillment.users.create?client_id=my-application')).json() as { samples: Sample[] };
  assert.deepEqual(
    samples.map(({ language }) => language),
    ['curl', 'java', 'python', 'go', 'typescript'],
  );
  for (const { language, text, stretches } of samples) {
    assert.ok(text.includes('https://market.example:8443') && text.includes('my-application'), language);
    assert.ok(text.includes('CARTWRIGHT_CLIENT_SECRET'), language);
    assert.equal(stretches.map((one) => one.text).join(''), text, language);
    assert.ok(stretches.some(({ kind }) => kind === 'c') && stretches.some(({ kind }) => kind === 's'), language);
  }
  const plain = (await of('fulfillment.users.create')).json() as { samples: Sample[] };
  for (const { language, text } of plain.samples) assert.ok(text.includes('CARTWRIGHT_CLIENT_ID'), language);
  assert.equal((await of('fulfillment.users.nothing')).statusCode, 404);
});

interface Sample {
  readonly language: string;
  readonly text: string;
  readonly stretches: readonly { readonly kind?: string; readonly text: string }[];
}
