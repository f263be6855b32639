import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statement } from '../../storage/engine/index.ts';
import { ACCOUNT, Browser, joinOrganization, NOW, openConsoleDatabase, World } from '../world.fixture.ts';

/** Nobody listens here: the port is reserved (RFC 6335). */
const NOWHERE = 'https://127.0.0.1:1';
const AUTHORITY = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';

test('a developer admin renames the organization, others read it; a blank name is refused', async () => {
  await using database = await openConsoleDatabase();
  await using world = await World.start(database);
  const browser = new Browser(world.app);
  await joinOrganization(database, ACCOUNT.email.toLowerCase(), 'market', 'developer_admin');
  await browser.api('POST', '/api/session', ACCOUNT);
  const blank = await browser.api('PATCH', '/api/organization', { name: ' ' });
  assert.deepEqual([blank.statusCode, blank.json().meta.key], [400, 'name']);
  assert.equal((await browser.api('PATCH', '/api/organization', { name: ' Green Market ' })).statusCode, 200);
  const expected = { slug: 'market', name: 'Green Market', country: 'US', created_at: new Date(NOW).toISOString() };
  const found = (await browser.api('GET', '/api/organization')).json();
  assert.deepEqual({ ...found, created_at: new Date(found.created_at).toISOString() }, expected);

  await database.query(statement<[]>('', "update cw.members set role = 'developer'"), []);
  assert.equal((await browser.api('PATCH', '/api/organization', { name: 'Mine' })).statusCode, 403);
  assert.equal((await browser.api('GET', '/api/organization')).json().name, 'Green Market');
});

test('the authority of an assigned server is told, and null where a public one is enough', async () => {
  await using database = await openConsoleDatabase();
  await using world = await World.start(database);
  const browser = new Browser(world.app);
  await joinOrganization(database, ACCOUNT.email.toLowerCase(), 'market', 'developer');
  await browser.api('POST', '/api/session', ACCOUNT);
  assert.deepEqual((await browser.api('GET', '/api/assignments/authorities')).json(), { development: null, production: null });
  await database.query(
    statement<[url: string, ca: string, now: Date]>(
      '',
      `with server as (
         insert into cw.pool_servers (environment, name, url, ca, client_id, client_secret, created_at)
         values ('development', 'one', $1, $2, 'client', '\\x00', $3) returning id
       )
       insert into cw.assignments (organization_id, environment, server_id, slug, state, updated_at)
       select o.id, 'development', server.id, o.slug, 'pending', $3 from server, cw.organizations o where o.slug = 'market'`,
    ),
    [NOWHERE, AUTHORITY, new Date(NOW)],
  );
  assert.deepEqual((await browser.api('GET', '/api/assignments/authorities')).json(), { development: AUTHORITY, production: null });
});
