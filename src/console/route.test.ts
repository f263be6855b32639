import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { Type } from '../contract/schema.ts';
import { type Database, statement } from '../storage/engine/index.ts';
import { defineRoute, type RouteAccess } from './route.ts';
import { routes } from './routes.ts';
import { ACCOUNT, Browser, joinOrganization, openConsoleDatabase, World } from './world.fixture.ts';

const ACCESSES: readonly RouteAccess[] = ['public', 'account', 'view', 'manage', 'operate', 'installation'];
const probes = ACCESSES.map((access) =>
  defineRoute({
    id: `console.probe.${access}`,
    method: 'GET',
    path: `/api/probe/${access}`,
    access,
    response: Type.Object({ ok: Type.Boolean() }),
    errors: [],
    handle: async () => ({ ok: true }),
  }),
);
const echo = defineRoute({
  id: 'console.probe.echo',
  method: 'POST',
  path: '/api/echo/{name}',
  access: 'account',
  params: Type.Object({ name: Type.String() }),
  body: Type.Object({ count: Type.Integer(), text: Type.Optional(Type.String({ maxLength: 5 })) }),
  response: Type.Object({ name: Type.String(), count: Type.Integer(), organization: Type.String() }),
  errors: [],
  handle: async ({ params, body, session }) => ({
    name: params.name,
    count: body.count,
    organization: session.organization?.slug ?? '',
    secret: 'not in the schema',
  }),
});

describe('routes of the console', () => {
  let database: Database;
  let world: World;
  let browser: Browser;
  before(async () => {
    database = await openConsoleDatabase();
  });
  after(() => database[Symbol.asyncDispose]());
  beforeEach(async () => {
    world = await World.start(database, [...routes, ...probes, echo]);
    browser = new Browser(world.app);
  });
  afterEach(() => world[Symbol.asyncDispose]());

  const admitted = async () => {
    const answers = await Promise.all(ACCESSES.map((access) => browser.api('GET', `/api/probe/${access}`)));
    return ACCESSES.filter((_, index) => answers[index]!.statusCode === 200);
  };
  const keyOf = async (path: string) => {
    const answer = await browser.api('GET', path);
    return [answer.statusCode, answer.json().meta.key];
  };

  test('without a session only public routes answer; all others are 401', async () => {
    assert.deepEqual(await admitted(), ['public']);
    assert.deepEqual(await keyOf('/api/probe/view'), [401, 'session']);
    assert.deepEqual(await keyOf('/api/probe/installation'), [401, 'session']);
  });

  test('each role reaches what its rights name, and no role runs the installation', async () => {
    await joinOrganization(database, ACCOUNT.email.toLowerCase(), 'market', 'developer');
    await browser.signIn();
    const set = (role: string) => database.query(statement<[string]>('', 'update cw.members set role = $1'), [role]);
    assert.deepEqual(await admitted(), ['public', 'account', 'view']);
    await set('operator');
    assert.deepEqual(await admitted(), ['public', 'account', 'view', 'operate']);
    assert.deepEqual(await keyOf('/api/probe/manage'), [403, 'role']);
    await set('developer_admin');
    assert.deepEqual(await admitted(), ['public', 'account', 'view', 'manage', 'operate']);
    assert.deepEqual(await keyOf('/api/probe/installation'), [403, 'role']);
    await database.execute('update cw.accounts set is_operator = true');
    assert.deepEqual(await admitted(), ACCESSES);
  });

  test('a member who was removed loses the organization at once', async () => {
    await joinOrganization(database, ACCOUNT.email.toLowerCase(), 'market', 'developer_admin');
    await browser.signIn();
    await database.execute('delete from cw.members');
    assert.deepEqual(await keyOf('/api/probe/view'), [403, 'organization']);
    await database.execute('update cw.accounts set is_operator = true');
    assert.deepEqual(await keyOf('/api/probe/view'), [403, 'organization']);
  });

  test('a write needs a CSRF token of its own session', async () => {
    await browser.signIn();
    const other = new Browser(world.app);
    const foreign = await other.csrfToken();
    for (const token of ['', 'x', foreign]) {
      const answer = await browser.api('POST', '/api/echo/a', { count: 1 }, { 'x-csrf-token': token });
      assert.deepEqual([answer.statusCode, answer.json().meta.key], [403, 'X-CSRF-Token']);
    }
    assert.equal((await browser.api('POST', '/api/echo/a', { count: 1 })).statusCode, 200);
  });

  test('a write from another site is refused, even with a good token', async () => {
    await browser.signIn();
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
    ];
    for (const headers of foreign) {
      const answer = await browser.api('POST', '/api/echo/a', { count: 1 }, headers);
      assert.deepEqual([answer.statusCode, answer.json().meta.key], [403, 'Origin']);
    }
  });

  test('a body that is not JSON is 415', async () => {
    await browser.signIn();
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json-seq', '']) {
      const answer = await browser.api('POST', '/api/echo/a', { count: 1 }, { 'content-type': type });
      assert.deepEqual([answer.statusCode, answer.json().meta.key], [415, 'Content-Type']);
    }
  });

  test('problems of a body come together in the envelope, and the answer holds what its schema names', async () => {
    await browser.signIn();
    const refused = await browser.api('POST', '/api/echo/a', { text: 'too long' });
    assert.equal(refused.statusCode, 400);
    const { errors } = refused.json().error;
    assert.deepEqual(errors.map((one: { meta: { key: string } }) => one.meta.key).sort(), ['count', 'text']);
    const answer = await browser.api('POST', '/api/echo/caf%C3%A9', { count: '2' });
    assert.deepEqual(answer.json(), { name: 'café', count: 2, organization: '' });
    assert.equal((await browser.api('POST', '/api/echo/a')).json().meta.key, 'count');
  });

  test('another method of a path is 405 with Allow, an unknown path 404, both in the envelope', async () => {
    const wrong = await browser.api('DELETE', '/api/echo/a');
    assert.equal(wrong.statusCode, 405);
    assert.equal(wrong.headers.allow, 'POST');
    const unknown = await browser.get('/api/nowhere');
    assert.equal(unknown.statusCode, 404);
    assert.equal(unknown.headers['content-type'], 'application/json; charset=utf-8');
    assert.equal((await world.app.inject({ method: 'HEAD', url: '/api/session' })).statusCode, 200);
  });

  test('no answer is kept by a cache or asks for a Bearer token', async () => {
    const answer = await browser.api('GET', '/api/probe/account');
    assert.equal(answer.headers['cache-control'], 'no-store');
    assert.equal(answer.headers['www-authenticate'], undefined);
    assert.equal(answer.headers['x-content-type-options'], 'nosniff');
  });

  test('every route has a name, a path and a right of its own kind', () => {
    assert.equal(new Set(routes.map(({ id }) => id)).size, routes.length);
    assert.equal(new Set(routes.map(({ method, path }) => `${method} ${path}`)).size, routes.length);
    for (const { id, access } of routes) {
      assert.match(id, /^console(\.[a-z_]+)+$/);
      assert.ok(ACCESSES.includes(access));
    }
  });
});
